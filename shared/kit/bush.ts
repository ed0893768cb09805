import type { Vec3 } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, part, times } from './geometry.ts'
import { count, facts, share, sizes } from './sizes.ts'
import { tube } from './solids.ts'

/** A shrub: many stems from one root, leaves thick on the outside; dry for the desert. */
export const bush = generator({
  ...facts('bush'),
  placement: 'floor',
  materials: ['leaf-olive', 'leaf', 'leaf-dry', 'grass-dry'],
  params: {
    ...sizes('bush'),
    stems: count('Stems', 16, 5, 30),
    leaves: share('Leaves', 0.6, '0 is bare thorn, 1 is dense'),
  },
  build: ({ width, height: h, depth, stems, leaves }, random) => {
    const size = Math.min(width, depth, h * 1.3)
    const leafLong = Math.min(0.16, size * 0.12)
    const [rx, ry, rz] = [width / 2 - leafLong * 0.2, h - leafLong * 0.2, depth / 2 - leafLong * 0.2]
    const hold = (p: Vec3): Vec3 => {
      const [x, y, z] = [p[0] / (width / 2), p[1] / h, p[2] / (depth / 2)]
      const k = Math.min(1, 0.995 / Math.max(Math.abs(x), Math.abs(y), Math.abs(z), 1e-9))
      return [p[0] * k, Math.max(0.004, p[1] * k), p[2] * k]
    }
    const foliage = emptyShape()
    const twigs: ReturnType<typeof tube>[] = []
    const perStem = Math.round((360 * leaves + 8) * (16 / stems) * 0.14)
    for (let i = 0; i < stems; i++) {
      const a = i * 2.39996 + between(random, -0.3, 0.3)
      const out = i === 0 ? 0.05 : Math.sqrt((i + 0.5) / stems) * between(random, 0.8, 1)
      const up = Math.sqrt(Math.max(0.08, 1 - out * out * 0.85)) * between(random, 0.82, 1)
      const tip: Vec3 = hold([Math.sin(a) * out * rx, up * ry, Math.cos(a) * out * rz])
      const mid: Vec3 = [tip[0] * 0.42, tip[1] * 0.56, tip[2] * 0.42]
      twigs.push(
        tube([[tip[0] * 0.04, size * 0.006, tip[2] * 0.04], mid, tip], (t) => size * (0.009 - 0.007 * t), {
          sides: 5,
          caps: false,
        }),
      )
      const sprigs = times(3, () => {
        const t = between(random, 0.3, 0.85)
        const b = random() * Math.PI * 2
        const from: Vec3 = [mid[0] + (tip[0] - mid[0]) * t, mid[1] + (tip[1] - mid[1]) * t, mid[2] + (tip[2] - mid[2]) * t]
        const reach = size * between(random, 0.12, 0.26)
        return {
          from,
          to: hold([from[0] + Math.sin(b) * reach, from[1] + between(random, 0, 0.8) * reach, from[2] + Math.cos(b) * reach]),
        }
      })
      for (const s of sprigs) twigs.push(tube([s.from, s.to], (t) => size * (0.005 - 0.003 * t), { sides: 4, caps: false }))
      const lines = [{ from: mid, to: tip }, ...sprigs]
      for (let k = 0; k < perStem; k++) {
        const line = lines[k % lines.length]!
        const t = between(random, 0.15, 1.05)
        const root: Vec3 = hold([
          line.from[0] + (line.to[0] - line.from[0]) * t,
          line.from[1] + (line.to[1] - line.from[1]) * t,
          line.from[2] + (line.to[2] - line.from[2]) * t,
        ])
        const b = random() * Math.PI * 2
        const rise = between(random, -0.2, 0.8)
        const long = leafLong * between(random, 0.7, 1.2)
        const dir: Vec3 = [Math.sin(b) * 0.9, rise, Math.cos(b) * 0.9]
        const end = hold([root[0] + dir[0] * long, root[1] + dir[1] * long, root[2] + dir[2] * long])
        const middle = hold([
          root[0] + dir[0] * long * 0.5,
          root[1] + dir[1] * long * 0.5 + long * 0.1,
          root[2] + dir[2] * long * 0.5,
        ])
        addLeaf(foliage, root, middle, end, long * 0.46)
      }
    }
    return {
      parts: [part('leaf-olive', [foliage], 'main'), part('bark', twigs)],
      surfaces: [],
      anchors: [],
    }
  },
})
