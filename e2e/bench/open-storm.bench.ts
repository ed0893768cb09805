/** Opening is the expensive act: one client, 200, 1,000, and all of them at once after a restart. 10,000 nodes. */
import type { Bench, Figure } from '../../shared/testing/bench.ts'
import { bigRoom } from './parts/big-room.ts'
import { type Clients, startClients } from './parts/clients.ts'
import { type Measured, type Ours, startHocuspocus, startOurs } from './parts/measured.ts'

const MB = 1_000_000
const WITHIN_MS = 60_000

const withOurs = async (run: (server: Ours, clients: Clients) => Promise<readonly Figure[]>): Promise<readonly Figure[]> => {
  const clients = startClients()
  const server = await startOurs()
  try {
    return await run(server, clients)
  } finally {
    clients.end()
    await server.dispose()
  }
}

const single: Bench = {
  name: 'open 10,000 nodes: one client',
  run: () =>
    withOurs(async (server, clients) => {
      const target = await bigRoom(server, clients)
      const { p50, bytes } = await clients.run('openOne', { target, times: 7 })
      return [
        { name: 'connect, sync and apply, p50', value: p50, unit: 'ms', goal: 350, better: 'less' },
        { name: 'bytes received', value: bytes / MB, unit: 'MB', better: 'less' },
      ]
    }),
}

const crowd = (count: number): Bench => ({
  name: `open 10,000 nodes: ${count.toLocaleString('en')} clients at once`,
  run: () =>
    withOurs(async (server, clients) => {
      const target = await bigRoom(server, clients)
      const before = await server.read()
      const { allMs, synced } = await clients.run('storm', { target, clients: count, withinMs: WITHIN_MS })
      const after = await server.read()
      return [
        { name: 'until all are synced', value: allMs / 1000, unit: 's', goal: 10, better: 'less' },
        { name: 'clients synced', value: synced, unit: '', goal: count, better: 'more' },
        { name: 'server CPU a client', value: after.cpuMs / count, unit: 'ms', goal: 6, better: 'less' },
        { name: 'memory on top, at most', value: (after.rssMost - before.rss) / MB, unit: 'MB', goal: 600, better: 'less' },
        { name: 'loop delay, p99', value: after.loopP99Ms, unit: 'ms', goal: 200, better: 'less' },
      ]
    }),
})

const restart: Bench = {
  name: 'restart: 1,000 clients come back at once to 10,000 nodes that they do not hold',
  run: async () => {
    const clients = startClients()
    const first = await startOurs()
    const target = await bigRoom(first, clients)
    await first.stop()
    const server = await startOurs({ folder: first.folder, port: first.port })
    try {
      const { allMs } = await clients.run('storm', { target, clients: 1_000, withinMs: WITHIN_MS })
      const { loopP99Ms, rssMost } = await server.read()
      return [
        { name: 'until all are synced', value: allMs / 1000, unit: 's', goal: 10, better: 'less' },
        { name: 'loop delay, p99', value: loopP99Ms, unit: 'ms', goal: 200, better: 'less' },
        { name: 'memory of the process, at most', value: rssMost / MB, unit: 'MB', better: 'less' },
      ]
    } finally {
      clients.end()
      await server.dispose()
    }
  },
}

const back: Bench = {
  name: 'come back: 1,000 clients at once that hold the 10,000 nodes already',
  run: async () => {
    const clients = startClients()
    const measure = async (server: Measured) => {
      try {
        const target = await bigRoom(server, clients)
        const { vector } = await clients.run('openOne', { target, times: 1 })
        await server.read()
        const { allMs } = await clients.run('storm', { target, clients: 1_000, stateVector: vector, withinMs: WITHIN_MS })
        const { cpuMs } = await server.read()
        return { seconds: allMs / 1000, cpu: cpuMs / 1_000 }
      } finally {
        await server.dispose()
      }
    }
    const theirs = await measure(await startHocuspocus())
    const ours = await measure(await startOurs())
    clients.end()
    const peer = '@hocuspocus/server'
    return [
      {
        name: 'until all are synced',
        value: ours.seconds,
        unit: 's',
        goal: theirs.seconds * 1.1,
        better: 'less',
        peer,
        ratio: ours.seconds / theirs.seconds,
      },
      {
        name: 'server CPU a client',
        value: ours.cpu,
        unit: 'ms',
        goal: theirs.cpu * 1.1,
        better: 'less',
        peer,
        ratio: ours.cpu / theirs.cpu,
      },
    ]
  },
}

export const benches: readonly Bench[] = [single, crowd(200), crowd(1_000), restart, back]
