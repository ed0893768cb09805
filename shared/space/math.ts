/**
 * Vectors, quaternions and transforms as plain readonly tuples: metres, radians, right-handed, Y up. Pure; no engine.
 * A transform is position, rotation and scale, composed without shear: scales multiply axis by axis, as in the editors
 * that crews know. `relative` undoes `compose` exactly (but for rounding).
 */
import type { Quat, Vec3 } from '../fields/index.ts'

export type { Quat, Vec3 }

/** Place of a thing in its parent's space or in the world. */
export interface Transform {
  readonly position: Vec3
  readonly rotation: Quat
  readonly scale: Vec3
}

export const IDENTITY: Transform = Object.freeze({
  position: Object.freeze([0, 0, 0] as const),
  rotation: Object.freeze([0, 0, 0, 1] as const),
  scale: Object.freeze([1, 1, 1] as const),
})

export const addV = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subV = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
/** Axis by axis. */
export const mulV = (a: Vec3, b: Vec3): Vec3 => [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
export const scaleV = (a: Vec3, by: number): Vec3 => [a[0] * by, a[1] * by, a[2] * by]
export const dotV = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const crossV = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const lengthV = (a: Vec3): number => Math.hypot(a[0], a[1], a[2])
/** The unit vector along `a`; the zero vector stays zero. */
export const normalizeV = (a: Vec3): Vec3 => {
  const length = lengthV(a)
  return length > 0 ? scaleV(a, 1 / length) : [0, 0, 0]
}
export const lerpV = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

/** First `b`, then `a`. */
export const mulQ = (a: Quat, b: Quat): Quat => [
  a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
  a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
  a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
  a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
]

/** Of a unit quaternion. */
export const inverseQ = (q: Quat): Quat => [-q[0], -q[1], -q[2], q[3]]

/** The unit quaternion along `q`; no rotation where `q` has no length. */
export const normalizeQ = (q: Quat): Quat => {
  const length = Math.hypot(q[0], q[1], q[2], q[3])
  return length > 0 ? [q[0] / length, q[1] / length, q[2] / length, q[3] / length] : [0, 0, 0, 1]
}

/** `v` turned by the unit quaternion `q`: v + 2w(u × v) + 2u × (u × v). */
export const rotate = (q: Quat, v: Vec3): Vec3 => {
  const [x, y, z, w] = q
  const tx = 2 * (y * v[2] - z * v[1])
  const ty = 2 * (z * v[0] - x * v[2])
  const tz = 2 * (x * v[1] - y * v[0])
  return [v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx]
}

/** The short way round, at constant speed; `t` 0…1. */
export const slerp = (a: Quat, b: Quat, t: number): Quat => {
  const cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
  const sign = cosine < 0 ? -1 : 1
  const angle = Math.acos(Math.min(1, cosine * sign))
  const sine = Math.sin(angle)
  // Nearly equal: a straight line is as good, and does not divide by nothing.
  const from = sine < 1e-6 ? 1 - t : Math.sin((1 - t) * angle) / sine
  const to = (sine < 1e-6 ? t : Math.sin(t * angle) / sine) * sign
  return normalizeQ([a[0] * from + b[0] * to, a[1] * from + b[1] * to, a[2] * from + b[2] * to, a[3] * from + b[3] * to])
}

/** Counter-clockwise as seen from the axis' tip; the axis needs no unit length. */
export const fromAxisAngle = (axis: Vec3, rad: number): Quat => {
  const [x, y, z] = normalizeV(axis)
  const sine = Math.sin(rad / 2)
  return [x * sine, y * sine, z * sine, Math.cos(rad / 2)]
}

/** Turn about +Y: 0 faces +Z, a quarter turn faces +X. */
export const yaw = (rad: number): Quat => [0, Math.sin(rad / 2), 0, Math.cos(rad / 2)]

/** The rotation whose −Z looks along `forward`, as cameras and lights do, with `up` as near as can be to +Y. */
export const lookRotation = (forward: Vec3, up: Vec3 = [0, 1, 0]): Quat => {
  const back = scaleV(normalizeV(forward), -1)
  if (lengthV(back) === 0) return IDENTITY.rotation
  let right = crossV(up, back)
  // Straight up or down: any horizontal right will do; +X keeps it steady.
  if (lengthV(right) < 1e-6) right = crossV(Math.abs(back[2]) < 0.9 ? [0, 0, back[1] > 0 ? -1 : 1] : [0, 1, 0], back)
  right = normalizeV(right)
  return fromBasis(right, crossV(back, right), back)
}

/** The rotation that carries +X, +Y, +Z to three orthogonal unit vectors (Shepperd's method). */
const fromBasis = (x: Vec3, y: Vec3, z: Vec3): Quat => {
  const trace = x[0] + y[1] + z[2]
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2
    return normalizeQ([(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4])
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2
    return normalizeQ([s / 4, (x[1] + y[0]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s])
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2
    return normalizeQ([(x[1] + y[0]) / s, s / 4, (y[2] + z[1]) / s, (z[0] - x[2]) / s])
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2
  return normalizeQ([(z[0] + x[2]) / s, (y[2] + z[1]) / s, s / 4, (x[1] - y[0]) / s])
}

/** Angles [x, y, z] of a turn that is applied z first, then x, then y: tilt and pan as a camera head has them. */
export const eulerYXZ = (q: Quat): Vec3 => {
  const [x, y, z, w] = q
  const sineX = Math.min(1, Math.max(-1, 2 * (w * x - y * z)))
  // Looking straight up or down: pan and roll are one; roll reads as 0.
  if (Math.abs(sineX) > 0.9999999) {
    return [Math.asin(sineX), Math.atan2(2 * (w * y - x * z), 1 - 2 * (y * y + z * z)), 0]
  }
  return [
    Math.asin(sineX),
    Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y)),
    Math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z)),
  ]
}

/** The inverse of `eulerYXZ`. */
export const fromEulerYXZ = ([x, y, z]: Vec3): Quat =>
  mulQ(mulQ(yaw(y), fromAxisAngle([1, 0, 0], x)), fromAxisAngle([0, 0, 1], z))

/** Where a thing stands in the world whose place in its parent is `local`. */
export const compose = (parent: Transform, local: Transform): Transform => ({
  position: transformPoint(parent, local.position),
  rotation: normalizeQ(mulQ(parent.rotation, local.rotation)),
  scale: mulV(parent.scale, local.scale),
})

/** The place in `parent` of a thing that stands at `world`; scales must not be 0. */
export const relative = (parent: Transform, world: Transform): Transform => ({
  position: inverseTransformPoint(parent, world.position),
  rotation: normalizeQ(mulQ(inverseQ(parent.rotation), world.rotation)),
  scale: [world.scale[0] / parent.scale[0], world.scale[1] / parent.scale[1], world.scale[2] / parent.scale[2]],
})

/** A point of the thing's own space, in its parent's. */
export const transformPoint = (t: Transform, p: Vec3): Vec3 => addV(t.position, rotate(t.rotation, mulV(t.scale, p)))

/** A point of the parent's space, in the thing's own; scales must not be 0. */
export const inverseTransformPoint = (t: Transform, p: Vec3): Vec3 => {
  const q = rotate(inverseQ(t.rotation), subV(p, t.position))
  return [q[0] / t.scale[0], q[1] / t.scale[1], q[2] / t.scale[2]]
}
