/**
 * A shape as a few boxes: what of its bounds is really taken up. A tent can be walked into, a crown stands over the sand, a
 * wall has a door. Voxels that the surface touches and all that is shut in by them, merged greedily; low things are one box.
 */
import type { Vec3 } from '../fields/index.ts'
import type { Built } from '../kit/generator.ts'
import type { Bounds } from '../space/bounds.ts'

/** What is lower is taken whole: nobody walks under a table, and a chair is not woven into another. Metres. */
const WHOLE_BELOW_M = 1.3
const MAX_BOXES = 64
/** About how many voxels a shape is cut into: fine enough to see a door in a wall. */
const CELLS = 6000
/** Shapes that fill this share of their bounds are one box. */
const NEARLY_FULL = 0.6
/** What is thinner is a wall: a door takes little of it, and must be seen. Metres. */
const WALL_M = 0.25
const FULL_WALL = 0.99

export const solidBoxes = (built: Built, bounds: Bounds): readonly Bounds[] => {
  const { min, max } = bounds
  const size: Vec3 = [max[0] - min[0], max[1] - min[1], max[2] - min[2]]
  if (size[1] < WHOLE_BELOW_M) return [bounds]
  const most = Math.min(size[0], size[2]) < WALL_M ? FULL_WALL : NEARLY_FULL
  for (let cell = Math.min(0.5, Math.max(0.1, Math.cbrt((size[0] * size[1] * size[2]) / CELLS))); ; cell *= 1.4) {
    const grid = rasterise(built, bounds, cell)
    const filled = grid.taken.reduce((sum, one) => sum + one, 0)
    if (filled === 0 || filled / grid.taken.length > most) return [bounds]
    const boxes = merge(grid)
    if (boxes.length <= MAX_BOXES) return boxes.map((box) => clip(box, bounds))
  }
}

interface Grid {
  readonly min: Vec3
  readonly cell: number
  readonly count: readonly [number, number, number]
  readonly taken: Uint8Array
}

const rasterise = (built: Built, { min, max }: Bounds, cell: number): Grid => {
  const cells = (axis: 0 | 1 | 2) => Math.max(1, Math.ceil((max[axis] - min[axis]) / cell - 1e-6))
  const count = [cells(0), cells(1), cells(2)] as const
  const taken = new Uint8Array(count[0] * count[1] * count[2])
  const at = (v: number, axis: 0 | 1 | 2) => Math.min(count[axis] - 1, Math.max(0, Math.floor((v - min[axis]) / cell)))
  const mark = (x: number, y: number, z: number) => {
    taken[(at(x, 0) * count[1] + at(y, 1)) * count[2] + at(z, 2)] = 1
  }
  for (const { mesh } of built.parts) {
    const p = mesh.positions
    for (let t = 0; t < mesh.indices.length; t += 3) {
      const [a, b, c] = [mesh.indices[t]! * 3, mesh.indices[t + 1]! * 3, mesh.indices[t + 2]! * 3]
      const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!] as const
      const v = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!] as const
      const steps = Math.min(64, Math.max(1, Math.ceil(Math.max(Math.hypot(...u), Math.hypot(...v)) / (cell * 0.7))))
      for (let i = 0; i <= steps; i++)
        for (let j = 0; j <= steps - i; j++) {
          const [s, r] = [i / steps, j / steps]
          mark(p[a]! + u[0] * s + v[0] * r, p[a + 1]! + u[1] * s + v[1] * r, p[a + 2]! + u[2] * s + v[2] * r)
        }
    }
  }
  return { min, cell, count, taken: fillInside(taken, count) }
}

/** What cannot be reached from outside is inside: taken as well. */
const fillInside = (taken: Uint8Array, [nx, ny, nz]: readonly [number, number, number]): Uint8Array => {
  const outside = new Uint8Array(taken.length)
  const open: number[] = []
  const visit = (x: number, y: number, z: number) => {
    if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) return
    const at = (x * ny + y) * nz + z
    if (taken[at] || outside[at]) return
    outside[at] = 1
    open.push(at)
  }
  for (let x = 0; x < nx; x++)
    for (let y = 0; y < ny; y++)
      for (let z = 0; z < nz; z++) if (x === 0 || z === 0 || y === ny - 1 || x === nx - 1 || z === nz - 1) visit(x, y, z)
  while (open.length > 0) {
    const at = open.pop()!
    const z = at % nz
    const y = Math.floor(at / nz) % ny
    const x = Math.floor(at / (nz * ny))
    visit(x + 1, y, z)
    visit(x - 1, y, z)
    visit(x, y + 1, z)
    visit(x, y - 1, z)
    visit(x, y, z + 1)
    visit(x, y, z - 1)
  }
  return taken.map((one, at) => (one || !outside[at] ? 1 : 0))
}

const merge = ({ min, cell, count: [nx, ny, nz], taken }: Grid): Bounds[] => {
  const left = taken.slice()
  const at = (x: number, y: number, z: number) => (x * ny + y) * nz + z
  const all = (x0: number, x1: number, y0: number, y1: number, z0: number, z1: number): boolean => {
    for (let x = x0; x < x1; x++)
      for (let y = y0; y < y1; y++) for (let z = z0; z < z1; z++) if (!left[at(x, y, z)]) return false
    return true
  }
  const boxes: Bounds[] = []
  for (let x = 0; x < nx; x++)
    for (let y = 0; y < ny; y++)
      for (let z = 0; z < nz; z++) {
        if (!left[at(x, y, z)]) continue
        let [x1, y1, z1] = [x + 1, y + 1, z + 1]
        while (y1 < ny && all(x, x1, y1, y1 + 1, z, z1)) y1++
        while (z1 < nz && all(x, x1, y, y1, z1, z1 + 1)) z1++
        while (x1 < nx && all(x1, x1 + 1, y, y1, z, z1)) x1++
        for (let i = x; i < x1; i++) for (let j = y; j < y1; j++) for (let k = z; k < z1; k++) left[at(i, j, k)] = 0
        boxes.push({
          min: [min[0] + x * cell, min[1] + y * cell, min[2] + z * cell],
          max: [min[0] + x1 * cell, min[1] + y1 * cell, min[2] + z1 * cell],
        })
      }
  return boxes
}

const clip = (box: Bounds, to: Bounds): Bounds => ({
  min: box.min,
  max: [Math.min(box.max[0], to.max[0]), Math.min(box.max[1], to.max[1]), Math.min(box.max[2], to.max[2])],
})
