/**
 * Which meshes cast shadows in a scene: whoever makes a mesh notes it here, the light rig reads. A shadow map sees more than
 * the eye does, so that who leaves out what the eye does not see is told when one is drawn.
 */
import type { Mesh } from '@babylonjs/core/Meshes/mesh'
import type { Scene } from '@babylonjs/core/scene'

interface Casters {
  readonly meshes: Mesh[]
  /** Run before (true) and after (false) each map. */
  readonly onMap: ((drawing: boolean) => void)[]
}

const casters = new WeakMap<Scene, Casters>()

export const castersOf = (scene: Scene): Casters => {
  const known = casters.get(scene)
  if (known) return known
  const made: Casters = { meshes: [], onMap: [] }
  casters.set(scene, made)
  return made
}

export const noteMesh = (scene: Scene, mesh: Mesh, here: boolean): void => {
  const list = castersOf(scene)
  const at = list.meshes.indexOf(mesh)
  if (here === at >= 0) return
  if (here) list.meshes.push(mesh)
  else list.meshes.splice(at, 1)
}
