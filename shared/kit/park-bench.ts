import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { box, spline, tube } from './solids.ts'

/** A bench of slats on cast-iron ends that curl into arms. */
export const parkBench = generator({
  ...facts('park-bench'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-weathered', 'wood-painted-green', 'wood-walnut', 'wood-pine'],
  params: {
    ...sizes('park-bench'),
    slats: count('Slats', 5, 3, 8),
    iron: oneOf(
      { rust: 'Rusty iron', black: 'Black iron', green: 'Painted green' },
      { label: 'Ends', default: 'black', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, slats, iron }) => {
    const seat = Math.min(0.45, h * 0.53)
    const t = 0.028
    const front = d / 2 - 0.05
    const hinge = -d / 2 + 0.17
    const pitch = (front + 0.02 - hinge) / slats
    const seats = times(slats, (i) => {
      const z = hinge + pitch * (i + 0.5)
      const curve = i === slats - 1 ? -0.014 : 0.012 * ((i / (slats - 1)) * 2 - 1) ** 2 - 0.004
      return box([w - 0.03, t, pitch - 0.012], [0, seat - t + curve, z], 0.006)
    })
    const tall = h - seat - 0.06
    const rise = tall / slats
    const lean = 0.24
    const backs = times(slats, (i) => {
      const up = 0.07 + rise * (i + 0.5)
      return move(turn(box([w - 0.03, rise - 0.014, t], [0, -rise / 2 + 0.007, 0], 0.006), 'x', -lean), [
        0,
        seat + up * 0.985 - 0.02,
        hinge + 0.005 - up * Math.tan(lean) * 0.95,
      ])
    })
    const back = (y: number) => hinge - 0.03 - Math.max(0, y - seat) * Math.tan(lean)
    const ends = [-1, 1].flatMap((s) => {
      const x = s * (w / 2 - 0.1)
      const r = 0.017
      const flat = { sides: 7, oval: [1.3, 1] as const }
      return [
        tube(
          spline(
            [
              [x, r, -d / 2 + 0.03],
              [x, seat * 0.5, hinge - 0.05],
              [x, seat, hinge - 0.02],
              [x, (seat + h) / 2, back((seat + h) / 2)],
              [x, h - r, Math.max(-d / 2 + r, back(h - r))],
            ],
            4,
          ),
          r,
          flat,
        ),
        tube(
          spline(
            [
              [x, r, d / 2 - r],
              [x, seat * 0.3, front - 0.05],
              [x, seat * 0.75, front - 0.02],
              [x, seat + 0.06, front + 0.012],
              [x, seat + 0.19, front - 0.005],
            ],
            4,
          ),
          r,
          flat,
        ),
        tube(
          spline(
            [
              [x, seat - t - 0.006, hinge - 0.02],
              [x, seat - t - 0.02, 0],
              [x, seat - t - 0.01, front],
            ],
            3,
          ),
          r * 0.9,
          flat,
        ),
        tube(
          spline(
            [
              [x, seat + 0.2, back(seat + 0.2) + 0.01],
              [x, seat + 0.215, 0],
              [x, seat + 0.205, front],
              [x, seat + 0.165, front + 0.035],
              [x, seat + 0.15, front + 0.005],
            ],
            4,
          ),
          r,
          flat,
        ),
        tube(
          spline(
            [
              [x, seat * 0.38, front - 0.05],
              [x, seat * 0.62, 0],
              [x, seat * 0.38, hinge - 0.045],
            ],
            4,
          ),
          r * 0.7,
          flat,
        ),
      ]
    })
    const metal = { rust: 'iron-rusty', black: 'iron-black', green: 'wood-painted-green' } as const
    return {
      parts: [part('wood-oak', [...seats, ...backs], 'main'), part(metal[iron], ends)],
      surfaces: [],
      anchors: times(Math.max(1, Math.floor(w / 0.6)), (i) => i).map((i, _, all) => ({
        kind: 'sit' as const,
        at: [-w / 2 + (w * (i + 0.5)) / all.length, seat, 0.02] as const,
        facing: 0,
      })),
    }
  },
})
