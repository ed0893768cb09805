/** The square of ground that a set stands on, in one of the kit's surfaces. */

import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import type { Mesh } from '@babylonjs/core/Meshes/mesh'
import { Mesh as BabylonMesh } from '@babylonjs/core/Meshes/mesh'
import type { Scene } from '@babylonjs/core/scene'
import type { Mesh as KitMesh } from '../../shared/kit/generator.ts'
import type { SetInfo } from '../../shared/stage/schema.ts'
import type { Materials } from './materials.ts'
import { makeGeometry } from './models.ts'

export interface Ground {
  set(info: Pick<SetInfo, 'ground' | 'groundSize'>): void
  dispose(): void
}

/** A square about the origin, facing up; UVs in metres. */
const groundMesh = (side: number): KitMesh => {
  const h = side / 2
  return {
    positions: new Float32Array([-h, 0, h, h, 0, h, h, 0, -h, -h, 0, -h]),
    normals: new Float32Array([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]),
    uvs: new Float32Array([-h, -h, h, -h, h, h, -h, h]),
    indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
  }
}

export const makeGround = (scene: Scene, materials: Materials): Ground => {
  let mesh: Mesh | null = null
  let geometry: Geometry | null = null
  let size = 0
  return {
    set: ({ ground, groundSize }) => {
      if (groundSize !== size) {
        mesh?.dispose()
        geometry?.dispose()
        geometry = makeGeometry(scene, 'ground', groundMesh(groundSize))
        mesh = new BabylonMesh('ground', scene)
        geometry.applyToMesh(mesh)
        mesh.isPickable = false
        mesh.receiveShadows = true
        mesh.freezeWorldMatrix()
        size = groundSize
      }
      if (!mesh) return
      mesh.setEnabled(ground !== 'none')
      if (ground !== 'none') mesh.material = materials.surface(ground)
    },
    dispose: () => {
      mesh?.dispose()
      geometry?.dispose()
    },
  }
}
