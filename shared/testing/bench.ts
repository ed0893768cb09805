/** What a `*.bench.ts` file exports as `benches`; `npm run bench` runs them all and prints each figure next to its goal. */

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal?: number
  readonly better: 'less' | 'more'
  /** Who was measured beside us in the same run. */
  readonly peer?: string
  /** Our value divided by the peer's. */
  readonly ratio?: number
}

export interface Bench {
  readonly name: string
  run(): Promise<readonly Figure[]>
}

/** Middle of a list of numbers; the mean of the two middle ones where their count is even. NaN for none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Value below which a share `q` (0…1) of the values lies, interpolated. NaN for none. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}
