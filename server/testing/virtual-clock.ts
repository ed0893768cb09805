/** A clock whose hands a test turns. Timers run in their order; between two of them everything that waits on promises runs. */
import type { Clock } from '../../shared/peer/clock.ts'

export interface VirtualClock extends Clock {
  /** Lets time pass; resolves when all that fell due has run. */
  pass(ms: number): Promise<void>
  /** Timers that are set. */
  readonly timers: number
}

/** Lets all promises that can settle do so, callbacks of sockets in memory included. */
export const settle = async (turns = 8): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

export const virtualClock = (start = 1_800_000_000_000): VirtualClock => {
  let now = start
  let count = 0
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()
  const next = (until: number) => {
    let first: [number, { readonly at: number; readonly run: () => void }] | null = null
    for (const entry of timers) if (entry[1].at <= until && (!first || entry[1].at < first[1].at)) first = entry
    return first
  }
  return {
    now: () => now,
    after: (ms, run) => {
      const id = ++count
      timers.set(id, { at: now + Math.max(0, ms), run })
      return () => timers.delete(id)
    },
    pass: async (ms) => {
      const until = now + ms
      await settle()
      for (let due = next(until); due; due = next(until)) {
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].run()
        await settle(2)
      }
      now = until
      await settle()
    },
    get timers() {
      return timers.size
    },
  }
}
