import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openPeer } from '../../shared/peer/open.ts'
import { equal, SET } from '../testing/house.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { silentLog } from '../testing/silent-log.ts'
import { startSyncServer } from '../testing/sync-server.ts'
import { until } from '../testing/until.ts'
import { openRooms } from './rooms.ts'

const undo: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const run of undo.splice(0).reverse()) await run()
})

const start = async (first: Uint8Array | null = null) => {
  const rooms = openRooms({ store: memoryStore(), log: silentLog(), firstState: () => first })
  const server = await startSyncServer(rooms)
  undo.push(() => server.close())
  const plain = (as: string, doc = new Y.Doc()) => {
    const provider = new WebsocketProvider(server.url, `sync/${SET}/stage`, doc, {
      params: { as },
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    const attempts: string[] = []
    provider.on('status', ({ status }) => attempts.push(status))
    undo.push(() => provider.destroy())
    return { doc, provider, attempts }
  }
  return { rooms, server, plain }
}

const nodes = (doc: Y.Doc) => doc.getMap('nodes')

describe("y-websocket's own provider, unchanged", () => {
  it('syncs edits both ways, with another of its kind and with our peer', async () => {
    const { server, plain } = await start()
    const [a, b] = [plain('a.editor'), plain('b.editor')]
    const ours = openPeer({ server: server.url, set: SET, token: 'c.editor', socket: WebSocket, random: () => 0 })
    undo.push(() => ours.close())
    nodes(a.doc).set('from a', 1)
    await until(() => a.provider.synced && b.provider.synced && ours.stage.state.at === 'synced', 'all are synced')
    nodes(b.doc).set('from b', 1)
    nodes(ours.stage.doc).set('from ours', 1)
    await until(() => [a.doc, b.doc, ours.stage.doc].every((doc) => nodes(doc).size === 3), 'all have all three')
    nodes(a.doc).delete('from b')
    await until(() => equal(b.doc, a.doc) && equal(ours.stage.doc, a.doc), 'a deletion arrives')
  })

  it('brings what it did offline, edits made before the sync is through included', async () => {
    const { rooms, server, plain } = await start()
    const a = plain('a.editor')
    await until(() => a.provider.synced, 'it is synced')
    a.provider.disconnect()
    for (let n = 0; n < 20; n++) nodes(a.doc).set(`offline ${n}`, n)
    a.provider.connect()
    // Edits while it connects go out before the server's question is answered: gaps, which the answer fills.
    a.provider.on('status', ({ status }) => {
      if (status === 'connected') for (let n = 0; n < 5; n++) nodes(a.doc).set(`early ${n}`, n)
    })
    await until(() => a.provider.synced && rooms.stats().peers === 1, 'it is back')
    const b = plain('b.viewer')
    await until(() => nodes(b.doc).size === 25, 'everything is there')
    expect(equal(a.doc, b.doc)).toBe(true)
    expect(server.sockets.size).toBe(2)
    expect(a.attempts.filter((status) => status === 'connecting').length).toBeLessThanOrEqual(1)
  })

  it("sees presence of others with the server's word about who they are", async () => {
    const { plain } = await start()
    const [a, b] = [plain('a.editor'), plain('b.viewer')]
    a.provider.awareness.setLocalState({ activity: 'moves the chair' })
    await until(() => b.provider.awareness.getStates().has(a.doc.clientID), 'b sees a')
    expect(b.provider.awareness.getStates().get(a.doc.clientID)).toMatchObject({
      user: { id: 'a' },
      role: 'editor',
      activity: 'moves the chair',
    })
    expect(a.provider.awareness.getLocalState()).toEqual({ activity: 'moves the chair' })
    a.provider.disconnect()
    await until(() => !b.provider.awareness.getStates().has(a.doc.clientID), 'b sees a leave')
  })

  it('opens a set of 5 MB in parts, each below 256 kB', async () => {
    const source = new Y.Doc()
    source.transact(() => {
      for (let n = 0; n < 28_000; n++)
        nodes(source).set(
          `node-${n}`,
          new Y.Map<unknown>([
            ['kind', 'prop'],
            ['name', 'x'.repeat(100)],
            ['at', [n, 0, n]],
          ]),
        )
    })
    const first = Y.encodeStateAsUpdate(source)
    expect(first.length).toBeGreaterThan(5_000_000)
    const { plain, server } = await start(first)
    const a = plain('a.viewer')
    let largest = 0
    a.provider.on('status', ({ status }) => {
      if (status === 'connected')
        a.provider.ws?.addEventListener('message', ({ data }) => {
          if (data instanceof ArrayBuffer) largest = Math.max(largest, data.byteLength)
        })
    })
    await until(() => nodes(a.doc).size === 28_000 && equal(a.doc, source), 'it has all', 20_000)
    expect(largest).toBeLessThan(262_144)
    expect(largest).toBeGreaterThan(10_000)
    expect(server.sockets.size).toBe(1)
  })

  it('takes a refusal as final: one attempt, and it is told the code', async () => {
    const { rooms, plain } = await start()
    const a = plain('a.viewer')
    const closes: number[] = []
    a.provider.on('closed', ({ code }) => closes.push(code))
    await until(() => a.provider.synced, 'it is synced')
    nodes(a.doc).set('not allowed', 1)
    await until(() => closes.length > 0, 'it is closed')
    expect(closes).toEqual([4403])
    expect(a.provider.shouldConnect).toBe(false)
    expect(rooms.stats().peers).toBe(0)
  })
})
