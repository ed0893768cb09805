/**
 * Undo and redo of one person: own steps only, each under the name that people read. A step that others have touched in
 * part goes back in part, and says so; one that is theirs by now is dropped.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals-core'
import type { ChangeList } from '../../shared/changes/change.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { type Back, compact, madeBy, type Uncontested, uncontested, withPlaces } from './contested.ts'

/** The part of a step that lives in the review doc: changes of a proposal that it accepted (or reopens). */
export interface ReviewStep {
  /** Which of the targets may go: those that somebody else decided meanwhile may not. */
  mayGo(target: string): boolean
  /** Called once the stage went, with the targets that did not; gives the way the other way. */
  go(stayed: ReadonlySet<string>): ReviewStep
}

export interface Step extends Back {
  readonly name: string
  readonly review?: ReviewStep
}

interface Applied {
  readonly applied: ChangeList
  readonly inverse: ChangeList
  readonly refused: readonly { readonly says: string }[]
}

export interface UndoParts {
  readonly view: SetView
  apply(changes: ChangeList): Applied
  toast(says: string, kind: 'info' | 'warn'): void
  mayEdit(): boolean
}

export interface UndoStack {
  readonly undoName: ReadonlySignal<string | null>
  readonly redoName: ReadonlySignal<string | null>
  /** Records what was just done; forgets what could be redone. */
  push(name: string, done: Applied, review?: ReviewStep): void
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

  const stepOf = (name: string, done: Applied, review: ReviewStep | undefined): Step => ({
    name,
    changes: withPlaces(parts.view, compact(done.inverse)),
    made: madeBy(parts.view, done.applied),
    ...(review ? { review } : {}),
  })

  const go = (from: Step[], to: Step[], verb: 'undo' | 'redo') => {
    const step = from.at(-1)
    if (!step) return
    if (!parts.mayEdit())
      return parts.toast(`You may not change the set now, so nothing can be ${verb === 'undo' ? 'undone' : 'redone'}.`, 'warn')
    from.pop()
    const plan = withReview(uncontested(parts.view, step), step.review)
    const done = parts.apply(plan.changes)
    const review = step.review?.go(plan.contested)
    if (done.inverse.length > 0) to.push(stepOf(step.name, done, review))
    show()
    tell(verb, step, plan.contested.size + done.refused.length, done)
  }

  const tell = (verb: 'undo' | 'redo', { name }: Step, stayed: number, { inverse, refused }: Applied) => {
    if (stayed === 0) return
    const why = refused[0]?.says ?? 'Somebody else has changed it since.'
    if (inverse.length === 0) parts.toast(`Could not ${verb} “${name}”. ${why}`, 'warn')
    else
      parts.toast(
        `${verb === 'undo' ? 'Undid' : 'Redid'} “${name}” in part: ${stayed === 1 ? 'one thing stays' : `${stayed} things stay`}. ${why}`,
        'warn',
      )
  }

  return {
    undoName,
    redoName,
    push: (name, done, review) => {
      if (done.inverse.length === 0) return
      stacks.undo.push(stepOf(name, done, review))
      if (stacks.undo.length > MOST) stacks.undo.shift()
      stacks.redo.length = 0
      show()
    },
    undo: () => go(stacks.undo, stacks.redo, 'undo'),
    redo: () => go(stacks.redo, stacks.undo, 'redo'),
  }
}

const withReview = (plan: Uncontested, review: ReviewStep | undefined): Uncontested => {
  if (!review) return plan
  const contested = new Set(plan.contested)
  const changes = plan.changes.filter((change) => {
    const target = change.of === 'set' ? 'set' : `${change.of}:${change.id}`
    if (review.mayGo(target)) return true
    contested.add(target)
    return false
  })
  return { changes, contested }
}
