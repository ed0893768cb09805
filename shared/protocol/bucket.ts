/** A token bucket: so much a second in the long run, so much at once. The server refuses by it, our peers keep to it. */

export class Bucket {
  readonly #perMs: number
  readonly #burst: number
  #tokens: number
  #at: number

  constructor(perSecond: number, burst: number, now: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#tokens = burst
    this.#at = now
  }

  /** Takes `count` if they are there; takes nothing otherwise. */
  take(count: number, now: number): boolean {
    // A clock that was set back must not take tokens away.
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs)
    this.#at = now
    if (count > this.#tokens) return false
    this.#tokens -= count
    return true
  }
}
