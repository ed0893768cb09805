import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { pull } from './knob.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A desk to sit at from the front (+Z): steel frame or a pedestal with drawers. */
export const desk = generator({
  ...facts('desk'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-walnut', 'wood-painted-white', 'plywood', 'wood-ebony'],
  params: {
    ...sizes('desk'),
    drawers: count('Drawers', 3, 0, 4),
    frame: oneOf({ steel: 'Steel frame', wood: 'Wooden sides' }, { label: 'Frame', default: 'steel', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, drawers, frame }) => {
    const top = 0.028
    const under = h - top
    const plate = box([w, top, d], [0, under, 0], 0.004)
    const t = 0.04
    const steel = [-1, 1].flatMap((s) => [
      ...[-1, 1].map((z) => box([t, under, t], [s * (w / 2 - t / 2 - 0.02), 0, z * (d / 2 - t / 2 - 0.03)], 0.004)),
      box([t, t, d - 0.06], [s * (w / 2 - t / 2 - 0.02), under - t, 0], 0.004),
      box([t, 0.02, d - 0.06], [s * (w / 2 - t / 2 - 0.02), 0.012, 0], 0.003),
    ])
    const beam = box([w - 0.08, t, 0.03], [0, under - t, -d / 2 + 0.06], 0.003)
    const sides = [-1, 1].map((s) => box([0.028, under, d - 0.02], [s * (w / 2 - 0.03), 0, 0], 0.003))
    const modesty = box([w - 0.1, under * 0.5, 0.016], [0, under * 0.46, -d / 2 + 0.09], 0.002)
    const wide = Math.min(0.4, w * 0.3)
    const x = w / 2 - wide / 2 - 0.07
    const deep = d - 0.1
    const low = under * 0.12
    const each = drawers > 0 ? (under - low - 0.01) / drawers : 0
    const chest =
      drawers > 0
        ? [
            box([wide, under - low, deep], [x, low, 0], 0.003),
            ...times(drawers, (i) =>
              box([wide - 0.012, each - 0.01, 0.018], [x, low + 0.006 + i * each, deep / 2 + 0.006], 0.003),
            ),
          ]
        : []
    const handles = times(drawers, (i) => pull(x, low + 0.006 + (i + 0.7) * each, deep / 2 + 0.015, Math.min(0.14, wide * 0.5)))
    const metal = frame === 'steel' ? [...steel, beam] : []
    return {
      parts: [
        part('wood-oak', [plate, ...chest, modesty, ...(frame === 'wood' ? sides : [])], 'main'),
        ...(metal.length + handles.length > 0 ? [part('steel-painted-grey', [...metal, ...handles])] : []),
      ],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.02, d - 0.02] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
