/**
 * A value that arrives in jerks, drawn smoothly: samples in, the value a little in the past out. What can be blended is
 * (numbers, lists of numbers, quaternions along the shorter way); all else steps. Times in milliseconds.
 */
import type { Json } from '../fields/field.ts'

/** How far behind one looks: more than the 33–66 ms between two samples, so that there nearly always is a next one. */
export const BEHIND_MS = 100
/** After a pause the way to the next sample takes no longer than this. */
const LONGEST_MS = 100
const KEPT = 32

interface Sample {
  readonly at: number
  readonly value: Json
}

export class Track {
  readonly #samples: Sample[] = []
  readonly #quaternion: boolean

  constructor(field: string) {
    this.#quaternion = field === 'rotation'
  }

  push(at: number, value: Json): void {
    this.#samples.push({ at, value })
    if (this.#samples.length > KEPT) this.#samples.shift()
  }

  get last(): Sample | undefined {
    return this.#samples.at(-1)
  }

  /** The value at a time: the first sample's before it, the last one's after it. */
  at(time: number): Json | undefined {
    const all = this.#samples
    const next = all.findIndex((one) => one.at > time)
    if (next < 0) return all.at(-1)?.value
    const to = all[next]!
    const from = all[next - 1]
    if (!from) return to.value
    const start = Math.max(from.at, to.at - LONGEST_MS)
    const share = time <= start ? 0 : (time - start) / (to.at - start)
    return blend(from.value, to.value, share, this.#quaternion)
  }
}

const isNumbers = (value: Json): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number')

/** `share` 0…1 of the way from `a` to `b`. */
const blend = (a: Json, b: Json, share: number, quaternion: boolean): Json => {
  if (share <= 0) return a
  if (typeof a === 'number' && typeof b === 'number') return a + (b - a) * share
  if (!isNumbers(a) || !isNumbers(b) || a.length !== b.length) return a
  if (!quaternion) return a.map((n, i) => n + (b[i]! - n) * share)
  const dot = a.reduce((sum, n, i) => sum + n * b[i]!, 0)
  const sign = dot < 0 ? -1 : 1
  const mixed = a.map((n, i) => n + (sign * b[i]! - n) * share)
  const length = Math.hypot(...mixed)
  return length > 1e-6 ? mixed.map((n) => n / length) : b
}
