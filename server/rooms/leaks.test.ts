import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { asId, type SetId } from '../../shared/ids.ts'
import type { Opened, Store } from '../stores/store.ts'
import { heapBytes, residentBytes } from '../testing/garbage.ts'
import { guest, house } from '../testing/house.ts'
import { idleSocket } from '../testing/memory-net.ts'
import { silentLog } from '../testing/silent-log.ts'
import { whoOf } from '../testing/sync-server.ts'
import { until } from '../testing/until.ts'
import { settle } from '../testing/virtual-clock.ts'
import type { Rooms } from './contract.ts'
import { openRooms } from './rooms.ts'

const EMPTY: Opened = { epoch: 'e', snapshot: null, log: [], position: 0 }
/** Holds every doc, empty, and keeps nothing: what is left over is the rooms'. */
const emptyStore = (open: () => Promise<Opened>): Store => ({
  open,
  create: open,
  append: async () => new Map(),
  compact: async () => {},
  remove: async () => {},
  close: async () => {},
})

const visit = (rooms: Rooms, n: number): WebSocket => {
  const socket = idleSocket()
  rooms.connect(socket, { set: asId<SetId>(`set${n}`), doc: 'stage' }, whoOf(`p${n}.editor`))
  return socket
}

describe('nothing is left behind', () => {
  it('promise 11: 10,000 loads that throw leave no doc, no timer and less than 5 MB', { timeout: 60_000 }, async () => {
    const store = emptyStore(() => Promise.reject(new Error('the load failed')))
    const log = silentLog()
    const rooms = openRooms({ store, log, firstState: () => null, limits: { closeGraceMs: 1, heartbeatMs: 1 } })
    const round = async (from: number) => {
      for (let n = from; n < from + 1_000; n++) visit(rooms, n)
      await settle(4)
      log.lines.length = 0
    }
    await round(0)
    await settle(50)
    const before = await heapBytes()
    for (let n = 1; n <= 10; n++) await round(n * 1_000)
    await until(() => rooms.stats().peers === 0, 'all are gone')
    await until(() => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length <= 2, 'no timer remains')
    expect(rooms.stats()).toMatchObject({ rooms: 0, peers: 0 })
    expect((await heapBytes()) - before).toBeLessThan(5_000_000)
  })

  it('promise 12: 1,000 sockets closed between upgrade and load leave no room, and the memory is back within 10 %', async () => {
    const given = house({ limits: { socketsPerGrant: 10_000, peersPerRoom: 10_000 } })
    const round = async () => {
      given.store.plan = ({ verb }) =>
        verb === 'open' ? new Promise((resolve) => given.clock.after(100, () => resolve('none'))) : 'none'
      const sockets = Array.from({ length: 1_000 }, (_, n) =>
        given.raw('p.editor', { set: asId<SetId>(`set${n % 50}`), deaf: true }),
      )
      await settle(3)
      for (const socket of sockets) {
        socket.ask()
        socket.close()
      }
      await given.clock.pass(10_000 + 200)
    }
    await round()
    const before = await residentBytes()
    await round()
    expect(given.rooms.stats()).toMatchObject({ rooms: 0, peers: 0 })
    expect(given.clock.timers).toBe(0)
    expect(await residentBytes()).toBeLessThan(before * 1.1)
  })

  it('promise 13: 10,000 rooms opened and left are free within 30 s, and so is their memory; a second pass adds less than 2 MB', {
    timeout: 120_000,
  }, async () => {
    const given = house({ store: emptyStore(async () => EMPTY) })
    const visits = async (from: number, count: number) => {
      const sockets = Array.from({ length: count }, (_, at) => {
        const socket = idleSocket()
        given.rooms.connect(socket, { set: asId<SetId>(`set${from + at}`), doc: 'stage' }, whoOf(`p${at}.editor`))
        return socket
      })
      await settle(3)
      expect(given.rooms.stats()).toMatchObject({ rooms: count, peers: count })
      for (const socket of sockets) socket.close(1000)
      await given.clock.pass(30_000)
      expect(given.rooms.stats()).toMatchObject({ rooms: 0, peers: 0 })
    }
    const pass = async () => {
      for (let n = 0; n < 10_000; n += 250) await visits(n, 250)
    }
    await visits(0, 250)
    const before = await heapBytes()
    await pass()
    const first = await heapBytes()
    // What is kept, not what the process holds: V8 grows its space for young objects once, and moves by 10 MB as it likes.
    expect(first - before).toBeLessThan(20_000_000)
    await pass()
    expect((await heapBytes()) - first).toBeLessThan(2_000_000)
  })

  it('a room that a peer came back to is not freed under it', async () => {
    const given = house()
    const one = await guest(given, 'a.editor')
    one.close()
    await given.clock.pass(9_900)
    const two = await guest(given, 'b.editor')
    await given.clock.pass(20_000)
    expect(two.closed).toBeNull()
    expect(given.rooms.stats().rooms).toBe(1)
    expect(given.store.calls.open).toBe(1)
  })
})
