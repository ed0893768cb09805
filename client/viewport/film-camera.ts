/** Camera nodes as Babylon cameras: where they stand, what they see, how they expose. */
import { Camera } from '@babylonjs/core/Cameras/camera'
import { TargetCamera } from '@babylonjs/core/Cameras/targetCamera'
import { Frustum } from '@babylonjs/core/Maths/math.frustum'
import { Plane } from '@babylonjs/core/Maths/math.plane'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector'
import type { Scene } from '@babylonjs/core/scene'
import { horizontalFov } from '../../shared/film/lens.ts'
import { rotate, type Transform } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'

const NEAR_M = 0.05
const FAR_M = 4000

export const makeTargetCamera = (name: string, scene: Scene): TargetCamera => {
  const camera = new TargetCamera(name, Vector3.Zero(), scene)
  camera.rotationQuaternion = Quaternion.Identity()
  camera.minZ = NEAR_M
  camera.maxZ = FAR_M
  return camera
}

/**
 * Babylon turns a camera's up vector only when the z of its quaternion changes; a tilt straight down leaves it along the
 * view, and the picture is lost. So it is written whenever the camera may have turned.
 */
export const trueUp = (camera: TargetCamera): void => {
  const q = camera.rotationQuaternion
  if (q) camera.upVector.copyFromFloats(...rotate([q.x, q.y, q.z, q.w], [0, 1, 0]))
}

const planes = new Float32Array(24)
const found = Array.from({ length: 6 }, () => new Plane(0, 0, 0, 0))

/** The six planes about what a camera sees, normals inwards, four numbers each. Overwritten by the next call. */
export const planesOf = (camera: TargetCamera): Float32Array => {
  Frustum.GetPlanesToRef(camera.getViewMatrix(true).multiply(camera.getProjectionMatrix(true)), found)
  for (const [i, { normal, d }] of found.entries()) planes.set([normal.x, normal.y, normal.z, d], i * 4)
  return planes
}

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The largest frame of this aspect in a picture, with a margin (share of the side) around it; pixels. */
export const frameIn = (width: number, height: number, aspect: number, margin: number): Frame => {
  const w = Math.min(width * (1 - 2 * margin), height * (1 - 2 * margin) * aspect)
  const h = w / aspect
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h }
}

/** Stands `camera` where the node stands; `widened`: how much wider the picture is than the film frame, 1 for the frame alone. */
export const takePlace = (camera: TargetCamera, node: NodeOf<'camera'>, world: Transform, widened: number): void => {
  camera.position.copyFromFloats(...world.position)
  camera.rotationQuaternion?.copyFromFloats(...world.rotation)
  camera.fovMode = Camera.FOVMODE_HORIZONTAL_FIXED
  camera.fov = 2 * Math.atan(Math.tan(horizontalFov(node.sensorWidth, node.focalLength) / 2) * widened)
  trueUp(camera)
}
