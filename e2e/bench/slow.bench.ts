/** Readers that stop reading: what they cost, how soon they are dropped, and what the others notice. */
import type { Bench } from '../../shared/testing/bench.ts'
import { startClients } from './parts/clients.ts'
import { startOurs } from './parts/measured.ts'

const MB = 1_000_000

const slow: Bench = {
  name: '5 readers that do not read, 100 MB offered to each',
  run: async () => {
    const clients = startClients()
    const server = await startOurs({ env: { LIMIT_BYTES_PER_SECOND: '1000000000', LIMIT_BYTES_BURST: '1000000000' } })
    try {
      const calm = await clients.run('paused', { target: await server.room(), paused: 0, megabytes: 100, live: 5 })
      const before = await server.read(true)
      const storm = await clients.run('paused', { target: await server.room(), paused: 5, megabytes: 100, live: 5 })
      const after = await server.read(true)
      const dropped = storm.codes.filter((code) => code === 4503 || code === 1006).length
      return [
        { name: 'dropped', value: dropped, unit: 'of 5', goal: 5, better: 'more' },
        {
          name: 'memory on top after it, collected',
          value: (after.rss - before.rss) / MB,
          unit: 'MB',
          goal: 40,
          better: 'less',
        },
        {
          name: 'edit → the others, p99',
          value: storm.p99,
          unit: 'ms',
          goal: calm.p99 * 1.25,
          better: 'less',
          peer: 'without slow readers',
          ratio: storm.p99 / calm.p99,
        },
      ]
    } finally {
      clients.end()
      await server.dispose()
    }
  },
}

export const benches: readonly Bench[] = [slow]
