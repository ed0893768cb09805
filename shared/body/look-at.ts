/** Turns neck and head towards a point, as far as the joints allow. */
import type { Quat, Vec3 } from '../fields/index.ts'
import { fromAxisAngle, mulQ } from '../space/math.ts'

/** Reach of neck and head together: 75° to each side, 45° down, 50° up. Beyond, a person turns the body. */
const MAX_TURN = (75 * Math.PI) / 180
const MAX_DOWN = (45 * Math.PI) / 180
const MAX_UP = (50 * Math.PI) / 180

const X: Vec3 = [1, 0, 0]
const Y: Vec3 = [0, 1, 0]

/**
 * Rotations for `neck` and `head` that share the turn, given the target relative to the eyes in the space of the upper
 * chest, metres. Behind the reach they turn as far as they can.
 */
export const lookAt = (target: Vec3): { readonly neck: Quat; readonly head: Quat } => {
  const [x, y, z] = target
  const flat = Math.hypot(x, z)
  const turn = Math.max(-MAX_TURN, Math.min(MAX_TURN, Math.atan2(x, z)))
  // About +X a positive angle bends forward: the face goes down.
  const nod = Math.max(-MAX_UP, Math.min(MAX_DOWN, -Math.atan2(y, Math.max(flat, 1e-6))))
  const half = mulQ(fromAxisAngle(Y, turn / 2), fromAxisAngle(X, nod / 2))
  return { neck: half, head: half }
}
