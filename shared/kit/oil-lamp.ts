import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part } from './geometry.ts'
import { lathe } from './grid.ts'
import { flames } from './organic.ts'
import { facts, share, sizes } from './sizes.ts'
import { rod, spline, tube } from './solids.ts'

/** A saucer lamp of clay: oil in a closed bowl, a wick in the spout (+X), a loop to hold it by. */
export const oilLamp = generator({
  ...facts('oil-lamp'),
  placement: 'surface',
  materials: ['clay', 'clay-pale', 'clay-dark', 'bronze', 'ceramic-green'],
  params: {
    ...sizes('oil-lamp'),
    flame: share('Flame', 0.6, 'How high it burns'),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, flame, lit }, random) => {
    const body = h * 0.58
    const r = Math.min(d / 2, w * 0.4)
    const tip = w * 0.5
    const middle = -w * 0.5 + r + w * 0.1
    const reach = (tip - middle) / r
    const pinch = (a: number) => {
      const off = Math.atan2(Math.sin(a - Math.PI / 2), Math.cos(a - Math.PI / 2))
      return 1 + (reach - 1) * Math.exp(-((off / 0.34) ** 2))
    }
    const clay = move(
      lathe(
        [
          [0, 0],
          [r * 0.5, 0],
          [r * 0.55, body * 0.08],
          [r * 0.95, body * 0.5],
          [r, body * 0.66],
          [r * 0.93, body * 0.84],
          [r * 0.6, body],
          [r * 0.5, body * 0.96],
          [r * 0.42, body * 0.8],
          [0, body * 0.78],
        ],
        {
          segments: 32,
          crease: 1.2,
          wobble: (a, y) => (y < body * 0.2 ? 1 : 1 + (pinch(a) - 1) * Math.min(1, y / (body * 0.7))),
        },
      ),
      [middle, 0, 0],
    )
    const loop = tube(
      spline(
        [
          [middle - r * 0.85, body * 0.75, 0],
          [-w / 2 + h * 0.1, body * 1.02, 0],
          [-w / 2 + h * 0.07, body * 0.6, 0],
          [middle - r * 0.8, body * 0.3, 0],
        ],
        4,
      ),
      h * 0.065,
      { sides: 7 },
    )
    const spout = tip * 0.9
    const wick = rod([spout - w * 0.12, body * 0.8, 0], [spout - w * 0.02, body * 1.05, 0], h * 0.035, h * 0.03, 6)
    const high = h * (0.22 + 0.18 * flame)
    const fire = lit ? flames(high, h * 0.22, 1, random) : null
    const up = (list: readonly (typeof clay)[]) => list.map((s) => move(s, [spout - w * 0.02, body * 0.98, 0]))
    return {
      parts: [
        part('clay', [clay, loop], 'main'),
        part('charcoal', [wick]),
        ...(fire ? [part('fire-emissive', up(fire.body)), part('fire-core', up(fire.core))] : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [spout - w * 0.02, body + high * 0.4, 0] as const, source: 'oil-lamp' as const } } : {}),
    }
  },
})
