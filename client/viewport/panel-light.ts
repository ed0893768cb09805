/**
 * A soft panel as Babylon's rectangular area light. It emits along −Z of its parent; its intensity is its luminance, since
 * the form factor of its shader is already E / (π L) (measured against photometry's e-rect in e2e: within 2 %).
 */
import { RectAreaLight } from '@babylonjs/core/Lights/rectAreaLight'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode'
import type { Scene } from '@babylonjs/core/scene'
import { giveAreaTables } from './area-tables.ts'
import type { Lamp } from './lamp.ts'

export const makePanel = (scene: Scene): Lamp => {
  giveAreaTables(scene)
  const light = new RectAreaLight('panel', Vector3.Zero(), 1, 1, scene)
  const holder = new TransformNode('panel', scene)
  holder.rotationQuaternion = new Quaternion()
  light.parent = holder
  let output = 0
  return {
    kind: 'area',
    light,
    shine: (spec, next, [r, g, b]) => {
      output = next
      light.diffuse = new Color3(r, g, b)
      // Babylon multiplies the highlight by the light's colour twice: of its square root, once is left (see area-tables).
      const root = (c: number) => Math.sqrt(c / Math.max(output, 1e-6))
      light.specular = new Color3(root(r), root(g), root(b))
      light.width = spec.width ?? 1
      light.height = spec.height ?? 1
      light.intensity = output
    },
    place: (position, rotation) => {
      holder.position.copyFromFloats(...position)
      holder.rotationQuaternion?.copyFromFloats(...rotation)
      holder.computeWorldMatrix(true)
    },
    dim: (factor) => {
      light.intensity = output * factor
    },
    dispose: () => {
      light.dispose()
      holder.dispose()
    },
  }
}
