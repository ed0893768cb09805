/** What the parts of the refining skill share: the set with everything open made, what is meant, how a new value is written. */
import type { Change, Values } from '../../../shared/changes/change.ts'
import { ancestors } from '../../../shared/derive/world.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { SetView, StageNode } from '../../../shared/stage/view.ts'
import type { OpenChange } from '../planner/compose.ts'
import type { Edit, Ref } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import { type Area, means } from './layout.ts'
import type { Reasoned, SkillResult } from './skill.ts'
import { isLocked } from './strike.ts'

export interface RefineArgs {
  readonly edit: Edit
  readonly area: Area
  readonly selection: readonly NodeId[]
  readonly open: readonly OpenChange[]
}

export interface Edited {
  readonly key: string
  readonly change: Change
}

export interface RefineResult extends SkillResult {
  /** Open changes with their new values. */
  readonly edited: readonly Edited[]
  /** Keys of open changes that are withdrawn. */
  readonly withdrawn: readonly string[]
}

/** What the parts of this skill share: the set with everything open made, and how to write a new value. */
export interface Work extends RefineArgs {
  readonly set: SetView
  readonly props: Props
  readonly random: () => number
  readonly changes: Reasoned[]
  readonly edited: Map<string, Edited>
  readonly withdrawn: Set<string>
  readonly notes: string[]
  /** New values for a node, wherever it is: in its open change, or as an update. */
  write(node: StageNode, values: Values, why: string): void
}

/** The nodes that are meant, what is locked left out and said; nothing named: the selection. */
export const targets = (work: Work, of: readonly Ref[]): StageNode[] => {
  const refs: readonly Ref[] =
    of.length > 0 ? of : work.selection.length > 0 ? [{ assets: [], word: 'selection', selection: true }] : []
  const found = new Map<NodeId, StageNode>()
  for (const ref of refs) {
    const these = [...work.set.nodes.values()].filter((node) => means(node, ref, work.selection))
    if (these.length === 0)
      work.notes.push(ref.selection ? 'Nothing is selected.' : `There is no “${ref.word}” on the set or in the proposal.`)
    for (const node of these) found.set(node.id, node)
  }
  if (refs.length === 0) work.notes.push('I do not know what to change: name it, or select it.')
  const all = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const locked = all.filter((node) => isLocked(work.set, node))
  if (locked.length > 0)
    work.notes.push(
      locked.length === 1 ? 'One of them is locked; I left it.' : `${locked.length} of them are locked; I left them.`,
    )
  // A thing that hangs from another one that is meant goes with it.
  return all.filter((node) => !locked.includes(node) && !ancestors(work.set, node.id).some((id) => found.has(id)))
}
