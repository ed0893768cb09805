import type { Vec3 } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, part } from './geometry.ts'
import { count, facts, share, sizes } from './sizes.ts'

/** Tufts of long grass that bend with their own weight. */
export const grassPatch = generator({
  ...facts('grass-patch'),
  placement: 'floor',
  materials: ['grass-dry', 'grass', 'leaf-olive', 'leaf', 'straw'],
  params: {
    ...sizes('grass-patch'),
    tufts: count('Tufts', 14, 1, 24),
    bend: share('Bend', 0.5, 'How far the blades lean over'),
  },
  build: ({ width, height: h, depth, tufts, bend }, random) => {
    const blades = emptyShape()
    const [rx, rz] = [width / 2, depth / 2]
    const lean = h * (0.25 + 0.5 * bend)
    for (let i = 0; i < tufts; i++) {
      const a = i * 2.39996
      const d = Math.sqrt(i / tufts) * 0.9
      const [cx, cz] = [Math.sin(a) * d * rx, Math.cos(a) * d * rz]
      const tall = i === 0 ? 1 : between(random, 0.6, 0.95)
      for (let k = 0; k < 46; k++) {
        const b = random() * Math.PI * 2
        const spread = h * 0.3 * Math.sqrt(random())
        const root: Vec3 = [cx + Math.sin(b) * spread, 0, cz + Math.cos(b) * spread]
        const long = h * tall * (k === 0 ? 1 : between(random, 0.55, 0.98))
        const c = b + between(random, -0.7, 0.7)
        const over = lean * between(random, 0.2, 1)
        const hold = (p: Vec3): Vec3 => [Math.min(rx, Math.max(-rx, p[0])), p[1], Math.min(rz, Math.max(-rz, p[2]))]
        const tip = hold([
          root[0] + Math.sin(c) * over,
          long * (1 - 0.25 * bend * (over / lean) * (k === 0 ? 0 : 1)),
          root[2] + Math.cos(c) * over,
        ])
        const middle = hold([root[0] + Math.sin(c) * over * 0.3, long * 0.58, root[2] + Math.cos(c) * over * 0.3])
        addLeaf(blades, hold(root), middle, tip, Math.min(0.02, h * 0.045))
      }
    }
    return { parts: [part('grass-dry', [blades], 'main')], surfaces: [], anchors: [] }
  },
})
