import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { box, cylinder, rod } from './solids.ts'

/** A bar: guests stand in front (+Z), at panels and a foot rail; behind it is a lower worktop. */
export const barCounter = generator({
  ...facts('bar-counter'),
  placement: 'floor',
  materials: ['wood-walnut', 'wood-oak', 'wood-painted-green', 'wood-ebony', 'panelling-oak'],
  params: {
    ...sizes('bar-counter'),
    overhang: metres('Overhang', 0.18, 0.05, 0.3, 'How far the top reaches over the guests’ knees'),
    rail: flag({ label: 'Foot rail', default: true, group: 'Shape' }),
    top: oneOf({ walnut: 'Walnut', marble: 'Marble', copper: 'Copper' }, { label: 'Top', default: 'walnut', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, overhang, rail, top }) => {
    const slab = 0.05
    const over = Math.min(overhang, d * 0.4)
    const face = d / 2 - over
    const plinth = Math.min(0.1, h * 0.12)
    const wall = box([w - 0.06, h - slab - plinth, 0.06], [0, plinth, face - 0.03], 0.003)
    const sides = [-1, 1].map((s) => box([0.05, h - slab, d - over], [s * (w / 2 - 0.055), 0, (-d / 2 + face) / 2], 0.004))
    const shelf = box([w - 0.16, 0.04, d - over - 0.1], [0, h * 0.78, (-d / 2 + face) / 2 - 0.03], 0.004)
    const low = box([w - 0.16, 0.03, d - over - 0.1], [0, h * 0.3, (-d / 2 + face) / 2 - 0.03], 0.003)
    const kick = box([w - 0.08, plinth, 0.08], [0, 0, face - 0.04], 0.004)
    const n = Math.max(2, Math.round(w / 0.62))
    const pitch = (w - 0.08) / n
    const tall = h - slab - plinth - 0.06
    const stiles = times(n + 1, (i) =>
      box(
        [0.07, tall, 0.018],
        [-(w - 0.08) / 2 + pitch * i + (i === 0 ? 0.035 : i === n ? -0.035 : 0), plinth + 0.03, face + 0.008],
        0.005,
      ),
    )
    const rails = [plinth + 0.03, plinth + 0.03 + tall - 0.09].map((y) =>
      box([w - 0.08, 0.09, 0.016], [0, y, face + 0.007], 0.005),
    )
    const panels = times(n, (i) =>
      box([pitch - 0.15, tall - 0.28, 0.016], [-(w - 0.08) / 2 + pitch * (i + 0.5), plinth + 0.17, face + 0.005], 0.008),
    )
    const cornice = box([w - 0.02, 0.05, 0.05], [0, h - slab - 0.05, face + 0.015], 0.012)
    const bar = rail
      ? [
          rod([-w / 2 + 0.04, 0.2, face + over * 0.62], [w / 2 - 0.04, 0.2, face + over * 0.62], 0.022, 0.022, 12),
          ...times(n + 1, (i) =>
            rod(
              [-w / 2 + 0.1 + ((w - 0.2) * i) / n, 0.2, face + over * 0.62],
              [-w / 2 + 0.1 + ((w - 0.2) * i) / n, 0.17, face],
              0.012,
              0.012,
              6,
            ),
          ),
          ...[-1, 1].map((s) => cylinder(0.03, 0.03, [s * (w / 2 - 0.055), 0.185, face + over * 0.62], { segments: 12 })),
        ]
      : []
    const board = top === 'walnut' ? 'wood-walnut' : top
    return {
      parts: [
        part('wood-walnut', [wall, ...sides, shelf, low, kick, ...stiles, ...rails, ...panels, cornice], 'main'),
        part(board, [box([w, slab, d - 0.12], [0, h - slab, d / 2 - (d - 0.12) / 2], 0.014)]),
        ...(bar.length > 0 ? [part('brass', bar)] : []),
      ],
      surfaces: [{ centre: [0, h, 0.06], size: [w - 0.04, d - 0.17] }],
      anchors: [
        { kind: 'lean', at: [0, h, d / 2], facing: Math.PI },
        { kind: 'reach', at: [w * 0.25, h, d / 2], facing: Math.PI },
        { kind: 'reach', at: [0, h, -d / 2], facing: 0 },
      ],
    }
  },
})
