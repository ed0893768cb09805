/** Babylon nodes that stand where nodes of the set stand, for whoever hangs something from one; made when first asked for. */
import { Quaternion } from '@babylonjs/core/Maths/math.vector'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode'
import type { NodeId } from '../../shared/ids.ts'
import type { Stage } from './stage.ts'

/** Null for a node that is not on the set. */
export const makeAnchors = ({ scene, view }: Stage): ((id: NodeId) => TransformNode | null) => {
  const anchors = new Map<NodeId, TransformNode>()
  const place = (id: NodeId) => {
    const anchor = anchors.get(id)
    if (!anchor) return
    if (!view.nodeOf(id)) {
      anchor.dispose()
      anchors.delete(id)
      return
    }
    const { position, rotation, scale } = view.worldOf(id)
    anchor.position.copyFromFloats(...position)
    anchor.rotationQuaternion?.copyFromFloats(...rotation)
    anchor.scaling.copyFromFloats(...scale)
  }
  view.onPlaced(place)
  return (id) => {
    const known = anchors.get(id)
    if (known || !view.nodeOf(id)) return known ?? null
    const made = new TransformNode(id, scene)
    made.rotationQuaternion = Quaternion.Identity()
    anchors.set(id, made)
    place(id)
    return made
  }
}
