/** Places in the world and in a parent: what aligning, nudging and adding need. Pure. */

import type { NodeUpdate } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import { localIn, worldOf } from '../../shared/derive/world.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import type { NodeId } from '../../shared/ids.ts'
import { clampTransform } from '../../shared/stage/transform.ts'
import type { SetView } from '../../shared/stage/view.ts'

export type Axis = 0 | 1 | 2

/** Moves a node to a place of the world, metres; it hangs from what it hung from. */
export const moveTo = (view: SetView, id: NodeId, position: Vec3): NodeUpdate => {
  const node = view.nodes.get(id)!
  const local = clampTransform(localIn(view, node.parent, { ...worldOf(view, id), position }))
  return setValues(id, { position: local.position })
}

export const withAxis = (v: Vec3, axis: Axis, value: number): Vec3 =>
  axis === 0 ? [value, v[1], v[2]] : axis === 1 ? [v[0], value, v[2]] : [v[0], v[1], value]

/** The direction of the floor axis (x or z) that is nearest to `right` and `forward` as seen in a view. */
export const floorAxes = (view: { readonly position: Vec3; readonly target: Vec3 }): { right: Vec3; forward: Vec3 } => {
  const x = view.target[0] - view.position[0]
  const z = view.target[2] - view.position[2]
  const forward: Vec3 = Math.abs(x) > Math.abs(z) ? [Math.sign(x), 0, 0] : [0, 0, z > 0 ? 1 : -1]
  // Right-handed with Y up: right = forward × up.
  return { forward, right: [-forward[2], 0, forward[0]] }
}
