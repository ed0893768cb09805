/**
 * Undo and redo of one person: own steps only, each under the name that people read. A step that others have touched in
 * part goes back in part, and says so; one that is theirs by now is dropped.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import type { ChangeList, Refusal } from '../../shared/changes/change.ts'
import type { Verb } from '../../shared/roles.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { type Back, compact, madeBy, targetOf, type Uncontested, uncontested, withPlaces } from './contested.ts'

/** The part of a step that lives in the review doc: what it decided or changed there. */
export interface ReviewStep {
  /** Which targets on the stage may go: those that somebody else decided meanwhile may not. */
  mayGo(target: string): boolean
  /** Called once the stage went, with the targets that did not; gives the way back, null where nothing went. */
  go(stayed: ReadonlySet<string>): ReviewStep | null
}

export interface Step extends Back {
  readonly name: string
  readonly review: ReviewStep | null
}

interface Applied {
  readonly applied: ChangeList
  readonly inverse: ChangeList
  readonly refused: readonly Refusal[]
}

export interface UndoParts {
  readonly view: SetView
  apply(changes: ChangeList): Applied
  toast(says: string, kind: 'info' | 'warn'): void
  /** Whether this person may; says why not. */
  allow(verb: Verb): boolean
}

export interface UndoStack {
  readonly undoName: ReadonlySignal<string | null>
  readonly redoName: ReadonlySignal<string | null>
  /** Records what was just done; forgets what could be redone. */
  push(name: string, done: Applied, review?: ReviewStep | null): void
  undo(): void
  redo(): void
}

/** Steps that are kept. */
const MOST = 300

export const makeUndo = (parts: UndoParts): UndoStack => {
  const undoName = signal<string | null>(null)
  const redoName = signal<string | null>(null)
  const stacks: { readonly undo: Step[]; readonly redo: Step[] } = { undo: [], redo: [] }

  const show = () =>
    batch(() => {
      undoName.value = stacks.undo.at(-1)?.name ?? null
      redoName.value = stacks.redo.at(-1)?.name ?? null
    })

  const stepOf = (name: string, done: Applied, review: ReviewStep | null): Step => ({
    name,
    changes: withPlaces(parts.view, compact(done.inverse)),
    made: madeBy(parts.view, done.applied),
    review,
  })

  const go = (from: Step[], to: Step[], verb: 'undo' | 'redo') => {
    const step = from.at(-1)
    if (!step || !parts.allow(step.changes.length > 0 ? 'edit-stage' : 'review')) return
    from.pop()
    const plan = withReview(uncontested(parts.view, step), step.review)
    const done = parts.apply(plan.changes)
    const stayed = new Set([...plan.contested, ...done.refused.map(({ change }) => targetOf(change))])
    const review = step.review?.go(stayed) ?? null
    const back = stepOf(step.name, done, review)
    const went = isStep(back)
    if (went) to.push(back)
    show()
    if (!went || stayed.size > 0) tell(verb, step.name, went, stayed.size, done.refused[0]?.says)
  }

  const tell = (verb: 'undo' | 'redo', name: string, went: boolean, stayed: number, refusal: string | undefined) => {
    const why = refusal ?? 'Somebody else has changed it since.'
    const part = stayed === 1 ? 'one thing stays' : `${stayed} things stay`
    const did = verb === 'undo' ? 'Undid' : 'Redid'
    parts.toast(went ? `${did} “${name}” in part: ${part}. ${why}` : `Could not ${verb} “${name}”. ${why}`, 'warn')
  }

  return {
    undoName,
    redoName,
    push: (name, done, review = null) => {
      const step = stepOf(name, done, review)
      if (!isStep(step)) return
      stacks.undo.push(step)
      if (stacks.undo.length > MOST) stacks.undo.shift()
      stacks.redo.length = 0
      show()
    },
    undo: () => go(stacks.undo, stacks.redo, 'undo'),
    redo: () => go(stacks.redo, stacks.undo, 'redo'),
  }
}

const isStep = ({ changes, review }: Step): boolean => changes.length > 0 || review !== null

const withReview = (plan: Uncontested, review: ReviewStep | null): Uncontested => {
  if (!review) return plan
  const contested = new Set(plan.contested)
  const changes = plan.changes.filter((change) => {
    const target = targetOf(change)
    if (review.mayGo(target)) return true
    contested.add(target)
    return false
  })
  return { changes, contested }
}
