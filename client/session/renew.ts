/** A grant that runs out while the page is open: asks for a new session once, and comes back with nothing lost. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Peer } from '../../shared/peer/peer.ts'

export interface Renewal {
  /** True while it asks: nothing is refused yet. */
  readonly asking: ReadonlySignal<boolean>
  close(): void
}

/** Once in this time: a grant that is new and refused all the same is refused for good. */
const ONCE_IN_MS = 60_000

/** `refresh`: whether the session goes on; rejects when the server cannot be reached. */
export const renewing = (peer: Peer, refresh: () => Promise<boolean>, now: () => number): Renewal => {
  const asking = signal(false)
  let last = Number.NEGATIVE_INFINITY
  const ask = async () => {
    asking.value = true
    last = now()
    const goesOn = await refresh().catch(() => false)
    asking.value = false
    if (goesOn) peer.connect()
  }
  const hear = () => {
    const expired = [peer.stage, peer.review].some(({ state }) => state.at === 'refused' && state.close === 'noGrant')
    if (expired && !asking.peek() && now() - last > ONCE_IN_MS) void ask()
  }
  return { asking, close: peer.on(hear) }
}
