/**
 * The answer to one brief as it grows in the review doc: a proposal of its own, or, for a follow-up, the refined proposal
 * changed in place (why in place: `skills/refine.ts`). Also makes the sentence with which a brief ends.
 */
import type * as Y from 'yjs'
import type { Change, Values } from '../../shared/changes/change.ts'
import { asId, type NodeId, type ProposalId } from '../../shared/ids.ts'
import { appendChanges, decide, editProposed, propose, setNotes } from '../../shared/review/proposals.ts'
import type { Author, Brief, Proposal, ReviewView } from '../../shared/review/view.ts'
import { sameValue } from '../../shared/stage/values.ts'
import type { OpenChange, Step } from './planner/compose.ts'
import type { Understanding } from './planner/understanding.ts'
import { hash } from './skills/random.ts'

export interface Answer {
  /** Open changes of the proposal that is refined. */
  readonly open: readonly OpenChange[]
  /** Writes what a step found; gives the nodes that it touched. */
  add(step: Step): readonly NodeId[]
  /** Changes proposed, changed and withdrawn so far. */
  count(): number
  finish(understood: Understanding): { readonly state: 'done' | 'failed'; readonly note: string }
}

export interface AnswerOptions {
  readonly doc: Y.Doc
  readonly review: ReviewView
  readonly brief: Brief
  readonly author: Author
  readonly at: number
  /** The brief was in the hands of an agent that is gone: what that one left open is withdrawn. */
  readonly again: boolean
}

const TITLE = 100

export const openAnswer = ({ doc, review, brief, author, at, again }: AnswerOptions): Answer => {
  const refined = brief.refines === null ? null : (review.proposals.find((one) => one.id === brief.refines) ?? null)
  if (again) withdrawLeft(doc, review, brief, author)
  const id = refined?.id ?? asId<ProposalId>(again ? `${brief.id}-2`.slice(-64) : brief.id)
  const prefix = `${hash(brief.id).toString(36)}${again ? 'r' : ''}`
  const notes: string[] = [...(refined?.notes ?? [])]
  const fresh: string[] = []
  let exists = refined !== null
  let [proposed, changed, withdrawn] = [0, 0, 0]
  let trouble: string | null = null

  const write = (changes: Step['changes']) => {
    if (changes.length === 0) return
    const list = changes.map(({ change, why }, i) => ({ key: `${prefix}-${proposed + i}`, change, why }))
    const no = exists
      ? appendChanges(doc, id, list)
      : propose(doc, { id, brief: brief.id, author, title: titleOf(brief.text), at, notes, changes: list })
    if (no) {
      trouble = no.says
      return
    }
    exists = true
    proposed += list.length
  }

  return {
    open: refined ? openOf(refined) : [],
    add: (step) => {
      doc.transact(() => {
        write(step.changes)
        for (const { key, change } of step.edited) {
          const before = refined?.changes.find((one) => one.key === key)?.change
          const no = editProposed(doc, id, key, differing(before, change))
          if (no) trouble = no.says
          else changed++
        }
        if (step.withdrawn.length > 0) decide(doc, id, step.withdrawn, 'refused', author)
        withdrawn += step.withdrawn.length
        for (const note of step.notes) if (!fresh.includes(note)) fresh.push(note)
        if (exists && step.notes.length > 0) setNotes(doc, id, [...notes, ...fresh])
      })
      return [...step.changes, ...step.edited].flatMap(({ change }) => (change.of === 'node' ? [change.id] : []))
    },
    count: () => proposed + changed + withdrawn,
    finish: (understood) => {
      const all = [...new Set([...fresh, ...misunderstood(understood)])]
      if (exists && all.length > 0) setNotes(doc, id, [...notes, ...all])
      const did = sayDid(proposed, changed, withdrawn)
      const words = [...(trouble ? [`I could not write all of it: ${trouble}`] : []), ...(did ? [did] : []), ...all]
      if (!did && words.length === 0)
        words.push(
          'I did not understand what to do. Say what the set should be or what should stand on it, for example: “a café at night, six tables, warm light”.',
        )
      else if (!did && understood.refused === null) words.push('I propose nothing.')
      return { state: did ? 'done' : 'failed', note: words.join(' ') }
    },
  }
}

const titleOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > TITLE ? `${line.slice(0, TITLE - 1)}…` : line
}

const openOf = (proposal: Proposal): OpenChange[] =>
  proposal.changes.flatMap(({ key, change, why, state }) => (state === 'open' ? [{ key, change, why }] : []))

/** What an agent that is gone left half done. */
const withdrawLeft = (doc: Y.Doc, review: ReviewView, brief: Brief, author: Author): void => {
  for (const proposal of review.proposals) {
    if (proposal.brief !== brief.id) continue
    const left = proposal.changes.filter(({ state }) => state === 'open').map(({ key }) => key)
    if (left.length > 0) decide(doc, proposal.id, left, 'refused', author)
  }
}

/** The values that an edit sets anew. */
const differing = (before: Change | undefined, after: Change): Values => {
  if (after.op === 'remove') return {}
  const old: Values = before && before.op !== 'remove' ? before.values : {}
  return Object.fromEntries(Object.entries(after.values).filter(([name, value]) => !sameValue(old[name], value)))
}

const misunderstood = ({ unknown, notes, refused }: Understanding): readonly string[] => [
  ...(refused === null && unknown.length > 0
    ? [`I did not understand: ${unknown.map((word) => `“${word}”`).join(', ')}.`]
    : []),
  ...notes,
]

const plural = (count: number) => (count === 1 ? '1 change' : `${count} changes`)

const sayDid = (proposed: number, changed: number, withdrawn: number): string => {
  const parts = [
    ...(proposed > 0 ? [`${plural(proposed)} proposed`] : []),
    ...(changed > 0 ? [`${changed} ${changed === 1 ? 'ghost' : 'ghosts'} changed`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
  ]
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}
