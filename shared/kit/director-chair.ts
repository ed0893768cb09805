import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, metres, share, sizes } from './sizes.ts'
import { bar, box, rod } from './solids.ts'

/** The folding chair of a film set: crossed legs, canvas seat and back, flat arms. */
export const directorChair = generator({
  ...facts('director-chair'),
  placement: 'floor',
  materials: ['canvas-tan', 'duvetyne-black', 'fabric-blue', 'fabric-red', 'fabric-green', 'fabric-white'],
  params: {
    ...sizes('director-chair'),
    seat: metres('Seat height', 0.45, 0.42, 0.75),
    sag: share('Sag', 0.4, 'How far the canvas gives'),
  },
  build: ({ width: w, height: h, depth: d, seat, sag }) => {
    const s0 = Math.min(seat, h - 0.36)
    const t = 0.028
    const x = w / 2 - 0.035
    const z = d / 2 - 0.03
    const armY = Math.min(s0 + 0.2, h - 0.16)
    const wood = [
      ...[-1, 1].flatMap((s) => [
        box([t, t, d - 0.02], [s * x, 0, 0], 0.005),
        box([t, 0.036, 2 * z], [s * (x - 0.012), s0 - 0.03, 0], 0.005),
        box([0.055, 0.02, d - 0.04], [s * (w / 2 - 0.0275), armY, 0.01], 0.006),
        bar([s * x, s0 - 0.01, z - 0.05], [s * x, armY + 0.005, z - 0.05], t * 0.8, t, 0.004),
        bar([s * x, s0 - 0.01, -z + 0.045], [s * x, h, -z + 0.02], t * 0.8, t, 0.004),
      ]),
      // Two pairs of crossed legs, one behind the other at each end.
      ...[z - 0.03, -z + 0.06].flatMap((at) => [
        bar([-x, t * 0.8, at], [x - 0.012, s0 - 0.02, at], t * 0.75, t, 0.004),
        bar([x, t * 0.8, at - t * 0.8], [-x + 0.012, s0 - 0.02, at - t * 0.8], t * 0.75, t, 0.004),
      ]),
      bar([-x * 0.5, s0 * 0.24, z - 0.045], [-x * 0.5, s0 * 0.24, -z + 0.045], 0.018, 0.018),
      bar([x * 0.5, s0 * 0.24, z - 0.045], [x * 0.5, s0 * 0.24, -z + 0.045], 0.018, 0.018),
    ]
    const pins = [z - 0.03 - t * 0.4, -z + 0.06 - t * 0.4].map((at) =>
      rod([0, s0 / 2, at + 0.03], [0, s0 / 2, at - 0.03], 0.006),
    )
    const cloth = sheet(
      12,
      6,
      (u, v) => {
        const n = u * 2 - 1
        return [n * (x - 0.002), s0 + 0.008 - 0.05 * sag * (1 - n * n), z - 0.02 - v * (2 * z - 0.05)]
      },
      0.005,
    )
    const low = h - Math.min(0.19, (h - s0) * 0.45)
    const back = sheet(
      12,
      4,
      (u, v) => {
        const n = u * 2 - 1
        const y = low + v * (h - 0.012 - low)
        const lean = (y - s0) / (h - s0)
        return [n * (x + 0.012), y, -z + 0.045 - 0.025 * lean - 0.05 * sag * (1 - n * n) + t * 0.55 * (1 - 0.2 * n * n)]
      },
      0.006,
    )
    return {
      parts: [part('canvas-tan', [cloth, back], 'main'), part('wood-oak', wood), part('steel-brushed', pins)],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, s0 - 0.02 * sag, 0.02], facing: 0 }],
    }
  },
})
