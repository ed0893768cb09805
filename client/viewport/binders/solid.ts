/** A rigid thing of several parts, each an instance of a shared geometry: what props, marks and bodies of helpers draw with. */

import type { Material } from '@babylonjs/core/Materials/material'
import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import type { Bounds } from '../../../shared/space/bounds.ts'
import type { Transform } from '../../../shared/space/math.ts'
import { EDITOR_ONLY } from '../context.ts'
import type { Instance, Instances } from '../instances.ts'

export interface SolidPart {
  /** Same key, same geometry and material. */
  readonly key: string
  readonly geometry: Geometry
  readonly bounds: Bounds
  readonly material: Material
  readonly layerMask: number
  /** Casts and receives shadows; default: what not only the editor sees. */
  readonly casts?: boolean
}

export interface Solid {
  set(parts: readonly SolidPart[]): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

export const makeSolid = (instances: Instances): Solid => {
  let parts: readonly SolidPart[] = []
  let drawn: Instance[] = []
  let world: Transform | null = null
  let on = false
  const clear = () => {
    for (const instance of drawn) instance.dispose()
    drawn = []
  }
  const draw = () => {
    clear()
    if (!on || !world) return
    const at = world
    drawn = parts.map((part) => {
      const instance = instances.add(part.key, () => ({
        geometry: part.geometry,
        material: part.material,
        min: part.bounds.min,
        max: part.bounds.max,
        layerMask: part.layerMask,
        shadows: part.casts ?? part.layerMask !== EDITOR_ONLY,
      }))
      instance.place(at)
      return instance
    })
  }
  return {
    set: (next) => {
      parts = next
      draw()
    },
    place: (to) => {
      const first = world === null
      world = to
      if (first) draw()
      else for (const instance of drawn) instance.place(to)
    },
    show: (next) => {
      if (on === next) return
      on = next
      draw()
    },
    dispose: clear,
  }
}
