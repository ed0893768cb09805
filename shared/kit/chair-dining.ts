import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { count, facts, metres, sizes } from './sizes.ts'
import { puff } from './soft.ts'
import { bar, box } from './solids.ts'

/** A wooden chair: four legs, stretchers, a back of spindles or slats, a bare or padded seat. */
export const chairDining = generator({
  ...facts('chair-dining'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'wood-ebony'],
  params: {
    ...sizes('chair-dining'),
    seat: metres('Seat height', 0.45, 0.42, 0.5),
    spindles: count('Bars of the back', 4, 1, 8),
    cushion: oneOf(
      { none: 'Bare', red: 'Red', blue: 'Blue', linen: 'Linen' },
      { label: 'Cushion', default: 'none', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, seat, spindles, cushion }) => {
    const leg = 0.036
    const x = w / 2 - leg / 2
    const front = d / 2 - leg / 2
    const back = -d / 2 + leg / 2 + 0.055
    const rake = 0.05
    const top = h - 0.09
    const legs = [-1, 1].flatMap((s) => [
      bar([s * x, 0, front - 0.005], [s * x, seat - 0.02, front - 0.005], leg, leg, 0.005),
      bar([s * x, 0, back - 0.03], [s * x, seat, back], leg, leg, 0.005),
      bar([s * x, seat - 0.01, back], [s * (x - 0.006), h - 0.01, back - rake], leg * 0.9, leg * 0.85, 0.005),
    ])
    const rails = [
      box([w - leg * 2, 0.06, 0.02], [0, seat - 0.085, front - 0.005]),
      box([w - leg * 2, 0.06, 0.02], [0, seat - 0.085, back]),
      ...[-1, 1].flatMap((s) => [
        bar([s * x, seat - 0.055, back], [s * x, seat - 0.055, front], 0.02, 0.06),
        bar([s * x, seat * 0.36, back - 0.022], [s * x, seat * 0.36, front], 0.018, 0.026),
      ]),
      bar([-x, seat * 0.36, (front + back) / 2], [x, seat * 0.36, (front + back) / 2], 0.026, 0.018),
    ]
    const plate = box([w - 0.004, 0.026, front - back + leg + 0.02], [0, seat - 0.026, (front + back) / 2 + 0.008], 0.01)
    const lean = (y: number) => back - rake * ((y - seat) / (h - seat))
    const crest = [
      bar([-x, top + 0.04, lean(top + 0.04)], [x, top + 0.04, lean(top + 0.04)], 0.022, 0.09, 0.01),
      bar([-x, seat + 0.11, lean(seat + 0.11)], [x, seat + 0.11, lean(seat + 0.11)], 0.018, 0.035, 0.005),
    ]
    const bars = times(spindles, (i) => {
      const sx = -x + ((i + 1) / (spindles + 1)) * 2 * x
      const wide = Math.min(0.05, (1.1 * x) / (spindles + 1))
      return bar([sx, seat + 0.11, lean(seat + 0.11)], [sx, top + 0.01, lean(top + 0.01)], wide, 0.012)
    })
    const soft = { red: 'fabric-red', blue: 'fabric-blue', linen: 'fabric-linen' } as const
    return {
      parts: [
        part('wood-oak', [...legs, ...rails, plate, ...crest, ...bars], 'main'),
        ...(cushion === 'none'
          ? []
          : [
              part(soft[cushion], [
                puff([w - 0.05, 0.04, front - back - 0.01], [0, seat, (front + back) / 2 + 0.01], {
                  round: 0.018,
                  bulge: 0.004,
                  cells: 5,
                }),
              ]),
            ]),
      ],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, cushion === 'none' ? seat : seat + 0.035, (front + back) / 2], facing: 0 }],
    }
  },
})
