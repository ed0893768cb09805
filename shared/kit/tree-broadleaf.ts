import type { Vec3 } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, grounded, part } from './geometry.ts'
import { count, facts, round, share } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A tree with a round crown: a trunk, boughs that fork, leaves in clumps. */
export const treeBroadleaf = generator({
  ...facts('tree-broadleaf'),
  placement: 'floor',
  materials: ['leaf', 'leaf-olive', 'leaf-dry', 'grass-dry'],
  params: {
    ...round('tree-broadleaf'),
    boughs: count('Boughs', 9, 4, 14),
    leaves: share('Leaves', 0.7, '0 is winter'),
    trunk: share('Trunk', 0.3, 'Height of the first bough'),
  },
  build: ({ width: w, height: h, boughs, leaves, trunk }, random) => {
    const R = w / 2
    const fork = h * (0.15 + 0.35 * trunk)
    const thick = Math.min(h * 0.03, R * 0.09)
    const crown = { y: (fork * 0.85 + h) / 2, ry: (h - fork * 0.85) / 2 }
    const hold = ([x, y, z]: Vec3): Vec3 => {
      const k = Math.min(1, (R * 0.92) / Math.max(1e-9, Math.hypot(x, z)))
      return [x * k, Math.min(h, Math.max(fork * 0.5, y)), z * k]
    }
    const wood = [
      tube(
        spline(
          [
            [0, 0, 0],
            [between(random, -0.1, 0.1) * thick * 4, fork * 0.5, 0],
            [0, fork, between(random, -1, 1) * thick],
            [0, h * 0.82, 0],
          ],
          4,
        ),
        (t) => thick * (1.35 * (1 - t) ** 6 + 1 - 0.85 * t),
        { sides: 9 },
      ),
    ]
    const green = emptyShape()
    const size = Math.min(R, crown.ry) * 0.17
    const clump = (at: Vec3, spread: number, n: number) => {
      for (let i = 0; i < n; i++) {
        const a = random() * Math.PI * 2
        const b = between(random, -0.5, 1) * 1.3
        const r = spread * Math.sqrt(random())
        const root = hold([
          at[0] + Math.sin(a) * Math.cos(b) * r,
          at[1] + Math.sin(b) * r * 0.7,
          at[2] + Math.cos(a) * Math.cos(b) * r,
        ])
        const c = a + between(random, -0.9, 0.9)
        const long = size * between(random, 0.8, 1.5)
        const tip = hold([
          root[0] + Math.sin(c) * long,
          root[1] + between(random, -0.7, 0.5) * long,
          root[2] + Math.cos(c) * long,
        ])
        const middle: Vec3 = hold([(root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 + long * 0.14, (root[2] + tip[2]) / 2])
        addLeaf(green, root, middle, tip, long * 0.85)
      }
    }
    const per = Math.round((600 * leaves) / boughs / 2)
    for (let i = 0; i < boughs; i++) {
      const a = i * 2.39996 + between(random, -0.25, 0.25)
      const v = (i + 0.5) / boughs
      const lift = -0.35 + 1.25 * v
      const out = Math.sqrt(Math.max(0.05, 1 - lift * lift)) * between(random, 0.72, 0.86)
      const end = hold([Math.sin(a) * R * out, crown.y + crown.ry * lift * 0.8, Math.cos(a) * R * out])
      const start: Vec3 = [0, fork * 0.92 + (h * 0.62 - fork) * v, 0]
      const bend: Vec3 = [end[0] * 0.5, start[1] + (end[1] - start[1]) * 0.42, end[2] * 0.5]
      wood.push(
        tube(spline([start, bend, end], 3), (t) => thick * (0.5 - 0.4 * t) * (1.1 - 0.4 * v), { sides: 6, caps: false }),
      )
      clump(end, R * 0.36, per)
      const b = a + (i % 2 ? 0.7 : -0.7)
      const side = hold([bend[0] + Math.sin(b) * R * 0.38, bend[1] + crown.ry * 0.3, bend[2] + Math.cos(b) * R * 0.38])
      wood.push(tube([bend, side], (t) => thick * (0.26 - 0.2 * t), { sides: 5, caps: false }))
      clump(side, R * 0.3, per)
    }
    if (leaves > 0.02) clump([0, h - crown.ry * 0.22, 0], R * 0.34, per * 2)
    // The top itself, so that the tree has its height.
    addLeaf(green, [0, h * 0.93, 0], [size * 0.4, h * 0.97, 0], [0, h, 0], size)
    return {
      parts: [part('leaf', [green], 'main'), part('bark', wood.map(grounded))],
      surfaces: [],
      anchors: [{ kind: 'lean', at: [0, Math.min(1.3, h / 3), thick], facing: 0 }],
    }
  },
})
