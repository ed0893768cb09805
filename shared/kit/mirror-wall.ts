import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { lathe } from './grid.ts'
import { facts, metres, sizes } from './sizes.ts'
import { box, tube } from './solids.ts'

/** A mirror for a wall, square or oval; its origin is the middle of its back. */
export const mirrorWall = generator({
  ...facts('mirror-wall'),
  placement: 'wall',
  materials: ['wood-oak', 'gold', 'wood-walnut', 'steel-painted-black', 'wood-painted-white'],
  params: {
    ...sizes('mirror-wall'),
    border: metres('Frame', 0.035, 0.008, 0.1, 'Width of the frame'),
    shape: oneOf({ square: 'Square', oval: 'Oval' }, { label: 'Shape', default: 'square', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, border, shape }) => {
    const b = Math.min(border, w * 0.2, h * 0.2)
    if (shape === 'oval') {
      const thick = Math.min(b / 2, d / 2)
      const ring = tube(
        times(40, (i) => {
          const a = (i / 40) * Math.PI * 2
          return [Math.sin(a) * (w / 2 - b / 2), Math.cos(a) * (h / 2 - b / 2), d / 2] as const
        }),
        thick,
        { closed: true, sides: 8, oval: [1, 1] },
      )
      const disc = move(
        turn(
          lathe(
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
            { segments: 40 },
          ),
          'x',
          Math.PI / 2,
        ),
        [0, 0, 0],
      )
      const pane = (grow: number, from: number, to: number) => ({
        ...disc,
        positions: disc.positions.map((n, i) =>
          i % 3 === 0 ? n * (w / 2 - b / 2 + grow) : i % 3 === 1 ? n * (h / 2 - b / 2 + grow) : from + n * (to - from),
        ),
      })
      return {
        parts: [part('wood-oak', [ring, pane(0, 0, d * 0.4)], 'main'), part('mirror', [pane(-0.001, d * 0.4, d * 0.45)])],
        surfaces: [],
        anchors: [],
      }
    }
    const bevel = Math.min(d * 0.35, b * 0.3)
    const frame = [
      ...[-1, 1].map((s) => box([w, b, d], [0, s * (h / 2 - b / 2) - b / 2, d / 2], bevel)),
      ...[-1, 1].map((s) => box([b, h - 2 * b, d * 0.99], [s * (w / 2 - b / 2), -h / 2 + b, d / 2], bevel)),
      box([w - b, h - b, d * 0.4], [0, -h / 2 + b / 2, d * 0.2], 0),
    ]
    return {
      parts: [
        part('wood-oak', frame, 'main'),
        part('mirror', [box([w - 2 * b, h - 2 * b, d * 0.1], [0, -h / 2 + b, d * 0.43], 0)]),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
