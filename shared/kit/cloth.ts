/** Cloth and flat cut things: sheets with two sides, and outlines with a thickness. */
import type { Vec3 } from '../fields/index.ts'
import { emptyShape, merge, type Shape } from './geometry.ts'
import { grid } from './grid.ts'

/** A sheet of `thick` metres whose front is `at(u, v)`: seen from both sides, and closed, so that it casts a shadow. */
export const sheet = (nu: number, nv: number, at: (u: number, v: number) => Vec3, thick = 0.006): Shape => {
  const front = grid(nu, nv, at)
  const under = front.positions.map((n, i) => n - front.normals[i]! * thick)
  const back: Shape = {
    positions: under,
    normals: front.normals.map((n) => -n),
    uvs: front.uvs.slice(),
    indices: front.indices.map((_, i, all) => (i % 3 === 0 ? all[i]! : i % 3 === 1 ? all[i + 1]! : all[i - 1]!)),
  }
  const point = (list: readonly number[], i: number, j: number): Vec3 => {
    const k = (j * (nu + 1) + i) * 3
    return [list[k]!, list[k + 1]!, list[k + 2]!]
  }
  const rim = (n: number, cell: (k: number) => readonly [number, number]) =>
    grid(n, 1, (u, v) => {
      const [i, j] = cell(Math.round(u * n))
      return point(v < 0.5 ? under : front.positions, i, j)
    })
  return merge([
    front,
    back,
    rim(nu, (k) => [k, 0]),
    rim(nu, (k) => [nu - k, nv]),
    rim(nv, (k) => [nu, k]),
    rim(nv, (k) => [0, nv - k]),
  ])
}

export type Outline = readonly (readonly [x: number, y: number])[]

const area = (o: Outline) =>
  o.reduce((sum, [x, y], i) => sum + x * o[(i + 1) % o.length]![1] - o[(i + 1) % o.length]![0] * y, 0)

/** Triangles of a simple polygon that runs counter-clockwise, by cutting ears. */
const triangulate = (o: Outline): number[] => {
  const left = o.map((_, i) => i)
  const out: number[] = []
  const side = (a: number, b: number, c: number) =>
    (o[b]![0] - o[a]![0]) * (o[c]![1] - o[a]![1]) - (o[b]![1] - o[a]![1]) * (o[c]![0] - o[a]![0])
  const inside = (p: number, a: number, b: number, c: number) => side(a, b, p) > 0 && side(b, c, p) > 0 && side(c, a, p) > 0
  for (let guard = o.length * o.length; left.length > 3 && guard > 0; guard--) {
    const n = left.length
    const ear = left.findIndex((b, i) => {
      const [a, c] = [left[(i + n - 1) % n]!, left[(i + 1) % n]!]
      return side(a, b, c) > 0 && !left.some((p) => p !== a && p !== b && p !== c && inside(p, a, b, c))
    })
    if (ear < 0) break
    out.push(left[(ear + n - 1) % n]!, left[ear]!, left[(ear + 1) % n]!)
    left.splice(ear, 1)
  }
  if (left.length === 3) out.push(left[0]!, left[1]!, left[2]!)
  return out
}

/** An outline in x and y, `depth` metres thick about z = 0. Corners blunter than `crease` (rad) are rounded in shading. */
export const extrude = (outline: Outline, depth: number, crease = 0.5): Shape => {
  const o = area(outline) < 0 ? outline.toReversed() : outline
  const n = o.length
  const half = depth / 2
  const shape = emptyShape()
  for (const z of [half, -half]) {
    const base = shape.positions.length / 3
    for (const [x, y] of o) {
      shape.positions.push(x, y, z)
      shape.normals.push(0, 0, Math.sign(z))
      shape.uvs.push(x, y)
    }
    const cap = triangulate(o)
    for (let t = 0; t < cap.length; t += 3)
      shape.indices.push(base + cap[t]!, base + cap[t + (z > 0 ? 1 : 2)]!, base + cap[t + (z > 0 ? 2 : 1)]!)
  }
  const normalOf = (i: number): readonly [number, number] => {
    const [a, b] = [o[(i + n) % n]!, o[(i + 1) % n]!]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    return [(b[1] - a[1]) / length, -(b[0] - a[0]) / length]
  }
  const shared = (i: number, j: number): readonly [number, number] => {
    const [a, b] = [normalOf(i), normalOf(j)]
    if (a[0] * b[0] + a[1] * b[1] < Math.cos(crease)) return a
    const length = Math.hypot(a[0] + b[0], a[1] + b[1])
    return [(a[0] + b[0]) / length, (a[1] + b[1]) / length]
  }
  let run = 0
  for (let i = 0; i < n; i++) {
    const [a, b] = [o[i]!, o[(i + 1) % n]!]
    const [na, nb] = [shared(i, i - 1), shared(i, i + 1)]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const base = shape.positions.length / 3
    shape.positions.push(a[0], a[1], half, a[0], a[1], -half, b[0], b[1], -half, b[0], b[1], half)
    shape.normals.push(na[0], na[1], 0, na[0], na[1], 0, nb[0], nb[1], 0, nb[0], nb[1], 0)
    shape.uvs.push(half, run, -half, run, -half, run + length, half, run + length)
    shape.indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
    run += length
  }
  return shape
}
