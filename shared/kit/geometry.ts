/**
 * The ground of the kit's geometry: shapes as plain lists of numbers, moved, turned, merged and made into parts. Metres,
 * Y up, counter-clockwise fronts. UVs are metres too, `v` along the grain of wood and the length of cloth.
 * Solids stand in `solids.ts`, cloth in `cloth.ts`, grown things in `organic.ts`.
 */
import type { Vec3 } from '../fields/index.ts'
import type { Part } from './generator.ts'
import type { MaterialId } from './materials.ts'

/** A mesh in the making. Functions that take one never write to it. */
export interface Shape {
  readonly positions: number[]
  readonly normals: number[]
  readonly uvs: number[]
  readonly indices: number[]
}

export const emptyShape = (): Shape => ({ positions: [], normals: [], uvs: [], indices: [] })

/** All of these in one. */
export const merge = (shapes: readonly Shape[]): Shape => {
  const all = emptyShape()
  for (const shape of shapes) {
    const base = all.positions.length / 3
    for (const n of shape.positions) all.positions.push(n)
    for (const n of shape.normals) all.normals.push(n)
    for (const n of shape.uvs) all.uvs.push(n)
    for (const n of shape.indices) all.indices.push(n + base)
  }
  return all
}

export const move = (shape: Shape, [x, y, z]: Vec3): Shape => ({
  ...shape,
  positions: shape.positions.map((n, i) => n + (i % 3 === 0 ? x : i % 3 === 1 ? y : z)),
})

const AXES = { x: [1, 2], y: [2, 0], z: [0, 1] } as const

/** Turned about an axis through the origin, counter-clockwise as seen from its tip; radians. */
export const turn = (shape: Shape, axis: 'x' | 'y' | 'z', rad: number): Shape => {
  if (rad === 0) return shape
  const [a, b] = AXES[axis]
  const cosine = Math.cos(rad)
  const sine = Math.sin(rad)
  const spin = (list: readonly number[]) => {
    const out = list.slice()
    for (let i = 0; i < out.length; i += 3) {
      const p = list[i + a]!
      const q = list[i + b]!
      out[i + a] = p * cosine - q * sine
      out[i + b] = p * sine + q * cosine
    }
    return out
  }
  return { ...shape, positions: spin(shape.positions), normals: spin(shape.normals) }
}

/** Scaled axis by axis, all factors above 0; UVs stay, so stretch before a texture would show it. */
export const stretch = (shape: Shape, [x, y, z]: Vec3): Shape => {
  const normals = shape.normals.slice()
  for (let i = 0; i < normals.length; i += 3) {
    const nx = normals[i]! / x
    const ny = normals[i + 1]! / y
    const nz = normals[i + 2]! / z
    const length = Math.hypot(nx, ny, nz) || 1
    normals[i] = nx / length
    normals[i + 1] = ny / length
    normals[i + 2] = nz / length
  }
  return { ...shape, normals, positions: shape.positions.map((n, i) => n * (i % 3 === 0 ? x : i % 3 === 1 ? y : z)) }
}

/** Mirrored in the plane x = 0, fronts kept outside. */
export const mirrorX = (shape: Shape): Shape => {
  const flip = (list: readonly number[]) => list.map((n, i) => (i % 3 === 0 ? -n : n))
  const indices = shape.indices.slice()
  for (let i = 0; i < indices.length; i += 3) {
    indices[i + 1] = shape.indices[i + 2]!
    indices[i + 2] = shape.indices[i + 1]!
  }
  return { positions: flip(shape.positions), normals: flip(shape.normals), uvs: shape.uvs, indices }
}

/** Each point carried elsewhere, normals made anew; edges that were hard stay hard. */
export const warp = (shape: Shape, carry: (x: number, y: number, z: number) => Vec3): Shape => {
  const positions: number[] = []
  for (let i = 0; i < shape.positions.length; i += 3)
    positions.push(...carry(shape.positions[i]!, shape.positions[i + 1]!, shape.positions[i + 2]!))
  return smooth({ ...shape, positions })
}

const SAME = 1e5
/** Where a point is, as a key: points nearer than 10 µm are one. */
export const pointKey = (x: number, y: number, z: number): string =>
  `${Math.round(x * SAME)},${Math.round(y * SAME)},${Math.round(z * SAME)}`

/**
 * Normals from the faces, weighted by area. Vertices at one place share a normal if the old normals (where there were
 * any) did not differ there: so seams of UVs vanish and hard edges stay.
 */
export const smooth = (shape: Shape): Shape => {
  const { positions: p, indices } = shape
  const sums = new Float64Array(p.length)
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
  const groups = new Map<string, number[]>()
  const old = shape.normals
  for (let i = 0; i < p.length; i += 3) {
    const hard = old.length > 0 ? `|${old[i]!.toFixed(1)},${old[i + 1]!.toFixed(1)},${old[i + 2]!.toFixed(1)}` : ''
    const key = pointKey(p[i]!, p[i + 1]!, p[i + 2]!) + hard
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  }
  const normals = new Array<number>(p.length)
  for (const group of groups.values()) {
    let x = 0
    let y = 0
    let z = 0
    for (const i of group) {
      x += sums[i]!
      y += sums[i + 1]!
      z += sums[i + 2]!
    }
    const length = Math.hypot(x, y, z)
    for (const i of group) {
      normals[i] = length > 1e-14 ? x / length : 0
      normals[i + 1] = length > 1e-14 ? y / length : 1
      normals[i + 2] = length > 1e-14 ? z / length : 0
    }
  }
  return { ...shape, normals }
}

/** Every triangle with its own flat normal. */
export const facet = (shape: Shape): Shape => {
  const out = emptyShape()
  for (const at of shape.indices) {
    out.positions.push(shape.positions[at * 3]!, shape.positions[at * 3 + 1]!, shape.positions[at * 3 + 2]!)
    out.uvs.push(shape.uvs[at * 2]!, shape.uvs[at * 2 + 1]!)
    out.indices.push(out.indices.length)
  }
  return faceNormals(out)
}

/** Normals of a shape whose triangles share no vertex. */
const faceNormals = (shape: Shape): Shape => {
  const p = shape.positions
  const normals: number[] = []
  for (let i = 0; i < p.length; i += 9) {
    const ux = p[i + 3]! - p[i]!
    const uy = p[i + 4]! - p[i + 1]!
    const uz = p[i + 5]! - p[i + 2]!
    const vx = p[i + 6]! - p[i]!
    const vy = p[i + 7]! - p[i + 1]!
    const vz = p[i + 8]! - p[i + 2]!
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    const length = Math.hypot(nx, ny, nz)
    for (let k = 0; k < 3; k++)
      if (length > 1e-14) normals.push(nx / length, ny / length, nz / length)
      else normals.push(0, 1, 0)
  }
  return { ...shape, normals }
}

/** A part of a prop from shapes of one material. Triangles without area are left out. */
export const part = (material: MaterialId, shapes: readonly Shape[], slot: Part['slot'] = 'fixed'): Part => {
  const all = shapes.length === 1 ? shapes[0]! : merge(shapes)
  const p = all.positions
  const kept: number[] = []
  for (let t = 0; t < all.indices.length; t += 3) {
    const [a, b, c] = [all.indices[t]!, all.indices[t + 1]!, all.indices[t + 2]!]
    const ux = p[b * 3]! - p[a * 3]!
    const uy = p[b * 3 + 1]! - p[a * 3 + 1]!
    const uz = p[b * 3 + 2]! - p[a * 3 + 2]!
    const vx = p[c * 3]! - p[a * 3]!
    const vy = p[c * 3 + 1]! - p[a * 3 + 1]!
    const vz = p[c * 3 + 2]! - p[a * 3 + 2]!
    if (Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) > 1e-12) kept.push(a, b, c)
  }
  return {
    material,
    slot,
    mesh: {
      positions: new Float32Array(p),
      normals: new Float32Array(all.normals),
      uvs: new Float32Array(all.uvs),
      indices: new Uint32Array(kept),
    },
  }
}

/** A number from a to b. */
export const between = (random: () => number, a: number, b: number): number => a + (b - a) * random()

/** `count` things in a row. */
export const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
