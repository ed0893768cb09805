/**
 * Shapes as signed distance fields, and a mesh of them by surface nets (Gibson 1998). A body modelled so is one smooth
 * skin without hand-made topology. Distances in fractions of stature.
 */
import type { Vec3 } from '../fields/index.ts'

/** One piece of flesh: how far a point is from it, which bone carries it, how softly it runs into its neighbours. */
export interface Piece {
  readonly bone: string
  readonly blend: number
  distance(x: number, y: number, z: number): number
}

/** A round cone from `a` (radius `ra`) to `b` (radius `rb`); formula: Quilez, distance functions, "round cone". */
export const cone = (bone: string, a: Vec3, ra: number, b: Vec3, rb: number, blend = 0.02): Piece => {
  const bx = b[0] - a[0]
  const by = b[1] - a[1]
  const bz = b[2] - a[2]
  const l2 = bx * bx + by * by + bz * bz
  const rr = ra - rb
  const a2 = l2 - rr * rr
  const il2 = 1 / Math.max(l2, 1e-12)
  return {
    bone,
    blend,
    distance: (x, y, z) => {
      const px = x - a[0]
      const py = y - a[1]
      const pz = z - a[2]
      const dot = px * bx + py * by + pz * bz
      const zz = dot - l2
      const qx = px * l2 - bx * dot
      const qy = py * l2 - by * dot
      const qz = pz * l2 - bz * dot
      const x2 = qx * qx + qy * qy + qz * qz
      const y2 = dot * dot * l2
      const z2 = zz * zz * l2
      const k = Math.sign(rr) * rr * rr * x2
      if (Math.sign(zz) * a2 * z2 > k) return Math.sqrt(x2 + z2) * il2 - rb
      if (Math.sign(dot) * a2 * y2 < k) return Math.sqrt(x2 + y2) * il2 - ra
      return (Math.sqrt(x2 * a2 * il2) + dot * rr) * il2 - ra
    },
  }
}

/** An axis-aligned ellipsoid; a bound that is exact on its surface. */
export const ellipsoid = (bone: string, c: Vec3, r: Vec3, blend = 0.015): Piece => ({
  bone,
  blend,
  distance: (x, y, z) => {
    const px = (x - c[0]) / r[0]
    const py = (y - c[1]) / r[1]
    const pz = (z - c[2]) / r[2]
    const k0 = Math.hypot(px, py, pz)
    if (k0 < 1e-9) return -Math.min(r[0], r[1], r[2])
    const k1 = Math.hypot(px / r[0], py / r[1], pz / r[2])
    return (k0 * (k0 - 1)) / k1
  },
})

export const sphere = (bone: string, c: Vec3, r: number, blend = 0.01): Piece =>
  cone(bone, c, r, [c[0], c[1] + 1e-5, c[2]], r, blend)

/** A horizontal bar across the body: as wide as `2 (half + r)`, as deep as `2 r`. */
export const bar = (bone: string, y: number, z: number, half: number, r: number, blend = 0.03): Piece =>
  cone(bone, [-half, y, z], r, [half, y, z], r, blend)

/** The same piece on the other side of the body, on the other side's bone. */
export const mirror = (piece: Piece): Piece => ({
  bone: piece.bone.replace(/^left/, 'right'),
  blend: piece.blend,
  distance: (x, y, z) => piece.distance(-x, y, z),
})

/** A solid: pieces run together, less the hollows, and only where `within` is negative. */
export interface Solid {
  readonly pieces: readonly Piece[]
  readonly hollows?: readonly Piece[]
  readonly within?: (x: number, y: number, z: number) => number
  /** Grows the whole by this much: cloth over a body. */
  readonly inflate?: number
  readonly min: Vec3
  readonly max: Vec3
  /** Edge of a cell of the net. */
  readonly cell: number
}

const distanceTo = (solid: Solid, x: number, y: number, z: number): number => {
  let d = 1e9
  for (const piece of solid.pieces) {
    const e = piece.distance(x, y, z)
    const k = piece.blend
    const h = Math.max(0, k - Math.abs(d - e)) / k
    d = Math.min(d, e) - (h * h * k) / 4
  }
  d -= solid.inflate ?? 0
  for (const hollow of solid.hollows ?? []) {
    const e = -hollow.distance(x, y, z)
    const k = hollow.blend
    const h = Math.max(0, k - Math.abs(d - e)) / k
    d = Math.max(d, e) + (h * h * k) / 4
  }
  return solid.within ? Math.max(d, solid.within(x, y, z)) : d
}

const BLOCK = 6

/** Field values on the corners of the grid; blocks that the surface cannot cross hold only their sign. */
const sample = (solid: Solid, nx: number, ny: number, nz: number): Float32Array => {
  const { min, cell } = solid
  const field = new Float32Array(nx * ny * nz)
  const reach = BLOCK * cell * 0.9 + 0.012
  for (let bz = 0; bz < nz; bz += BLOCK)
    for (let by = 0; by < ny; by += BLOCK)
      for (let bx = 0; bx < nx; bx += BLOCK) {
        const half = (BLOCK * cell) / 2
        const centre = distanceTo(solid, min[0] + bx * cell + half, min[1] + by * cell + half, min[2] + bz * cell + half)
        const far = Math.abs(centre) > reach
        for (let z = bz; z < Math.min(nz, bz + BLOCK); z++)
          for (let y = by; y < Math.min(ny, by + BLOCK); y++)
            for (let x = bx; x < Math.min(nx, bx + BLOCK); x++)
              field[(z * ny + y) * nx + x] = far
                ? centre
                : distanceTo(solid, min[0] + x * cell, min[1] + y * cell, min[2] + z * cell)
      }
  return field
}

/** Corner pairs of a cell's 12 edges; corner bits are x, y, z. */
const EDGES = [0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7]

/** Triangles of the solid's surface, counter-clockwise from outside, with normals from the field's gradient. */
export const skin = (solid: Solid): { positions: number[]; normals: number[]; indices: number[] } => {
  const { min, max, cell } = solid
  const nx = Math.ceil((max[0] - min[0]) / cell) + 1
  const ny = Math.ceil((max[1] - min[1]) / cell) + 1
  const nz = Math.ceil((max[2] - min[2]) / cell) + 1
  const field = sample(solid, nx, ny, nz)
  const vertex = new Int32Array(nx * ny * nz).fill(-1)
  const positions: number[] = []
  const indices: number[] = []
  const at = (x: number, y: number, z: number) => (z * ny + y) * nx + x
  const corner = new Float32Array(8)
  for (let z = 0; z < nz - 1; z++)
    for (let y = 0; y < ny - 1; y++)
      for (let x = 0; x < nx - 1; x++) {
        let inside = 0
        for (let c = 0; c < 8; c++) {
          const value = field[at(x + (c & 1), y + ((c >> 1) & 1), z + (c >> 2))] as number
          corner[c] = value
          if (value < 0) inside |= 1 << c
        }
        if (inside === 0 || inside === 255) continue
        let sx = 0
        let sy = 0
        let sz = 0
        let crossings = 0
        for (let e = 0; e < 24; e += 2) {
          const i = EDGES[e] as number
          const j = EDGES[e + 1] as number
          const a = corner[i] as number
          const b = corner[j] as number
          if (a < 0 === b < 0) continue
          const t = a / (a - b)
          sx += (i & 1) + t * ((j & 1) - (i & 1))
          sy += ((i >> 1) & 1) + t * (((j >> 1) & 1) - ((i >> 1) & 1))
          sz += (i >> 2) + t * ((j >> 2) - (i >> 2))
          crossings++
        }
        vertex[at(x, y, z)] = positions.length / 3
        positions.push(
          min[0] + (x + sx / crossings) * cell,
          min[1] + (y + sy / crossings) * cell,
          min[2] + (z + sz / crossings) * cell,
        )
      }
  // One quad for each grid edge that the surface crosses, among the four cells around it.
  const quad = (a: number, b: number, c: number, d: number, flip: boolean) => {
    if (a < 0 || b < 0 || c < 0 || d < 0) return
    if (flip) indices.push(a, c, b, a, d, c)
    else indices.push(a, b, c, a, c, d)
  }
  const v = (x: number, y: number, z: number) => vertex[at(x, y, z)] as number
  for (let z = 1; z < nz - 1; z++)
    for (let y = 1; y < ny - 1; y++)
      for (let x = 1; x < nx - 1; x++) {
        const here = (field[at(x, y, z)] as number) < 0
        if (here !== (field[at(x + 1, y, z)] as number) < 0)
          quad(v(x, y - 1, z - 1), v(x, y, z - 1), v(x, y, z), v(x, y - 1, z), !here)
        if (here !== (field[at(x, y + 1, z)] as number) < 0)
          quad(v(x - 1, y, z - 1), v(x - 1, y, z), v(x, y, z), v(x, y, z - 1), !here)
        if (here !== (field[at(x, y, z + 1)] as number) < 0)
          quad(v(x - 1, y - 1, z), v(x, y - 1, z), v(x, y, z), v(x - 1, y, z), !here)
      }
  const normals: number[] = []
  const e = cell * 0.5
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i] as number, positions[i + 1] as number, positions[i + 2] as number]
    const gx = distanceTo(solid, x + e, y, z) - distanceTo(solid, x - e, y, z)
    const gy = distanceTo(solid, x, y + e, z) - distanceTo(solid, x, y - e, z)
    const gz = distanceTo(solid, x, y, z + e) - distanceTo(solid, x, y, z - e)
    const length = Math.hypot(gx, gy, gz) || 1
    normals.push(gx / length, gy / length, gz / length)
  }
  return { positions, normals, indices }
}
