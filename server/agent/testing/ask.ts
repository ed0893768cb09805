/** For tests: a set in memory, a brief asked of the planner, the answer accepted as people would; and what can be read off it. */
import * as Y from 'yjs'
import { apply } from '../../../shared/changes/apply.ts'
import type { Change, ChangeList, Report } from '../../../shared/changes/change.ts'
import { floating } from '../../../shared/checks/floating.ts'
import { runChecks } from '../../../shared/checks/index.ts'
import { intersecting } from '../../../shared/checks/intersecting.ts'
import { type NodeId, newId } from '../../../shared/ids.ts'
import { initStage } from '../../../shared/stage/init.ts'
import { LiveView } from '../../../shared/stage/lens.ts'
import type { NodeOf, SetView } from '../../../shared/stage/view.ts'
import { compose, type OpenChange, type Step } from '../planner/compose.ts'
import { makeUnderstand } from '../planner/index.ts'
import type { Understanding } from '../planner/understanding.ts'
import { makeProps } from '../props.ts'
import { shapeOf } from '../skills/layout.ts'
import { hash, seededRandom } from '../skills/random.ts'
import type { Reasoned } from '../skills/skill.ts'

export const props = makeProps()
export const understand = makeUnderstand(props.kit)

export interface Stage {
  readonly doc: Y.Doc
  readonly view: SetView
}

export const emptyStage = (changes: ChangeList = []): Stage => {
  const doc = new Y.Doc()
  initStage(doc, { title: 'Test', changes })
  return { doc, view: new LiveView(doc) }
}

/** A prop on the set. */
export const prop = (
  asset: string,
  position: readonly [number, number, number],
  more: Record<string, unknown> = {},
): Change => ({
  op: 'create',
  of: 'node',
  id: (more.id as NodeId | undefined) ?? newId<NodeId>(),
  kind: 'prop',
  values: { asset, position, ...(Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'id')) as object) },
})

export interface Asked {
  readonly understood: Understanding
  readonly steps: readonly Step[]
  readonly changes: readonly Reasoned[]
  readonly notes: readonly string[]
  readonly edited: Step['edited']
  readonly withdrawn: readonly string[]
}

export interface AskOptions {
  readonly selection?: readonly NodeId[]
  readonly open?: readonly OpenChange[]
  readonly seed?: string
}

export const ask = (stage: Stage, text: string, o: AskOptions = {}): Asked => {
  const understood = understand(text)
  const task = {
    set: stage.view,
    understood,
    selection: o.selection ?? [],
    open: o.open ?? [],
    random: seededRandom(hash(o.seed ?? text)),
  }
  const steps = [...compose(task, props)]
  return {
    understood,
    steps,
    changes: steps.flatMap((step) => step.changes),
    notes: [
      ...steps.flatMap((step) => step.notes),
      ...understood.notes,
      ...(understood.unknown.length > 0 ? [`I did not understand: ${understood.unknown.join(', ')}`] : []),
    ],
    edited: steps.flatMap((step) => step.edited),
    withdrawn: steps.flatMap((step) => step.withdrawn),
  }
}

/** The open changes that an answer leaves, as the next brief refines them. */
export const openOf = (asked: Asked): OpenChange[] => asked.changes.map((one, i) => ({ ...one, key: `k${i}` }))

/** After a follow-up: what of the open changes is left, with their new values, and what came. */
export const refined = (open: readonly OpenChange[], asked: Asked): readonly Change[] => [
  ...open
    .filter((one) => !asked.withdrawn.includes(one.key))
    .map((one) => asked.edited.findLast((edit) => edit.key === one.key)?.change ?? one.change),
  ...asked.changes.map((one) => one.change),
]

/** Accepts it all, as one list, with stale changes refused. */
export const accept = (stage: Stage, changes: readonly Change[]): { readonly report: Report; readonly stage: Stage } => {
  const report = apply(stage.doc, changes, { stale: 'refuse' })
  return { report, stage: { doc: stage.doc, view: new LiveView(stage.doc) } }
}

/** The answer on the set. */
export const dressed = (
  text: string,
  first: ChangeList = [],
  o: AskOptions = {},
): Asked & { readonly stage: Stage; readonly report: Report } => {
  const stage = emptyStage(first)
  const asked = ask(stage, text, o)
  const done = accept(
    stage,
    asked.changes.map((one) => one.change),
  )
  return { ...asked, stage: done.stage, report: done.report }
}

export const propsOf = (stage: Stage, ...assets: readonly string[]): NodeOf<'prop'>[] =>
  [...stage.view.nodes.values()].filter(
    (node): node is NodeOf<'prop'> => node.kind === 'prop' && (assets.length === 0 || assets.includes(node.asset)),
  )

export const lightsOf = (stage: Stage): NodeOf<'light'>[] =>
  [...stage.view.nodes.values()].filter((node): node is NodeOf<'light'> => node.kind === 'light')

export const peopleOf = (stage: Stage): NodeOf<'character'>[] =>
  [...stage.view.nodes.values()].filter((node): node is NodeOf<'character'> => node.kind === 'character')

/** What stands in something or in the air. */
export const faults = (stage: Stage): readonly string[] =>
  runChecks(stage.view, (node) => shapeOf(props, node), [floating, intersecting]).map((warning) => warning.says)
