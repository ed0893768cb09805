/**
 * Work that comes in floods (a thousand peers asking for the state at once) is done in slices, so that in between everybody
 * else's edits get through. The first pieces are done at once.
 */
import type { Clock } from '../../shared/peer/clock.ts'

/** Milliseconds of such work in one turn of the loop. */
const SLICE_MS = 10

export class Turns {
  readonly #clock: Clock
  readonly #waiting: (() => void)[] = []
  #spentMs = 0
  #stop: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  run(task: () => void): void {
    if (this.#waiting.length > 0 || this.#spentMs >= SLICE_MS) this.#waiting.push(task)
    else this.#do(task)
    this.#stop ??= this.#clock.after(0, () => this.#next())
  }

  #do(task: () => void): void {
    const start = this.#clock.now()
    task()
    this.#spentMs += this.#clock.now() - start
  }

  #next(): void {
    this.#stop = null
    this.#spentMs = 0
    while (this.#spentMs < SLICE_MS) {
      const task = this.#waiting.shift()
      if (!task) return
      this.#do(task)
    }
    this.#stop = this.#clock.after(0, () => this.#next())
  }
}
