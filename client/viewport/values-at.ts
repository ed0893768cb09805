/** From places in the world to the values that a node, or a ghost, has below its parent: what gestures and drops write. */
import type { Values } from '../../shared/changes/change.ts'
import type { NodeId } from '../../shared/ids.ts'
import { relative, type Transform } from '../../shared/space/math.ts'
import { clampTransform } from '../../shared/stage/transform.ts'
import type { StageNode } from '../../shared/stage/view.ts'

/** Nodes as they are written, without what is in motion: what does not differ from that is not shown as live either. */
export interface Standing {
  nodeOf(id: NodeId): StageNode | undefined
  worldOf(id: NodeId): Transform
}

const NEAR = 1e-7
const differs = (a: readonly number[], b: readonly number[]) => a.some((n, i) => Math.abs(n - b[i]!) > NEAR)

/** Only the parts that differ from what is written. */
export const valuesAt = (standing: Standing, worlds: ReadonlyMap<NodeId, Transform>): ReadonlyMap<NodeId, Values> => {
  const values = new Map<NodeId, Values>()
  for (const [id, world] of worlds) {
    const node = standing.nodeOf(id)
    if (!node) continue
    const local = clampTransform(node.parent === null ? world : relative(standing.worldOf(node.parent), world))
    values.set(id, {
      ...(differs(local.position, node.position) ? { position: local.position } : {}),
      ...(differs(local.rotation, node.rotation) ? { rotation: local.rotation } : {}),
      ...(differs(local.scale, node.scale) ? { scale: local.scale } : {}),
    })
  }
  return values
}
