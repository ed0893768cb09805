import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe } from './grid.ts'
import { knob } from './knob.ts'
import { fourLegs } from './legs.ts'
import { facts, sizes } from './sizes.ts'
import { box, cylinder } from './solids.ts'

/** A small table beside a seat: square with a drawer, or round on a turned column. */
export const sideTable = generator({
  ...facts('side-table'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-walnut', 'wood-painted-white', 'wood-ebony', 'brass'],
  params: {
    ...sizes('side-table'),
    shape: oneOf(
      { square: 'Square, with a drawer', round: 'Round, on a column' },
      { label: 'Shape', default: 'round', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, shape }) => {
    const top = 0.022
    const surface = {
      centre: [0, h, 0] as const,
      size: shape === 'round' ? ([w * 0.7, d * 0.7] as const) : ([w - 0.02, d - 0.02] as const),
    }
    const anchors = [{ kind: 'reach' as const, at: [0, h, d / 2] as const, facing: Math.PI }]
    if (shape === 'round') {
      const r = w / 2
      const oval = (s: ReturnType<typeof lathe>) => ({
        ...s,
        positions: s.positions.map((n, i) => (i % 3 === 2 ? (n * d) / w : n)),
      })
      const plate = oval(cylinder(r, top, [0, h - top, 0], { segments: 28, bevel: 0.006 }))
      const column = lathe(
        [
          [r * 0.66, 0],
          [r * 0.68, 0.012],
          [r * 0.6, 0.03],
          [r * 0.16, 0.055],
          [r * 0.11, 0.1],
          [r * 0.15, h * 0.28],
          [r * 0.09, h * 0.36],
          [r * 0.1, h * 0.7],
          [r * 0.2, h - top - 0.03],
          [r * 0.32, h - top],
        ],
        { segments: 20, crease: 1 },
      )
      return { parts: [part('wood-oak', [plate, oval(column)], 'main')], surfaces: [surface], anchors }
    }
    const plate = box([w, top, d], [0, h - top, 0], 0.005)
    const legs = fourLegs({ width: w, depth: d, height: h - top, thick: 0.035, inset: 0.012, style: 'square' })
    const body = box([w - 0.05, 0.12, d - 0.05], [0, h - top - 0.12, 0], 0.003)
    const drawer = box([w - 0.1, 0.09, 0.014], [0, h - top - 0.105, d / 2 - 0.021], 0.004)
    const shelf = box([w - 0.05, 0.016, d - 0.05], [0, h * 0.22, 0], 0.003)
    return {
      parts: [
        part('wood-oak', [plate, ...legs, body, drawer, shelf], 'main'),
        part('brass', [knob(0, h - top - 0.06, d / 2 - 0.014, 0.01)]),
      ],
      surfaces: [surface],
      anchors,
    }
  },
})
