/** Time as peers and rooms see it: it comes in by the door, so that a test can turn its hands. */

export interface Clock {
  /** Milliseconds; only differences mean something, except where the owner of the clock says more. */
  now(): number
  /** Runs once after a while. Gives the way to call it off. */
  after(ms: number, run: () => void): () => void
}

/** The platform's monotonic clock. */
export const platformClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
