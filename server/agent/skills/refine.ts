/**
 * Changes what is there, on the set or in the open proposal, as a follow-up asks: warmer, fewer, moved, turned, bigger.
 * An open change gets new values in place: the ghost keeps its identity, what people decided or dragged stays, and nothing
 * can be accepted twice, which a second proposal of the same things would allow. What is on the set gets an update.
 */
import type { Change, Values } from '../../../shared/changes/change.ts'
import { setValues, withExpect } from '../../../shared/changes/make.ts'
import { ancestors } from '../../../shared/derive/world.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { NodeOf, SetView, StageNode } from '../../../shared/stage/view.ts'
import type { OpenChange } from '../planner/compose.ts'
import { materialFor } from '../planner/lines.ts'
import type { Edit, Ref } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import { changeCount, swapThings } from './amounts.ts'
import { type Area, means } from './layout.ts'
import { gelFor } from './light.ts'
import { moveThings, resizeThings, turnThings } from './moves.ts'
import type { Reasoned, Skill, SkillResult } from './skill.ts'
import { isLocked, keyOf } from './strike.ts'
import { lightsMeant, toned } from './tones.ts'

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

export const makeRefine = (props: Props): Skill<RefineArgs, RefineResult> => ({
  id: 'refine',
  label: 'Change what is there',
  run(set, args, random) {
    const changes: Reasoned[] = []
    const edited = new Map<string, Edited>()
    const withdrawn = new Set<string>()
    const notes: string[] = []
    const write: Work['write'] = (node, values, why) => {
      const key = keyOf(args.open, node.id)
      const open = key === null ? undefined : (edited.get(key) ?? args.open.find((one) => one.key === key))
      if (key !== null && open?.change.op === 'create' && open.change.of === 'node') {
        edited.set(key, { key, change: { ...open.change, values: { ...open.change.values, ...values } } })
        return
      }
      const [change] = withExpect(set, [setValues(node.id, values)])
      changes.push({ change: change!, why })
    }
    run({ ...args, set, props, random, changes, edited, withdrawn, notes, write })
    return { changes, edited: [...edited.values()], withdrawn: [...withdrawn], notes }
  },
})

const run = (work: Work): void => {
  const { edit } = work
  switch (edit.do) {
    case 'tone':
      return toned(work, edit)
    case 'colour':
      return coloured(work, edit)
    case 'count':
      return changeCount(work, edit)
    case 'swap':
      return swapThings(work, edit)
    case 'move':
      return moveThings(work, edit)
    case 'turn':
      return turnThings(work, edit)
    case 'size':
      return resizeThings(work, edit)
    case 'look':
      return looked(work, edit)
  }
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

const coloured = (work: Work, edit: Edit & { do: 'colour' }): void => {
  const lights = lightsMeant(work, edit.of, edit.roles)
  if (lights.length === 0) work.notes.push('There is no such light to colour.')
  for (const light of lights) {
    const values: Values = edit.kelvin !== null ? { kelvin: edit.kelvin } : { gel: gelFor(edit.gel ?? 'red') }
    work.write(
      light,
      values,
      edit.kelvin !== null ? `Asked for: ${edit.kelvin.toLocaleString('en')} K.` : `Asked for: a ${edit.gel} gel.`,
    )
  }
}

const looked = (work: Work, edit: Edit & { do: 'look' }): void => {
  const props = targets(work, edit.of).filter((node): node is NodeOf<'prop'> => node.kind === 'prop')
  for (const node of props) {
    const def = work.props.kit[node.asset]
    const material = materialFor(def, edit.look)
    if (material === null) work.notes.push(`The ${def?.label.toLowerCase() ?? 'prop'} does not come in ${edit.look}.`)
    else if (material !== node.material) work.write(node, { material }, `Asked for: ${edit.look}.`)
  }
}
