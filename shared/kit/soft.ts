/** Soft boxes: cushions, mattresses, padded arms. Metres. */
import type { Vec3 } from '../fields/index.ts'
import { merge, move, type Shape } from './geometry.ts'
import { grid } from './grid.ts'

const unit = ([x, y, z]: Vec3): Vec3 => {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

interface PuffOptions {
  /** Radius of the edges, m. */
  readonly round?: number
  /** How far the middle of each face swells, m. */
  readonly bulge?: number
  readonly cells?: number
}

/** A soft box, such as a cushion or a mattress; its base has its centre at `at`, and swelling stays inside `size`. */
export const puff = (size: Vec3, at: Vec3 = [0, 0, 0], o: PuffOptions = {}): Shape => {
  const cells = o.cells ?? 6
  const bulge = Math.min(o.bulge ?? 0, Math.min(...size) * 0.3)
  const inner: Vec3 = [size[0] / 2 - bulge, size[1] / 2 - bulge, size[2] / 2 - bulge]
  const round = Math.min(o.round ?? 0.04, inner[0], inner[1], inner[2])
  const soft = (x: number, y: number, z: number): Vec3 => {
    const core: Vec3 = [inner[0] - round, inner[1] - round, inner[2] - round]
    const hold = (n: number, k: 0 | 1 | 2) => Math.min(core[k], Math.max(-core[k], n))
    const [cx, cy, cz] = [hold(x, 0), hold(y, 1), hold(z, 2)]
    const [dx, dy, dz] = unit([x - cx, y - cy, z - cz])
    const swell = (n: number, k: 0 | 1 | 2) => Math.cos((Math.min(1, Math.abs(n) / inner[k]) * Math.PI) / 2)
    const [sx, sy, sz] = [swell(x, 0), swell(y, 1), swell(z, 2)]
    return [
      cx + dx * round + dx * bulge * sy * sz,
      cy + dy * round + dy * bulge * sx * sz,
      cz + dz * round + dz * bulge * sx * sy,
    ]
  }
  // Cells are finer near the edges, where the rounding is.
  const ease = (t: number) => 0.5 - 0.5 * Math.cos(t * Math.PI)
  const face = (make: (u: number, v: number) => Vec3) =>
    grid(cells, cells, (u, v) => {
      const [x, y, z] = make(ease(u) * 2 - 1, ease(v) * 2 - 1)
      return soft(x * inner[0], y * inner[1], z * inner[2])
    })
  const sides = [
    face((u, v) => [u, v, 1]),
    face((u, v) => [-u, v, -1]),
    face((u, v) => [1, v, -u]),
    face((u, v) => [-1, v, u]),
    face((u, v) => [u, 1, -v]),
    face((u, v) => [u, -1, v]),
  ]
  return move(weldNormals(merge(sides)), [at[0], at[1] + size[1] / 2, at[2]])
}

/** One normal for all vertices at one place, whatever face they came from. */
const weldNormals = (shape: Shape): Shape => {
  const { positions: p } = shape
  const normals = shape.normals.slice()
  const groups = new Map<number, number[]>()
  for (let i = 0; i < p.length; i += 3) {
    const key =
      Math.round(p[i]! * 5e4) * 73856093 + Math.round(p[i + 1]! * 5e4) * 19349663 + Math.round(p[i + 2]! * 5e4) * 83492791
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const [x, y, z] = unit([
      group.reduce((sum, i) => sum + normals[i]!, 0),
      group.reduce((sum, i) => sum + normals[i + 1]!, 0),
      group.reduce((sum, i) => sum + normals[i + 2]!, 0),
    ])
    if (x === 0 && y === 0 && z === 0) continue
    for (const i of group) {
      normals[i] = x
      normals[i + 1] = y
      normals[i + 2] = z
    }
  }
  return { ...shape, normals }
}
