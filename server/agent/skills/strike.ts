/** Takes things off: removes what stands on the set, withdraws what was only proposed. Never what is locked. */
import { removeNodes, withExpect } from '../../../shared/changes/make.ts'
import { ancestors, descendants } from '../../../shared/derive/world.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { SetView, StageNode } from '../../../shared/stage/view.ts'
import type { OpenChange } from '../planner/compose.ts'
import type { Ref } from '../planner/understanding.ts'
import { type Area, means } from './layout.ts'
import type { Reasoned, Skill, SkillResult } from './skill.ts'

export interface StrikeArgs {
  readonly refs: readonly Ref[]
  readonly area: Area
  readonly selection: readonly NodeId[]
  readonly open: readonly OpenChange[]
  /** Withdraws what is proposed and leaves the set alone. */
  readonly onlyOpen?: boolean
}

export interface StrikeResult extends SkillResult {
  /** Keys of open changes that are withdrawn. */
  readonly withdrawn: readonly string[]
}

export const strike: Skill<StrikeArgs, StrikeResult> = {
  id: 'strike',
  label: 'Take off the set',
  run(set, { refs, selection, open, onlyOpen }) {
    const changes: Reasoned[] = []
    const notes: string[] = []
    const withdrawn = new Set<string>()
    /** What is to go, and because of which words. */
    const gone = new Map<NodeId, string>()
    for (const ref of refs) {
      const found = matching(set, ref, selection)
      if (found.length === 0)
        notes.push(ref.selection ? 'Nothing is selected.' : `I found no “${ref.word}” on the set to take away.`)
      for (const node of found)
        if (keyOf(open, node.id) !== null) for (const key of keysBelow(set, open, node.id)) withdrawn.add(key)
      if (onlyOpen) continue
      const standing = found.filter((node) => keyOf(open, node.id) === null)
      const locked = standing.filter((node) => isLocked(set, node))
      if (locked.length > 0)
        notes.push(
          `${locked.length === 1 ? 'One' : locked.length} of the ${ref.word} ${locked.length === 1 ? 'is locked; I left it' : 'are locked; I left them'}.`,
        )
      for (const node of standing) if (!locked.includes(node)) gone.set(node.id, ref.word)
    }
    // Named twice, or hanging from another that goes: it goes once.
    for (const change of withExpect(set, removeNodes(set, gone.keys()))) {
      if (change.of === 'node') changes.push({ change, why: `Asked for: no ${gone.get(change.id) ?? 'such thing'} here.` })
    }
    return { changes, notes, withdrawn: [...withdrawn] }
  },
}

const matching = (set: SetView, ref: Ref, selection: readonly NodeId[]): StageNode[] =>
  [...set.nodes.values()].filter((node) => means(node, ref, selection)).sort((a, b) => (a.id < b.id ? -1 : 1))

/** Locked itself, below something locked, or with something locked hanging from it. */
export const isLocked = (set: SetView, node: StageNode): boolean =>
  node.locked ||
  ancestors(set, node.id).some((id) => set.nodes.get(id)?.locked) ||
  descendants(set, node.id).some((id) => set.nodes.get(id)?.locked)

/** The open change that makes a node, if it is only proposed. */
export const keyOf = (open: readonly OpenChange[], id: NodeId): string | null =>
  open.find(({ change }) => change.of === 'node' && change.op === 'create' && change.id === id)?.key ?? null

/** The open changes that make a node and what hangs from it or speaks of it. */
export const keysBelow = (set: SetView, open: readonly OpenChange[], id: NodeId): string[] => {
  const gone = new Set<string>([id, ...descendants(set, id)])
  return open
    .filter(
      ({ change }) =>
        change.of === 'node' &&
        (gone.has(change.id) ||
          (change.op !== 'remove' && typeof change.values.character === 'string' && gone.has(change.values.character))),
    )
    .map(({ key }) => key)
}
