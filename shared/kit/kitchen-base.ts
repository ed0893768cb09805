import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { pull } from './knob.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A kitchen unit with its worktop: doors, drawers, or one drawer over doors. Units stand side by side. */
export const kitchenBase = generator({
  ...facts('kitchen-base'),
  placement: 'wall-side',
  materials: ['wood-painted-white', 'wood-painted-blue', 'wood-painted-green', 'wood-oak', 'wood-walnut'],
  params: {
    ...sizes('kitchen-base'),
    front: oneOf(
      { mixed: 'Drawer and doors', doors: 'Doors', drawers: 'Drawers' },
      { label: 'Front', default: 'mixed', group: 'Shape' },
    ),
    drawers: count('Drawers', 3, 2, 5),
    top: oneOf({ granite: 'Granite', oak: 'Oak', marble: 'Marble' }, { label: 'Worktop', default: 'granite', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, front, drawers, top }) => {
    const slab = 0.036
    const plinth = Math.min(0.11, h * 0.14)
    const face = d / 2 - 0.045
    const low = plinth
    const tall = h - slab - plinth
    const body = box([w - 0.004, tall, d - 0.07], [0, low, -0.035], 0.002)
    const kick = box([w - 0.004, plinth, d - 0.12], [0, 0, -0.05], 0)
    const leaf = (x: number, y: number, wide: number, high: number) => [
      box([wide - 0.006, high - 0.006, 0.02], [x, y + 0.003, face + 0.01], 0.003),
      box([wide - 0.11, Math.max(0.01, high - 0.11), 0.003], [x, y + 0.055, face + 0.0195], 0.0015),
    ]
    const doors = (high: number) => {
      const n = w > 0.62 ? 2 : 1
      return times(n, (i) => ({ x: -w / 2 + (w * (i + 0.5)) / n, wide: w / n, high }))
    }
    const rows = front === 'drawers' ? drawers : front === 'mixed' ? 1 : 0
    const chest = front === 'drawers' ? tall : tall * 0.2
    const rowHigh = rows > 0 ? chest / rows : 0
    const boxes = times(rows, (i) => ({ y: low + tall - (i + 1) * rowHigh }))
    const leaves = front === 'drawers' ? [] : doors(tall - rows * rowHigh)
    return {
      parts: [
        part(
          'wood-painted-white',
          [
            body,
            kick,
            ...boxes.flatMap((b) =>
              rowHigh > 0.18
                ? leaf(0, b.y, w, rowHigh)
                : [box([w - 0.006, rowHigh - 0.006, 0.02], [0, b.y + 0.003, face + 0.01], 0.003)],
            ),
            ...leaves.flatMap((l) => leaf(l.x, low, l.wide, l.high)),
          ],
          'main',
        ),
        part(top === 'granite' ? 'stone-granite' : top === 'oak' ? 'wood-oak' : 'marble', [
          box([w, slab, d - 0.015], [0, h - slab, -0.0075], 0.005),
        ]),
        part('steel-brushed', [
          ...boxes.map((b) => pull(0, b.y + rowHigh * 0.55, face + 0.02, Math.min(0.16, w * 0.4))),
          ...leaves.map((l, i) =>
            pull(
              l.x + (leaves.length > 1 && i === 0 ? 1 : -1) * (l.wide / 2 - 0.035),
              low + l.high * 0.8,
              face + 0.02,
              Math.min(0.16, l.high * 0.3),
              true,
            ),
          ),
        ]),
      ],
      surfaces: [{ centre: [0, h, -0.0075], size: [w - 0.01, d - 0.03] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
