import type { Vec3 } from '../fields/index.ts'
import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, grounded, part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { flames, noise, rock } from './organic.ts'
import { count, facts, round, share } from './sizes.ts'
import { type cylinder, rod } from './solids.ts'

/** Logs leaning together over embers in a ring of stones; lit, it is a practical. */
export const campfire = generator({
  ...facts('campfire'),
  placement: 'floor',
  materials: ['bark', 'wood-weathered', 'charcoal', 'wood-oak'],
  params: {
    ...round('campfire'),
    stones: count('Stones', 11, 0, 20),
    logs: count('Logs', 6, 2, 10),
    flame: share('Flame', 0.75, 'How high the fire burns'),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, stones, logs, flame, lit }, random) => {
    const r = width / 2
    const stoneSize = r * 0.3
    const ring = times(stones, (i) => {
      const a = (i / stones) * Math.PI * 2 + between(random, -0.08, 0.08)
      const s = stoneSize * between(random, 0.8, 1.05)
      const d = r - s * 0.56
      return rock([s * 1.1, s * between(random, 0.6, 0.85), s], [Math.sin(a) * d, 0, Math.cos(a) * d], random, {
        detail: 1,
        cuts: 6,
      })
    })
    const bed = r * (stones > 0 ? 0.64 : 0.8)
    const bumps = noise(random)
    const ash = lathe(
      [
        [bed, 0],
        [bed * 0.8, h * 0.05],
        [bed * 0.4, h * 0.08],
        [0, h * 0.09],
      ],
      { segments: 18, crease: 3, wobble: (a, y) => 0.94 + 0.06 * bumps(Math.sin(a) * 2, y * 9, Math.cos(a) * 2) },
    )
    const peak = h * 0.46
    const thick = r * 0.085
    const lean = times(logs, (i) => {
      const a = (i / logs) * Math.PI * 2 + between(random, -0.25, 0.25)
      const foot = bed * between(random, 0.78, 0.95)
      const from: Vec3 = [Math.sin(a) * foot, thick * 0.9, Math.cos(a) * foot]
      const over = bed * between(random, 0.08, 0.22)
      const to: Vec3 = [-Math.sin(a) * over, peak * between(random, 0.85, 1.05), -Math.cos(a) * over]
      return { from, to, t: thick * between(random, 0.8, 1.15) }
    })
    const along = (l: (typeof lean)[number], t: number): Vec3 => [
      l.from[0] + (l.to[0] - l.from[0]) * t,
      l.from[1] + (l.to[1] - l.from[1]) * t,
      l.from[2] + (l.to[2] - l.from[2]) * t,
    ]
    const wood = lean.map((l) => rod(along(l, 0), along(l, 0.62), l.t, l.t * 0.9, 9))
    const burnt = lean.map((l) => rod(along(l, 0.6), along(l, 1), l.t * 0.91, l.t * 0.55, 8))
    const glowing = times(14, () => {
      const a = random() * Math.PI * 2
      const d = bed * 0.6 * Math.sqrt(random())
      const s = r * between(random, 0.07, 0.12)
      return rock([s * 1.3, s, s], [Math.sin(a) * d, h * 0.06, Math.cos(a) * d], random, { detail: 0, cuts: 3 })
    })
    const high = h * (0.42 + 0.57 * flame)
    const fire = lit ? flames(high - h * 0.05, bed * 0.62, 8, random) : null
    const up = (list: readonly ReturnType<typeof cylinder>[]) =>
      list.map((s) => ({ ...s, positions: s.positions.map((n, k) => (k % 3 === 1 ? n + h * 0.05 : n)) }))
    return {
      parts: [
        part('bark', wood.map(grounded), 'main'),
        part('charcoal', [ash, ...burnt.map(grounded)]),
        part(lit ? 'ember' : 'charcoal', glowing),
        ...(stones > 0 ? [part('stone-granite', ring)] : []),
        ...(fire ? [part('fire-emissive', up(fire.body).map(grounded)), part('fire-core', up(fire.core).map(grounded))] : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, h * 0.05 + high * 0.4, 0] as const, source: 'campfire' as const } } : {}),
    }
  },
})
