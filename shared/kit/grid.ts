/** A surface over a rectangle of parameters, and what is made of one: turned bodies, tubes, blobs and cloth. */
import type { Vec3 } from '../fields/index.ts'
import { emptyShape, merge, type Shape } from './geometry.ts'

interface GridOptions {
  /** The last column stands where the first one does: normals run on over the seam. */
  readonly wrapU?: boolean
  readonly wrapV?: boolean
}

/**
 * `nu` × `nv` cells of `at(u, v)`, u and v 0…1. The front is where u runs right and v up. UVs are lengths along the
 * middle column and row, so a texture keeps its size.
 */
export const grid = (nu: number, nv: number, at: (u: number, v: number) => Vec3, o: GridOptions = {}): Shape => {
  const shape = emptyShape()
  const { positions: p, uvs, indices } = shape
  const row = nu + 1
  for (let j = 0; j <= nv; j++) for (let i = 0; i <= nu; i++) p.push(...at(i / nu, j / nv))
  const step = (a: number, b: number) =>
    Math.hypot(p[a * 3]! - p[b * 3]!, p[a * 3 + 1]! - p[b * 3 + 1]!, p[a * 3 + 2]! - p[b * 3 + 2]!)
  const across = widest(nv, (j) => lengths(nu, (i) => step(j * row + i + 1, j * row + i)))
  const along = lengths(nv, (j) => step((j + 1) * row + (nu >> 1), j * row + (nu >> 1)))
  for (let j = 0; j <= nv; j++) for (let i = 0; i <= nu; i++) uvs.push(across[i]!, along[j]!)
  for (let j = 0; j < nv; j++)
    for (let i = 0; i < nu; i++) {
      const a = j * row + i
      indices.push(a, a + 1, a + row + 1, a, a + row + 1, a + row)
    }
  return { ...shape, normals: gridNormals(p, indices, nu, nv, o) }
}

const lengths = (n: number, step: (i: number) => number): number[] => {
  const sums = [0]
  for (let i = 0; i < n; i++) sums.push(sums[i]! + step(i))
  return sums
}

/** The longest of a few rows: that of a jar's belly, not of its neck. */
const widest = (nv: number, rowOf: (j: number) => number[]): number[] =>
  [0, nv >> 2, nv >> 1, nv - (nv >> 2), nv].map(rowOf).reduce((a, b) => (b[b.length - 1]! > a[a.length - 1]! ? b : a))

const gridNormals = (p: number[], indices: number[], nu: number, nv: number, o: GridOptions): number[] => {
  const sums = new Array<number>(p.length).fill(0)
  for (let t = 0; t < indices.length; t += 3) {
    const a = indices[t]! * 3
    const b = indices[t + 1]! * 3
    const c = indices[t + 2]! * 3
    const ux = p[b]! - p[a]!
    const uy = p[b + 1]! - p[a + 1]!
    const uz = p[b + 2]! - p[a + 2]!
    const vx = p[c]! - p[a]!
    const vy = p[c + 1]! - p[a + 1]!
    const vz = p[c + 2]! - p[a + 2]!
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    for (const at of [a, b, c]) {
      sums[at]! += nx
      sums[at + 1]! += ny
      sums[at + 2]! += nz
    }
  }
  const row = nu + 1
  const share = (group: readonly number[]) => {
    for (let k = 0; k < 3; k++) {
      const sum = group.reduce((total, i) => total + sums[i * 3 + k]!, 0)
      for (const i of group) sums[i * 3 + k] = sum
    }
  }
  if (o.wrapU) for (let j = 0; j <= nv; j++) share([j * row, j * row + nu])
  if (o.wrapV) for (let i = 0; i <= nu; i++) share([i, nv * row + i])
  // A row that is one point, as at the poles of a ball, has one normal.
  for (const j of [0, nv]) {
    const ring = Array.from({ length: row }, (_, i) => j * row + i)
    const first = ring[0]! * 3
    if (
      ring.every(
        (i) =>
          Math.abs(p[i * 3]! - p[first]!) + Math.abs(p[i * 3 + 1]! - p[first + 1]!) + Math.abs(p[i * 3 + 2]! - p[first + 2]!) <
          1e-9,
      )
    )
      share(ring)
  }
  for (let i = 0; i < sums.length; i += 3) {
    const length = Math.hypot(sums[i]!, sums[i + 1]!, sums[i + 2]!)
    if (length > 1e-14) {
      sums[i]! /= length
      sums[i + 1]! /= length
      sums[i + 2]! /= length
    } else {
      sums[i] = 0
      sums[i + 1] = 1
      sums[i + 2] = 0
    }
  }
  return sums
}

/** [radius, height] of a turned body, from the axis below to the outside and up, and into the inside again. */
export type Profile = readonly (readonly [r: number, y: number])[]

interface LatheOptions {
  readonly segments?: number
  /** Corners sharper than this are edges; radians. */
  readonly crease?: number
  /** What the radius is multiplied with at an angle and a height. */
  readonly wobble?: (angle: number, y: number) => number
}

/** A body turned about Y. */
export const lathe = (profile: Profile, o: LatheOptions = {}): Shape => {
  const crease = o.crease ?? 0.6
  const bands: (readonly (readonly [number, number])[])[] = []
  let start = 0
  for (let i = 1; i < profile.length; i++) {
    if (i < profile.length - 1 && bendAt(profile, i) < crease) continue
    bands.push(profile.slice(start, i + 1))
    start = i
  }
  const wobble = o.wobble ?? (() => 1)
  return merge(
    bands.map((band) =>
      grid(
        o.segments ?? 20,
        band.length - 1,
        (u, v) => {
          const [r, y] = band[Math.round(v * (band.length - 1))]!
          const angle = u === 1 ? 0 : u * Math.PI * 2
          const radius = r * wobble(angle, y)
          return [Math.sin(angle) * radius, y, Math.cos(angle) * radius]
        },
        { wrapU: true },
      ),
    ),
  )
}

const bendAt = (profile: Profile, i: number): number => {
  const [a, b, c] = [profile[i - 1]!, profile[i]!, profile[i + 1]!]
  const first = Math.atan2(b[1] - a[1], b[0] - a[0])
  const second = Math.atan2(c[1] - b[1], c[0] - b[0])
  const turn = Math.abs(second - first) % (Math.PI * 2)
  return turn > Math.PI ? Math.PI * 2 - turn : turn
}

/** A ball or egg of the given half axes. */
export const ellipsoid = ([rx, ry, rz]: Vec3, [x, y, z]: Vec3 = [0, 0, 0], segments = 16): Shape =>
  grid(
    segments,
    Math.max(4, segments >> 1),
    (u, v) => {
      const a = u === 1 ? 0 : u * Math.PI * 2
      const b = (v - 0.5) * Math.PI
      const r = v === 0 || v === 1 ? 0 : Math.cos(b)
      return [x + Math.sin(a) * r * rx, y + Math.sin(b) * ry, z + Math.cos(a) * r * rz]
    },
    { wrapU: true },
  )
