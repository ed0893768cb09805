/** Grown and weathered things: noise, rocks, flames. All irregularity comes from the given `random`. */
import type { Vec3 } from '../fields/index.ts'
import { between, emptyShape, type Shape, times } from './geometry.ts'
import { tube } from './solids.ts'

/** Smooth noise, −1…1, that differs from one generator to the next. */
export const noise = (random: () => number): ((x: number, y: number, z: number) => number) => {
  const salt = Math.floor(random() * 2 ** 31)
  const lattice = (x: number, y: number, z: number) => {
    let h = salt ^ Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483647)
    h = Math.imul(h ^ (h >>> 13), 1274126177)
    return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1
  }
  const ease = (t: number) => t * t * (3 - 2 * t)
  return (x, y, z) => {
    const [ix, iy, iz] = [Math.floor(x), Math.floor(y), Math.floor(z)]
    const [fx, fy, fz] = [ease(x - ix), ease(y - iy), ease(z - iz)]
    let sum = 0
    for (let k = 0; k < 8; k++) {
      const [a, b, c] = [k & 1, (k >> 1) & 1, k >> 2]
      sum += lattice(ix + a, iy + b, iz + c) * (a ? fx : 1 - fx) * (b ? fy : 1 - fy) * (c ? fz : 1 - fz)
    }
    return sum
  }
}

const GOLDEN = (1 + Math.sqrt(5)) / 2
const ICO_POINTS: readonly Vec3[] = [
  [-1, GOLDEN, 0],
  [1, GOLDEN, 0],
  [-1, -GOLDEN, 0],
  [1, -GOLDEN, 0],
  [0, -1, GOLDEN],
  [0, 1, GOLDEN],
  [0, -1, -GOLDEN],
  [0, 1, -GOLDEN],
  [GOLDEN, 0, -1],
  [GOLDEN, 0, 1],
  [-GOLDEN, 0, -1],
  [-GOLDEN, 0, 1],
]
const ICO_FACES = [
  0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8, 3, 9, 4, 3, 4, 2, 3, 2, 6,
  3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
]

interface Ball {
  readonly points: readonly Vec3[]
  readonly faces: readonly number[]
}

const balls = new Map<number, Ball>()

/** Unit directions spread over a ball, and the triangles between them: 20 × 4^detail; made once for each detail. */
const icosphere = (detail: number): Ball => {
  const known = balls.get(detail)
  if (known) return known
  const made = divided(detail)
  balls.set(detail, made)
  return made
}

const divided = (detail: number): { readonly points: Vec3[]; readonly faces: number[] } => {
  const unit = ([x, y, z]: Vec3): Vec3 => {
    const length = Math.hypot(x, y, z)
    return [x / length, y / length, z / length]
  }
  const points = ICO_POINTS.map(unit)
  let faces: number[] = [...ICO_FACES]
  for (let round = 0; round < detail; round++) {
    const middles = new Map<number, number>()
    const middle = (a: number, b: number) => {
      const key = Math.min(a, b) * 100_000 + Math.max(a, b)
      const known = middles.get(key)
      if (known !== undefined) return known
      const [p, q] = [points[a]!, points[b]!]
      middles.set(key, points.length)
      points.push(unit([p[0] + q[0], p[1] + q[1], p[2] + q[2]]))
      return points.length - 1
    }
    const next: number[] = []
    for (let t = 0; t < faces.length; t += 3) {
      const [a, b, c] = [faces[t]!, faces[t + 1]!, faces[t + 2]!]
      const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)]
      next.push(a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca)
    }
    faces = next
  }
  return { points, faces }
}

interface RockOptions {
  readonly detail?: number
  /** 0 is a pebble, 1 a crag. */
  readonly rough?: number
  /** How many planes have split it. */
  readonly cuts?: number
}

/** A stone that fills `size`, its base (a little sunk and flat) centred at `at`. */
export const rock = (size: Vec3, at: Vec3, random: () => number, o: RockOptions = {}): Shape => {
  const rough = o.rough ?? 0.5
  const { points, faces } = icosphere(o.detail ?? 2)
  const bumps = noise(random)
  const planes = times(o.cuts ?? 9, () => {
    const y = between(random, -0.7, 1)
    const a = random() * Math.PI * 2
    const r = Math.sqrt(1 - Math.min(1, y * y))
    return { n: [r * Math.sin(a), y, r * Math.cos(a)] as const, d: between(random, 0.72 - rough * 0.12, 0.94) }
  })
  const shaped = points.map(([x, y, z]): Vec3 => {
    const swell = 1 + bumps(x * 1.7, y * 1.7, z * 1.7) * 0.22 * rough + bumps(x * 5, y * 5, z * 5) * 0.06 * rough
    let [px, py, pz] = [x * swell, y * swell, z * swell]
    for (const { n, d } of planes) {
      const over = px * n[0] + py * n[1] + pz * n[2] - d
      if (over <= 0) continue
      px -= n[0] * over * 0.92
      py -= n[1] * over * 0.92
      pz -= n[2] * over * 0.92
    }
    // Broad at the foot, as what the ground holds.
    const foot = 1 + 0.5 * Math.max(0, -py)
    return [px * foot, Math.max(py, -0.42), pz * foot]
  })
  return creased(fill({ points: shaped, faces }, size, at), 0.45)
}

/** Carried into the box of `size` that stands on `at`. */
const fill = ({ points, faces }: Ball, size: Vec3, at: Vec3): Shape => {
  const low = [0, 1, 2].map((k) => points.reduce((m, p) => Math.min(m, p[k]!), Infinity))
  const high = [0, 1, 2].map((k) => points.reduce((m, p) => Math.max(m, p[k]!), -Infinity))
  const shape = emptyShape()
  for (const p of points) {
    const part = (k: 0 | 1 | 2) => (p[k] - low[k]!) / (high[k]! - low[k]!)
    const [x, y, z] = [(part(0) - 0.5) * size[0], part(1) * size[1], (part(2) - 0.5) * size[2]]
    shape.positions.push(at[0] + x, at[1] + y, at[2] + z)
  }
  return { ...shape, indices: [...faces] }
}

/** The axis that a face looks along most: 0, 1 or 2. */
const flattest = (x: number, y: number, z: number): 0 | 1 | 2 => {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)]
  return ax > ay && ax > az ? 0 : ay > az ? 1 : 2
}

/** Normals smooth across edges blunter than `rad`, split at the others. Faces that meet must share their vertices. */
const creased = ({ positions: p, indices }: Shape, rad: number): Shape => {
  const faces = indices.length / 3
  const area = new Float64Array(faces * 3)
  const unit = new Float64Array(faces * 3)
  const around: number[][] = Array.from({ length: p.length / 3 }, () => [])
  for (let f = 0; f < faces; f++) {
    const [a, b, c] = [indices[f * 3]! * 3, indices[f * 3 + 1]! * 3, indices[f * 3 + 2]! * 3]
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!]
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!]
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const length = Math.hypot(n[0]!, n[1]!, n[2]!) || 1
    for (let k = 0; k < 3; k++) {
      area[f * 3 + k] = n[k]!
      unit[f * 3 + k] = n[k]! / length
      around[indices[f * 3 + k]!]!.push(f)
    }
  }
  const cosine = Math.cos(rad)
  const out = emptyShape()
  /** Vertices already made for each point. */
  const made: number[][] = Array.from({ length: p.length / 3 }, () => [])
  const axes: number[] = []
  for (let k = 0; k < indices.length; k++) {
    const at = indices[k]!
    const f = Math.floor(k / 3) * 3
    let [x, y, z] = [0, 0, 0]
    for (const other of around[at]!) {
      const o = other * 3
      if (unit[o]! * unit[f]! + unit[o + 1]! * unit[f + 1]! + unit[o + 2]! * unit[f + 2]! < cosine) continue
      x += area[o]!
      y += area[o + 1]!
      z += area[o + 2]!
    }
    const length = Math.hypot(x, y, z)
    const normal: Vec3 = length > 1e-14 ? [x / length, y / length, z / length] : [0, 1, 0]
    const n = out.normals
    const flat = flattest(unit[f]!, unit[f + 1]!, unit[f + 2]!)
    const known = made[at]!.find(
      (v) => axes[v] === flat && n[v * 3]! * normal[0] + n[v * 3 + 1]! * normal[1] + n[v * 3 + 2]! * normal[2] > 0.9995,
    )
    if (known !== undefined) {
      out.indices.push(known)
      continue
    }
    const vertex = out.positions.length / 3
    made[at]!.push(vertex)
    out.indices.push(vertex)
    const [px, py, pz] = [p[at * 3]!, p[at * 3 + 1]!, p[at * 3 + 2]!]
    axes.push(flat)
    out.positions.push(px, py, pz)
    out.normals.push(...normal)
    // The texture is laid on from the side that the face looks to.
    out.uvs.push(flat === 0 ? pz : px, flat === 1 ? pz : py)
  }
  return out
}

/** Tongues of fire `height` high on a bed of `radius`: outer ones for the flame's body, inner ones for its bright core. */
export const flames = (
  height: number,
  radius: number,
  tongues: number,
  random: () => number,
): { readonly body: readonly Shape[]; readonly core: readonly Shape[] } => {
  const tongue = (x: number, z: number, high: number, thick: number, y: number): Shape => {
    const lean = between(random, 0, Math.PI * 2)
    const sway = between(random, 0.05, 0.16) * high
    const path = times(8, (i): Vec3 => {
      const t = i / 7
      const wave = Math.sin(t * 4.2 + lean) * sway * t
      // Fire draws together towards its tip.
      const draw = 1 - t * 0.55
      return [x * draw + wave * Math.cos(lean), y + t * high, z * draw + wave * Math.sin(lean)]
    })
    return tube(path, (t) => thick * (t === 1 ? 0.02 : Math.max(0.02, Math.sin(Math.PI * (0.18 + 0.82 * t)) ** 0.9)), {
      sides: 6,
    })
  }
  const ring = (i: number, n: number, r: number) => {
    const a = (i / n) * Math.PI * 2 + between(random, -0.4, 0.4)
    return [Math.sin(a) * r, Math.cos(a) * r] as const
  }
  const body = times(tongues, (i) => {
    const middle = i === 0
    const [x, z] = ring(i, Math.max(1, tongues - 1), middle ? 0 : radius * between(random, 0.45, 0.75))
    const high = middle ? height : height * between(random, 0.45, 0.8)
    return tongue(x, z, high, radius * (middle ? 0.42 : between(random, 0.24, 0.34)), 0)
  })
  const core = times(Math.max(1, Math.ceil(tongues / 2)), (i) => {
    const [x, z] = ring(i, Math.max(1, tongues / 2), i === 0 ? 0 : radius * 0.5)
    return tongue(x, z, height * (i === 0 ? 0.6 : between(random, 0.3, 0.45)), radius * (i === 0 ? 0.3 : 0.2), height * 0.02)
  })
  return { body, core }
}
