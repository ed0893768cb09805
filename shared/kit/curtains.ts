import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { count, facts, share, sizes } from './sizes.ts'
import { box, rod, tube } from './solids.ts'

/** A pair of curtains on a rod; hung with the rod’s middle at the mount height, so the origin is at the top of the back. */
export const curtains = generator({
  ...facts('curtains'),
  placement: 'wall',
  materials: ['fabric-linen', 'fabric-white', 'velvet-red', 'fabric-blue', 'fabric-green', 'fabric-charcoal'],
  params: {
    ...sizes('curtains'),
    open: share('Open', 0.5, '0 is drawn shut, 1 is drawn aside'),
    folds: count('Folds', 7, 3, 14),
    ties: flag({ label: 'Tied back', default: false, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, open, folds, ties }, random) => {
    const z = d * 0.52
    const deep = d * 0.4
    const half = (w / 2 - 0.03) * (1 - 0.72 * open)
    const top = h / 2 - 0.03
    const panel = (s: 1 | -1) => {
      const phase = random() * 0.8
      const steps = folds * 5
      return sheet(
        steps,
        8,
        (u, v) => {
          const along = s > 0 ? u : 1 - u
          const low = 1 - v
          // Tied at two fifths of the height: drawn towards the outside there.
          const pinch = ties ? 1 - 0.62 * Math.exp(-(((v - 0.42) / 0.16) ** 2)) : 1
          const x = w / 2 - 0.03 - half * (1 - along) * pinch * (1 - 0.03 * low)
          const a = along * folds * Math.PI * 2 + phase
          const swing = 0.8 + 0.2 * Math.sin(along * 11 + low * 1.7)
          return [
            s * x,
            -h / 2 + v * (top + h / 2),
            z + Math.sin(a + Math.sin(low * 3 + along * 5) * 0.25) * deep * swing * (0.55 + 0.45 * low) * Math.max(0.4, pinch),
          ]
        },
        0.004,
      )
    }
    const rail = rod([-w / 2 + 0.025, h / 2 - 0.018, z], [w / 2 - 0.025, h / 2 - 0.018, z], 0.011)
    const ends = [-1, 1].map((s) => ellipsoid([0.022, 0.017, 0.017], [s * (w / 2 - 0.022), h / 2 - 0.018, z], 10))
    const holders = [-1, 1].map((s) => box([0.02, 0.03, z + 0.01], [s * (w / 2 - 0.08), h / 2 - 0.033, (z + 0.01) / 2], 0.003))
    const bands = ties
      ? [-1, 1].map((s) => {
          const x = w / 2 - 0.03 - half * 0.19
          return tube(
            times(14, (i) => {
              const a = (i / 14) * Math.PI * 2
              return [
                s * (x + Math.sin(a) * half * 0.22),
                -h / 2 + 0.42 * (top + h / 2) + Math.sin(a) * 0.03,
                z + Math.cos(a) * deep * 0.75,
              ] as const
            }),
            0.014,
            { closed: true, sides: 6 },
          )
        })
      : []
    return {
      parts: [part('fabric-linen', [panel(1), panel(-1), ...bands], 'main'), part('brass', [rail, ...ends, ...holders])],
      surfaces: [],
      anchors: [],
    }
  },
})
