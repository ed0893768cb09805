/** Promises that are about who may come in, and about sets that are made and made again. */
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { apply } from '../shared/changes/apply.ts'
import { type NodeId, newId, type SetId } from '../shared/ids.ts'
import { openLens } from '../shared/stage/lens.ts'
import { desertCamp } from '../shared/starter/desert-camp.ts'
import { openSqliteStore } from './stores/sqlite.ts'
import { type Caller, callerOf, makeLink, makeSet, makeToken, ownerOf } from './testing/caller.ts'
import { isSynced, type RealPeer, type RealPeerOptions, realPeer, socketWith } from './testing/real-peer.ts'
import { type ServerHere, serverHere } from './testing/server-here.ts'
import { freshFolder, startServer } from './testing/start-server.ts'
import { until } from './testing/until.ts'

let server: ServerHere
let owner: Caller
const peers: RealPeer[] = []

const peerOf = (options: Omit<RealPeerOptions, 'ws'> & { readonly ws?: string }): RealPeer => {
  const made = realPeer({ ws: server.ws, ...options })
  peers.push(made)
  return made
}
const syncedPeer = async (options: Parameters<typeof peerOf>[0]): Promise<RealPeer> => {
  const peer = peerOf(options)
  await until(() => isSynced(peer), 'a peer is synced')
  return peer
}
const editor = async (set: SetId, more: { readonly days?: number } = {}) => makeToken(owner, set, 'editor', more)

/** A server's new set, an editor who came by a link, and a token for it. */
const guestOf = async (at: ServerHere) => {
  const director = await ownerOf(at)
  const set = await makeSet(director, 'Camp')
  const guest = callerOf(at.url)
  const { token } = await makeToken(director, set, 'editor')
  await guest.open((await makeLink(director, set, 'editor')).url)
  return { guest, set, token }
}

const namesOf = (doc: Y.Doc) => [...openLens(doc).view.nodes.values()].map((node) => node.name)
/** One edit as people make them: a mark with a name. */
const addMark = (doc: Y.Doc, name: string) =>
  apply(doc, [{ op: 'create', of: 'node', id: newId<NodeId>(), kind: 'mark', values: { name } }])

beforeAll(async () => {
  server = await serverHere({ LIMIT_SOCKETS_PER_GRANT: '200' })
  owner = await ownerOf(server)
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
  server.clock.aheadMs = 0
})
afterAll(() => server[Symbol.asyncDispose]())

test('promise 14: a plain y-websocket client with no, a forged, an expired and a revoked grant makes exactly 1 attempt and emits closed with 4401 or 4408', async () => {
  const set = await makeSet(owner, 'Camp')
  const expired = await editor(set, { days: 0.01 })
  const revoked = await editor(set)
  await owner.call('DELETE', `/api/sets/${set}/invites/${revoked.id}`)
  server.clock.aheadMs = 900_000
  const attempt = async (authorization: string | null) => {
    let dials = 0
    const WebSocketPolyfill = socketWith(
      () => (authorization === null ? {} : { authorization }),
      () => {},
      () => {
        dials++
      },
    ) as unknown as typeof globalThis.WebSocket
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${server.ws}/sync`, `${set}/stage`, doc, {
      WebSocketPolyfill,
      disableBc: true,
      maxBackoffTime: 1,
    })
    const code = await new Promise<number>((resolve) => provider.on('closed', (event) => resolve(event.code)))
    const again = provider.shouldConnect
    provider.destroy()
    doc.destroy()
    return { code, dials, again }
  }
  const fresh = await editor(set)
  expect(await attempt(null)).toEqual({ code: 4401, dials: 1, again: false })
  expect(await attempt(`Bearer ${fresh.token.slice(0, -8)}AAAAAAAA`)).toEqual({ code: 4401, dials: 1, again: false })
  expect(await attempt(`Bearer ${expired.token}`)).toEqual({ code: 4401, dials: 1, again: false })
  expect(await attempt(`Bearer ${revoked.token}`)).toEqual({ code: 4408, dials: 1, again: false })
})

test('a cookie opens a socket only from a page of ours', async () => {
  const set = await makeSet(owner, 'Camp')
  const guest = callerOf(server.url)
  await guest.open((await makeLink(owner, set, 'editor')).url)
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const peer = peerOf({ set, cookie: guest.cookie, ...(origin ? { origin } : {}) })
    await until(() => peer.codes.length === 2, 'both sockets are refused')
    expect(peer.codes).toEqual([4401, 4401])
  }
  await syncedPeer({ set, cookie: guest.cookie, origin: server.url })
})

test('a set that does not exist is 4404 to the owner and 4401 to whoever holds no grant', async () => {
  const set = newId<SetId>()
  const by = peerOf({ set, cookie: owner.cookie, origin: server.url })
  const stranger = peerOf({ set })
  await until(() => by.codes.length === 2 && stranger.codes.length === 2, 'all are refused')
  expect([by.codes, stranger.codes]).toEqual([
    [4404, 4404],
    [4401, 4401],
  ])
})

test('a link that is revoked, a person who is sent away and a set that is deleted: the sockets close at once', async () => {
  const set = await makeSet(owner, 'Camp')
  const one = await editor(set)
  const two = await editor(set)
  const [first, second, third] = [
    await syncedPeer({ set, token: one.token }),
    await syncedPeer({ set, token: two.token }),
    await syncedPeer({ set, token: (await editor(set)).token }),
  ]
  await owner.call('DELETE', `/api/sets/${set}/invites/${one.id}`)
  await until(() => first.codes.length === 2, 'the first is out')
  const person = second.stage.welcome?.user.id ?? ''
  await owner.call('DELETE', `/api/sets/${set}/people/${person}`)
  await until(() => second.codes.length === 2, 'the second is out')
  expect(third.codes).toEqual([])
  await owner.call('DELETE', `/api/sets/${set}`)
  await until(() => third.codes.length === 2, 'the third is out')
  expect([first.codes, second.codes, third.codes]).toEqual([
    [4408, 4408],
    [4408, 4408],
    [4404, 4404],
  ])
})

test('promise 15: a grant that expires while connected closes the socket 4401 at its second; our client asks for a new one once and resumes without losing offline edits', async () => {
  await using short = await serverHere({ SESSION_SECONDS: '1' })
  const { guest, set, token } = await guestOf(short)
  const startedAt = performance.now()
  const peer = await syncedPeer({ ws: short.ws, set, cookie: guest.cookie, origin: short.url })
  await until(() => peer.codes.length === 2, 'the session has run out')
  const closedAfterMs = performance.now() - startedAt
  expect(peer.codes).toEqual([4401, 4401])
  expect(closedAfterMs).toBeGreaterThan(500)
  expect(closedAfterMs).toBeLessThan(2_000)
  expect(peer.stage.state).toMatchObject({ at: 'refused', close: 'noGrant' })

  addMark(peer.stage.doc, 'made while offline')
  const dialled = peer.dials()
  expect((await guest.call('POST', '/api/refresh')).status).toBe(200)
  peer.connect()
  await until(() => isSynced(peer) && peer.stage.saved.pending === 0, 'it is synced again and all is saved')
  expect(peer.dials()).toBe(dialled + 2)
  const other = await syncedPeer({ ws: short.ws, set, token })
  expect(namesOf(other.stage.doc)).toEqual(['made while offline'])
})

test('a session that is renewed in time keeps its sockets open', async () => {
  await using short = await serverHere({ SESSION_SECONDS: '1' })
  const { guest, set } = await guestOf(short)
  const openedAt = performance.now()
  const peer = await syncedPeer({ ws: short.ws, set, cookie: guest.cookie, origin: short.url })
  while (performance.now() - openedAt < 1_600) {
    await guest.call('POST', '/api/refresh')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(peer.codes).toEqual([])
})

test('promise 16: a director turns an editor into a viewer: within 1 s the next update is refused with 4403 and is in no peer’s doc', async () => {
  const set = await makeSet(owner, 'Camp')
  const [hers, his] = [await editor(set), await editor(set)]
  const peer = await syncedPeer({ set, token: hers.token })
  const other = await syncedPeer({ set, token: his.token })
  addMark(peer.stage.doc, 'before')
  await until(() => namesOf(other.stage.doc).length === 1, 'the first edit arrived')

  const person = peer.stage.welcome?.user.id ?? ''
  const turnedAt = performance.now()
  await owner.call('PATCH', `/api/sets/${set}/people/${person}`, { role: 'viewer' })
  addMark(peer.stage.doc, 'after')
  await until(() => peer.codes.length === 1, 'the update is refused', 1_000)
  expect(performance.now() - turnedAt).toBeLessThan(1_000)
  expect(peer.codes).toEqual([4403])

  // What comes after it on the same line shows that it did not come before.
  addMark(other.stage.doc, 'sentinel')
  await until(() => other.stage.saved.pending === 0, 'the sentinel is saved')
  const late = await syncedPeer({ set, token: his.token })
  expect(namesOf(other.stage.doc).sort()).toEqual(['before', 'sentinel'])
  expect(namesOf(late.stage.doc).sort()).toEqual(['before', 'sentinel'])
})

test('promise 29: 50 peers open a new set at once: node count equals the template’s, same ids everywhere (one node)', async () => {
  const set = await makeSet(owner, 'New', 'desert-camp')
  const { token } = await makeToken(owner, set, 'viewer')
  const many = Array.from({ length: 50 }, () => peerOf({ set, token }))
  await until(() => many.every(isSynced), 'all 50 are synced', 20_000)
  const expected = desertCamp()
    .changes.flatMap((change) => (change.op === 'create' && change.of === 'node' ? [change.id] : []))
    .sort()
  for (const { stage } of many) expect([...openLens(stage.doc).view.nodes.keys()].sort()).toEqual(expected)
  const first = many[0]?.stage.doc ?? new Y.Doc()
  for (const { stage } of many) expect(Y.equalSnapshots(Y.snapshot(stage.doc), Y.snapshot(first))).toBe(true)
})

test('promise 30: a set that was deleted and made again has a new epoch: a client with the old copy is told 4409, never merged', async () => {
  await using folder = await freshFolder()
  const first = await startServer({ folder: folder.path })
  const director = await ownerOf(first)
  const set = await makeSet(director, 'Camp')
  const { token } = await makeToken(director, set, 'editor')
  const old = await syncedPeer({ ws: first.ws, set, token })
  addMark(old.stage.doc, 'of the old set')
  await until(() => old.stage.saved.pending === 0, 'the edit is saved')
  const epochs = { stage: old.stage.welcome?.epoch ?? '', review: old.review.welcome?.epoch ?? '' }
  expect(await first.stop()).toBe(0)

  const store = await openSqliteStore({ file: join(folder.path, 'docs.sqlite') })
  await store.remove(`${set}/stage`)
  await store.remove(`${set}/review`)
  await store.close()

  const second = await startServer({ folder: folder.path })
  const fresh = await syncedPeer({ ws: second.ws, set, token })
  expect(fresh.stage.welcome?.epoch).not.toBe(epochs.stage)
  const docs = { stage: old.stage.doc, review: old.review.doc }
  const back = peerOf({ ws: second.ws, set, token, epochs, docs })
  await until(() => back.codes.length === 2, 'the old copy is refused')
  expect(back.codes).toEqual([4409, 4409])
  expect(namesOf(back.stage.doc)).toEqual(['of the old set'])
  addMark(fresh.stage.doc, 'of the new set')
  await until(() => fresh.stage.saved.pending === 0, 'the edit is saved')
  const late = await syncedPeer({ ws: second.ws, set, token })
  expect(namesOf(late.stage.doc)).toEqual(['of the new set'])
  expect(await second.stop()).toBe(0)
})

test('a deleted set is gone for good after its days, with its docs; a set that is kept is not', async () => {
  await using here = await serverHere({ KEEP_DELETED_DAYS: '1' })
  const director = await ownerOf(here)
  const [gone, kept] = [await makeSet(director, 'Gone'), await makeSet(director, 'Kept')]
  const { token } = await makeToken(director, gone, 'editor')
  const peer = await syncedPeer({ ws: here.ws, set: gone, token })
  addMark(peer.stage.doc, 'x')
  await until(() => peer.stage.saved.pending === 0, 'the edit is saved')
  await director.call('DELETE', `/api/sets/${gone}`)
  await director.call('DELETE', `/api/sets/${kept}`)
  await director.call('POST', `/api/sets/${kept}/restore`)
  here.clock.aheadMs = 90_000_000
  await here.sweep()
  expect((await director.open(here.ownerLink)).status).toBe(302)
  const { body } = await director.call('GET', '/api/sets')
  expect(JSON.stringify(body)).not.toContain(gone)
  expect(JSON.stringify(body)).toContain(kept)
  await here.stop()
  const store = await openSqliteStore({ file: join(here.folder, 'docs.sqlite') })
  expect(await store.open(`${gone}/stage`)).toBeNull()
  await store.close()
})

test('a title that is changed in the doc is the set’s title in the list once people have left', async () => {
  const set = await makeSet(owner, 'Camp')
  const peer = await syncedPeer({ set, token: (await editor(set)).token })
  apply(peer.stage.doc, [{ op: 'update', of: 'set', values: { title: 'Camp at dawn' } }])
  await until(() => peer.stage.saved.pending === 0, 'the edit is saved')
  peer.close()
  await expect.poll(async () => JSON.stringify((await owner.call('GET', '/api/sets')).body)).toContain('Camp at dawn')
})

test('a socket for a path that is no doc is refused as HTTP; nothing is left behind', async () => {
  for (const path of ['/sync/x/other', '/sync/x', '/', '/sync/../stage/stage', `/sync/${'x'.repeat(65)}/stage`]) {
    const socket = new WebSocket(`${server.ws}${path}`)
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.on('error', () => resolve('error'))
    })
    expect(status).toBe(404)
    socket.terminate()
  }
})
