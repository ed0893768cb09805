/** A body drawn through oval sections along Z: for animals and other things that have no straight line. */
import type { Vec3 } from '../fields/index.ts'
import type { Shape } from './geometry.ts'
import { grid } from './grid.ts'

/** Where the section lies, its middle, half its width, and how far it reaches up and down; metres. */
export type Section = readonly [z: number, y: number, wide: number, up: number, down: number]

/** Smooth between the sections, `per` rings for each; ends close where the first and last are small. */
export const loft = (sections: readonly Section[], sides = 16, per = 3): Shape => {
  const n = (sections.length - 1) * per
  const at = (i: number) => sections[Math.min(sections.length - 1, Math.max(0, i))]!
  const smooth = (t: number): Section => {
    const i = Math.min(sections.length - 2, Math.floor(t))
    const f = t - i
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const mix = (k: 0 | 1 | 2 | 3 | 4) =>
      0.5 *
      (2 * b[k] +
        (c[k] - a[k]) * f +
        (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * f * f +
        (3 * b[k] - a[k] - 3 * c[k] + d[k]) * f ** 3)
    return [mix(0), mix(1), Math.max(0.001, mix(2)), Math.max(0.001, mix(3)), Math.max(0.001, mix(4))]
  }
  const ring = (t: number, angle: number): Vec3 => {
    const [z, y, wide, up, down] = smooth(t)
    const s = Math.sin(angle)
    return [Math.cos(angle) * wide, y + s * (s > 0 ? up : down), z]
  }
  return grid(sides, n, (u, v) => ring(v * (sections.length - 1), u === 1 ? 0 : u * Math.PI * 2), { wrapU: true })
}
