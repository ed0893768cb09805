import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times } from './geometry.ts'
import { flames } from './organic.ts'
import { facts, share, sizes } from './sizes.ts'
import { box, rod, spline, tube } from './solids.ts'

/** A torch leaning out of an iron bracket; its origin is the middle of the back plate. */
export const torchWall = generator({
  ...facts('torch-wall'),
  placement: 'wall',
  materials: ['iron-black', 'iron-rusty', 'bronze', 'brass'],
  params: {
    ...sizes('torch-wall'),
    flame: share('Flame', 0.6, 'How high it burns'),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, flame, lit }, random) => {
    const plate = box([w * 0.75, h * 0.36, 0.012], [0, -h * 0.42, 0.006], 0.003)
    const out = d * 0.62
    const ringY = -h * 0.12
    const arm = tube(
      spline(
        [
          [0, -h * 0.34, 0.012],
          [0, -h * 0.4, d * 0.3],
          [0, -h * 0.26, out * 0.95],
          [0, ringY, out],
        ],
        4,
      ),
      0.009,
      { sides: 7 },
    )
    const brace = rod([0, -h * 0.12, 0.01], [0, ringY, out - w * 0.16], 0.007, 0.007, 6)
    const hoop = (y: number, z: number, r: number) =>
      tube(
        times(16, (i) => {
          const a = (i / 16) * Math.PI * 2
          return [Math.sin(a) * r, y, z + Math.cos(a) * r] as const
        }),
        0.007,
        { closed: true, sides: 6 },
      )
    const r = Math.min(w * 0.17, d * 0.14)
    const head = h * 0.06
    const shaft = rod([0, -h * 0.48, out - d * 0.1], [0, head, out + d * 0.03], r * 0.5, r * 0.85, 9)
    const wrap = rod([0, head - h * 0.07, out + d * 0.015], [0, head + h * 0.04, out + d * 0.038], r * 1.05, r * 1.15, 9)
    const bed = head + h * 0.02
    const high = (h / 2 - bed) * (0.55 + 0.45 * flame)
    const fire = lit ? flames(high, Math.min(w * 0.36, d * 0.2), 5, random) : null
    const up = (list: readonly (typeof plate)[]) => list.map((s) => move(s, [0, bed, out + d * 0.035]))
    return {
      parts: [
        part('iron-black', [plate, arm, brace, hoop(ringY, out, r * 1.15), hoop(-h * 0.3, out - d * 0.05, r * 0.95)], 'main'),
        part('wood-weathered', [shaft]),
        part('charcoal', [wrap]),
        ...(fire ? [part('fire-emissive', up(fire.body)), part('fire-core', up(fire.core))] : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, bed + high * 0.4, out + d * 0.035] as const, source: 'torch' as const } } : {}),
    }
  },
})
