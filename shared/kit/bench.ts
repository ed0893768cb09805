import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A plain bench without a back: a plank on splayed legs or on two boards. */
export const bench = generator({
  ...facts('bench'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-weathered', 'wood-pine', 'wood-walnut', 'stone-limestone'],
  params: {
    ...sizes('bench'),
    plank: metres('Plank', 0.045, 0.025, 0.09, 'Thickness of the seat'),
    legs: oneOf({ splayed: 'Splayed legs', boards: 'Boards' }, { label: 'Legs', default: 'splayed', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, plank, legs }) => {
    const under = h - plank
    const x = w / 2 - Math.min(0.22, w * 0.16)
    const seat = box([w, plank, d], [0, under, 0], 0.01)
    const stand =
      legs === 'boards'
        ? [
            ...[-1, 1].map((s) => box([0.045, under, d * 0.86], [s * x, 0, 0], 0.006)),
            bar([-x, under * 0.45, 0], [x, under * 0.45, 0], 0.035, 0.09, 0.005),
          ]
        : [
            ...[-1, 1].flatMap((sx) =>
              [-1, 1].map((sz) =>
                bar([sx * (x + 0.05), 0.012, sz * (d / 2 - 0.03)], [sx * x, under + 0.01, sz * d * 0.24], 0.045, 0.045, 0.008),
              ),
            ),
            ...[-1, 1].map((s) =>
              bar([s * (x + 0.03), under * 0.4, -d * 0.36], [s * (x + 0.03), under * 0.4, d * 0.36], 0.028, 0.035),
            ),
            bar([-x - 0.03, under * 0.4, 0], [x + 0.03, under * 0.4, 0], 0.028, 0.035),
          ]
    const seats = Math.max(1, Math.floor(w / 0.55))
    return {
      parts: [part('wood-oak', [seat, ...stand], 'main')],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.04, d - 0.04] }],
      anchors: Array.from({ length: seats }, (_, i) => ({
        kind: 'sit' as const,
        at: [-w / 2 + (w * (i + 0.5)) / seats, h, 0] as const,
        facing: 0,
      })),
    }
  },
})
