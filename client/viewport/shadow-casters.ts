/** Which meshes cast shadows in a scene: whoever makes a mesh notes it here, the light rig reads. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh'
import type { Scene } from '@babylonjs/core/scene'

interface Casters {
  readonly meshes: Mesh[]
  /** Bumps when a mesh comes or goes. */
  version: number
}

const casters = new WeakMap<Scene, Casters>()

export const castersOf = (scene: Scene): Casters => {
  const known = casters.get(scene)
  if (known) return known
  const made: Casters = { meshes: [], version: 0 }
  casters.set(scene, made)
  return made
}

export const noteMesh = (scene: Scene, mesh: Mesh, here: boolean): void => {
  const list = castersOf(scene)
  const at = list.meshes.indexOf(mesh)
  if (here === at >= 0) return
  if (here) list.meshes.push(mesh)
  else list.meshes.splice(at, 1)
  list.version++
}
