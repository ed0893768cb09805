/**
 * The one currency: a change list. A proposal, a paste, an import, a restore, an undo step and an MCP call are all this,
 * applied by `apply.ts` in one transaction. Plain JSON, with the values that it expects to find.
 */
import type { Json } from '../fields/field.ts'
import type { NodeId, ShotId } from '../ids.ts'
import type { Kind } from '../kinds/index.ts'

/** Values by field name, as in the kind; for nodes also `parent` (NodeId or null) and `order`. */
export type Values = { readonly [field: string]: Json }

export interface NodeCreate {
  readonly op: 'create'
  readonly of: 'node'
  readonly id: NodeId
  readonly kind: Kind
  readonly values: Values
}
/** Sets fields; a value that equals the kind's default deletes the key (that is what *reset* does). */
export interface NodeUpdate {
  readonly op: 'update'
  readonly of: 'node'
  readonly id: NodeId
  readonly values: Values
  readonly expect?: Values
}
/** Removes the node and what hangs from it as the applier sees it. */
export interface NodeRemove {
  readonly op: 'remove'
  readonly of: 'node'
  readonly id: NodeId
  /** The node only: what others hung from it stays, as orphans at their places. The inverse of a create. */
  readonly alone?: true
  /**
   * Where it is said to have stood, as `{ position, rotation, scale }` in the world, for orphans; left out: where it
   * stands. In the inverse of a create that took the place of somebody's removal.
   */
  readonly grave?: Values
  readonly expect?: Values
}
export interface ShotCreate {
  readonly op: 'create'
  readonly of: 'shot'
  readonly id: ShotId
  readonly values: Values
}
export interface ShotUpdate {
  readonly op: 'update'
  readonly of: 'shot'
  readonly id: ShotId
  readonly values: Values
  readonly expect?: Values
}
export interface ShotRemove {
  readonly op: 'remove'
  readonly of: 'shot'
  readonly id: ShotId
  readonly expect?: Values
}
export interface SetUpdate {
  readonly op: 'update'
  readonly of: 'set'
  readonly values: Values
  readonly expect?: Values
}

export type Change = NodeCreate | NodeUpdate | NodeRemove | ShotCreate | ShotUpdate | ShotRemove | SetUpdate
export type ChangeList = readonly Change[]

/** Most changes in one list. */
export const MAX_CHANGES = 20_000

/** A change that could not be made, and why, in words for people. */
export interface Refusal {
  readonly change: Change
  readonly code: 'missing' | 'exists' | 'invalid' | 'cycle' | 'too-deep' | 'too-many' | 'stale' | 'locked'
  readonly says: string
}

/** What `apply` did. `inverse` undoes it; ids of what was made are in `applied`. */
export interface Report {
  readonly applied: ChangeList
  readonly refused: readonly Refusal[]
  readonly inverse: ChangeList
}
