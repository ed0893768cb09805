import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { ellipsoid, lathe, type Profile } from './grid.ts'
import { facts, round, share } from './sizes.ts'
import { cylinder, rod } from './solids.ts'

/** A lamp that hangs: rose, flex and a shade of metal. The origin is where it hangs. */
export const pendantLamp = generator({
  ...facts('pendant-lamp'),
  placement: 'ceiling',
  materials: ['steel-painted-black', 'brass', 'copper', 'plastic-white', 'wood-painted-green'],
  params: {
    ...round('pendant-lamp'),
    shade: oneOf({ dome: 'Dome', cone: 'Cone', globe: 'Globe' }, { label: 'Shade', default: 'dome', group: 'Shape' }),
    flex: share('Flex', 0.4, 'How much of the height is flex'),
    lit: flag({ label: 'On', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, shade, flex, lit }) => {
    const r = w / 2
    const body = shade === 'globe' ? Math.min(w, h * 0.9) : h * (1 - 0.75 * flex)
    const y = -h
    const t = 0.004
    const open: Record<'dome' | 'cone', Profile> = {
      dome: [
        [r - t, y],
        [r, y],
        [r * 0.97, y + body * 0.3],
        [r * 0.8, y + body * 0.6],
        [r * 0.5, y + body * 0.82],
        [r * 0.16, y + body * 0.9],
        [r * 0.12, y + body],
        [0, y + body],
      ],
      cone: [
        [r - t, y],
        [r, y],
        [r, y + 0.02],
        [r * 0.2, y + body * 0.85],
        [r * 0.14, y + body * 0.9],
        [r * 0.12, y + body],
        [0, y + body],
      ],
    }
    const inner: Record<'dome' | 'cone', Profile> = {
      dome: [
        [0, y + body * 0.85],
        [r * 0.46, y + body * 0.79],
        [r * 0.76, y + body * 0.58],
        [r * 0.93, y + body * 0.29],
        [r - t, y],
      ],
      cone: [
        [0, y + body * 0.82],
        [r * 0.17, y + body * 0.8],
        [r - t, y + 0.015],
        [r - t, y],
      ],
    }
    const flexTop = [
      cylinder(Math.min(0.05, r * 0.3), 0.018, [0, -0.018, 0], { segments: 16, bevel: 0.004 }),
      rod([0, y + body * 0.98, 0], [0, -0.01, 0], 0.0035, 0.0035, 6),
    ]
    const glow = { at: [0, y + body * 0.35, 0] as const, source: 'bulb' as const }
    const bulb = ellipsoid(
      [Math.min(0.032, r * 0.3), Math.min(0.04, body * 0.2), Math.min(0.032, r * 0.3)],
      [0, y + body * 0.36, 0],
      12,
    )
    if (shade === 'globe') {
      const g = body / 2
      const cap = lathe(
        [
          [g * 0.42, y + body * 0.93],
          [g * 0.42, y + body * 0.97],
          [g * 0.2, y + body],
          [0, y + body],
        ],
        { segments: 16 },
      )
      return {
        parts: [
          part('steel-painted-black', [cap, ...flexTop], 'main'),
          part(lit ? 'shade-lit' : 'ceramic-white', [ellipsoid([r, g * 0.98, r], [0, y + g * 0.98, 0], 20)]),
        ],
        surfaces: [],
        anchors: [],
        ...(lit ? { glow: { ...glow, at: [0, y + g, 0] as const } } : {}),
      }
    }
    return {
      parts: [
        part('steel-painted-black', [lathe(open[shade], { segments: 28, crease: 0.9 }), ...flexTop], 'main'),
        part('plastic-white', [lathe(inner[shade], { segments: 28, crease: 0.9 })]),
        part(lit ? 'bulb-warm' : 'glass', [bulb]),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow } : {}),
    }
  },
})
