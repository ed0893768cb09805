/** From an edit to the word that it is on disk, over the real server with its SQLite store. */
import type { Bench, Figure } from '../../shared/testing/bench.ts'
import { startClients } from './parts/clients.ts'
import { startOurs } from './parts/measured.ts'

const SECONDS = 8

const saved = (rooms: number, hz: number, goals: { readonly p50?: number; readonly p99: number }): Bench => ({
  name: `edit → saved: ${hz} edits/s over ${rooms === 1 ? 'one room' : `${rooms} rooms`}`,
  run: async () => {
    const clients = startClients()
    const server = await startOurs()
    try {
      const targets = []
      for (let n = 0; n < rooms; n++) targets.push(await server.room())
      const { p50, p99, count, expected } = await clients.run('saving', { targets, hz, seconds: SECONDS })
      if (count < expected) throw new Error(`${count} of ${expected} edits were saved`)
      const figures: Figure[] = [
        {
          name: 'edit → saved, p50',
          value: p50,
          unit: 'ms',
          better: 'less',
          ...(goals.p50 === undefined ? {} : { goal: goals.p50 }),
        },
        { name: 'edit → saved, p99', value: p99, unit: 'ms', better: 'less', goal: goals.p99 },
      ]
      return figures
    } finally {
      clients.end()
      await server.dispose()
    }
  },
})

export const benches: readonly Bench[] = [saved(1, 30, { p50: 8, p99: 30 }), saved(100, 300, { p99: 50 })]
