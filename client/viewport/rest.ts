/**
 * How far a thing must go up or down to stand on what is below it: exactly, triangle by triangle. Pure; metres.
 * Two triangles that overlap as seen from above come nearest at a corner of their common polygon, since both are flat.
 * Tried: rays down from the corners of the bounding box: a jar sinks into a rock, a chair falls through a table's rim.
 */

import type { Mesh } from '../../shared/kit/generator.ts'
import { type Transform, transformPoint } from '../../shared/space/math.ts'
import type { Box } from './view-math.ts'

/** Nine numbers a triangle (three corners), world space. */
export type Triangles = Float64Array

/** How much higher than the thing's lowest point a surface may be and still be stepped on, metres. */
const STEP_M = 0.25

/** Twice the area of a triangle that is too thin to say how high it is, m². */
const THIN = 1e-9
/** What is nearer than this touches, metres. */
const TOUCH_M = 1e-6

/** The triangles of meshes that stand at `world`. */
export const trianglesOf = (meshes: readonly Mesh[], world: Transform): Triangles => {
  const out = new Float64Array(meshes.reduce((n, mesh) => n + mesh.indices.length * 3, 0))
  let at = 0
  for (const { positions, indices } of meshes) {
    for (const index of indices) {
      const p = transformPoint(world, [positions[index * 3]!, positions[index * 3 + 1]!, positions[index * 3 + 2]!])
      out.set(p, at)
      at += 3
    }
  }
  return out
}

/** The twelve triangles of a box: what stands for a thing whose shape is not known. */
export const trianglesOfBox = ({ min, max }: Box): Triangles => {
  const c = (i: number) => [i & 1 ? max[0] : min[0], i & 2 ? max[1] : min[1], i & 4 ? max[2] : min[2]]
  const quads = [
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ]
  return new Float64Array(quads.flatMap(([a, b, d, e]) => [a!, b!, d!, a!, d!, e!].flatMap(c)))
}

export const joined = (lists: readonly Triangles[]): Triangles => {
  const out = new Float64Array(lists.reduce((n, list) => n + list.length, 0))
  let at = 0
  for (const list of lists) {
    out.set(list, at)
    at += list.length
  }
  return out
}

export const lowestOf = (triangles: Triangles): number => {
  let lowest = Number.POSITIVE_INFINITY
  for (let i = 1; i < triangles.length; i += 3) lowest = Math.min(lowest, triangles[i]!)
  return lowest
}

interface Flat {
  /** Index of the first number in its list. */
  readonly at: number
  readonly minY: number
  readonly maxY: number
  readonly minX: number
  readonly maxX: number
  readonly minZ: number
  readonly maxZ: number
}

/** What of a list can bear or be borne: no wall that stands upright, for its edges belong to other triangles too. */
const flats = (list: Triangles): Flat[] => {
  const found: Flat[] = []
  for (let at = 0; at + 8 < list.length; at += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = list.subarray(at, at + 9) as unknown as number[]
    if (Math.abs((bx! - ax!) * (cz! - az!) - (bz! - az!) * (cx! - ax!)) < THIN) continue
    found.push({
      at,
      minY: Math.min(ay!, by!, cy!),
      maxY: Math.max(ay!, by!, cy!),
      minX: Math.min(ax!, bx!, cx!),
      maxX: Math.max(ax!, bx!, cx!),
      minZ: Math.min(az!, bz!, cz!),
      maxZ: Math.max(az!, bz!, cz!),
    })
  }
  return found
}

/** Height of the plane of a triangle at a place seen from above. */
const heightAt = (list: Triangles, at: number, x: number, z: number): number => {
  const ax = list[at]!
  const ay = list[at + 1]!
  const az = list[at + 2]!
  const ux = list[at + 3]! - ax
  const uz = list[at + 5]! - az
  const vx = list[at + 6]! - ax
  const vz = list[at + 8]! - az
  const area = ux * vz - uz * vx
  const u = ((x - ax) * vz - (z - az) * vx) / area
  const v = ((z - az) * ux - (x - ax) * uz) / area
  return ay + u * (list[at + 4]! - ay) + v * (list[at + 7]! - ay)
}

/** The common polygon of two triangles as seen from above (Sutherland–Hodgman): x, z, x, z, … */
const common = (a: Triangles, ai: number, b: Triangles, bi: number): number[] => {
  let polygon = [a[ai]!, a[ai + 2]!, a[ai + 3]!, a[ai + 5]!, a[ai + 6]!, a[ai + 8]!]
  const area = (b[bi + 3]! - b[bi]!) * (b[bi + 8]! - b[bi + 2]!) - (b[bi + 5]! - b[bi + 2]!) * (b[bi + 6]! - b[bi]!)
  const turn = area > 0 ? 1 : -1
  for (let edge = 0; edge < 3 && polygon.length > 0; edge++) {
    const px = b[bi + edge * 3]!
    const pz = b[bi + edge * 3 + 2]!
    const next = (edge + 1) % 3
    const qx = b[bi + next * 3]! - px
    const qz = b[bi + next * 3 + 2]! - pz
    const side = (i: number) => turn * (qx * (polygon[i + 1]! - pz) - qz * (polygon[i]! - px))
    const kept: number[] = []
    for (let i = 0; i < polygon.length; i += 2) {
      const j = (i + 2) % polygon.length
      const here = side(i)
      const there = side(j)
      if (here >= 0) kept.push(polygon[i]!, polygon[i + 1]!)
      if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
        const t = here / (here - there)
        kept.push(polygon[i]! + (polygon[j]! - polygon[i]!) * t, polygon[i + 1]! + (polygon[j + 1]! - polygon[i + 1]!) * t)
      }
    }
    polygon = kept
  }
  return polygon
}

interface Moved {
  /** How far the thing has been moved up already. */
  readonly by: number
  /** Surfaces up to here count as below the thing, wherever they are. */
  readonly limit: number
}

/** Greatest of (support − thing) over all places where one is above the other, of what counts as below. */
const lift = (
  thing: Triangles,
  things: readonly Flat[],
  supports: readonly (readonly [Triangles, readonly Flat[]])[],
  { by, limit }: Moved,
  floor: number,
): number => {
  let best = floor
  for (const t of things) {
    for (const [list, faces] of supports) {
      for (const s of faces) {
        // Faces go from the highest down: what follows cannot lift it further.
        if (s.maxY - t.minY <= best) break
        if (s.maxY > limit && Math.max(limit - t.minY, by + TOUCH_M) <= best) continue
        if (s.minX > t.maxX || s.maxX < t.minX || s.minZ > t.maxZ || s.maxZ < t.minZ) continue
        const polygon = common(thing, t.at, list, s.at)
        for (let i = 0; i < polygon.length; i += 2) {
          const top = heightAt(list, s.at, polygon[i]!, polygon[i + 1]!)
          const bottom = heightAt(thing, t.at, polygon[i]!, polygon[i + 1]!)
          if (top <= Math.max(limit, bottom + by) + TOUCH_M) best = Math.max(best, top - bottom)
        }
      }
    }
  }
  return best
}

/**
 * How far to move the thing along Y so that it stands: on the highest of the supports below it, or on `floorY`. Below is
 * what is under that very part of it, and what is not more than `STEP_M` above its lowest point, again and again: so a
 * slope is climbed, and a table that it stands under is not.
 */
export const restOffset = (thing: Triangles, supports: readonly Triangles[], floorY: number): number => {
  if (thing.length === 0) return 0
  const lowest = lowestOf(thing)
  const things = flats(thing).sort((a, b) => a.minY - b.minY)
  const faces = supports.map((list) => [list, flats(list).sort((a, b) => b.maxY - a.maxY)] as const)
  let by = lift(thing, things, faces, { by: 0, limit: lowest + STEP_M }, floorY - lowest)
  for (let step = 0; step < 16; step++) {
    const next = lift(thing, things, faces, { by, limit: lowest + by + STEP_M }, floorY - lowest)
    if (next <= by + TOUCH_M) break
    by = next
  }
  return by
}
