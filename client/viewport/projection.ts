/**
 * From the world to the screen and back, for one view: what gizmos, marquee, labels and picking share, so that they agree
 * to the pixel. Pure; CSS pixels from the canvas' upper left corner, metres.
 */
import type { Quat, Vec3 } from '../../shared/fields/index.ts'
import { addV, inverseQ, rotate, scaleV, subV } from '../../shared/space/math.ts'

/** An eye and a screen. */
export interface Lens {
  readonly position: Vec3
  readonly rotation: Quat
  /** Vertical angle of view, radians; unused when `orthoHeight` is set. */
  readonly fov: number
  /** Height of what is seen, metres, for a parallel projection; null for perspective. */
  readonly orthoHeight: number | null
  readonly width: number
  readonly height: number
}

export interface Ray {
  readonly origin: Vec3
  /** Unit vector. */
  readonly direction: Vec3
}

export interface Spot {
  readonly x: number
  readonly y: number
  /** Metres before the eye, along its axis; what is behind it is not on the screen. */
  readonly depth: number
}

const NEAR = 0.01

/** A point as the eye sees it: right, up, backwards. */
const toEye = (lens: Lens, point: Vec3): Vec3 => rotate(inverseQ(lens.rotation), subV(point, lens.position))

const eyeToScreen = (lens: Lens, [x, y, z]: Vec3): Spot => {
  const depth = -z
  const half = lens.orthoHeight === null ? depth * Math.tan(lens.fov / 2) : lens.orthoHeight / 2
  const perPixel = (2 * half) / lens.height
  return { x: lens.width / 2 + x / perPixel, y: lens.height / 2 - y / perPixel, depth }
}

/** Where a point of the world is on the screen; null when it is behind the eye. */
export const project = (lens: Lens, point: Vec3): Spot | null => {
  const eye = toEye(lens, point)
  if (lens.orthoHeight === null && -eye[2] < NEAR) return null
  return eyeToScreen(lens, eye)
}

/** A line of the world as a line of the screen, cut at the eye; null when it is all behind. */
export const projectLine = (lens: Lens, a: Vec3, b: Vec3): readonly [Spot, Spot] | null => {
  let from = toEye(lens, a)
  let to = toEye(lens, b)
  if (lens.orthoHeight === null) {
    if (-from[2] < NEAR && -to[2] < NEAR) return null
    const cut = (inside: Vec3, outside: Vec3): Vec3 =>
      addV(inside, scaleV(subV(outside, inside), (-NEAR - inside[2]) / (outside[2] - inside[2])))
    if (-from[2] < NEAR) from = cut(to, from)
    else if (-to[2] < NEAR) to = cut(from, to)
  }
  return [eyeToScreen(lens, from), eyeToScreen(lens, to)]
}

/** The line of sight through a place of the screen. */
export const rayAt = (lens: Lens, x: number, y: number): Ray => {
  const right = (2 * (x - lens.width / 2)) / lens.height
  const up = (2 * (lens.height / 2 - y)) / lens.height
  if (lens.orthoHeight !== null) {
    const half = lens.orthoHeight / 2
    return {
      origin: addV(lens.position, rotate(lens.rotation, [right * half, up * half, 0])),
      direction: rotate(lens.rotation, [0, 0, -1]),
    }
  }
  const tangent = Math.tan(lens.fov / 2)
  const way: Vec3 = [right * tangent, up * tangent, -1]
  return { origin: lens.position, direction: rotate(lens.rotation, scaleV(way, 1 / Math.hypot(...way))) }
}

/** Metres that a CSS pixel is wide where a point stands: what keeps gizmos at one size. */
export const pixelAt = (lens: Lens, point: Vec3): number => {
  const depth = Math.max(NEAR, -toEye(lens, point)[2])
  return (lens.orthoHeight ?? 2 * depth * Math.tan(lens.fov / 2)) / lens.height
}

export const along = (ray: Ray, t: number): Vec3 => addV(ray.origin, scaleV(ray.direction, t))

/** Where a ray meets a plane, or null when it runs beside it or away from it. */
export const rayOnPlane = (ray: Ray, point: Vec3, normal: Vec3): Vec3 | null => {
  const slope = ray.direction[0] * normal[0] + ray.direction[1] * normal[1] + ray.direction[2] * normal[2]
  if (Math.abs(slope) < 1e-6) return null
  const off = subV(point, ray.origin)
  const t = (off[0] * normal[0] + off[1] * normal[1] + off[2] * normal[2]) / slope
  return t >= 0 ? along(ray, t) : null
}

/** How far along a line (unit `axis` through `point`) it comes nearest to the ray, metres; null when they are parallel. */
export const rayAlongAxis = (ray: Ray, point: Vec3, axis: Vec3): number | null => {
  const d = ray.direction
  const b = d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2]
  const rest = 1 - b * b
  if (rest < 1e-4) return null
  const w = subV(point, ray.origin)
  const dw = d[0] * w[0] + d[1] * w[1] + d[2] * w[2]
  const aw = axis[0] * w[0] + axis[1] * w[1] + axis[2] * w[2]
  return (b * dw - aw) / rest
}
