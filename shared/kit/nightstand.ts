import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { knob } from './knob.ts'
import { fourLegs } from './legs.ts'
import { count, facts, metres, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A small chest beside a bed, with drawers. */
export const nightstand = generator({
  ...facts('nightstand'),
  placement: 'wall-side',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'wood-painted-blue'],
  params: {
    ...sizes('nightstand'),
    drawers: count('Drawers', 2, 1, 3),
    legs: metres('Leg height', 0.14, 0.03, 0.25),
  },
  build: ({ width: w, height: h, depth: d, drawers, legs }) => {
    const foot = Math.min(legs, h * 0.4)
    const top = 0.022
    const body = box([w - 0.02, h - top - foot, d - 0.025], [0, foot, -0.0025], 0.004)
    const plate = box([w, top, d], [0, h - top, 0], 0.006)
    const room = (h - top - foot - 0.03) / drawers
    const fronts = times(drawers, (i) =>
      box([w - 0.06, room - 0.014, 0.016], [0, foot + 0.018 + i * room, d / 2 - 0.018], 0.004),
    )
    const knobs = times(drawers, (i) => knob(0, foot + 0.018 + i * room + (room - 0.014) / 2, d / 2 - 0.022, 0.01))
    return {
      parts: [
        part(
          'wood-oak',
          [
            body,
            plate,
            ...fronts,
            ...fourLegs({
              width: w - 0.02,
              depth: d - 0.03,
              height: foot + 0.002,
              thick: 0.035,
              inset: 0.015,
              style: 'tapered',
            }),
          ],
          'main',
        ),
        part('brass', knobs),
      ],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.02, d - 0.02] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
