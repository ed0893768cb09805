import { num, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { grounded, move, part, times, turn } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, sizes } from './sizes.ts'
import { box, cylinder, rod } from './solids.ts'

/** A tripod with a fluid head; the lens would look to the front (+Z), the pan bar comes back to the operator. */
export const cameraTripod = generator({
  ...facts('camera-tripod'),
  placement: 'floor',
  materials: ['steel-painted-black', 'aluminium', 'wood-oak', 'steel-painted-grey'],
  params: {
    ...sizes('camera-tripod'),
    tilt: num({ label: 'Tilt', unit: 'rad', default: 0, min: -0.5, max: 0.5, step: 0.05, group: 'Shape' }),
    spreader: oneOf({ mid: 'Mid-level', floor: 'Floor', none: 'None' }, { label: 'Spreader', default: 'mid', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, tilt, spreader }) => {
    const head = Math.min(0.2, h * 0.2)
    const bowl = h - head - Math.abs(Math.sin(tilt)) * Math.min(0.24, d * 0.25) * 0.6
    const reach = Math.min(w / 1.75, d / 1.55)
    const foot = times(3, (i) => {
      const a = (i / 3) * Math.PI * 2
      return [Math.sin(a) * reach, Math.cos(a) * reach - reach * 0.25] as const
    })
    const at = ([x, z]: readonly [number, number], t: number) =>
      [x * (1 - t) + Math.sign(x) * 0.05 * t, bowl * t, z * (1 - t) + (z > 0 ? 0.05 : -0.03) * t] as const
    const legs = foot.flatMap((f) => {
      const side = Math.atan2(f[0], f[1] + reach * 0.25)
      const off = (s: number, p: readonly [number, number, number]) =>
        [p[0] + Math.cos(side) * s * 0.022, p[1], p[2] - Math.sin(side) * s * 0.022] as const
      return [
        ...[-1, 1].map((s) => rod(off(s, at(f, 0.42)), off(s, at(f, 0.97)), 0.011)),
        ...[-1, 1].map((s) => rod(off(s * 0.5, at(f, 0.03)), off(s * 0.5, at(f, 0.5)), 0.009)),
        rod(at(f, 0), at(f, 0.06), 0.008, 0.016),
      ]
    })
    const clamps = foot.map((f) => {
      const [x, y, z] = at(f, 0.44)
      return box([0.07, 0.045, 0.05], [x, y - 0.02, z], 0.008)
    })
    const mid =
      spreader === 'none'
        ? []
        : foot.map((f) =>
            rod(
              [0, (spreader === 'mid' ? 0.36 : 0.05) * bowl * (spreader === 'mid' ? 1 : 0.4), -reach * 0.05],
              at(f, spreader === 'mid' ? 0.36 : 0.02),
              0.01,
            ),
          )
    const cup = [
      cylinder(0.05, 0.05, [0, bowl - 0.04, 0], { top: 0.075, segments: 18 }),
      cylinder(0.075, 0.025, [0, bowl + 0.005, 0], { segments: 18, bevel: 0.004 }),
    ]
    const drum = move(turn(cylinder(head * 0.26, 0.15, [0, -0.075, 0], { segments: 18, bevel: 0.006 }), 'z', Math.PI / 2), [
      0,
      bowl + head * 0.52,
      0,
    ])
    const pivot = (s: ReturnType<typeof box>) => move(turn(s, 'x', -tilt), [0, bowl + head * 0.52, 0])
    const plate = pivot(box([0.09, 0.03, Math.min(0.24, d * 0.25)], [0, head * 0.48 - 0.035, 0.01], 0.005))
    const side = [-1, 1].map((s) => pivot(box([0.02, head * 0.5, 0.07], [s * 0.05, -head * 0.05, 0], 0.005)))
    const bar = pivot(rod([0.09, -0.01, -0.03], [0.14, -0.16, -Math.min(0.42, d * 0.38)], 0.009))
    const grip = pivot(
      rod([0.128, -0.125, -Math.min(0.42, d * 0.38) * 0.78], [0.141, -0.163, -Math.min(0.42, d * 0.38)], 0.016),
    )
    return {
      parts: [
        part(
          'steel-painted-black',
          [
            ...legs.map(grounded),
            ...clamps,
            ...mid.map(grounded),
            ...cup,
            drum,
            plate,
            ...side,
            bar,
            ellipsoid([0.02, 0.02, 0.02], [0, bowl - 0.08, 0], 10),
          ],
          'main',
        ),
        part('rubber-black', [grip]),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0.14, Math.min(1.4, h * 0.9), -Math.min(0.42, d * 0.38)], facing: 0 }],
    }
  },
})
