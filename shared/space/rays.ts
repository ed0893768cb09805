/**
 * Rays against the shape of a prop, in its own space: for placing on surfaces, light that is blocked, and picking without
 * a GPU. A tree of boxes over the triangles is built at the first ray and kept as long as the shape is.
 */
import type { Vec3 } from '../fields/index.ts'
import type { Built, Mesh } from '../kit/generator.ts'

export interface Hit {
  /** In lengths of the direction: metres where it is a unit vector. */
  readonly distance: number
  readonly point: Vec3
  /** Unit normal of the triangle, on the side that its corners run counter-clockwise. */
  readonly normal: Vec3
  /** Index of the part that was hit. */
  readonly part: number
}

/** The nearest triangle, seen from either side, that the ray meets at 0…`far`; null for none. */
export const rayBuilt = (built: Built, origin: Vec3, direction: Vec3, far = Infinity): Hit | null => {
  let best: Hit | null = null
  for (const [part, { mesh }] of built.parts.entries()) {
    const hit = rayMesh(mesh, origin, direction, best?.distance ?? far)
    if (hit) best = { ...hit, part }
  }
  return best
}

/** Triangles of a leaf, at most. */
const LEAF = 8

interface Tree {
  /** Six numbers a node: least and greatest corner. */
  readonly boxes: Float32Array
  /** Two numbers a node: where its triangles start, and how many there are (0: it has two children). */
  readonly spans: Uint32Array
  /** Second child of each node; the first one is the next. */
  readonly second: Uint32Array
  readonly order: Uint32Array
}

const trees = new WeakMap<Mesh, Tree>()

const treeOf = (mesh: Mesh): Tree => {
  const known = trees.get(mesh)
  if (known) return known
  const made = plant(mesh)
  trees.set(mesh, made)
  return made
}

const plant = ({ positions: p, indices }: Mesh): Tree => {
  const n = indices.length / 3
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  const middle = Float32Array.from({ length: n * 3 }, (_, i) => {
    const t = Math.floor(i / 3) * 3
    const k = i % 3
    return (p[indices[t]! * 3 + k]! + p[indices[t + 1]! * 3 + k]! + p[indices[t + 2]! * 3 + k]!) / 3
  })
  const boxes: number[] = []
  const spans: number[] = []
  const second: number[] = []
  const grow = (from: number, to: number) => {
    const node = second.length
    const low = [Infinity, Infinity, Infinity]
    const high = [-Infinity, -Infinity, -Infinity]
    for (let i = from; i < to; i++)
      for (let c = 0; c < 3; c++)
        for (let k = 0; k < 3; k++) {
          const value = p[indices[order[i]! * 3 + c]! * 3 + k]!
          low[k] = Math.min(low[k]!, value)
          high[k] = Math.max(high[k]!, value)
        }
    boxes.push(low[0]!, low[1]!, low[2]!, high[0]!, high[1]!, high[2]!)
    spans.push(from, to - from)
    second.push(0)
    if (to - from <= LEAF) return
    const wide = [0, 1, 2].reduce((a, b) => (high[b]! - low[b]! > high[a]! - low[a]! ? b : a))
    order.subarray(from, to).sort((a, b) => middle[a * 3 + wide]! - middle[b * 3 + wide]!)
    const half = (from + to) >> 1
    spans[node * 2 + 1] = 0
    grow(from, half)
    second[node] = second.length
    grow(half, to)
  }
  if (n > 0) grow(0, n)
  return { boxes: new Float32Array(boxes), spans: new Uint32Array(spans), second: new Uint32Array(second), order }
}

const rayMesh = (mesh: Mesh, origin: Vec3, direction: Vec3, far: number): Omit<Hit, 'part'> | null => {
  const { boxes, spans, second, order } = treeOf(mesh)
  if (second.length === 0) return null
  let nearest = far
  let found = -1
  const open = [0]
  while (open.length > 0) {
    const node = open.pop()!
    if (!meetsBox(boxes, node * 6, origin, direction, nearest)) continue
    const count = spans[node * 2 + 1]!
    if (count === 0) {
      open.push(second[node]!, node + 1)
      continue
    }
    for (let i = spans[node * 2]!; i < spans[node * 2]! + count; i++) {
      const t = triangle(mesh, order[i]!, origin, direction)
      if (t >= 0 && t <= nearest && (t < nearest || found < 0)) {
        nearest = t
        found = order[i]!
      }
    }
  }
  if (found < 0) return null
  return {
    distance: nearest,
    point: [origin[0] + direction[0] * nearest, origin[1] + direction[1] * nearest, origin[2] + direction[2] * nearest],
    normal: normalOf(mesh, found),
  }
}

const meetsBox = (boxes: Float32Array, at: number, origin: Vec3, direction: Vec3, far: number): boolean => {
  let from = 0
  let to = far
  for (let k = 0; k < 3; k++) {
    const d = direction[k as 0 | 1 | 2]
    const o = origin[k as 0 | 1 | 2]
    const low = boxes[at + k]! - 1e-6
    const high = boxes[at + 3 + k]! + 1e-6
    if (d === 0) {
      if (o < low || o > high) return false
      continue
    }
    const a = (low - o) / d
    const b = (high - o) / d
    from = Math.max(from, Math.min(a, b))
    to = Math.min(to, Math.max(a, b))
    if (from > to) return false
  }
  return true
}

/** Möller–Trumbore: distance along the ray, or −1. */
export const triangle = ({ positions: p, indices }: Mesh, t: number, [ox, oy, oz]: Vec3, [dx, dy, dz]: Vec3): number => {
  const a = indices[t * 3]! * 3
  const b = indices[t * 3 + 1]! * 3
  const c = indices[t * 3 + 2]! * 3
  const ux = p[b]! - p[a]!
  const uy = p[b + 1]! - p[a + 1]!
  const uz = p[b + 2]! - p[a + 2]!
  const vx = p[c]! - p[a]!
  const vy = p[c + 1]! - p[a + 1]!
  const vz = p[c + 2]! - p[a + 2]!
  const px = dy * vz - dz * vy
  const py = dz * vx - dx * vz
  const pz = dx * vy - dy * vx
  const det = ux * px + uy * py + uz * pz
  if (Math.abs(det) < 1e-18) return -1
  const sx = ox - p[a]!
  const sy = oy - p[a + 1]!
  const sz = oz - p[a + 2]!
  const u = (sx * px + sy * py + sz * pz) / det
  if (u < 0 || u > 1) return -1
  const qx = sy * uz - sz * uy
  const qy = sz * ux - sx * uz
  const qz = sx * uy - sy * ux
  const v = (dx * qx + dy * qy + dz * qz) / det
  if (v < 0 || u + v > 1) return -1
  return (vx * qx + vy * qy + vz * qz) / det
}

const normalOf = ({ positions: p, indices }: Mesh, t: number): Vec3 => {
  const [a, b, c] = [indices[t * 3]! * 3, indices[t * 3 + 1]! * 3, indices[t * 3 + 2]! * 3]
  const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!]
  const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!]
  const n: Vec3 = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const length = Math.hypot(...n) || 1
  return [n[0] / length, n[1] / length, n[2] / length]
}
