/** Places in the world and in a parent: what aligning, nudging and adding need. Pure. */

import type { NodeUpdate } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import { descendants, localIn, worldOf } from '../../shared/derive/world.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import type { NodeId } from '../../shared/ids.ts'
import { buildProp } from '../../shared/kit/index.ts'
import { type Bounds, localBounds, transformBounds, unionBounds } from '../../shared/space/bounds.ts'
import { clampTransform } from '../../shared/stage/transform.ts'
import type { NodeOf, SetView } from '../../shared/stage/view.ts'

export type Axis = 0 | 1 | 2

/** Moves a node to a place of the world, metres; it hangs from what it hung from. */
export const moveTo = (view: SetView, id: NodeId, position: Vec3): NodeUpdate => {
  const node = view.nodes.get(id)!
  const local = clampTransform(localIn(view, node.parent, { ...worldOf(view, id), position }))
  return setValues(id, { position: local.position })
}

/** Moves a node along an axis of the world, metres. */
export const moveAlong = (view: SetView, id: NodeId, axis: Axis, by: number): NodeUpdate => {
  const [x, y, z] = worldOf(view, id).position
  return moveTo(view, id, [axis === 0 ? x + by : x, axis === 1 ? y + by : y, axis === 2 ? z + by : z])
}

/** The box in the world that a node and what hangs from it take up; where nothing has a shape, the point where it stands. */
export const worldBounds = (view: SetView, id: NodeId): Bounds => {
  const boxes = [id, ...descendants(view, id)].flatMap((one) => {
    const node = view.nodes.get(one)
    const box = node && localBounds(node, shapeOf)
    return box ? [transformBounds(worldOf(view, one), box)] : []
  })
  const { position } = worldOf(view, id)
  return unionBounds(boxes) ?? { min: position, max: position }
}

const shapeOf = (prop: NodeOf<'prop'>) => buildProp(prop.asset, prop.params, prop.seed)

/** The direction of the floor axis (x or z) that is nearest to `right` and `forward` as seen in a view. */
export const floorAxes = (view: { readonly position: Vec3; readonly target: Vec3 }): { right: Vec3; forward: Vec3 } => {
  const x = view.target[0] - view.position[0]
  const z = view.target[2] - view.position[2]
  const forward: Vec3 = Math.abs(x) > Math.abs(z) ? [Math.sign(x), 0, 0] : [0, 0, z > 0 ? 1 : -1]
  // Right-handed with Y up: right = forward × up.
  return { forward, right: [-forward[2], 0, forward[0]] }
}
