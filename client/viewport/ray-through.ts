/** The ray through a pixel of a camera's picture, perspective or parallel. */
import type { Camera } from '@babylonjs/core/Cameras/camera'
import { Matrix, Vector3 } from '@babylonjs/core/Maths/math.vector'
import { normalizeV, subV, type Vec3 } from '../../shared/space/math.ts'
import type { Ray } from './context.ts'

/** `x`, `y` in a picture of this size, from its upper left. */
export const rayThrough = (camera: Camera, width: number, height: number, x: number, y: number): Ray => {
  const back = Matrix.Invert(camera.getViewMatrix().multiply(camera.getProjectionMatrix()))
  const at = (z: number): Vec3 => {
    const p = Vector3.TransformCoordinates(new Vector3((x / width) * 2 - 1, 1 - (y / height) * 2, z), back)
    return [p.x, p.y, p.z]
  }
  // Far planes lose digits; a little beyond the near one is as straight and exact.
  const origin = at(-1)
  return { origin, direction: normalizeV(subV(at(0.5), origin)) }
}
