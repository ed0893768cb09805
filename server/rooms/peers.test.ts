import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { apply } from '../../shared/changes/apply.ts'
import { createNode, setValues } from '../../shared/changes/make.ts'
import { type NodeId, newId } from '../../shared/ids.ts'
import type { Link, Peer, PeerOptions } from '../../shared/peer/peer.ts'
import { readAll } from '../../shared/stage/read-all.ts'
import { SCHEMA_VERSION } from '../../shared/stage/schema.ts'
import { author, edit, equal, guest, type House, house, SET, STAGE, stored } from '../testing/house.ts'
import type { Line } from '../testing/memory-net.ts'
import { settle } from '../testing/virtual-clock.ts'

const opened: Peer[] = []
afterEach(() => {
  for (const peer of opened.splice(0)) peer.close()
})

const join = (given: House, as: string, options?: Partial<PeerOptions>): Peer => {
  const peer = given.peer(as, options)
  opened.push(peer)
  return peer
}

const synced = async (given: House, ...peers: Peer[]) => {
  for (let ms = 0; ms < 15_000 && !peers.every(({ stage }) => stage.state.at === 'synced'); ms += 100)
    await given.clock.pass(100)
  expect(peers.map(({ stage }) => stage.state.at)).toEqual(peers.map(() => 'synced'))
}

const stageLines = (given: House): Line[] => [...given.net.lines].filter(({ doc }) => doc === 'stage')
const nodes = (doc: Y.Doc) => doc.getMap('nodes')
const bigState = (count: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let n = 0; n < count; n++) nodes(doc).set(`n${n}`, new Y.Map([['name', `node ${n} ${'x'.repeat(60)}`]]))
  })
  return Y.encodeStateAsUpdate(doc)
}

describe('roles, live', () => {
  it("promise 17: a viewer's client that edits is told 4403, its doc is rebuilt from the server, nobody saw anything", async () => {
    const given = house({ firstState: () => edit('kept') })
    const viewer = join(given, 'v.viewer')
    const other = join(given, 'o.editor')
    await synced(given, viewer, other)
    const told: unknown[] = []
    viewer.on((link: Link) => {
      if (link.state.at === 'refused') told.push(link.state.close)
    })
    const before = viewer.stage.doc
    nodes(before).set('mine', 1)
    await given.clock.pass(5_000)
    expect(told).toEqual(['mayNotWrite'])
    expect(viewer.stage.doc).not.toBe(before)
    expect(viewer.stage.state.at).toBe('synced')
    expect(viewer.stage.saved.pending).toBe(0)
    for (const doc of [viewer.stage.doc, other.stage.doc, await stored(given.store)])
      expect([...nodes(doc).keys()].filter((key) => key !== 'set')).toEqual(['kept'])
    expect(given.store.calls.append).toBe(0)
    // And it goes on seeing what others do.
    nodes(other.stage.doc).set('theirs', 1)
    await given.clock.pass(100)
    expect(nodes(viewer.stage.doc).has('theirs')).toBe(true)
  })

  it('promise 17: the same for edits that it made offline', async () => {
    const given = house()
    const viewer = join(given, 'v.viewer')
    await synced(given, viewer)
    viewer.disconnect()
    nodes(viewer.stage.doc).set('mine', 1)
    viewer.connect()
    await given.clock.pass(5_000)
    expect(viewer.stage.state.at).toBe('synced')
    expect(nodes(viewer.stage.doc).size).toBe(0)
    expect(given.store.calls.append).toBe(0)
  })

  it('a role that is taken away holds from the next update on, and the peer hears of it', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    const jo = join(given, 'jo.editor')
    await synced(given, mia, jo)
    given.rooms.change('mia', { role: 'viewer' })
    await given.clock.pass(100)
    expect(mia.stage.welcome?.role).toBe('viewer')
    const closed: number[] = []
    mia.on(({ state }) => {
      if (state.at === 'refused') closed.push(state.code)
    })
    nodes(mia.stage.doc).set('a', 1)
    await given.clock.pass(1_000)
    expect(closed).toEqual([4403])
    expect(nodes(jo.stage.doc).size).toBe(0)
  })

  it('a grant that is withdrawn closes its sockets at once, for good', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    await synced(given, mia)
    given.rooms.close(({ grant }) => grant === 'mia', 'revoked')
    await given.clock.pass(60_000)
    expect(mia.stage.state).toEqual({ at: 'refused', close: 'revoked', code: 4408 })
    expect(given.rooms.stats().peers).toBe(0)
  })

  it('a reviewer and an agent write the review doc, and neither writes the stage', async () => {
    const given = house()
    for (const as of ['r.reviewer', 'robot.reviewer.agent']) {
      const peer = join(given, as)
      await synced(given, peer)
      peer.review.doc.getMap('briefs').set(as, 1)
      await given.clock.pass(1_000)
      expect(peer.review.saved.pending).toBe(0)
      expect((await stored(given.store, `${SET}/review`)).getMap('briefs').has(as)).toBe(true)
      nodes(peer.stage.doc).set('a', 1)
      await given.clock.pass(100)
      expect(given.store.calls.append).toBe(opened.length)
    }
  })
})

describe('epochs and versions', () => {
  it('a client that holds the doc of another epoch is told, and nothing is merged either way', async () => {
    const given = house({ firstState: () => edit('new') })
    const old = new Y.Doc()
    nodes(old).set('old', 1)
    const peer = join(given, 'mia.editor', {
      docs: { stage: old, review: new Y.Doc() },
      epochs: { stage: 'an-old-epoch', review: '' },
    })
    await given.clock.pass(5_000)
    expect(peer.stage.state).toMatchObject({ at: 'refused', close: 'otherEpoch' })
    expect([...nodes(old).keys()]).toEqual(['old'])
    expect([...nodes(await stored(given.store)).keys()]).toEqual(['new'])
  })

  it('a client that is older than the doc is refused when it writes, and reads until then', async () => {
    const given = house({ firstState: () => edit('a') })
    await given.rooms.edit(SET, 'stage', (doc) => doc.getMap('set').set('schema', SCHEMA_VERSION + 1))
    const peer = join(given, 'mia.editor')
    await synced(given, peer)
    expect(peer.stage.welcome?.schema).toBe(SCHEMA_VERSION + 1)
    nodes(peer.stage.doc).set('b', 1)
    await given.clock.pass(1_000)
    expect(peer.stage.state).toMatchObject({ at: 'refused', close: 'tooOld' })
    expect(nodes(await stored(given.store)).has('b')).toBe(false)
  })
})

describe('coming back', () => {
  it('promise 25: the late close of an old socket leaves the new session, its presence and its role untouched', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    const jo = join(given, 'jo.editor')
    await synced(given, mia, jo)
    mia.stage.awareness.setLocalStateField('activity', 'before')
    const old = stageLines(given)[0]!
    await given.clock.pass(100)
    old.goHalfOpen()
    mia.disconnect()
    mia.connect()
    await synced(given, mia)
    mia.stage.awareness.setLocalStateField('activity', 'after')
    await given.clock.pass(30_000 - 1)
    old.closeServerEnd()
    await given.clock.pass(1_000)
    expect(mia.stage.state.at).toBe('synced')
    expect(jo.stage.awareness.getStates().get(mia.stage.awareness.clientID)).toMatchObject({
      activity: 'after',
      role: 'editor',
    })
    nodes(mia.stage.doc).set('a', 1)
    await given.clock.pass(100)
    expect(nodes(jo.stage.doc).has('a')).toBe(true)
    expect(given.rooms.stats().peers).toBe(4)
  })

  it('promise 26: what was done offline converges to what the offline client showed', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    const jo = join(given, 'jo.editor')
    await synced(given, mia, jo)
    const make = (count: number) => Array.from({ length: count }, () => newId<NodeId>())
    const create = (ids: readonly NodeId[]) =>
      apply(
        mia.stage.doc,
        ids.map((id) => createNode('mark', { name: id, position: [1, 0, 1] }, { id })),
      )
    const remove = (ids: readonly NodeId[]) =>
      apply(
        mia.stage.doc,
        ids.map((id) => ({ op: 'remove', of: 'node', id })),
      )
    const [undone, moved] = [make(100), make(100)]
    create([...undone, ...moved])
    await given.clock.pass(1_000)
    expect(readAll(jo.stage.doc).nodes.size).toBe(200)

    mia.disconnect()
    const passing = make(100)
    create(passing)
    remove(passing)
    const undo = new Y.UndoManager(nodes(mia.stage.doc), { trackedOrigins: new Set([null]), captureTimeout: 0 })
    remove(undone)
    expect(readAll(mia.stage.doc).nodes.size).toBe(100)
    undo.undo()
    apply(
      mia.stage.doc,
      moved.map((id) => setValues(id, { position: [5, 0, 5] })),
    )
    remove(moved)
    const shown = readAll(mia.stage.doc).nodes
    expect([...shown.keys()].sort()).toEqual(undone.toSorted())

    mia.connect()
    await synced(given, mia)
    await given.clock.pass(1_000)
    expect(mia.stage.saved.pending).toBe(0)
    for (const doc of [jo.stage.doc, await stored(given.store)]) {
      expect(equal(doc, mia.stage.doc)).toBe(true)
      expect(readAll(doc).nodes).toEqual(shown)
    }
  })

  it('promise 39: after 500 random disconnects nothing is pending, nothing is lost, nothing is there twice', {
    timeout: 60_000,
  }, async () => {
    const given = house()
    const writer = join(given, 'mia.editor')
    const reader = join(given, 'jo.viewer')
    await synced(given, writer)
    const list = writer.stage.doc.getArray<number>('list')
    const random = fc.sample(fc.double({ min: 0, max: 0.999, noNaN: true }), { seed: 5, numRuns: 3_000 })
    const next = () => random.shift() ?? 0.5
    given.store.plan = ({ verb }) =>
      verb === 'append' && next() < 0.5
        ? new Promise((resolve) => given.clock.after(next() * 300, () => resolve('none')))
        : 'none'
    let made = 0
    for (let cut = 0; cut < 500; cut++) {
      for (let edits = Math.floor(next() * 3); edits >= 0; edits--) list.push([made++])
      if (next() < 0.3) await given.clock.pass(next() * 400)
      else await settle(Math.floor(next() * 6))
      list.push([made++])
      for (const line of stageLines(given)) line.cut()
      await given.clock.pass(next() * 3_000)
    }
    await synced(given, writer, reader)
    await given.clock.pass(2_000)
    expect(writer.stage.saved).toEqual({ pending: 0, unsaved: null })
    const all = Array.from({ length: made }, (_, n) => n)
    for (const doc of [writer.stage.doc, reader.stage.doc, await stored(given.store)])
      expect(doc.getArray('list').toArray()).toEqual(all)
  })

  it('promise 42: whichever one frame of the handshake is lost, the client is synced and its edits are saved within 15 s', async () => {
    for (const first of [edit('kept'), bigState(2_000)]) {
      for (const [direction, nth] of [0, 1, 2, 3, 4, 5].flatMap((n) => [['up', n] as const, ['down', n] as const])) {
        const given = house({ firstState: () => first })
        let dropped = 0
        given.net.passes = (line, way) => {
          const lost = line.doc === 'stage' && way === direction && line.frames[way] === nth && dropped === 0
          if (lost) dropped++
          return !lost
        }
        const offline = new Y.Doc()
        nodes(offline).set('offline', 1)
        const peer = join(given, 'mia.editor', { docs: { stage: offline, review: new Y.Doc() } })
        await given.clock.pass(15_000)
        const what = `${direction} ${nth} of ${first.length} bytes (${dropped})`
        expect(peer.stage.state.at, what).toBe('synced')
        expect(peer.stage.saved, what).toEqual({ pending: 0, unsaved: null })
        expect(equal(await stored(given.store), peer.stage.doc), what).toBe(true)
        peer.close()
      }
    }
  })

  it('notices a line that is half-open, and dials again', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    await synced(given, mia)
    for (const line of given.net.lines) line.goHalfOpen()
    nodes(mia.stage.doc).set('a', 1)
    await given.clock.pass(30_000)
    expect(mia.stage.state.at).toBe('synced')
    expect(mia.stage.saved.pending).toBe(0)
    // The server gives the old sockets up as well.
    await given.clock.pass(40_000)
    expect(given.rooms.stats().peers).toBe(2)
  })

  it('a quiet line stays open for hours, even of a plain client that says nothing', async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    const silent = await guest(given, 'raw.viewer')
    await synced(given, mia)
    const heard = silent.frames.length
    await given.clock.pass(3_600_000)
    expect(mia.stage.state.at).toBe('synced')
    expect(silent.closed).toBeNull()
    // y-websocket takes a socket for dead after 30 s without a message.
    expect(silent.frames.length - heard).toBeGreaterThan(3_600 / 25)
  })

  it('dials again, more and more rarely, while nobody listens, and comes back by itself', async () => {
    const given = house()
    const { rooms } = given
    given.net.rooms = null
    const mia = join(given, 'mia.editor')
    await given.clock.pass(300_000)
    expect(mia.stage.state.at).toBe('offline')
    nodes(mia.stage.doc).set('a', 1)
    expect(mia.stage.saved.pending).toBe(1)
    given.net.rooms = rooms
    await given.clock.pass(31_000)
    expect(mia.stage.state.at).toBe('synced')
    expect(mia.stage.saved.pending).toBe(0)
  })

  it('sends a change that is larger than a frame, and an offline doc of megabytes, without being refused', {
    timeout: 60_000,
  }, async () => {
    const given = house()
    const mia = join(given, 'mia.editor')
    await synced(given, mia)
    mia.stage.doc.transact(() => {
      for (let n = 0; n < 20_000; n++) nodes(mia.stage.doc).set(`a${n}`, new Y.Map([['name', 'x'.repeat(60)]]))
    })
    await given.clock.pass(5_000)
    expect(mia.stage.saved.pending).toBe(0)
    mia.disconnect()
    for (let n = 0; n < 6_000; n++) nodes(mia.stage.doc).set(`b${n}`, 'y'.repeat(1_000))
    mia.connect()
    await given.clock.pass(15_000)
    expect(mia.stage.state.at).toBe('synced')
    expect(mia.stage.saved).toEqual({ pending: 0, unsaved: null })
    expect(nodes(await stored(given.store)).size).toBe(26_000)
    expect(given.rooms.stats().counters).toEqual({})
  })
})

describe('who is there', () => {
  it('says when a set has got its first person, and when it lost its last; agents do not count', async () => {
    const given = house()
    const heard: [string, boolean][] = []
    given.rooms.onBusy((set, busy) => heard.push([set, busy]))
    const robot = join(given, 'robot.reviewer.agent')
    await synced(given, robot)
    expect(heard).toEqual([])
    const mia = join(given, 'mia.viewer')
    const jo = join(given, 'jo.viewer')
    await synced(given, mia, jo)
    expect(heard).toEqual([[SET, true]])
    mia.close()
    await settle()
    expect(heard.length).toBe(1)
    jo.close()
    await settle()
    expect(heard).toEqual([
      [SET, true],
      [SET, false],
    ])
  })

  it('asks a peer once for what is missing, and takes its answer', async () => {
    const given = house()
    const peer = await guest(given, 'a.editor')
    const next = author()
    const [one, two, three] = [next('one'), next('two'), next('three')]
    peer.update(two)
    peer.update(three)
    await settle()
    expect(peer.heard('sync', 'step1').length).toBe(2)
    expect(peer.closed).toBeNull()
    peer.update(one)
    peer.update(two)
    peer.update(three)
    await settle()
    expect([...nodes(await stored(given.store)).keys()]).toEqual(['one', 'two', 'three'])
    expect(STAGE).toContain('stage')
  })
})
