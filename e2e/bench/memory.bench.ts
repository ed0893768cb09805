/** What a connection, a room and a large room cost the server, in memory that stays. */
import type { Bench, Figure } from '../../shared/testing/bench.ts'
import { bigRoom } from './parts/big-room.ts'
import { startClients } from './parts/clients.ts'
import { startOurs, type Target } from './parts/measured.ts'

const MB = 1_000_000
const CONNECTIONS = 2_000
const ROOMS = 300

const memory: Bench = {
  name: 'memory of a connection, a room and a room of 10,000 nodes',
  run: async () => {
    const clients = startClients()
    const server = await startOurs({ env: { LIMIT_ROOM_IDLE_MS: '500' } })
    try {
      const figures: Figure[] = []
      const holding = async (targets: readonly Target[]) => {
        const before = await server.read(true)
        await clients.run('hold', { targets })
        const after = await server.read(true)
        await clients.run('letGo', {})
        return { kept: after.kept - before.kept, rss: after.rss - before.rss }
      }
      const one = await server.room()
      // The first ones warm up what is made once.
      await holding(Array.from({ length: 200 }, () => one))
      const idle = await holding(Array.from({ length: CONNECTIONS }, () => one))
      figures.push({
        name: 'an idle connection, heap and buffers',
        value: idle.kept / CONNECTIONS / 1000,
        unit: 'kB',
        goal: 20,
        better: 'less',
      })
      const rooms: Target[] = []
      for (let n = 0; n < ROOMS; n++) rooms.push(await server.room())
      const empty = await holding(rooms)
      figures.push({
        name: 'an empty room with its peer, heap and buffers',
        value: empty.kept / ROOMS / 1000,
        unit: 'kB',
        goal: 40,
        better: 'less',
      })
      const afterOne = await server.read(true)
      for (let pass = 0; pass < 3; pass++) await holding(rooms)
      const afterFour = await server.read(true)
      figures.push({
        name: `the process, after ${ROOMS} rooms were opened and left three times more`,
        value: (afterFour.rss - afterOne.rss) / MB,
        unit: 'MB',
        goal: 20,
        better: 'less',
      })
      const big = await bigRoom(server, clients)
      // Freed after half a second; what is measured is the room as it is loaded from the store.
      for (let tries = 0; tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
      const large = await holding([big])
      figures.push({
        name: 'a room of 10,000 nodes, heap and buffers',
        value: large.kept / MB,
        unit: 'MB',
        goal: 40,
        better: 'less',
      })
      return figures
    } finally {
      clients.end()
      await server.dispose()
    }
  },
}

export const benches: readonly Bench[] = [memory]
