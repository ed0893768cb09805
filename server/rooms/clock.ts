/** The server's clock: `now()` is milliseconds since 1970, since grants expire by it. */
import type { Clock } from '../../shared/peer/clock.ts'

/** Node's timers fire at once when they are set for longer than this. */
const LONGEST_MS = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS))
    return () => clearTimeout(timer)
  },
}
