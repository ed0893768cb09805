import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part } from './geometry.ts'
import { lathe } from './grid.ts'
import { facts, share, sizes } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A cup with a handle (+X), empty or with a drink in it. */
export const mug = generator({
  ...facts('mug'),
  placement: 'surface',
  materials: ['ceramic-white', 'ceramic-blue', 'ceramic-green', 'clay', 'steel-brushed'],
  params: {
    ...sizes('mug'),
    taper: share('Taper', 0.15, 'How much narrower its foot is'),
    holds: oneOf(
      { nothing: 'Nothing', coffee: 'Coffee', water: 'Water' },
      { label: 'Holds', default: 'coffee', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, taper, holds }) => {
    const r = Math.min(d / 2, w * 0.42)
    const foot = r * (1 - 0.5 * taper)
    const t = Math.min(0.004, r * 0.1)
    const x = -w / 2 + r
    const at = (y: number) => foot + (r - foot) * Math.min(1, y / (h * 0.5))
    const body = lathe(
      [
        [0, 0.003],
        [foot * 0.8, 0.003],
        [foot * 0.84, 0],
        [foot * 0.94, 0],
        [foot, h * 0.04],
        [at(h * 0.25), h * 0.25],
        [r, h * 0.5],
        [r, h * 0.97],
        [r - t * 0.5, h],
        [r - t, h * 0.97],
        [r - t, h * 0.5],
        [at(h * 0.25) - t, h * 0.25],
        [foot - t, h * 0.08],
        [0, h * 0.07],
      ],
      { segments: 26, crease: 1 },
    )
    const grip = tube(
      spline(
        [
          [r - t * 0.5, h * 0.82, 0],
          [Math.max(r, w - r) * 0.93, h * 0.86, 0],
          [w - r - h * 0.045, h * 0.6, 0],
          [w - r - h * 0.12, h * 0.32, 0],
          [at(h * 0.22) - t * 0.5, h * 0.22, 0],
        ],
        4,
      ),
      h * 0.045,
      { sides: 8, oval: [1.35, 0.85] },
    )
    return {
      parts: [
        part('ceramic-white', [move(body, [x, 0, 0]), move(grip, [x, 0, 0])], 'main'),
        ...(holds === 'nothing'
          ? []
          : [
              part(holds === 'water' ? 'water' : 'clay-dark', [
                move(
                  lathe(
                    [
                      [r - t, h * 0.85],
                      [0, h * 0.85],
                    ],
                    { segments: 20 },
                  ),
                  [x, 0, 0],
                ),
              ]),
            ]),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
