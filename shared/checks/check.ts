/** What a check is: a set in, warnings out. Pure; the list is `index.ts`. Checks warn, they never forbid. */
import type { Body, ShapeOf } from '../derive/body.ts'
import type { NodeId } from '../ids.ts'
import type { SetView } from '../stage/view.ts'

export interface Warning {
  /** Id of the check. */
  readonly check: string
  readonly nodes: readonly NodeId[]
  /** In a sentence, for people. */
  readonly says: string
}

export interface Checked {
  readonly set: SetView
  /** Everything that takes up room, worked out once for all checks. */
  readonly bodies: ReadonlyMap<NodeId, Body>
  readonly shapeOf: ShapeOf
}

export interface Check {
  readonly id: string
  readonly label: string
  run(checked: Checked): readonly Warning[]
}

/** What people call a node in a warning. */
export const sayName = (checked: Checked, id: NodeId): string => {
  const node = checked.set.nodes.get(id)
  return node ? node.name || node.kind : 'a thing that is gone'
}
