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

/** Nothing of it below the floor: the ends of what leans are cut level. */
export const grounded = (shape: Shape): Shape => ({
  ...shape,
  positions: shape.positions.map((n, i) => (i % 3 === 1 && n < 0 ? 0 : n)),
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

/** A shape that lies along X at z = `radius`, bent about the Y axis until X runs round it, its middle at `angle`. */
export const bentRound = (shape: Shape, radius: number, angle: number): Shape => {
  const positions = shape.positions.slice()
  const normals = shape.normals.slice()
  for (let i = 0; i < positions.length; i += 3) {
    const a = angle + positions[i]! / radius
    const [cosine, sine] = [Math.cos(a), Math.sin(a)]
    const z = positions[i + 2]!
    positions[i] = sine * z
    positions[i + 2] = cosine * z
    const [nx, nz] = [normals[i]!, normals[i + 2]!]
    normals[i] = nx * cosine + nz * sine
    normals[i + 2] = nz * cosine - nx * sine
  }
  return { ...shape, positions, normals }
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
