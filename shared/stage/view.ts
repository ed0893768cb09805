/**
 * What every reader sees: a valid, immutable set. The lens (live, incremental), `read-all` (slow, from scratch) and the
 * review's preview (set and open changes) all give this; skills, checks, binders and panels take it.
 */

import type { NodeId, ShotId } from '../ids.ts'
import type { CommonValues, Kind, KindValues } from '../kinds/index.ts'
import type { SetInfo, Shot } from './schema.ts'

interface Placed {
  readonly id: NodeId
  /** The parent that the node really has (hierarchy.ts), null for the root. */
  readonly parent: NodeId | null
  /** Fractional index; siblings are sorted by `(order, id)`. */
  readonly order: string
}

export type NodeOf<K extends Kind> = Placed & { readonly kind: K } & CommonValues & KindValues<K>

/** A node of the set; narrow it by `kind`. Frozen, and `===` until something of it changes. */
export type StageNode = { [K in Kind]: NodeOf<K> }[Kind]

export interface SetView {
  readonly info: SetInfo
  readonly nodes: ReadonlyMap<NodeId, StageNode>
  readonly shots: ReadonlyMap<ShotId, Shot>
  /** Children in order; `null` asks for the nodes at the root. The array is frozen, and `===` until it changes. */
  children(parent: NodeId | null): readonly NodeId[]
}

/** What one event changed. `fields` names what differs; a created or re-kinded node stands in `added`, a gone one in `removed`. */
export interface ViewChange {
  readonly added: ReadonlySet<NodeId>
  readonly removed: ReadonlySet<NodeId>
  readonly updated: ReadonlyMap<NodeId, ReadonlySet<string>>
  /** Parents (null: the root) whose list of children is another now. */
  readonly childrenOf: ReadonlySet<NodeId | null>
  readonly shots: ReadonlySet<ShotId>
  readonly info: boolean
}
