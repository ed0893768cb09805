import type { Vec3 } from '../fields/index.ts'
import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, emptyShape, grounded, part, type Shape, times } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A date palm: a ringed trunk that leans a little, old leaf bases, arching fronds, clusters of dates. */
export const treePalm = generator({
  ...facts('tree-palm'),
  placement: 'floor',
  materials: ['leaf-palm', 'leaf', 'leaf-olive', 'leaf-dry'],
  params: {
    ...round('tree-palm'),
    fronds: count('Fronds', 20, 8, 30),
    lean: share('Lean', 0.3, 'How far the trunk bends'),
    dates: flag({ label: 'Dates', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, fronds, lean, dates }, random) => {
    const reach = width / 2
    const crownY = h - Math.min(h * 0.24, reach * 0.62)
    const bend = lean * reach * 0.3
    const trunkR = Math.min(0.2, reach * 0.11, h * 0.03)
    const rings = 20
    const path = times(rings * 2 + 1, (i): Vec3 => {
      const t = i / (rings * 2)
      return [bend * Math.sin(t * Math.PI * 0.5) ** 2 - bend * 0.5 * t, crownY * t, 0]
    })
    const trunk = tube(
      path,
      (t) => trunkR * (1.25 - 0.55 * t + 0.35 * (1 - t) ** 8) * (Math.round(t * rings * 2) % 2 ? 1.07 : 0.94),
      { sides: 9 },
    )
    const [cx, cy] = [path[path.length - 1]![0], crownY]
    const boots = times(16, (i) => {
      const a = i * 2.4
      const y = cy - 0.06 - i * trunkR * 0.14
      const out = trunkR * 1.1
      const from: Vec3 = [cx + Math.sin(a) * trunkR * 0.5, y - trunkR * 0.5, Math.cos(a) * trunkR * 0.5]
      return tube(
        [
          from,
          [cx + Math.sin(a) * out * 1.15, y + trunkR * 0.4, Math.cos(a) * out * 1.15],
          [cx + Math.sin(a) * out * 1.35, y + trunkR * 1.1, Math.cos(a) * out * 1.35],
        ],
        (t) => trunkR * (0.3 - 0.18 * t),
        { sides: 4 },
      )
    })
    const leaves: Shape = emptyShape()
    const stems: Shape[] = []
    const room = (dx: number) => reach - Math.abs(dx)
    for (let i = 0; i < fronds; i++) {
      const t = (i + 0.5) / fronds
      const a = i * 2.39996 + between(random, -0.15, 0.15)
      const [sx, sz] = [Math.sin(a), Math.cos(a)]
      // Young fronds stand up in the middle, old ones hang.
      const up = 1.25 - 1.75 * t
      const long = Math.min(room(cx * Math.abs(sx)) * (0.8 + 0.2 * Math.min(1, t * 3)), reach) * (t < 0.15 ? 0.65 : 1)
      const rise = (h - cy) * Math.max(0, up) * 0.92
      const drop = reach * (0.25 + 0.55 * t)
      const spine = spline(
        [
          [cx, cy, 0],
          [cx + sx * long * 0.35, cy + rise * 0.75 + (up < 0 ? up * reach * 0.12 : 0.02), sz * long * 0.35],
          [cx + sx * long * 0.75, cy + rise * 0.95 - drop * 0.22, sz * long * 0.75],
          [cx + sx * long, cy + rise * 0.75 - drop * 0.75, sz * long],
        ],
        4,
      ).map(([x, y, z]): Vec3 => [x, Math.min(h, y), z])
      stems.push(tube(spine, (k) => trunkR * (0.16 - 0.14 * k), { sides: 4, caps: false }))
      frond(leaves, spine, reach * 0.24, random)
    }
    const clusters = dates
      ? times(5, (i) => {
          const a = i * 1.3 + 0.4
          const [x, z] = [cx + Math.sin(a) * trunkR * 2.1, Math.cos(a) * trunkR * 2.1]
          return times(5, (k) =>
            ellipsoid(
              [trunkR * 0.34, trunkR * 0.55, trunkR * 0.34],
              [x + Math.sin(k * 2.4) * trunkR * 0.35, cy - trunkR * (0.7 + k * 0.42), z + Math.cos(k * 2.4) * trunkR * 0.35],
              6,
            ),
          )
        }).flat()
      : []
    return {
      parts: [
        part('leaf-palm', [leaves, ...stems].map(grounded), 'main'),
        part('bark-palm', [trunk, ...boots].map(grounded)),
        ...(dates ? [part('date', clusters)] : []),
      ],
      surfaces: [],
      anchors: [{ kind: 'lean', at: [0, 1.1, trunkR], facing: 0 }],
    }
  },
})

/** Leaflets on both sides of a spine, pointing outward and forward; each is a thin two-sided triangle pair. */
const frond = (shape: Shape, spine: readonly Vec3[], long: number, random: () => number) => {
  const n = spine.length - 1
  const leaflets = 11
  for (let i = 1; i <= leaflets; i++) {
    const t = 0.14 + (0.86 * i) / leaflets
    const at = Math.min(n - 1e-6, t * n)
    const k = Math.floor(at)
    const [a, b] = [spine[k]!, spine[k + 1]!]
    const f = at - k
    const p: Vec3 = [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f]
    const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
    const step = Math.hypot(dx, dy, dz) || 1
    const flat = Math.hypot(dx, dz) || 1
    const size = long * Math.sin(Math.PI * (0.12 + 0.8 * t)) * between(random, 0.85, 1)
    for (const side of [-1, 1]) {
      const out: Vec3 = [(-dz / flat) * side, 0.1, (dx / flat) * side]
      const tip: Vec3 = [
        p[0] + (out[0] * 0.72 + (dx / step) * 0.6) * size,
        p[1] + (dy / step) * 0.6 * size - size * 0.22,
        p[2] + (out[2] * 0.72 + (dz / step) * 0.6) * size,
      ]
      const w = size * 0.13
      const root: Vec3 = [p[0] + (dx / step) * w, p[1] + (dy / step) * w, p[2] + (dz / step) * w]
      const back: Vec3 = [p[0] - (dx / step) * w, p[1] - (dy / step) * w, p[2] - (dz / step) * w]
      leaflet(shape, side > 0 ? [back, root, tip] : [root, back, tip])
    }
  }
}

const leaflet = (shape: Shape, [a, b, c]: readonly [Vec3, Vec3, Vec3]) => {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]]
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const length = Math.hypot(nx, ny, nz) || 1
  for (const side of [1, -1]) {
    const base = shape.positions.length / 3
    shape.positions.push(...a, ...b, ...c)
    for (let i = 0; i < 3; i++) shape.normals.push((side * nx) / length, (side * ny) / length, (side * nz) / length)
    shape.uvs.push(0, 0, 0.02, 0, 0.01, 0.3)
    shape.indices.push(base, side > 0 ? base + 1 : base + 2, side > 0 ? base + 2 : base + 1)
  }
}
