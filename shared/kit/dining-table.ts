import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A table for meals: a thick top over an apron, on straight or tapered legs or on two trestles. */
export const diningTable = generator({
  ...facts('dining-table'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'marble'],
  params: {
    ...sizes('dining-table'),
    top: metres('Top', 0.036, 0.015, 0.08, 'Thickness of the top'),
    legs: oneOf(
      { straight: 'Straight legs', tapered: 'Tapered legs', trestle: 'Trestles' },
      { label: 'Legs', default: 'straight', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, top, legs }) => {
    const under = h - top
    const t = Math.min(0.075, d * 0.09)
    const inset = 0.03
    const [x, z] = [w / 2 - inset - t / 2, d / 2 - inset - t / 2]
    const slab = box([w, top, d], [0, under, 0], Math.min(0.008, top * 0.3))
    const apron = [
      ...[-1, 1].map((s) => box([2 * x - t, 0.09, 0.022], [0, under - 0.09, s * z])),
      ...[-1, 1].map((s) => box([0.022, 0.09, 2 * z - t], [s * x, under - 0.09, 0])),
    ]
    const four = [-1, 1].flatMap((sx) =>
      [-1, 1].map((sz) => {
        const leg = box([t, under, t], [sx * x, 0, sz * z], 0.006)
        if (legs === 'straight') return leg
        const thin = (n: number, c: number, y: number) => c + (n - c) * (0.55 + 0.45 * Math.min(1, y / (under - 0.1)))
        return {
          ...leg,
          positions: leg.positions.map((n, i, all) => {
            const y = all[i - (i % 3) + 1]!
            return i % 3 === 1 ? n : thin(n, i % 3 === 0 ? sx * x : sz * z, y)
          }),
        }
      }),
    )
    const trestles = [-1, 1].flatMap((s) => {
      const tx = s * (w / 2 - Math.min(0.3, w * 0.2))
      return [
        box([0.09, 0.06, d * 0.8], [tx, 0, 0], 0.01),
        box([0.09, 0.05, d * 0.72], [tx, under - 0.05, 0], 0.01),
        ...[-1, 1].map((z2) => bar([tx, 0.05, z2 * d * 0.14], [tx, under - 0.04, z2 * d * 0.14], 0.05, 0.11, 0.006)),
      ]
    })
    const beam = box([w - Math.min(0.6, w * 0.4), 0.09, 0.035], [0, under * 0.42, 0])
    return {
      parts: [part('wood-oak', [slab, ...(legs === 'trestle' ? [...trestles, beam] : [...apron, ...four])], 'main')],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.03, d - 0.03] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
