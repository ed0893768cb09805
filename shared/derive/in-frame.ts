/** What a camera of the set sees of a point: where in its frame, how far away. Pure; radians and metres. */
import type { Vec3 } from '../fields/index.ts'
import { horizontalFov, verticalFov } from '../film/lens.ts'
import { inverseTransformPoint, type Transform } from '../space/math.ts'

export interface Lensed {
  readonly sensorWidth: number
  readonly focalLength: number
  readonly aspect: string
}

export interface Framed {
  /** −1 at the left edge of the frame, 1 at the right. */
  readonly x: number
  /** −1 at the bottom edge, 1 at the top. */
  readonly y: number
  /** Metres along the lens; under 0 behind the camera. */
  readonly depth: number
}

/** Where a point of the world falls in the frame of a camera that stands at `at`. */
export const framed = (camera: Lensed, at: Transform, point: Vec3): Framed => {
  const [x, y, z] = inverseTransformPoint({ ...at, scale: [1, 1, 1] }, point)
  const depth = -z
  const reach = Math.max(Math.abs(depth), 1e-6)
  const wide = Math.tan(horizontalFov(camera.sensorWidth, camera.focalLength) / 2)
  const high = Math.tan(verticalFov(camera.sensorWidth, camera.focalLength, Number(camera.aspect) || 1) / 2)
  return { x: x / reach / wide, y: y / reach / high, depth }
}

/** Whether a point is in the frame; `margin` 0.1 asks for a tenth of the frame's half beyond its edge too. */
export const inFrame = (camera: Lensed, at: Transform, point: Vec3, margin = 0): boolean => {
  const { x, y, depth } = framed(camera, at, point)
  return depth > 0.05 && Math.abs(x) <= 1 + margin && Math.abs(y) <= 1 + margin
}
