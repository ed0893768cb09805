import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { grounded, part, type Shape, times } from './geometry.ts'
import { count, facts, share, sizes } from './sizes.ts'
import { rod } from './solids.ts'

/** A long black tent: a roof of woven strips that sags between rows of poles, walls behind and beside, ropes to pegs. */
export const tentBedouin = generator({
  ...facts('tent-bedouin'),
  placement: 'floor',
  materials: ['wool-goat-black', 'wool-brown', 'canvas-tan', 'fabric-striped', 'hide'],
  params: {
    ...sizes('tent-bedouin'),
    poles: count('Rows of poles', 3, 2, 6),
    sag: share('Sag', 0.5, 'How slack the roof hangs between the poles'),
    front: oneOf({ open: 'Open', half: 'Half open', closed: 'Closed' }, { label: 'Front', default: 'open', group: 'Shape' }),
  },
  build: ({ width, height: h, depth, poles, sag, front }, random) => {
    const half = width * 0.39
    const [zFront, zBack] = [depth * 0.31, -depth * 0.36]
    const columns = times(poles, (i) => -half + (2 * half * i) / (poles - 1))
    const slack = 0.03 + 0.09 * sag
    const roof = (x: number, z: number): number => {
      const side = Math.min(1, Math.abs(x) / half)
      const span = (((x + half) / (2 * half)) * (poles - 1)) % 1
      const dip = 4 * span * (1 - span)
      const ahead = z > 0
      const t = ahead ? z / zFront : z / zBack
      const eave = ahead ? 0.74 : 0.5
      const high = 1 - (1 - eave) * t - slack * 0.9 * 4 * t * (1 - t)
      return h * (0.995 * high * (1 - 0.17 * side ** 2.5) - slack * dip * (0.65 + 0.5 * t))
    }
    // Eaves hang in bows between the poles.
    const bow = (x: number) => {
      const span = (((x + half) / (2 * half)) * (poles - 1)) % 1
      return 1 - 0.1 * sag * 4 * span * (1 - span)
    }
    const along = (v: number, x: number) => (v < 0.5 ? zBack + (0 - zBack) * v * 2 : (v - 0.5) * 2 * zFront) * bow(x)
    const cover = sheet(
      8 * (poles - 1),
      12,
      (u, v) => {
        const x = -half + u * 2 * half
        const z = along(1 - v, x)
        return [x, roof(x, z), z]
      },
      0.012,
    )
    const phase = random() * 6
    const curtain = (from: Vec3, to: Vec3, out: Vec3, cells: number, top: (x: number, z: number) => number): Shape =>
      sheet(
        cells,
        3,
        (u, v) => {
          const x = from[0] + (to[0] - from[0]) * u
          const z = from[2] + (to[2] - from[2]) * u
          const fold = Math.sin(u * cells * 1.9 + phase) * 0.035 * (1 - v * 0.7) * Math.min(1, u * 8, (1 - u) * 8)
          const flare = (1 - v) * 0.1 + fold
          return [x + out[0] * flare, Math.max(0.004, top(x, z) * v), z + out[2] * flare]
        },
        0.01,
      )
    const back = curtain(
      [half, 0, zBack * 0.985],
      [-half, 0, zBack * 0.985],
      [0, 0, -1],
      10 * (poles - 1),
      (x) => roof(x, zBack * bow(x)) - 0.03,
    )
    const sides = [-1, 1].map((s) =>
      curtain(
        [s * half * 0.985, 0, s > 0 ? zFront * 0.9 : zBack],
        [s * half * 0.985, 0, s > 0 ? zBack : zFront * 0.9],
        [s, 0, 0],
        12,
        (x, z) => roof(x, z) - 0.03,
      ),
    )
    const closed =
      front === 'open'
        ? []
        : [
            curtain(
              [-half, 0, zFront * 0.97],
              [front === 'half' ? 0 : half, 0, zFront * 0.97],
              [0, 0, 1],
              8 * (poles - 1),
              (x) => roof(x, zFront * bow(x)) - 0.02,
            ),
          ]
    const stripe = sheet(
      8 * (poles - 1),
      1,
      (u, v) => {
        const x = -half + u * 2 * half
        const z = zFront * bow(x)
        return [x, roof(x, z) - 0.14 * h * (1 - v) * (0.8 + 0.2 * Math.sin(u * 40 + phase)), z + 0.012]
      },
      0.008,
    )
    const thick = 0.032
    const posts = columns.flatMap((x) => [
      rod([x, 0, 0], [x, roof(x, 0) + 0.02, 0], thick, thick * 0.8),
      rod([x * 1.01, 0, zFront + 0.12], [x, roof(x, zFront) + 0.02, zFront - 0.03], thick * 0.9, thick * 0.75),
      rod([x, 0, zBack - 0.02], [x, roof(x, zBack) + 0.01, zBack + 0.02], thick * 0.9, thick * 0.75),
    ])
    const pegs: Vec3[] = []
    const guy = (from: Vec3, to: Vec3) => {
      pegs.push(to)
      return rod(from, to, 0.009, 0.009, 5)
    }
    const edge = 0.03
    const ropes = [
      ...columns.flatMap((x) => [
        guy([x, roof(x, zFront) - 0.01, zFront], [x * 1.08, 0.05, depth / 2 - edge]),
        guy([x, roof(x, zBack) - 0.01, zBack], [x * 1.05, 0.05, -depth / 2 + edge]),
      ]),
      ...[-1, 1].flatMap((s) =>
        [0.75, 0, -0.75].map((t) => {
          const z = t > 0 ? zFront * t : -zBack * t
          return guy([s * half, roof(s * half, z), z], [s * (width / 2 - edge), 0.05, z * 1.05])
        }),
      ),
    ]
    const stakes = pegs.map(([x, , z]) => rod([x * 0.997, 0, z * 0.997], [x, 0.14, z], 0.018, 0.012, 5))
    return {
      parts: [
        part('wool-goat-black', [cover, back, ...sides, ...closed], 'main'),
        part('wool-cream', [stripe]),
        part('wood-weathered', [...posts, ...stakes].map(grounded)),
        part('rope', ropes),
      ],
      surfaces: [],
      anchors: [
        { kind: 'stand', at: [0, 0, zFront * 0.4], facing: 0 },
        { kind: 'sit', at: [half * 0.5, 0, zBack * 0.4], facing: 0 },
        { kind: 'lie', at: [-half * 0.5, 0, zBack * 0.5], facing: Math.PI / 2 },
      ],
    }
  },
})
