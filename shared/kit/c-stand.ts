import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { box, cylinder, rod, spline, tube } from './solids.ts'

/** A century stand: sliding legs at three heights, risers, a grip head and its arm, a flag where asked. */
export const cStand = generator({
  ...facts('c-stand'),
  placement: 'floor',
  materials: ['chrome', 'steel-brushed', 'steel-painted-black', 'aluminium'],
  params: {
    ...sizes('c-stand'),
    arm: flag({ label: 'Arm', default: true, group: 'Shape' }),
    tilt: metres('Arm rises', 0, -0.3, 0.3, 'How much higher its far end is'),
    flag: flag({ label: 'Flag', default: false, group: 'Shape', help: 'A black flag on the arm' }),
  },
  build: ({ width: w, height: h, depth: d, arm, tilt, flag: black }) => {
    const reach = Math.min(w, d) * 0.48
    const column = 0.017
    const legs = times(3, (i) => {
      const a = (i / 3) * Math.PI * 2 + Math.PI / 3
      const y = 0.1 + i * 0.05
      const at = (r: number, yy: number) => [Math.sin(a) * r, yy, Math.cos(a) * r] as const
      const out = Math.min(
        reach,
        w / 2 / Math.max(0.5, Math.abs(Math.sin(a))) - 0.03,
        d / 2 / Math.max(0.5, Math.abs(Math.cos(a))) - 0.03,
      )
      return [
        tube(
          spline(
            [at(0.03, y + 0.16), at(0.1, y + 0.15), at(0.16, y * 0.75), at(0.24, 0.035), at(out * 0.9, 0.014), at(out, 0.013)],
            3,
          ),
          0.0125,
          { sides: 8 },
        ),
        cylinder(0.03, 0.045, [0, y + 0.14, 0], { segments: 14, bevel: 0.004 }),
      ]
    }).flat()
    const head = arm ? h - Math.max(0.045, tilt + 0.02, 0.045 - tilt * 0.5) : h
    const step = head - 0.25
    const risers = [
      rod([0, 0.09, 0], [0, 0.25 + step * 0.36, 0], column, column, 12),
      rod([0, 0.2, 0], [0, 0.25 + step * 0.7, 0], column * 0.8, column * 0.8, 12),
      rod([0, 0.3, 0], [0, head, 0], column * 0.62, column * 0.62, 12),
    ]
    const collars = [0.36, 0.7].flatMap((k) => [
      cylinder(0.026, 0.05, [0, 0.25 + step * k - 0.045, 0], { segments: 14, bevel: 0.004 }),
      rod([0.02, 0.25 + step * k - 0.02, 0], [0.055, 0.25 + step * k - 0.02, 0], 0.005),
    ])
    const tees = [0.36, 0.7].map((k) => box([0.012, 0.05, 0.012], [0.058, 0.25 + step * k - 0.045, 0], 0.004))
    const far = Math.min(w / 2 - 0.012, 0.9)
    const near = -Math.min(0.16, w * 0.2)
    const hy = h - 0.045 - Math.max(0, tilt, (tilt * near) / Math.max(0.1, far))
    const lift = (x: number) => hy + (tilt * (x - 0)) / Math.max(0.1, far)
    const grip = arm
      ? [
          move(turn(cylinder(0.035, 0.03, [0, -0.015, 0], { segments: 18, bevel: 0.004 }), 'x', Math.PI / 2), [0, hy, 0.03]),
          move(turn(cylinder(0.035, 0.02, [0, -0.01, 0], { segments: 18, bevel: 0.004 }), 'x', Math.PI / 2), [0, hy, 0.058]),
          rod([0, hy, 0.0], [0, hy, 0.1], 0.006),
          box([0.012, 0.05, 0.012], [0, hy - 0.025, 0.1], 0.004),
          rod([near, lift(near), 0.045], [far, lift(far), 0.045], 0.008, 0.008, 10),
          move(turn(cylinder(0.028, 0.02, [0, -0.01, 0], { segments: 16, bevel: 0.003 }), 'x', Math.PI / 2), [
            near + 0.01,
            lift(near),
            0.045,
          ]),
        ]
      : []
    const cloth =
      black && arm
        ? [
            sheet(
              1,
              1,
              (u, v) => [far * 0.15 + u * far * 0.85, lift(far) - 0.03 - (1 - v) * Math.min(0.6, h * 0.35), 0.045],
              0.012,
            ),
          ]
        : []
    const frame =
      black && arm
        ? [rod([far * 0.15, lift(far * 0.15), 0.04], [far * 0.15, lift(far) - 0.03 - Math.min(0.6, h * 0.35), 0.04], 0.006)]
        : []
    return {
      parts: [
        part('chrome', [...legs, ...risers, ...collars, ...grip, ...frame], 'main'),
        part('plastic-black', tees),
        ...(cloth.length > 0 ? [part('duvetyne-black', cloth)] : []),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, Math.min(1.4, h * 0.8), 0], facing: Math.PI }],
    }
  },
})
