import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { knob } from './knob.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A window in its frame, with glazing bars and a sill; the back of the frame is at z = 0, the origin in its middle below. */
export const windowUnit = generator({
  ...facts('window'),
  placement: 'wall',
  materials: ['wood-painted-white', 'wood-oak', 'wood-walnut', 'steel-painted-black', 'wood-painted-green'],
  params: {
    ...sizes('window'),
    columns: count('Panes across', 2, 1, 6),
    rows: count('Panes up', 3, 1, 8),
    sill: oneOf({ yes: 'With sill', no: 'Without' }, { label: 'Sill', default: 'yes', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, columns, rows, sill }) => {
    const side = sill === 'yes' ? Math.min(0.03, w * 0.04) : 0
    const board = sill === 'yes' ? Math.min(0.03, h * 0.04) : 0
    const [fw, fh] = [w - side * 2, h - board]
    const rim = Math.min(0.055, fw * 0.1, fh * 0.1)
    const deep = d * (sill === 'yes' ? 0.72 : 1)
    const z = deep / 2
    const frame = [
      ...[-1, 1].map((s) => box([rim, fh, deep], [s * (fw / 2 - rim / 2), board, z], 0.004)),
      ...[board, board + fh - rim].map((y) => box([fw - 2 * rim, rim, deep], [0, y, z], 0.004)),
    ]
    const [gw, gh] = [fw - rim * 2, fh - rim * 2]
    const sash = Math.min(0.035, gw * 0.08)
    const leaf = [-1, 1].map((s) => box([sash, gh, deep * 0.5], [s * (gw / 2 - sash / 2), board + rim, z], 0.003))
    const cross = [0, gh - sash].map((y) => box([gw - 2 * sash, sash, deep * 0.5], [0, board + rim + y, z], 0.003))
    const [pw, ph] = [gw - sash * 2, gh - sash * 2]
    const bar = Math.min(0.022, pw / columns / 4, ph / rows / 4)
    const upright = times(columns - 1, (i) =>
      box([bar, ph, deep * 0.4], [-pw / 2 + (pw * (i + 1)) / columns, board + rim + sash, z], 0.002),
    )
    const level = times(rows - 1, (i) =>
      box([pw, bar, deep * 0.38], [0, board + rim + sash + (ph * (i + 1)) / rows - bar / 2, z], 0.002),
    )
    const ledge = sill === 'yes' ? [box([w, board, d], [0, 0, d / 2], 0.006)] : []
    return {
      parts: [
        part('wood-painted-white', [...frame, ...leaf, ...cross, ...upright, ...level, ...ledge], 'main'),
        part('glass', [box([pw, ph, 0.004], [0, board + rim + sash, z], 0)]),
        part('brass', [knob(gw / 2 - sash / 2, board + fh * 0.45, z + deep * 0.25, Math.min(0.01, deep * 0.1))]),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
