/** Knobs and pulls on doors and drawers, in front of a face at `z`. Metres. */
import { move, type Shape, turn } from './geometry.ts'
import { lathe } from './grid.ts'
import { spline, tube } from './solids.ts'

/** A turned knob that stands out of the face by about its diameter. */
export const knob = (x: number, y: number, z: number, r = 0.013): Shape =>
  move(
    turn(
      lathe(
        [
          [r * 0.8, 0],
          [r * 0.45, r * 0.4],
          [r * 0.5, r * 0.9],
          [r, r * 1.3],
          [r * 0.95, r * 1.8],
          [0, r * 2],
        ],
        { segments: 10, crease: 1 },
      ),
      'x',
      Math.PI / 2,
    ),
    [x, y, z],
  )

/** A bowed bar, `long` metres, across or upright. */
export const pull = (x: number, y: number, z: number, long: number, upright = false): Shape => {
  const at = (t: number, out: number) =>
    upright ? ([x, y + t * long, z + out] as const) : ([x + t * long, y, z + out] as const)
  return tube(spline([at(-0.5, 0), at(-0.46, 0.022), at(0.46, 0.022), at(0.5, 0)], 2), 0.005, { sides: 6 })
}
