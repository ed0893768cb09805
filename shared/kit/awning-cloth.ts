import type { Vec3 } from '../fields/index.ts'
import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, share, sizes } from './sizes.ts'
import { rod } from './solids.ts'

/** A cloth for shade on four poles, lower behind, held by ropes. */
export const awningCloth = generator({
  ...facts('awning-cloth'),
  placement: 'floor',
  materials: ['canvas-tan', 'fabric-striped', 'fabric-linen', 'fabric-red', 'fabric-blue', 'muslin'],
  params: {
    ...sizes('awning-cloth'),
    sag: share('Sag', 0.5, 'How slack the cloth hangs'),
    slope: share('Slope', 0.35, 'How much lower the back is'),
    valance: flag({ label: 'Hanging edge', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, depth, sag, slope, valance }, random) => {
    const [hx, hz] = [width * 0.4, depth * 0.38]
    const [front, back] = [h * 0.97, h * (0.97 - 0.32 * slope)]
    const phase = random() * 6
    const high = (u: number, v: number) => {
      const dip =
        Math.sin(Math.PI * u) * 0.7 + Math.sin(Math.PI * v) * 0.5 + Math.sin(Math.PI * u) * Math.sin(Math.PI * v) * 0.6
      return front + (back - front) * v - dip * h * 0.075 * sag
    }
    const pull = (u: number, v: number): Vec3 => [
      (u * 2 - 1) * hx * (1 - 0.05 * Math.sin(Math.PI * v)),
      high(u, v),
      hz - v * 2 * hz + (v - 0.5) * 0.08 * Math.sin(Math.PI * u) * hz,
    ]
    const cover = sheet(16, 12, pull, 0.008)
    const edge = (v: number, way: 1 | -1) =>
      sheet(
        32,
        2,
        (u, t) => {
          const [x, y, z] = pull(way > 0 ? u : 1 - u, v)
          const scallop = 0.1 + 0.05 * Math.abs(Math.sin((way > 0 ? u : 1 - u) * Math.PI * 8))
          return [x, y - scallop * (1 - t), z + way * (0.006 + 0.012 * Math.sin(u * 40 + phase) * (1 - t))]
        },
        0.005,
      )
    const corners = (
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const
    ).map(([u, v]) => pull(u, v))
    const pegs = corners.map(
      ([x, , z]): Vec3 => [
        (Math.sign(x) * width) / 2 - Math.sign(x) * 0.02,
        0.04,
        (Math.sign(z) * depth) / 2 - Math.sign(z) * 0.02,
      ],
    )
    return {
      parts: [
        part('canvas-tan', [cover, ...(valance ? [edge(0, 1), edge(1, -1)] : [])], 'main'),
        part('wood-weathered', [
          ...corners.map(([x, y, z]) => rod([x * 1.02, 0, z * 1.02], [x, Math.min(h, y + 0.06), z], 0.03, 0.022)),
          ...pegs.map(([x, , z]) => rod([x * 0.99, 0, z * 0.99], [x, 0.12, z], 0.016, 0.01, 5)),
        ]),
        part(
          'rope',
          corners.map((c, i) => rod([c[0], c[1] + 0.01, c[2]], pegs[i]!, 0.007, 0.007, 5)),
        ),
      ],
      surfaces: [],
      anchors: [{ kind: 'stand', at: [0, 0, 0], facing: 0 }],
    }
  },
})
