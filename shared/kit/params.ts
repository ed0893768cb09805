/** A prop's parameters as read from a node, and the random numbers that its seed gives. */
import type { Fields, ValuesOf } from '../fields/field.ts'
import type { Params } from '../fields/index.ts'

/** Every parameter of the generator: what is missing or no good has its default. */
export const readParams = <F extends Fields>(fields: F, params: Params): ValuesOf<F> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read(params[name])])) as ValuesOf<F>

/** Numbers 0…1, the same row for the same seed (mulberry32); near seeds give rows that have nothing in common. */
export const seeded = (seed: number): (() => number) => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
