import { num, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, turn } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, sizes } from './sizes.ts'
import { box, cylinder, rod } from './solids.ts'

/** A door in its frame; the back of the frame is at z = 0, the leaf hangs left (−X) and opens to the front. */
export const doorSingle = generator({
  ...facts('door-single'),
  placement: 'wall',
  materials: ['wood-painted-white', 'wood-oak', 'wood-walnut', 'wood-painted-green', 'wood-painted-blue', 'wood-lacquer-red'],
  params: {
    ...sizes('door-single'),
    open: num({ label: 'Open', unit: 'rad', default: 0, min: 0, max: 1.6, step: 0.05, group: 'Shape' }),
    style: oneOf(
      { panelled: 'Four panels', plain: 'Plain', planks: 'Planks' },
      { label: 'Leaf', default: 'panelled', group: 'Shape' },
    ),
    handle: oneOf({ lever: 'Lever', knob: 'Knob' }, { label: 'Handle', default: 'lever', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, open, style, handle }) => {
    const trim = 0.02
    const jamb = 0.05
    const deep = d - trim
    const frame = [
      ...[-1, 1].map((s) => box([jamb, h, deep], [s * (w / 2 - jamb / 2), 0, deep / 2], 0.003)),
      box([w - 2 * jamb, jamb, deep], [0, h - jamb, deep / 2], 0.003),
      ...[-1, 1].map((s) => box([jamb * 0.9, h, trim], [s * (w / 2 - jamb * 0.45), 0, deep + trim / 2], 0.005)),
      box([w - jamb * 1.8, jamb * 0.9, trim], [0, h - jamb * 0.9, deep + trim / 2], 0.005),
      ...[-1, 1].map((s) => box([0.014, h - jamb, 0.02], [s * (w / 2 - jamb - 0.007), 0, deep - 0.062], 0.002)),
    ]
    const [lw, lh, lt] = [w - 2 * jamb - 0.006, h - jamb - 0.012, 0.04]
    const rail = Math.min(0.11, lw * 0.15)
    const slab = box([lw, lh, style === 'plain' ? lt : lt * 0.55], [lw / 2, 0, 0], 0.002)
    const faces = (z: number) => {
      const t = lt * 0.225
      const at = z * (lt / 2 - t / 2)
      const up = (x: number, wide: number, y: number, high: number) => box([wide, high, t], [x, y, at], 0.003)
      if (style === 'panelled')
        return [
          up(rail / 2, rail, 0, lh),
          up(lw - rail / 2, rail, 0, lh),
          up(lw / 2, rail, 0, lh),
          ...[
            [0, rail * 1.7],
            [lh * 0.42, rail * 1.6],
            [lh - rail, rail],
          ].flatMap(([y, high]) => [
            up(lw * 0.25 + rail * 0.25, lw / 2 - rail * 1.5, y!, high!),
            up(lw * 0.75 - rail * 0.25, lw / 2 - rail * 1.5, y!, high!),
          ]),
        ]
      if (style === 'planks') {
        const n = 5
        return Array.from({ length: n }, (_, i) => up((lw * (i + 0.5)) / n, lw / n - 0.004, 0, lh))
      }
      return []
    }
    const swing = (s: ReturnType<typeof box>) => move(turn(s, 'y', -open), [-w / 2 + jamb + 0.003, 0.006, deep - lt / 2])
    const x = lw - 0.065
    const y = Math.min(1.02, h * 0.5)
    const grips = [-1, 1].flatMap((s) => {
      const z = s * (lt / 2)
      const rose = move(turn(cylinder(0.024, 0.006, [0, 0, 0], { segments: 14, bevel: 0.002 }), 'x', (s * Math.PI) / 2), [
        x,
        y,
        z,
      ])
      const neck = rod([x, y, z], [x, y, z + s * 0.018], 0.008)
      const hold =
        handle === 'lever'
          ? rod([x + 0.006, y, z + s * 0.018], [x - 0.11, y, z + s * 0.018], 0.0085, 0.0075)
          : ellipsoid([0.026, 0.026, 0.017], [x, y, z + s * 0.02], 12)
      return [rose, neck, hold]
    })
    const hinges = [0.2, lh - 0.2].map((hy) => rod([0, hy - 0.045, lt / 2], [0, hy + 0.045, lt / 2], 0.006))
    return {
      parts: [
        part('wood-painted-white', [...frame, ...[slab, ...faces(1), ...faces(-1)].map(swing)], 'main'),
        part('brass', [...grips, ...hinges].map(swing)),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [w / 2 - jamb - 0.07, y, d], facing: Math.PI }],
    }
  },
})
