/**
 * The handles of move, rotate and scale: where they are on the screen and which one the pointer means. Pure. They are
 * drawn as lines over the picture (`overlays/gizmo.ts`), always of one size, with a hit area of 24 CSS pixels; Babylon's
 * gizmos bring scene observers of their own that cannot be cancelled by Escape or a lost window.
 */
import type { Vec3 } from '../../shared/fields/index.ts'
import { addV, crossV, dotV, fromAxisAngle, normalizeV, rotate, scaleV, subV } from '../../shared/space/math.ts'
import type { Point2 } from './marquee.ts'
import { type Lens, pixelAt, project } from './projection.ts'

export type HandleId =
  | 'x'
  | 'y'
  | 'z'
  | 'xy'
  | 'yz'
  | 'xz'
  /** Free: a move on the surface under the pointer, a scale of all axes. */
  | 'free'
  | 'turn-x'
  | 'turn-y'
  | 'turn-z'
  | 'size-x'
  | 'size-y'
  | 'size-z'
  | 'size-all'

export interface Handle {
  readonly id: HandleId
  readonly kind: 'arrow' | 'plane' | 'ring' | 'cube' | 'centre'
  readonly axis: 0 | 1 | 2 | null
  /** Screen points: of an arrow from foot to tip, of a plane its corners, of a ring the half that faces the eye. */
  readonly points: readonly Point2[]
  /** 0…1: fades where an arrow points at the eye. */
  readonly alpha: number
}

/** Sizes, CSS pixels. */
const ARM = 84
const FOOT = 14
const PLANE = [26, 44] as const
const RING = 78
const REACH = 12
const RING_POINTS = 48

const AXES: Readonly<Record<string, 0 | 1 | 2>> = { x: 0, y: 1, z: 2 }

/** Index of the axis that a handle is about; null for planes and the free ones. */
export const axisOf = (id: HandleId): 0 | 1 | 2 | null => AXES[id.replace(/^(turn|size)-/, '')] ?? null

const PLANES: Readonly<Partial<Record<HandleId, readonly [number, number]>>> = { xy: [0, 1], yz: [1, 2], xz: [0, 2] }

/** The two axes of a plane handle. */
export const planeOf = (id: HandleId): readonly [number, number] | null => PLANES[id] ?? null

/** Handles as they are on the screen; empty when the pivot is behind the eye. */
export const handlesAt = (
  lens: Lens,
  pivot: Vec3,
  axes: readonly [Vec3, Vec3, Vec3],
  ids: readonly HandleId[],
): readonly Handle[] => {
  if (!project(lens, pivot)) return []
  const pixel = pixelAt(lens, pivot)
  const eye: Vec3 = lens.orthoHeight === null ? normalizeV(subV(lens.position, pivot)) : rotate(lens.rotation, [0, 0, 1])
  return ids.flatMap((id) => handleOf(id, { lens, pivot, axes, pixel, eye }) ?? [])
}

interface Scene {
  readonly lens: Lens
  readonly pivot: Vec3
  readonly axes: readonly [Vec3, Vec3, Vec3]
  /** Metres a pixel at the pivot. */
  readonly pixel: number
  /** Unit vector from the pivot to the eye. */
  readonly eye: Vec3
}

const at = ({ lens, pivot }: Scene, offset: Vec3): Point2 | null => project(lens, addV(pivot, offset))
const points = (scene: Scene, offsets: readonly Vec3[]): Point2[] | null => {
  const found = offsets.map((offset) => at(scene, offset))
  return found.every((p) => p !== null) ? found : null
}

const handleOf = (id: HandleId, scene: Scene): Handle | null => {
  const plane = planeOf(id)
  if (plane) return planeHandle(id, plane, scene)
  const axis = axisOf(id)
  if (axis === null) return { id, kind: 'centre', axis: null, points: points(scene, [[0, 0, 0]]) ?? [], alpha: 1 }
  return id.startsWith('turn-') ? ringHandle(id, axis, scene) : armHandle(id, axis, scene)
}

const armHandle = (id: HandleId, axis: 0 | 1 | 2, scene: Scene): Handle | null => {
  const way = scene.axes[axis]
  const line = points(scene, [scaleV(way, FOOT * scene.pixel), scaleV(way, ARM * scene.pixel)])
  if (!line) return null
  const alpha = fade(1 - Math.abs(dotV(way, scene.eye)), 0.01, 0.06)
  return { id, kind: id.startsWith('size-') ? 'cube' : 'arrow', axis, points: line, alpha }
}

const planeHandle = (id: HandleId, [a, b]: readonly [number, number], scene: Scene): Handle | null => {
  const [u, v] = [scene.axes[a]!, scene.axes[b]!]
  const spot = (i: number, j: number) => addV(scaleV(u, PLANE[i]! * scene.pixel), scaleV(v, PLANE[j]! * scene.pixel))
  const corners = points(scene, [spot(0, 0), spot(1, 0), spot(1, 1), spot(0, 1)])
  const axis = (3 - a - b) as 0 | 1 | 2
  const alpha = fade(Math.abs(dotV(crossV(u, v), scene.eye)), 0.1, 0.25)
  return corners && { id, kind: 'plane', axis, points: corners, alpha }
}

/** Only the half that faces the eye, so that three rings do not make a knot. */
const ringHandle = (id: HandleId, axis: 0 | 1 | 2, scene: Scene): Handle | null => {
  const way = scene.axes[axis]
  const radius = RING * scene.pixel
  const across = crossV(way, scene.eye)
  const flat = Math.hypot(...across)
  // Seen along its axis the whole ring is to be seen; else the half whose middle is nearest to the eye.
  const whole = flat < 0.15
  const side = whole ? scene.axes[(axis + 1) % 3]! : normalizeV(scaleV(across, -1))
  const span = whole ? Math.PI * 2 : Math.PI
  const ring = Array.from({ length: RING_POINTS + 1 }, (_, i) =>
    rotate(fromAxisAngle(way, (i / RING_POINTS) * span), scaleV(side, radius)),
  )
  const curve = points(scene, ring)
  return curve && { id, kind: 'ring', axis, points: curve, alpha: 1 }
}

const fade = (value: number, from: number, to: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))

const distanceToLine = (p: Point2, a: Point2, b: Point2): number => {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length))
  return Math.hypot(p.x - a.x - dx * t, p.y - a.y - dy * t)
}

const insidePolygon = (p: Point2, corners: readonly Point2[]): boolean => {
  let inside = false
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length]!
    if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  })
  return inside
}

/** How far the pointer is from a handle, CSS pixels; 0 on it. */
export const distanceTo = (handle: Handle, p: Point2): number => {
  const { kind, points: line } = handle
  if (line.length === 0) return Number.POSITIVE_INFINITY
  if (kind === 'centre') return Math.max(0, Math.hypot(p.x - line[0]!.x, p.y - line[0]!.y) - 4)
  if (kind === 'plane') {
    if (insidePolygon(p, line)) return 0
    return Math.min(...line.map((a, i) => distanceToLine(p, a, line[(i + 1) % 4]!))) + 6
  }
  return Math.min(...line.slice(1).map((b, i) => distanceToLine(p, line[i]!, b)))
}

/** The handle that the pointer means: the nearest within 12 pixels; planes and the centre go before arms. */
export const handleUnder = (handles: readonly Handle[], p: Point2): Handle | null => {
  let best: Handle | null = null
  let nearest = REACH
  for (const handle of handles) {
    if (handle.alpha < 0.25) continue
    const away = distanceTo(handle, p) - (handle.kind === 'plane' || handle.kind === 'centre' ? 1 : 0)
    if (away <= nearest && (best === null || away < nearest)) {
      best = handle
      nearest = away
    }
  }
  return best
}
