import type { Vec3 } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, grounded, part } from './geometry.ts'
import { count, facts, round, share } from './sizes.ts'
import { tube } from './solids.ts'

/** A fir: whorls of drooping boughs, each set with flat sprays, to a point. */
export const treeConifer = generator({
  ...facts('tree-conifer'),
  placement: 'floor',
  materials: ['leaf', 'leaf-olive', 'leaf-dry', 'grass'],
  params: {
    ...round('tree-conifer'),
    whorls: count('Whorls', 12, 5, 16),
    droop: share('Droop', 0.5, 'How far its boughs hang'),
    bare: share('Bare trunk', 0.12, 'How high the first boughs start'),
  },
  build: ({ width: w, height: h, whorls, droop, bare }, random) => {
    const R = w / 2
    const thick = Math.min(h * 0.018, R * 0.1)
    const low = h * (0.05 + 0.45 * bare)
    const trunk = tube(
      [
        [0, 0, 0],
        [0, h * 0.3, 0],
        [0, h * 0.7, 0],
        [0, h, 0],
      ],
      (t) => thick * (1 - 0.95 * t),
      { sides: 8 },
    )
    const green = emptyShape()
    const boughs: ReturnType<typeof tube>[] = []
    const hold = ([x, y, z]: Vec3): Vec3 => {
      const k = Math.min(1, (R * 0.92) / Math.max(1e-9, Math.hypot(x, z)))
      return [x * k, Math.min(h, Math.max(0.02, y)), z * k]
    }
    for (let k = 0; k < whorls; k++) {
      // Whorls stand closer the nearer they are to the tip.
      const t = 1 - (1 - k / whorls) ** 1.55
      const y = low + (h * 0.97 - low) * t
      const long = R * (1 - t) ** 0.9 * 0.94 + R * 0.06
      const n = 7 - Math.round(t * 3)
      for (let i = 0; i < n; i++) {
        const a = ((i + (k % 2) / 2) / n) * Math.PI * 2 + between(random, -0.18, 0.18)
        const [sx, sz] = [Math.sin(a), Math.cos(a)]
        const reach = long * between(random, 0.86, 1)
        const fall = reach * (0.12 + 0.42 * droop)
        const at = (s: number): Vec3 => [sx * reach * s, y + reach * 0.12 * s - fall * s * s + (h - low) * 0.02, sz * reach * s]
        boughs.push(
          tube([at(0), at(0.5), at(1)].map(hold), (s) => thick * 0.34 * (1 - 0.8 * s) * (1 - t * 0.6), {
            sides: 4,
            caps: false,
          }),
        )
        for (let j = 1; j <= 4; j++) {
          const s = j / 4
          const p = at(s * 0.92)
          const spray = reach * 0.42 * (1.15 - s * 0.55)
          for (const side of [-1, 1]) {
            const b = a + side * (0.95 - 0.25 * s)
            const tip = hold([p[0] + Math.sin(b) * spray, p[1] - spray * 0.22, p[2] + Math.cos(b) * spray])
            addLeaf(
              green,
              hold(p),
              hold([p[0] + Math.sin(b) * spray * 0.5, p[1] - spray * 0.02, p[2] + Math.cos(b) * spray * 0.5]),
              tip,
              spray * 0.6,
            )
          }
        }
        addLeaf(
          green,
          hold(at(0.75)),
          hold(at(0.92)),
          hold([sx * reach * 1.04, at(1)[1] - reach * 0.04, sz * reach * 1.04]),
          reach * 0.2,
        )
      }
    }
    for (let i = 0; i < 5; i++) {
      const a = (i / 5) * Math.PI * 2
      addLeaf(
        green,
        [0, h * 0.955, 0],
        [Math.sin(a) * R * 0.05, h * 0.965, Math.cos(a) * R * 0.05],
        i === 0 ? [0, h, 0] : [Math.sin(a) * R * 0.1, h * 0.95, Math.cos(a) * R * 0.1],
        R * 0.05,
      )
    }
    return {
      parts: [part('leaf', [green], 'main'), part('bark', [grounded(trunk), ...boughs])],
      surfaces: [],
      anchors: [],
    }
  },
})
