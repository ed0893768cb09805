/** What a pattern is: at each place of a square that repeats, a factor on the surface's colour and a height. */

export interface Dot {
  /** Factors on the colour, linear light, 0…2; 1 leaves it. */
  r: number
  g: number
  b: number
  /** 0…1. */
  height: number
}

export interface Pattern {
  /** From the lowest to the highest place, as a share of the side of the square. */
  readonly relief: number
  /** Writes the dot at `u`, `v` (0…1, `v` along the grain). */
  at(u: number, v: number, to: Dot): void
}

/** The same factor on all three. */
export const tone = (to: Dot, factor: number, height: number): void => {
  to.r = factor
  to.g = factor
  to.b = factor
  to.height = height
}

export const tint = (to: Dot, r: number, g: number, b: number, height: number): void => {
  to.r = r
  to.g = g
  to.b = b
  to.height = height
}
