/** A conical lamp shade with its ring, and the bulb in it. Metres. */
import { move, type Shape, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { rod, tube } from './solids.ts'

interface Shade {
  readonly cloth: Shape
  readonly frame: readonly Shape[]
  /** A bulb that stands on `y`. */
  bulb(y: number): Shape
}

/** Radius below and above, its lower edge at `y`, `high` metres tall. */
export const lampShade = (below: number, above: number, y: number, high: number): Shade => {
  const t = 0.004
  const cloth = lathe(
    [
      [below - t, y],
      [below, y],
      [above, y + high],
      [above - t, y + high],
      [below - t, y],
    ],
    { segments: 28 },
  )
  const ring = tube(
    times(16, (i) => {
      const a = (i / 16) * Math.PI * 2
      const r = above - t * 2
      return [Math.sin(a) * r, y + high - 0.012, Math.cos(a) * r] as const
    }),
    0.003,
    { closed: true, sides: 4 },
  )
  const spokes = times(3, (i) => {
    const a = (i / 3) * Math.PI * 2
    return rod(
      [0, y + high * 0.7, 0],
      [Math.sin(a) * (above - t * 2), y + high - 0.012, Math.cos(a) * (above - t * 2)],
      0.003,
      0.003,
      4,
    )
  })
  const bulb = lathe(
    [
      [0.013, 0],
      [0.014, 0.016],
      [0.026, 0.045],
      [0.03, 0.064],
      [0.024, 0.082],
      [0.01, 0.092],
      [0, 0.094],
    ],
    { segments: 12, crease: 2 },
  )
  const size = Math.min(1, high / 0.18, below / 0.08)
  return {
    cloth,
    frame: [ring, ...spokes],
    bulb: (at) => move({ ...bulb, positions: bulb.positions.map((n) => n * size) }, [0, at, 0]),
  }
}
