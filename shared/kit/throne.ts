import { oneOf } from '../fields/index.ts'
import { extrude, type Outline } from './cloth.ts'
import { generator } from './generator.ts'
import { move, part, times } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, metres, sizes } from './sizes.ts'
import { puff } from './soft.ts'
import { box } from './solids.ts'

/** A seat of state: a high back with a crest, closed arms, a cushion, gilded knobs. */
export const throne = generator({
  ...facts('throne'),
  placement: 'floor',
  materials: ['wood-lacquer-red', 'wood-walnut', 'gold', 'stone-limestone', 'wood-ebony'],
  params: {
    ...sizes('throne'),
    seat: metres('Seat height', 0.5, 0.42, 0.6),
    crest: oneOf({ arch: 'Arch', gable: 'Gable', square: 'Square' }, { label: 'Back', default: 'arch', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, seat, crest }) => {
    const t = Math.min(0.09, w * 0.1)
    const knobR = Math.min(0.035, t * 0.42)
    const step = 0.06
    const armY = Math.min(seat + 0.26, h * 0.6)
    const shoulder = h * 0.82
    const inner = w / 2 - t
    const arc: Outline = times(11, (i) => {
      const a = (i / 10) * Math.PI
      return [Math.cos(a) * inner, shoulder + Math.sin(a) * (h - shoulder - 0.01)] as const
    })
    const top: Outline =
      crest === 'arch'
        ? arc
        : crest === 'gable'
          ? [
              [inner, shoulder],
              [0, h - 0.01],
              [-inner, shoulder],
            ]
          : [
              [inner, h - 0.02],
              [-inner, h - 0.02],
            ]
    const board = (grow: number, from: number): Outline => [
      [-inner * grow, from],
      [inner * grow, from],
      ...top.map(([x, y]) => [x * grow, from + (y - from) * (grow * 0.5 + 0.5)] as const),
    ]
    const z = -d / 2 + t / 2
    const back = move(extrude(board(1, step), t * 0.7), [0, 0, z])
    const inlay = move(extrude(board(0.78, seat + 0.1), 0.02), [0, 0, z + t * 0.36])
    const posts = [-1, 1].flatMap((s) => [
      box([t, shoulder + 0.03, t], [s * (w / 2 - t / 2), 0, z], 0.01),
      box([t, armY, t], [s * (w / 2 - t / 2), 0, d / 2 - t / 2 - 0.02], 0.01),
      box([t * 0.5, armY - seat * 0.3, d - t - 0.04], [s * (w / 2 - t / 2), seat * 0.28, -0.01], 0.005),
      box([t * 1.1, 0.05, d - t * 0.5], [s * (w / 2 - t * 0.55), armY, 0.0], 0.014),
    ])
    const base = [box([w - t, seat - 0.12 - step, d - 0.06], [0, step, -0.005], 0.006), box([w, step, d], [0, 0, 0], 0.012)]
    const knobs = [-1, 1].flatMap((s) => [
      ellipsoid([knobR, knobR * 1.2, knobR], [s * (w / 2 - t / 2), shoulder + 0.03 + knobR, z], 12),
      ellipsoid([knobR, knobR, knobR], [s * (w / 2 - t / 2), armY + 0.05 + knobR * 0.7, d / 2 - t / 2 - 0.01], 12),
    ])
    const bands = [
      ...[0.35, 0.75].map((k) => box([w - t * 0.9, 0.018, 0.012], [0, step + (seat - 0.12 - step) * k, d / 2 - 0.034], 0.004)),
      ...(crest === 'square'
        ? [box([w * 0.8, 0.02, t * 0.8], [0, h - 0.02, z], 0.004)]
        : [
            ellipsoid(
              [knobR * 1.4, knobR * 1.4, knobR * 0.7],
              [0, Math.min(h - knobR * 1.4, shoulder + (h - shoulder) * 0.35), z + t * 0.42],
              12,
            ),
          ]),
    ]
    const cushion = puff([w - 2 * t - 0.01, 0.12, d - t - 0.05], [0, seat - 0.12, 0.02], {
      round: 0.045,
      bulge: 0.012,
      cells: 6,
    })
    return {
      parts: [
        part('wood-lacquer-red', [back, ...posts, ...base], 'main'),
        part('gold', [...knobs, ...bands]),
        part('velvet-red', [inlay, cushion]),
      ],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, seat, 0.02], facing: 0 }],
    }
  },
})
