/**
 * Accepting: the stage first, then the record in the review doc. What it creates has the ids that the proposal gave, so
 * whoever accepts again finds it there: twice is once. A crash between the two leaves changes that are done and still
 * open; the next one who accepts, or `healed`, only writes the record.
 */
import type * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import type { Change, Refusal, Report } from '../changes/change.ts'
import type { ProposalId } from '../ids.ts'
import type { SetView } from '../stage/view.ts'
import { type Decider, decide } from './proposals.ts'
import type { Proposal, ProposedChange, ReviewView } from './view.ts'

export interface AcceptOptions {
  readonly views: { readonly stage: SetView; readonly review: ReviewView }
  readonly by: Decider
  readonly origin?: unknown
  /** What becomes of a change whose expected values no longer hold. Left out: it is refused, to be looked at. */
  readonly stale?: 'refuse' | 'overwrite'
}

/** Also says which changes are accepted now. */
export interface AcceptReport extends Report {
  readonly keys: readonly string[]
}

/** `keys` of open changes, or all that are open. What they hang from is accepted with them. */
export const acceptChanges = (
  stage: Y.Doc,
  review: Y.Doc,
  id: ProposalId,
  keys: readonly string[] | 'all',
  { views, by, origin, stale = 'refuse' }: AcceptOptions,
): AcceptReport => {
  const proposal = views.review.proposals.find((one) => one.id === id)
  const chosen = proposal ? chosenOf(proposal, keys) : []
  const done = chosen.filter(({ change }) => isThere(views.stage, change))
  const todo = chosen.filter((one) => !done.includes(one))
  const list = todo.map(({ change }) => signed(change, proposal!))
  const report = apply(stage, list, { view: views.stage, origin, stale })
  const applied = new Set(report.applied)
  const accepted = [...done, ...todo.filter((_, i) => applied.has(list[i]!))].map(({ key }) => key)
  if (accepted.length > 0) decide(review, id, accepted, 'accepted', by, origin)
  return { ...report, keys: accepted }
}

const chosenOf = (proposal: Proposal, keys: readonly string[] | 'all'): ProposedChange[] => {
  const open = proposal.changes.filter(({ state }) => state === 'open')
  if (keys === 'all') return open
  const wanted = withParents(open, new Set(keys))
  return open.filter(({ key }) => wanted.has(key))
}

/** A jar on a proposed table brings the table. */
const withParents = (open: readonly ProposedChange[], keys: Set<string>): Set<string> => {
  const makers = new Map(open.flatMap((one) => (one.change.op === 'create' ? [[one.change.id as string, one] as const] : [])))
  const chosen = open.filter(({ key }) => keys.has(key))
  for (const { change } of chosen) {
    const parent = change.op === 'remove' ? undefined : change.values.parent
    const maker = typeof parent === 'string' ? makers.get(parent) : undefined
    if (!maker || keys.has(maker.key)) continue
    keys.add(maker.key)
    chosen.push(maker)
  }
  return keys
}

/** Whoever proposed a thing stands on it as its maker, whatever the change says. */
const signed = (change: Change, { author }: Proposal): Change =>
  change.op === 'create' && change.of === 'node'
    ? { ...change, values: { ...change.values, by: author.name.slice(0, 80) } }
    : change

/** Made already: by somebody else at the same time, or before a crash. */
const isThere = (view: SetView, change: Change): boolean =>
  change.op === 'create' && (change.of === 'node' ? view.nodes.has(change.id) : view.shots.has(change.id))

/** Changes that are done and still open: what a crash between the two docs left. To be recorded by whoever may. */
export const healed = (
  view: SetView,
  review: ReviewView,
): { readonly proposal: ProposalId; readonly keys: readonly string[] }[] =>
  review.proposals.flatMap(({ id, changes }) => {
    const keys = changes.filter(({ state, change }) => state !== 'accepted' && isThere(view, change)).map(({ key }) => key)
    return keys.length > 0 ? [{ proposal: id, keys }] : []
  })

/** Why changes were not accepted, as one sentence; '' when all were. */
export const sayRefused = (refused: readonly Refusal[]): string => {
  const [first] = refused
  if (!first) return ''
  if (refused.length === 1) return first.says
  const same = refused.every(({ says }) => says === first.says)
  return same
    ? `${refused.length} changes were not made. ${first.says}`
    : `${refused.length} changes were not made; the first: ${first.says}`
}
