import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { asId, type SetId } from '../../shared/ids.ts'
import { openPeer } from '../../shared/peer/open.ts'
import type { Peer } from '../../shared/peer/peer.ts'
import { openSqliteStore } from '../stores/sqlite.ts'
import { silentLog } from '../testing/silent-log.ts'
import { startSyncServer } from '../testing/sync-server.ts'
import { until } from '../testing/until.ts'
import { openRooms } from './rooms.ts'

const undo: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run()
})

const start = async (file?: string) => {
  const folder = file ?? (await mkdtemp(join(tmpdir(), 'hotset-')))
  const store = await openSqliteStore({ file: join(folder, 'docs.sqlite') })
  const rooms = openRooms({ store, log: silentLog(), firstState: () => null })
  const server = await startSyncServer(rooms)
  undo.push(async () => {
    await server.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, store, rooms, server }
}

const set = asId<SetId>('set1')
const join2 = (server: string, who: string): Peer => {
  const peer = openPeer({ server, set, token: who, socket: WebSocket, random: () => 0 })
  undo.push(() => peer.close())
  return peer
}

describe('rooms over real sockets', () => {
  it('two peers see each other edits, and hear that they are saved', async () => {
    const { server, rooms } = await start()
    const mia = join2(server.url, 'mia.editor')
    const jo = join2(server.url, 'jo.editor')
    await until(() => mia.stage.state.at === 'synced' && jo.stage.state.at === 'synced', 'both are synced')
    mia.stage.doc.getMap('nodes').set('a', 1)
    expect(mia.stage.saved.pending).toBe(1)
    await until(() => jo.stage.doc.getMap('nodes').get('a') === 1, 'jo sees it')
    await until(() => mia.stage.saved.pending === 0, 'it is saved')
    expect(rooms.stats()).toMatchObject({ rooms: 2, peers: 4, unsaved: 0 })
    expect(Y.equalSnapshots(Y.snapshot(mia.stage.doc), Y.snapshot(jo.stage.doc))).toBe(true)
    expect(mia.stage.welcome?.role).toBe('editor')
  })
})

describe('a peer without a server', () => {
  it('lives on when nobody listens, dials at once when it is told to, and brings its edits', async () => {
    const { server, rooms } = await start()
    const { url, port } = server
    await server.close()
    const mia = join2(url, 'mia.editor')
    await until(() => mia.stage.state.at === 'offline', 'it notices')
    mia.stage.doc.getMap('nodes').set('a', 1)
    const again = await startSyncServer(rooms, { port })
    undo.push(() => again.close())
    mia.connect()
    await until(() => mia.stage.state.at === 'synced' && mia.stage.saved.pending === 0, 'it is back')
    expect(rooms.stats().peers).toBe(2)
  })
})
