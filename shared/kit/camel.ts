import type { Vec3 } from '../fields/index.ts'
import { flag, oneOf } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { mirrorX, move, part, type Shape, stretch, times, turn } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { loft } from './loft.ts'
import { facts, sizes } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** Half way across and up of the back at z, for what lies on it: the torso below, in a camel 2.1 m high and 3 m long. */
const TORSO = [
  [-0.93, 1.26, 0.02, 0.03, 0.04],
  [-0.86, 1.24, 0.16, 0.14, 0.2],
  [-0.68, 1.24, 0.26, 0.25, 0.3],
  [-0.44, 1.26, 0.3, 0.34, 0.3],
  [-0.2, 1.27, 0.34, 0.52, 0.36],
  [0.02, 1.27, 0.35, 0.6, 0.42],
  [0.24, 1.27, 0.34, 0.44, 0.45],
  [0.46, 1.28, 0.3, 0.3, 0.44],
  [0.64, 1.3, 0.24, 0.24, 0.36],
  [0.8, 1.32, 0.14, 0.16, 0.24],
  [0.88, 1.33, 0.03, 0.04, 0.06],
] as const

const leg = (points: readonly Vec3[], radii: readonly number[]): Shape => {
  const per = 3
  const path = spline(points, per)
  const radius = (t: number) => {
    const at = Math.min(radii.length - 1.0001, t * (radii.length - 1))
    const i = Math.floor(at)
    return radii[i]! + (radii[i + 1]! - radii[i]!) * (at - i)
  }
  return tube(path, radius, { sides: 8, oval: [0.82, 1.1] })
}

/** A dromedary, standing: one hump, a long bent neck, thin legs with thick knees; saddled where asked. */
export const camel = generator({
  ...facts('camel'),
  placement: 'floor',
  materials: ['fur-camel', 'fur-dark', 'wool-cream', 'hide'],
  params: {
    ...sizes('camel'),
    saddle: flag({ label: 'Saddle cloth', default: true, group: 'Shape' }),
    head: oneOf({ high: 'Head high', low: 'Head low' }, { label: 'Head', default: 'high', group: 'Shape' }),
  },
  build: ({ width, height, depth, saddle, head }) => {
    const low = head === 'low'
    const torso = loft(TORSO, 16, 2)
    const neckPath: Vec3[] = low
      ? [
          [0, 1.22, 0.62],
          [0, 1.05, 0.92],
          [0, 1.12, 1.2],
          [0, 1.34, 1.32],
        ]
      : [
          [0, 1.24, 0.62],
          [0, 1.12, 0.9],
          [0, 1.36, 1.12],
          [0, 1.72, 1.14],
          [0, 1.92, 1.16],
        ]
    const neck = tube(spline(neckPath, 4), (t) => 0.2 - 0.105 * t ** 0.6 - 0.01 * t, { sides: 12, oval: [0.78, 1.15] })
    const at: Vec3 = low ? [0, 1.36, 1.3] : [0, 1.93, 1.14]
    const tilt = (s: Shape) => move(turn(s, 'x', 0.22), at)
    const skull = tilt(
      loft(
        [
          [-0.1, 0.01, 0.02, 0.02, 0.03],
          [-0.06, 0.015, 0.075, 0.085, 0.08],
          [0.03, 0.01, 0.085, 0.09, 0.1],
          [0.13, -0.005, 0.066, 0.07, 0.08],
          [0.23, -0.02, 0.055, 0.05, 0.062],
          [0.31, -0.03, 0.06, 0.048, 0.07],
          [0.36, -0.04, 0.05, 0.04, 0.06],
          [0.385, -0.045, 0.012, 0.012, 0.02],
        ],
        12,
        2,
      ),
    )
    const lip = tilt(move(ellipsoid([0.045, 0.03, 0.05], [0, 0, 0], 10), [0, -0.1, 0.3]))
    const ear = tilt(
      move(turn(turn(ellipsoid([0.022, 0.062, 0.014], [0, 0.05, 0], 8), 'z', -0.5), 'x', -0.5), [0.062, 0.07, -0.04]),
    )
    const eye = tilt(ellipsoid([0.014, 0.02, 0.022], [0.074, 0.04, 0.06], 8))
    const brow = tilt(ellipsoid([0.025, 0.018, 0.04], [0.062, 0.066, 0.055], 8))
    const nostril = tilt(ellipsoid([0.012, 0.008, 0.018], [0.038, -0.012, 0.345], 7))
    const front = leg(
      [
        [0.11, 1.22, 0.5],
        [0.18, 0.86, 0.5],
        [0.165, 0.52, 0.5],
        [0.16, 0.3, 0.47],
        [0.16, 0.07, 0.47],
        [0.16, 0.045, 0.5],
      ],
      [0.14, 0.105, 0.078, 0.05, 0.046, 0.04],
    )
    const hind = leg(
      [
        [0.1, 1.2, -0.56],
        [0.19, 0.88, -0.56],
        [0.175, 0.58, -0.78],
        [0.165, 0.3, -0.74],
        [0.165, 0.07, -0.7],
        [0.165, 0.045, -0.66],
      ],
      [0.15, 0.165, 0.072, 0.045, 0.043, 0.04],
    )
    const knee = (x: number, y: number, z: number) => ellipsoid([0.062, 0.075, 0.07], [x, y, z], 9)
    const foot = (x: number, z: number) => {
      const pad = ellipsoid([0.085, 0.05, 0.115], [x, 0.05, z], 12)
      return { ...pad, positions: pad.positions.map((n, i) => (i % 3 === 1 ? Math.max(0, n) : n)) }
    }
    const side = [
      front,
      hind,
      knee(0.165, 0.52, 0.515),
      knee(0.175, 0.58, -0.765),
      foot(0.16, 0.51),
      foot(0.165, -0.65),
      ear,
      brow,
    ]
    const tail = tube(
      spline(
        [
          [0, 1.3, -0.88],
          [0, 1.2, -0.98],
          [0, 0.95, -0.99],
          [0, 0.72, -0.96],
        ],
        3,
      ),
      (t) => 0.035 - 0.018 * t,
      { sides: 7 },
    )
    const tuft = tube(
      spline(
        [
          [0, 0.74, -0.965],
          [0, 0.66, -0.96],
          [0, 0.56, -0.955],
        ],
        3,
      ),
      (t) => 0.012 + 0.03 * Math.sin(Math.PI * Math.min(0.95, t + 0.08)),
      { sides: 7 },
    )
    const mane = loft(
      [
        [-0.16, 1.8, 0.02, 0.01, 0.02],
        [-0.1, 1.82, 0.13, 0.07, 0.06],
        [0.02, 1.84, 0.16, 0.07, 0.06],
        [0.12, 1.81, 0.12, 0.06, 0.06],
        [0.18, 1.78, 0.02, 0.01, 0.02],
      ],
      12,
      2,
    )
    // The bounds of the figure above: 3 m from tail to lip, 2.1 m to the ears, 0.72 m across.
    const reach = { back: -1.03, front: low ? 1.68 : 1.52, top: low ? 1.92 : 2.075, wide: saddle ? 0.45 : 0.36 }
    const k: Vec3 = [width / 2 / reach.wide, height / reach.top, depth / (reach.front - reach.back)]
    const scaled = (list: readonly Shape[]) => list.map((s) => stretch(move(s, [0, 0, -(reach.front + reach.back) / 2]), k))
    const both = (list: readonly Shape[]) => [...list, ...list.map(mirrorX)]
    return {
      parts: [
        part('fur-camel', scaled([torso, neck, skull, lip, tail, ...both(side)]), 'main'),
        part('fur-dark', scaled([tuft, ...(saddle ? [] : [mane])])),
        part('rubber-black', scaled(both([eye, nostril]))),
        ...(saddle ? trappings(scaled) : []),
      ],
      surfaces: [],
      anchors: saddle ? [{ kind: 'sit' as const, at: [0, 1.9 * k[1], -0.25 * k[2]] as const, facing: 0 }] : [],
    }
  },
})

/** A striped cloth over the hump, its fringe, a padded saddle and its girth. */
const trappings = (scaled: (list: readonly Shape[]) => Shape[]) => {
  const half = (z: number, k: 2 | 3) => {
    const i = TORSO.findIndex((s) => s[0] > z)
    const [a, b] = [TORSO[i - 1]!, TORSO[i]!]
    return a[k] + ((b[k] - a[k]) * (z - a[0])) / (b[0] - a[0])
  }
  const over = (z0: number, z1: number, drop: number, out: number, rows: number) =>
    sheet(
      18,
      rows,
      (u, v) => {
        const z = z1 + (z0 - z1) * v
        const a = Math.PI * (1 - u)
        const t = Math.abs(u - 0.5) * 2
        // Over the back, then straight down the flank.
        const s = Math.sin(a)
        const x = Math.cos(a) * (half(z, 2) + out) * (1 + 0.05 * t)
        return [x, 1.27 + s * (half(z, 3) + out) - (1 - s) * drop, z]
      },
      0.012,
    )
  const cloth = over(-0.52, 0.46, 0.26, 0.045, 14)
  const bands = [-0.46, -0.3, 0.24, 0.4].map((z) => over(z - 0.03, z + 0.03, 0.262, 0.056, 1))
  const pads = [-1, 1].map((s) =>
    tube(
      spline(
        [
          [s * 0.33, 1.42, -0.4],
          [s * 0.31, 1.62, -0.16],
          [s * 0.3, 1.62, 0.2],
          [s * 0.32, 1.44, 0.4],
        ],
        3,
      ),
      0.05,
      { sides: 8 },
    ),
  )
  const tassels = [-1, 1].flatMap((s) =>
    times(7, (i) => {
      const z = -0.5 + (0.94 * i) / 6
      const x = s * (half(z, 2) + 0.035) * 1.05
      return tube(
        [
          [x, 1.02, z],
          [x * 1.01, 0.97, z],
          [x * 1.02, 0.91, z],
        ],
        (t) => 0.008 + 0.012 * t,
        { sides: 5 },
      )
    }),
  )
  const girth = tube(
    times(16, (i) => {
      const a = (i / 16) * Math.PI * 2
      const s = Math.sin(a)
      return [Math.cos(a) * 0.36, 1.27 + s * (s > 0 ? 0.5 : 0.445), 0.16] as const
    }),
    0.014,
    { closed: true, sides: 5 },
  )
  return [
    part('wool-red', scaled([cloth])),
    part('wool-ochre', scaled([...bands, ...tassels])),
    part('leather-brown', scaled([...pads, girth])),
  ]
}
