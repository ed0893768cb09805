import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { knob, pull } from './knob.ts'
import { fourLegs } from './legs.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A chest of drawers, the topmost row in two. */
export const dresser = generator({
  ...facts('dresser'),
  placement: 'wall-side',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'wood-painted-blue'],
  params: {
    ...sizes('dresser'),
    rows: count('Rows of drawers', 4, 2, 6),
    grips: oneOf({ knobs: 'Knobs', pulls: 'Bows' }, { label: 'Handles', default: 'knobs', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, rows, grips }) => {
    const top = 0.026
    const foot = Math.min(0.1, h * 0.14)
    const face = d / 2 - 0.035
    const body = box([w - 0.03, h - top - foot, d - 0.05], [0, foot, -0.01], 0.004)
    const plate = box([w, top, d - 0.01], [0, h - top, -0.005], 0.008)
    const room = (h - top - foot - 0.03) / rows
    const drawers = times(rows, (i) => i).flatMap((i) => {
      const split = i === rows - 1 && w > 0.6
      const wide = split ? (w - 0.07) / 2 - 0.006 : w - 0.07
      const y = foot + 0.016 + i * room
      return (split ? [-1, 1] : [0]).map((s) => ({ x: s * (wide / 2 + 0.006), y, wide }))
    })
    const fronts = drawers.map((o) => box([o.wide, room - 0.012, 0.02], [o.x, o.y, face + 0.004], 0.005))
    const handles = drawers.flatMap((o) => {
      const y = o.y + (room - 0.012) / 2
      if (grips === 'pulls') return [pull(o.x, y, face + 0.014, Math.min(0.13, o.wide * 0.4))]
      return o.wide > 0.55
        ? [-1, 1].map((s) => knob(o.x + s * o.wide * 0.3, y, face + 0.012, 0.012))
        : [knob(o.x, y, face + 0.012, 0.012)]
    })
    return {
      parts: [
        part(
          'wood-oak',
          [
            body,
            plate,
            ...fronts,
            ...fourLegs({ width: w - 0.03, depth: d - 0.05, height: foot + 0.002, thick: 0.045, style: 'tapered' }),
          ],
          'main',
        ),
        part('brass', handles),
      ],
      surfaces: [{ centre: [0, h, -0.005], size: [w - 0.03, d - 0.04] }],
      anchors: [{ kind: 'reach', at: [0, Math.min(0.7, h * 0.8), d / 2], facing: Math.PI }],
    }
  },
})
