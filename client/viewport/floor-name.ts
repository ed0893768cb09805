/**
 * A name lettered on the floor beside a mark, as crews write it on the tape: a texture of the engine's own interface
 * (Babylon GUI), so that it lies in the picture, turns with the mark and is hidden by what stands on it. Labels that face
 * the reader are the page's (`overlays/`): sharp at every quality of the picture.
 */

import type { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial'
import { Quaternion } from '@babylonjs/core/Maths/math.vector'
import { CreatePlane } from '@babylonjs/core/Meshes/Builders/planeBuilder'
import type { Scene } from '@babylonjs/core/scene'
import { AdvancedDynamicTexture } from '@babylonjs/gui/2D/advancedDynamicTexture'
import { TextBlock } from '@babylonjs/gui/2D/controls/textBlock'
import { type Transform, transformPoint } from '../../shared/space/math.ts'
import { EDITOR_ONLY } from './context.ts'

/** Metres: what the lettering covers, and where it lies in the mark's space (in front of the T's bar). */
const WIDTH = 0.6
const DEPTH = 0.12
const AT = [0, 0.004, 0.23] as const
const PIXELS = 512
/** Longer names are cut: tape is short. */
const MOST = 18

export interface FloorName {
  set(name: string, colour: string): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

const NOTHING: FloorName = { set: () => {}, place: () => {}, show: () => {}, dispose: () => {} }

/** Draws nothing where there is no page to draw letters with (tests of the stage without a browser). */
export const makeFloorName = (scene: Scene): FloorName => {
  if (typeof document === 'undefined') return NOTHING
  const plane = CreatePlane('mark name', { width: WIDTH, height: DEPTH }, scene)
  plane.layerMask = EDITOR_ONLY
  plane.isPickable = false
  plane.setEnabled(false)
  const texture = AdvancedDynamicTexture.CreateForMesh(plane, PIXELS, Math.round((PIXELS * DEPTH) / WIDTH), false)
  const material = plane.material as StandardMaterial | null
  if (material) material.disableLighting = true
  const text = new TextBlock('name', '')
  text.fontSize = 78
  text.fontWeight = '600'
  texture.addControl(text)
  return {
    set: (name, colour) => {
      text.text = name.slice(0, MOST).toUpperCase()
      text.color = colour
    },
    place: (world) => {
      plane.position.copyFromFloats(...transformPoint(world, AT))
      // Face up, its top away from who stands on the mark and reads.
      const lying = Quaternion.RotationAxis(plane.position.clone().copyFromFloats(1, 0, 0), -Math.PI / 2)
      const turned = Quaternion.FromArray(world.rotation as unknown as number[]).multiply(
        Quaternion.RotationAxis(plane.position.clone().copyFromFloats(0, 1, 0), Math.PI).multiply(lying),
      )
      plane.rotationQuaternion = turned
      plane.scaling.copyFromFloats(world.scale[0], world.scale[2], 1)
      plane.computeWorldMatrix(true)
    },
    show: (on) => plane.setEnabled(on),
    dispose: () => {
      texture.dispose()
      material?.dispose()
      plane.dispose()
    },
  }
}
