import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe } from './grid.ts'
import { loft } from './loft.ts'
import { facts, sizes } from './sizes.ts'
import { box, cylinder, spline, tube } from './solids.ts'

/** A lamp post: an arm over the road (+Z) with a lamp head, or an old lantern on a post. */
export const streetLamp = generator({
  ...facts('street-lamp'),
  placement: 'floor',
  materials: ['steel-painted-grey', 'steel-painted-black', 'wood-painted-green', 'aluminium'],
  params: {
    ...sizes('street-lamp'),
    style: oneOf({ road: 'Road lamp', lantern: 'Lantern' }, { label: 'Style', default: 'road', group: 'Shape' }),
    lit: flag({ label: 'On', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, style, lit }) => {
    const r = Math.min(0.09, w * 0.22)
    const foot = (z: number) =>
      [
        lathe(
          [
            [0, 0],
            [w * 0.48, 0],
            [w * 0.48, 0.03],
            [r * 1.7, 0.05],
            [r * 1.5, h * 0.09],
            [r * 1.62, h * 0.095],
            [r * 1.62, h * 0.105],
            [r, h * 0.12],
          ],
          { segments: 16 },
        ),
      ].map((s) => ({ ...s, positions: s.positions.map((n, i) => (i % 3 === 2 ? n + z : n)) }))
    if (style === 'lantern') {
      const low = h * 0.82
      const s = w * 0.48
      const post = lathe(
        [
          [r, h * 0.1],
          [r * 0.7, h * 0.3],
          [r * 0.62, low - 0.25],
          [r * 1.1, low - 0.22],
          [r * 0.6, low - 0.16],
          [s * 0.5, low],
        ],
        { segments: 14 },
      )
      const bars = [-1, 1].flatMap((x) =>
        [-1, 1].map((z) =>
          tube(
            [
              [x * s * 0.5, low, z * s * 0.5],
              [x * s * 0.78, low + (h - low) * 0.62, z * s * 0.78],
            ],
            0.012,
            { sides: 5 },
          ),
        ),
      )
      const roof = lathe(
        [
          [s * 1.2, low + (h - low) * 0.6],
          [s * 1.2, low + (h - low) * 0.64],
          [s * 0.55, low + (h - low) * 0.82],
          [s * 0.2, low + (h - low) * 0.86],
          [s * 0.12, low + (h - low) * 0.94],
          [0, h],
        ],
        { segments: 4 },
      )
      const at = roof.positions.map((n, i, all) => {
        const base = i - (i % 3)
        const [x, z] = [all[base]!, all[base + 2]!]
        return i % 3 === 1
          ? n
          : (i % 3 === 0 ? x * Math.SQRT1_2 + z * Math.SQRT1_2 : z * Math.SQRT1_2 - x * Math.SQRT1_2) * 0.98
      })
      const normals = roof.normals.map((n, i, all) => {
        const base = i - (i % 3)
        const [x, z] = [all[base]!, all[base + 2]!]
        return i % 3 === 1 ? n : i % 3 === 0 ? (x + z) * Math.SQRT1_2 : (z - x) * Math.SQRT1_2
      })
      const glass = lathe(
        [
          [s * 0.62, low + 0.01],
          [s * 0.95, low + (h - low) * 0.6],
        ],
        { segments: 4 },
      )
      const lamp = cylinder(s * 0.2, (h - low) * 0.3, [0, low + (h - low) * 0.12, 0], { segments: 10 })
      const floor = box([s, 0.02, s], [0, low - 0.01, 0], 0.004)
      return {
        parts: [
          part('steel-painted-grey', [...foot(0), post, ...bars, floor, { ...roof, positions: at, normals }], 'main'),
          part(lit ? 'bulb-warm' : 'glass', [lamp]),
          part('glass', [glass]),
        ],
        surfaces: [],
        anchors: [],
        ...(lit ? { glow: { at: [0, low + (h - low) * 0.27, 0] as const, source: 'bulb' as const } } : {}),
      }
    }
    const z = -d / 2 + w * 0.48
    const long = Math.min(0.62, d * 0.45)
    const end = d / 2 - long
    const y = h - 0.09
    const arm = tube(
      spline(
        [
          [0, h * 0.11, z],
          [0, h * 0.5, z],
          [0, h * 0.86, z],
          [0, h * 0.955, z + (end - z) * 0.22],
          [0, y + 0.03, z + (end - z) * 0.7],
          [0, y + 0.02, end + 0.06],
        ],
        5,
      ),
      (t) => r * (1 - 0.5 * t),
      { sides: 12 },
    )
    const head = loft(
      [
        [end, y, 0.02, 0.02, 0.02],
        [end + long * 0.12, y, w * 0.14, 0.05, 0.03],
        [end + long * 0.5, y, w * 0.36, 0.08, 0.05],
        [end + long * 0.85, y, w * 0.38, 0.065, 0.05],
        [end + long * 0.97, y, w * 0.2, 0.03, 0.04],
        [d / 2, y, 0.02, 0.01, 0.02],
      ],
      14,
      2,
    )
    const lens = loft(
      [
        [end + long * 0.34, y - 0.045, 0.01, 0.002, 0.004],
        [end + long * 0.42, y - 0.045, w * 0.26, 0.004, 0.014],
        [end + long * 0.8, y - 0.045, w * 0.3, 0.004, 0.018],
        [end + long * 0.9, y - 0.045, 0.01, 0.002, 0.004],
      ],
      12,
      2,
    )
    return {
      parts: [
        part(
          'steel-painted-grey',
          [...foot(z), arm, head, box([0.07, 0.3, 0.012], [0, h * 0.13, z + r * 1.02], 0.003)],
          'main',
        ),
        part(lit ? 'bulb-warm' : 'glass', [lens]),
      ],
      surfaces: [],
      anchors: [{ kind: 'lean', at: [0, Math.min(1.4, h * 0.3), z + r], facing: 0 }],
      ...(lit ? { glow: { at: [0, y - 0.07, end + long * 0.6] as const, source: 'bulb' as const } } : {}),
    }
  },
})
