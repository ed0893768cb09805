/** Rays against what is drawn, exactly: boxes first, then triangles in each thing's own space. No GPU, no Babylon. */
import type { NodeId } from '../../shared/ids.ts'
import { inverseQ, mulV, normalizeV, rotate, subV, type Transform, type Vec3 } from '../../shared/space/math.ts'
import { rayBuilt, type Hit as ShapeHit } from '../../shared/space/rays.ts'
import type { CastOptions, GhostInfo, Hit, Ray } from './context.ts'
import { enters } from './shape.ts'
import type { StageView } from './stage-view.ts'

/** The same ray in a thing's own space; not of unit length, so that distances stay the world's. */
const into = (t: Transform, { origin, direction }: Ray): { origin: Vec3; direction: Vec3 } => {
  const back = inverseQ(t.rotation)
  const by: Vec3 = [1 / t.scale[0], 1 / t.scale[1], 1 / t.scale[2]]
  return { origin: mulV(rotate(back, subV(origin, t.position)), by), direction: mulV(rotate(back, direction), by) }
}

const outNormal = (t: Transform, { normal }: ShapeHit, direction: Vec3): Vec3 => {
  const n = normalizeV(rotate(t.rotation, mulV(normal, [1 / t.scale[0], 1 / t.scale[1], 1 / t.scale[2]])))
  return n[0] * direction[0] + n[1] * direction[1] + n[2] * direction[2] > 0 ? [-n[0], -n[1], -n[2]] : n
}

/** A thing this far behind another is not under the pointer, though its box is nearer: sorted by where boxes begin. */
interface Candidate {
  readonly id: NodeId
  readonly near: number
}

/** The nearest hit among the nodes of one view; `far` bounds the search. */
export const castInto = (
  view: StageView,
  ray: Ray,
  far: number,
  ghostOf: (id: NodeId) => GhostInfo | null,
  skip: (id: NodeId) => boolean,
  helpers: boolean,
): Hit | null => {
  const candidates: Candidate[] = []
  for (const id of view.shown()) {
    const bounds = view.boundsOf(id)
    if (!bounds) continue
    const near = enters(ray, bounds)
    if (near < far && !skip(id)) candidates.push({ id, near })
  }
  candidates.sort((a, b) => a.near - b.near)
  let best: Hit | null = null
  for (const { id, near } of candidates) {
    if (near >= (best?.distance ?? far)) break
    const shape = view.shapeOf(id)
    if (!shape || (shape.helper && !helpers)) continue
    const world = view.worldOf(id)
    const at = shape.helper ? { ...world, scale: [1, 1, 1] as const } : world
    const local = into(at, ray)
    const hit = rayBuilt(shape.solid ?? shape.built, local.origin, local.direction, best?.distance ?? far)
    if (!hit) continue
    best = {
      node: id,
      ghost: ghostOf(id),
      distance: hit.distance,
      position: along(ray, hit.distance),
      normal: outNormal(at, hit, ray.direction),
    }
  }
  return best
}

const along = ({ origin, direction }: Ray, distance: number): Vec3 => [
  origin[0] + direction[0] * distance,
  origin[1] + direction[1] * distance,
  origin[2] + direction[2] * distance,
]

/** The ground, seen from above, within its square. */
export const castGround = (ray: Ray, side: number, far: number): Hit | null => {
  if (ray.direction[1] >= 0 || ray.origin[1] <= 0) return null
  const distance = -ray.origin[1] / ray.direction[1]
  const [x, , z] = along(ray, distance)
  if (distance >= far || Math.abs(x) > side / 2 || Math.abs(z) > side / 2) return null
  return { node: null, ghost: null, distance, position: [x, 0, z], normal: [0, 1, 0] }
}

/** What the options leave out. */
export const skipper = (view: StageView, { ignore, skipLocked = false }: CastOptions): ((id: NodeId) => boolean) => {
  if (!skipLocked && !ignore?.size) return () => false
  return (id) => {
    for (let at: NodeId | null = id, steps = 0; at !== null && steps < 300; steps++) {
      if (ignore?.has(at)) return true
      const node = view.nodeOf(at)
      if (skipLocked && node?.locked) return true
      at = node?.parent ?? null
    }
    return false
  }
}
