import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { grounded, part, times } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { box, rod } from './solids.ts'

/** A counter under an awning on four posts; cloth hangs over its front. */
export const marketStall = generator({
  ...facts('market-stall'),
  placement: 'floor',
  materials: ['canvas-tan', 'fabric-striped', 'fabric-red', 'fabric-blue', 'fabric-linen'],
  params: {
    ...sizes('market-stall'),
    counter: metres('Counter', 0.88, 0.6, 1.1, 'Height of the counter'),
    skirt: flag({ label: 'Cloth in front', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, counter, skirt }, random) => {
    const top = Math.min(counter, h * 0.55)
    const [x, z] = [w / 2 - 0.06, d / 2 - 0.1]
    const [front, back] = [h * 0.86, h * 0.97]
    const phase = random() * 6
    const roof = sheet(
      18,
      8,
      (u, v) => {
        const n = u * 2 - 1
        return [
          n * (w / 2),
          front + (back - front) * v - 0.05 * h * Math.sin(Math.PI * v) * (0.6 + 0.4 * Math.cos(n * 2)),
          d / 2 - v * (d - 0.02),
        ]
      },
      0.008,
    )
    const fringe = sheet(
      32,
      2,
      (u, v) => [
        (u * 2 - 1) * (w / 2),
        front - (0.14 + 0.05 * Math.abs(Math.sin(u * Math.PI * 9))) * (1 - v),
        d / 2 - 0.004 - 0.012 * (1 - v) * Math.cos(u * 30 + phase) ** 2,
      ],
      0.005,
    )
    const cloth = skirt
      ? [
          sheet(
            36,
            3,
            (u, v) => [
              (u * 2 - 1) * (x - 0.03),
              0.05 + (top - 0.06) * v,
              z + 0.045 - 0.02 * (1 - v) * (0.5 + 0.5 * Math.sin(u * 50 + phase)),
            ],
            0.006,
          ),
        ]
      : []
    const posts = [-1, 1].flatMap((s) => [
      rod([s * x, 0, z], [s * x, front + 0.02, z + 0.04], 0.03, 0.024),
      rod([s * x, 0, -z], [s * x, back, -z + 0.03], 0.03, 0.024),
    ])
    const planks = times(5, (i) =>
      box([w - 0.06, 0.03, (2 * z) / 5 - 0.006], [0, top - 0.03, -z + ((i + 0.5) * 2 * z) / 5], 0.005),
    )
    const rails = [
      ...[-1, 1].map((s) => rod([s * x, top - 0.05, -z], [s * x, top - 0.05, z], 0.02)),
      ...[-1, 1].map((s) => rod([-x, top - 0.055, s * z], [x, top - 0.055, s * z], 0.02)),
      rod([-x, front - 0.04, z + 0.035], [x, front - 0.04, z + 0.035], 0.018),
      rod([-x, back - 0.06, -z + 0.03], [x, back - 0.06, -z + 0.03], 0.018),
      rod([-x, top * 0.3, -z], [x, top * 0.3, -z], 0.018),
    ]
    return {
      parts: [
        part('canvas-tan', [roof, fringe, ...cloth], 'main'),
        part('wood-weathered', [...posts.map(grounded), ...planks, ...rails]),
      ],
      surfaces: [{ centre: [0, top, 0], size: [w - 0.16, z * 1.85] }],
      anchors: [
        { kind: 'reach', at: [0, top, z], facing: Math.PI },
        { kind: 'reach', at: [0, top, -z], facing: 0 },
      ],
    }
  },
})
