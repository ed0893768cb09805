import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { grid } from './grid.ts'
import { noise } from './organic.ts'
import { count, facts, round, share } from './sizes.ts'

/** What is left of a felled tree: roots that flare into the ground, a sawn top to sit or stand things on. */
export const stump = generator({
  ...facts('stump'),
  placement: 'floor',
  materials: ['bark', 'wood-weathered', 'charcoal', 'bark-palm'],
  params: {
    ...round('stump'),
    roots: count('Roots', 6, 3, 9),
    flare: share('Flare', 0.5, 'How far the roots spread'),
  },
  build: ({ width, height: h, roots, flare }, random) => {
    const r = width / 2
    const bumps = noise(random)
    const trunk = r * (0.8 - 0.14 * flare)
    const phase = random() * 6
    const at = (a: number, t: number): readonly [number, number, number] => {
      const spread = (1 - t) ** 3
      const root = 0.5 + 0.5 * Math.cos(a * roots + phase + Math.sin(a * 2) * 0.4)
      const ridge = 0.025 * Math.sin(a * 17 + bumps(t * 2, Math.sin(a), 0) * 4)
      const rr = Math.min(
        r,
        trunk * (0.97 + ridge + 0.05 * bumps(Math.sin(a) * 2, t * 2, Math.cos(a) * 2)) +
          (r * 0.99 - trunk) * spread * (0.25 + 0.75 * root),
      )
      return [Math.sin(a) * rr, t * h * 0.985, Math.cos(a) * rr]
    }
    const body = grid(48, 8, (u, v) => at(u === 1 ? 0 : u * Math.PI * 2, v), { wrapU: true })
    const edge = (k: number, y: number) => (u: number) => {
      const [x, , z] = at(u === 1 ? 0 : u * Math.PI * 2, 1)
      return [x * k, y, z * k] as const
    }
    const rings = [edge(1, h * 0.985), edge(0.93, h), edge(0.5, h), edge(0, h)]
    const top = grid(48, 3, (u, v) => rings[Math.round(v * 3)]!(u), { wrapU: true })
    return {
      parts: [part('bark', [body], 'main'), part('wood-end', [top])],
      surfaces: [{ centre: [0, h, 0], size: [trunk * 1.2, trunk * 1.2] }],
      anchors: [{ kind: 'sit', at: [0, h, 0], facing: 0 }],
    }
  },
})
