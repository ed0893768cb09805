import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times } from './geometry.ts'
import { ellipsoid, lathe } from './grid.ts'
import { flames } from './organic.ts'
import { facts, round, share } from './sizes.ts'
import { rod, tube } from './solids.ts'

/** A torch on a pole: an iron cresset with a burning head, and three feet where it does not stick in the ground. */
export const torchStand = generator({
  ...facts('torch-stand'),
  placement: 'floor',
  materials: ['wood-weathered', 'bamboo', 'wood-oak', 'iron-black'],
  params: {
    ...round('torch-stand'),
    flame: share('Flame', 0.6, 'How high the fire burns'),
    feet: flag({ label: 'Feet', default: true, group: 'Shape' }),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, flame, feet, lit }, random) => {
    const r = width / 2
    const head = h * 0.74
    const cup = h * 0.09
    const bend = (random() - 0.5) * 0.02
    const pole = tube(
      [
        [0, 0, 0],
        [bend, h * 0.25, 0],
        [-bend, h * 0.5, bend],
        [0, head, 0],
      ],
      (t) => 0.026 - 0.006 * t,
      { sides: 9 },
    )
    const straps = times(6, (i) => {
      const a = (i / 6) * Math.PI * 2
      const at = (d: number, y: number) => [Math.sin(a) * d, y, Math.cos(a) * d] as const
      return tube(
        [at(0.02, head - 0.04), at(r * 0.42, head + cup * 0.1), at(r * 0.66, head + cup * 0.6), at(r * 0.8, head + cup)],
        0.0055,
        { sides: 5 },
      )
    })
    const hoop = (d: number, y: number) =>
      tube(
        times(14, (i) => {
          const a = (i / 14) * Math.PI * 2
          return [Math.sin(a) * d, y, Math.cos(a) * d] as const
        }),
        0.006,
        { closed: true, sides: 5 },
      )
    const collar = lathe(
      [
        [0.02, head - 0.1],
        [0.032, head - 0.09],
        [0.034, head - 0.03],
        [0.02, head - 0.02],
      ],
      { segments: 12 },
    )
    const fuel = ellipsoid([r * 0.56, cup * 0.55, r * 0.56], [0, head + cup * 0.55, 0], 12)
    const legs = feet
      ? times(3, (i) => {
          const a = (i / 3) * Math.PI * 2
          return rod([Math.sin(a) * r * 0.9, 0.012, Math.cos(a) * r * 0.9], [0, h * 0.12, 0], 0.012, 0.012, 6)
        })
      : []
    const bed = head + cup * 0.7
    const high = (h - bed) * (0.5 + 0.5 * flame)
    const fire = lit ? flames(high, r * 0.85, 5, random) : null
    const up = (list: readonly (typeof pole)[]) => list.map((s) => move(s, [0, bed, 0]))
    return {
      parts: [
        part('wood-weathered', [pole], 'main'),
        part('iron-black', [...straps, hoop(r * 0.8, head + cup), hoop(r * 0.62, head + cup * 0.5), collar, ...legs]),
        part('charcoal', [fuel]),
        ...(fire ? [part('fire-emissive', up(fire.body)), part('fire-core', up(fire.core))] : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, bed + high * 0.4, 0] as const, source: 'torch' as const } } : {}),
    }
  },
})
