import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, part, times } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { bar, box, cylinder } from './solids.ts'

/** A table to sit on the floor at: hewn planks on stub legs or on two sawn ends. */
export const tableLow = generator({
  ...facts('table-low'),
  placement: 'floor',
  materials: ['wood-weathered', 'wood-oak', 'wood-walnut', 'bamboo', 'stone-limestone'],
  params: {
    ...sizes('table-low'),
    planks: count('Planks', 4, 1, 8),
    legs: oneOf({ stub: 'Stub legs', trestle: 'Sawn ends' }, { label: 'Legs', default: 'stub', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, planks, legs }, random) => {
    const top = Math.min(0.04, h * 0.15)
    const each = d / planks
    const boards = times(planks, (i) => {
      const short = planks > 1 ? between(random, 0, 0.012) : 0
      return box(
        [w - short * 2, top - (planks > 1 ? between(random, 0, 0.003) : 0), each - 0.006],
        [0, h - top, -d / 2 + each * (i + 0.5)],
        0.006,
      )
    })
    const [x, z] = [w / 2 - Math.min(0.1, w * 0.1), d / 2 - Math.min(0.08, d * 0.12)]
    const under = h - top
    const stand =
      legs === 'stub'
        ? [
            ...[-1, 1].flatMap((sx) =>
              [-1, 1].map((sz) => cylinder(0.034, under, [sx * x, 0, sz * z], { top: 0.046, segments: 10, bevel: 0.006 })),
            ),
            ...[-1, 1].map((sz) => box([2 * x, 0.045, 0.03], [0, under - 0.05, sz * z], 0.005)),
            ...[-1, 1].map((sx) => box([0.03, 0.045, 2 * z], [sx * x, under - 0.05, 0], 0.005)),
          ]
        : [
            ...[-1, 1].flatMap((s) => [
              box([0.045, under, d * 0.72], [s * x, 0, 0], 0.006),
              box([0.07, 0.03, d * 0.86], [s * x, 0, 0], 0.006),
            ]),
            bar([-x, under * 0.55, 0], [x, under * 0.55, 0], 0.035, 0.06),
          ]
    return {
      parts: [part('wood-weathered', [...boards, ...stand], 'main')],
      surfaces: [{ centre: [0, h - 0.003, 0], size: [w - 0.05, d - 0.03] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
