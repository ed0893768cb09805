/**
 * How a person's own view moves: orbit, pan, dolly, fly, frame, axis views, the flight between two views. Pure; metres,
 * radians, CSS pixels. A view has no roll: it looks along −Z turned by pitch, then by yaw, as a camera head does.
 */
import type { Quat, Vec3 } from '../../shared/fields/index.ts'
import { addV, dotV, eulerYXZ, fromEulerYXZ, inverseQ, lengthV, lerpV, rotate, scaleV, subV } from '../../shared/space/math.ts'

export interface View {
  readonly position: Vec3
  /** About +Y; 0 looks along −Z, a quarter turn along −X. */
  readonly yaw: number
  /** Up is positive; never beyond straight up or down. */
  readonly pitch: number
  /** How far before the eye the point lies that pan, zoom and frame are about, metres. */
  readonly distance: number
  /** Parallel projection, as tall at `distance` as the perspective one. */
  readonly ortho: boolean
}

export interface Box {
  readonly min: Vec3
  readonly max: Vec3
}

const MIN_DISTANCE = 0.05
const MAX_DISTANCE = 5000
const STRAIGHT = Math.PI / 2

export const clamp = (n: number, min: number, max: number): number => Math.min(max, Math.max(min, n))

export const rotationOf = (view: View): Quat => fromEulerYXZ([view.pitch, view.yaw, 0])
export const forwardOf = (view: View): Vec3 => rotate(rotationOf(view), [0, 0, -1])
export const targetOf = (view: View): Vec3 => addV(view.position, scaleV(forwardOf(view), view.distance))

/** The view from `position` at `target`; the yaw is kept where the target is straight above or below. */
export const viewAt = (position: Vec3, target: Vec3, before?: View): View => {
  const to = subV(target, position)
  const flat = Math.hypot(to[0], to[2])
  return {
    position,
    yaw: flat < 1e-9 ? (before?.yaw ?? 0) : Math.atan2(-to[0], -to[2]),
    pitch: lengthV(to) === 0 ? 0 : Math.atan2(to[1], flat),
    distance: clamp(lengthV(to), MIN_DISTANCE, MAX_DISTANCE),
    ortho: before?.ortho ?? false,
  }
}

/** The same place and direction, without the roll that the rotation may have. */
export const viewOf = (position: Vec3, rotation: Quat, distance: number): View => {
  const [pitch, yaw] = eulerYXZ(rotation)
  return { position, yaw, pitch, distance, ortho: false }
}

/** Turns the eye about a point of the world, which stays where it is on the screen. */
export const orbit = (view: View, pivot: Vec3, yawBy: number, pitchBy: number): View => {
  const pitch = clamp(view.pitch + pitchBy, -STRAIGHT, STRAIGHT)
  const turned: View = { ...view, yaw: view.yaw + yawBy, pitch, ortho: false }
  // The pivot as the eye sees it, before and after: the eye goes where it sees it the same.
  const seen = rotate(fromEulerYXZ([-view.pitch, 0, 0]), rotate(fromEulerYXZ([0, -view.yaw, 0]), subV(pivot, view.position)))
  return { ...turned, position: subV(pivot, rotate(rotationOf(turned), seen)) }
}

/** Turns the head where it stands. */
export const turn = (view: View, yawBy: number, pitchBy: number): View => ({
  ...view,
  yaw: view.yaw + yawBy,
  pitch: clamp(view.pitch + pitchBy, -STRAIGHT, STRAIGHT),
  ortho: false,
})

/** Metres that a CSS pixel is wide at a depth; `fov` vertical, `heightPx` of the canvas. */
const metresPerPixel = (depth: number, fov: number, heightPx: number): number =>
  (2 * depth * Math.tan(fov / 2)) / Math.max(1, heightPx)

/** Slides the view so that what lies at `depth` follows the pointer. */
export const pan = (view: View, dxPx: number, dyPx: number, depth: number, fov: number, heightPx: number): View => {
  const metres = metresPerPixel(view.ortho ? view.distance : depth, fov, heightPx)
  return { ...view, position: addV(view.position, rotate(rotationOf(view), [-dxPx * metres, dyPx * metres, 0])) }
}

/**
 * Goes nearer to (factor < 1) or away from a point, which stays under the pointer. The last centimetres are never
 * closed, so that the wheel cannot get stuck inside a thing.
 */
export const dolly = (view: View, to: Vec3, factor: number): View => {
  const distance = clamp(view.distance * factor, MIN_DISTANCE, MAX_DISTANCE)
  if (view.ortho) {
    const share = 1 - distance / view.distance
    const forward = forwardOf(view)
    const off = subV(to, view.position)
    const aside = subV(off, scaleV(forward, dotV(off, forward)))
    // The target stays at its depth: the eye comes nearer by as much as the picture grows.
    const nearer = scaleV(forward, view.distance - distance)
    return { ...view, distance, position: addV(view.position, addV(scaleV(aside, share), nearer)) }
  }
  const away = lengthV(subV(to, view.position))
  if (factor < 1 && away * factor < MIN_DISTANCE) return view
  if (factor > 1 && away * factor > MAX_DISTANCE) return view
  return { ...view, distance, position: lerpV(to, view.position, factor) }
}

export interface FlyKeys {
  readonly forward: boolean
  readonly back: boolean
  readonly left: boolean
  readonly right: boolean
  readonly up: boolean
  readonly down: boolean
}

/** One step of a flight; `metres` is speed times time. Up and down are the world's. */
export const fly = (view: View, keys: FlyKeys, metres: number): View => {
  const along: Vec3 = [Number(keys.right) - Number(keys.left), 0, Number(keys.back) - Number(keys.forward)]
  const lift = Number(keys.up) - Number(keys.down)
  const way = addV(rotate(rotationOf(view), along), [0, lift, 0])
  const length = lengthV(way)
  if (length < 1e-9) return view
  return { ...view, ortho: false, position: addV(view.position, scaleV(way, metres / length)) }
}

export const centreOf = (box: Box): Vec3 => scaleV(addV(box.min, box.max), 0.5)
export const radiusOf = (box: Box): number => lengthV(subV(box.max, box.min)) / 2

/** Lowest place of an eye that looks at something above the floor, metres; and how it then looks down, radians. */
const LOWEST_M = 0.2
const DOWN = -0.3
/** Nearest that anything is looked at, metres. */
const CLOSEST_M = 0.4
/** Room around what is framed. */
const MARGIN = 1.12

/**
 * Keeps the direction and goes as near as shows all corners of the box; `fov` vertical, `aspect` width to height. An eye
 * that would come to be below the floor looks a little down instead.
 */
export const frame = (view: View, box: Box, fov: number, aspect: number): View => {
  const centre = centreOf(box)
  const from = (v: View): View => {
    const distance = clamp(distanceToSee(v, box, fov, aspect) * MARGIN, MIN_DISTANCE * 4, MAX_DISTANCE)
    return { ...v, distance, position: subV(centre, scaleV(forwardOf(v), distance)) }
  }
  const framed = from(view)
  const sinks = !view.ortho && framed.position[1] < LOWEST_M && centre[1] >= 0 && view.position[1] >= 0
  return sinks ? from({ ...view, pitch: DOWN }) : framed
}

/** Metres from the middle of a box at which its corners just fill the picture. */
const distanceToSee = (view: View, { min, max }: Box, fov: number, aspect: number): number => {
  const [half, away] = [scaleV(subV(max, min), 0.5), inverseQ(rotationOf(view))]
  const tall = Math.tan(fov / 2)
  let distance = CLOSEST_M
  for (let corner = 0; corner < 8; corner++) {
    const sign = (bit: number) => (corner & bit ? 1 : -1)
    const [x, y, z] = rotate(away, [half[0] * sign(1), half[1] * sign(2), half[2] * sign(4)])
    const needed = Math.max(Math.abs(x) / (tall * aspect), Math.abs(y) / tall)
    // A parallel picture is as wide before its target as behind it.
    distance = Math.max(distance, needed + (view.ortho ? 0 : z))
  }
  return distance
}

/** The box made at least `half` wide to each side of its middle; what stands on the floor still does. */
export const widened = ({ min, max }: Box, half: number): Box => {
  const [x, , z] = centreOf({ min, max })
  return {
    min: [Math.min(min[0], x - half), min[1], Math.min(min[2], z - half)],
    max: [Math.max(max[0], x + half), max[1], Math.max(max[2], z + half)],
  }
}

/** Times the usual distance from the middle at which a thing is a backdrop. */
const BACKDROP = 3

/** The box of what a set is about: dunes and skylines far behind the rest do not make it tiny. Null for nothing. */
export const bulk = (boxes: readonly Box[]): Box | null => {
  if (boxes.length === 0) return null
  const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!
  const centres = boxes.map(centreOf)
  const heart: Vec3 = [middle(centres.map((c) => c[0])), middle(centres.map((c) => c[1])), middle(centres.map((c) => c[2]))]
  const usual = middle(centres.map((c) => lengthV(subV(c, heart))))
  const reach = Math.max(usual * BACKDROP, 3)
  const near = boxes.filter((box, i) => lengthV(subV(centres[i]!, heart)) + radiusOf(box) / 2 <= reach)
  const kept = near.length > 0 ? near : boxes
  const side = (pick: (...n: number[]) => number, of: (box: Box) => Vec3): Vec3 => [
    kept.reduce((n, box) => pick(n, of(box)[0]), of(kept[0]!)[0]),
    kept.reduce((n, box) => pick(n, of(box)[1]), of(kept[0]!)[1]),
    kept.reduce((n, box) => pick(n, of(box)[2]), of(kept[0]!)[2]),
  ]
  return { min: side(Math.min, (box) => box.min), max: side(Math.max, (box) => box.max) }
}

export type AxisName = 'front' | 'back' | 'left' | 'right' | 'top' | 'bottom'

/** [yaw, pitch] of looking from there: fronts face +Z, so the front view stands at +Z and looks along −Z. */
export const AXIS_VIEWS: Readonly<Record<AxisName, readonly [number, number]>> = {
  front: [0, 0],
  back: [Math.PI, 0],
  right: [Math.PI / 2, 0],
  left: [-Math.PI / 2, 0],
  top: [0, -STRAIGHT],
  bottom: [0, STRAIGHT],
}

/** Looks at the same target from an axis, in parallel projection; or in perspective again, where it stands. */
export const axisView = (view: View, from: AxisName | 'perspective'): View => {
  if (from === 'perspective') return { ...view, ortho: false }
  const [yaw, pitch] = AXIS_VIEWS[from]
  const turned: View = { ...view, yaw, pitch, ortho: true }
  return { ...turned, position: subV(targetOf(view), scaleV(forwardOf(turned), view.distance)) }
}

const shortTurn = (from: number, to: number) => {
  const by = (to - from) % (2 * Math.PI)
  return by > Math.PI ? by - 2 * Math.PI : by < -Math.PI ? by + 2 * Math.PI : by
}

/** Between two views, `t` 0…1: the target goes straight, the eye swings round it the short way. */
export const between = (from: View, to: View, t: number): View => {
  if (t >= 1) return to
  const mid: View = {
    position: from.position,
    yaw: from.yaw + shortTurn(from.yaw, to.yaw) * t,
    pitch: from.pitch + (to.pitch - from.pitch) * t,
    distance: from.distance * (to.distance / from.distance) ** t,
    ortho: false,
  }
  const target = lerpV(targetOf(from), targetOf(to), t)
  return { ...mid, position: subV(target, scaleV(forwardOf(mid), mid.distance)) }
}

/** Starts and ends slowly; `t` 0…1. */
export const ease = (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2)
