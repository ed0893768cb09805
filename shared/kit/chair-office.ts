import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, metres, round } from './sizes.ts'
import { puff } from './soft.ts'
import { bar, box, cylinder, rod, spline, tube } from './solids.ts'

/** A chair that turns on five castors, with a curved back and arms. */
export const chairOffice = generator({
  ...facts('chair-office'),
  placement: 'floor',
  materials: ['fabric-grey', 'fabric-charcoal', 'leather-black', 'fabric-blue', 'fabric-green', 'leather-tan'],
  params: {
    ...round('chair-office'),
    seat: metres('Seat height', 0.47, 0.4, 0.55),
    arms: flag({ label: 'Arms', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, seat, arms }) => {
    const r = w / 2
    const wheel = 0.027
    const star = times(5, (i) => {
      const a = (i / 5) * Math.PI * 2 + Math.PI
      const [x, z] = [Math.sin(a), Math.cos(a)]
      return {
        x: x * (r - wheel * 1.05),
        z: z * (r - wheel * 1.05),
        arm: bar([x * 0.03, 0.085, z * 0.03], [x * (r - 0.03), 0.066, z * (r - 0.03)], 0.045, 0.028, 0.006),
      }
    })
    const castors = star.flatMap(({ x, z }) =>
      [-1, 1].map((s) =>
        move(turn(cylinder(wheel, 0.018, [0, -0.009, 0], { segments: 12, bevel: 0.003 }), 'z', Math.PI / 2), [
          x + s * 0.012,
          wheel,
          z,
        ]),
      ),
    )
    const post = [
      cylinder(0.038, 0.06, [0, 0.06, 0]),
      cylinder(0.022, seat - 0.16, [0, 0.1, 0]),
      cylinder(0.034, seat * 0.2, [0, 0.1, 0]),
    ]
    const under = box([0.2, 0.035, 0.24], [0, seat - 0.085, 0], 0.01)
    const sw = Math.min(0.5, w - 0.14)
    const cushion = puff([sw, 0.08, 0.48], [0, seat - 0.075, 0.03], { round: 0.035, bulge: 0.008, cells: 5 })
    const flat = puff([sw * 0.92, h - seat - 0.12, 0.075], [0, 0, 0], { round: 0.034, bulge: 0.004, cells: 6 })
    // The back hugs the sitter and leans away.
    const bent = {
      ...flat,
      positions: flat.positions.map((n, i, all) => {
        const [x, y] = [all[i - (i % 3)]!, all[i - (i % 3) + 1]!]
        return i % 3 === 2 ? n + x * x * 0.9 - y * y * 0.12 + 0.06 * Math.sin((y / (h - seat)) * Math.PI * 0.9) : n
      }),
    }
    const back = move(turn(bent, 'x', -0.09), [0, seat + 0.12, Math.max(-0.225, -r + 0.085)])
    const rear = Math.max(-0.28, -r + 0.03)
    const spine = tube(
      spline(
        [
          [0, seat - 0.07, -0.08],
          [0, seat - 0.06, rear + 0.03],
          [0, seat + 0.08, rear],
          [0, seat + 0.3, rear + 0.01],
        ],
        3,
      ),
      0.02,
      { sides: 8, oval: [1.8, 0.8] },
    )
    const rests = arms
      ? [-1, 1].flatMap((s) => [
          tube(
            spline(
              [
                [s * sw * 0.36, seat - 0.07, -0.02],
                [s * (sw / 2 + 0.035), seat - 0.05, -0.02],
                [s * (sw / 2 + 0.045), seat + 0.08, -0.02],
                [s * (sw / 2 + 0.04), seat + 0.19, -0.02],
              ],
              3,
            ),
            0.016,
            { sides: 7, oval: [1, 1.6] },
          ),
          puff([0.075, 0.035, 0.26], [s * Math.min(r - 0.04, sw / 2 + 0.04), seat + 0.185, 0], { round: 0.016, cells: 4 }),
        ])
      : []
    return {
      parts: [
        part('fabric-grey', [cushion, back], 'main'),
        part('plastic-black', [
          ...star.map((s) => s.arm),
          ...castors,
          ...post,
          under,
          spine,
          ...rests,
          rod([0.1, seat - 0.07, 0.02], [sw / 2 + 0.02, seat - 0.085, 0.02], 0.007, 0.007, 6),
          ellipsoid([0.02, 0.012, 0.014], [sw / 2 + 0.02, seat - 0.085, 0.02], 7),
        ]),
      ],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, seat, 0.02], facing: 0 }],
    }
  },
})
