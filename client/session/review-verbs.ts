/** What a person may do in the review doc, each with the right that it needs; refused quietly, with a word. */
import type { Report, Values } from '../../shared/changes/change.ts'
import { type BriefId, type CommentId, newId, type ProposalId } from '../../shared/ids.ts'
import { acceptChanges, healed, sayRefused } from '../../shared/review/accept.ts'
import { addBrief, stopBrief } from '../../shared/review/briefs.ts'
import { addComment, addReply, resolveComment } from '../../shared/review/comments.ts'
import { type Decider, decide, editProposed } from '../../shared/review/proposals.ts'
import type { Author, ReviewView } from '../../shared/review/view.ts'
import type { Verb } from '../../shared/roles.ts'
import type { Refused } from '../../shared/stage/check-values.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { targetOf } from './contested.ts'
import { changeOf, reopens, restores, unrefuses, valuesOf } from './review-undo.ts'
import type { Session } from './types.ts'
import type { UndoStack } from './undo.ts'

export interface ReviewParts {
  readonly docs: { readonly stage: import('yjs').Doc; readonly review: import('yjs').Doc }
  readonly views: { readonly stage: SetView; readonly review: ReviewView }
  readonly origin: unknown
  readonly undo: UndoStack
  selection(): ReturnType<Session['selection']['peek']>
  author(): Author
  /** Whether this person may; says why not. */
  allow(verb: Verb): boolean
  toast: Session['toast']
  /** Milliseconds since 1970. */
  time(): number
}

export type ReviewVerbs = Pick<
  Session,
  'brief' | 'stopBrief' | 'accept' | 'refuse' | 'editGhost' | 'comment' | 'reply' | 'resolve'
>

const NOTHING: Report = { applied: [], refused: [], inverse: [] }

export const makeReviewVerbs = (p: ReviewParts): ReviewVerbs => {
  const { review } = p.docs
  const said = (no: Refused | null): boolean => {
    if (no) p.toast(no.says, 'warn')
    return no === null
  }
  const proposal = (id: ProposalId) => p.views.review.proposals.find((one) => one.id === id)

  return {
    brief: (text, refines) => {
      if (!p.allow('review')) return null
      const id = newId<BriefId>()
      const selection = [...p.selection()]
      const brief = { id, author: p.author(), text, at: p.time(), refines: refines ?? null, selection }
      return said(addBrief(review, brief)) ? id : null
    },
    stopBrief: (id) => {
      if (p.allow('review')) stopBrief(review, id)
    },
    accept: (id, keys, o = {}) => {
      const found = proposal(id)
      if (!found || !p.allow('edit-stage')) return NOTHING
      const options = { views: p.views, by: p.author(), origin: p.origin, ...o }
      const report = acceptChanges(p.docs.stage, review, id, keys, options)
      const targets = new Map(
        found.changes.filter(({ key }) => report.keys.includes(key)).map((one) => [targetOf(one.change), one.key]),
      )
      if (report.inverse.length > 0) p.undo.push(`Accept “${found.title}”`, report, reopens(p, id, targets))
      const no = sayRefused(report.refused)
      if (no) p.toast(no, 'warn')
      return report
    },
    refuse: (id, keys) => {
      const found = proposal(id)
      if (!found || !p.allow('review')) return
      const open = found.changes.filter(({ state }) => state === 'open').map(({ key }) => key)
      const chosen = keys === 'all' ? open : open.filter((key) => keys.includes(key))
      if (chosen.length === 0) return
      decide(review, id, chosen, 'refused', p.author(), p.origin)
      p.undo.push(`Refuse “${found.title}”`, NOTHING, unrefuses(p, id, chosen))
    },
    editGhost: (id, key, values: Values) => {
      if (!p.allow('review')) return
      const before = changeOf(p, id, key)?.change
      if (!said(editProposed(review, id, key, values)) || !before) return
      p.undo.push('Change proposal', NOTHING, restores(p, id, key, valuesOf(before, Object.keys(values))))
    },
    comment: (text, at) => {
      if (!p.allow('review')) return null
      const id = newId<CommentId>()
      const pinned = { node: at.node ?? null, point: at.point ?? ([0, 0, 0] as const), view: at.view ?? null }
      return said(addComment(review, { id, author: p.author(), text, at: p.time(), ...pinned })) ? id : null
    },
    reply: (to, text) => {
      if (!p.allow('review')) return
      said(addReply(review, to, { id: newId<CommentId>(), author: p.author(), text, at: p.time() }))
    },
    resolve: (id, resolved) => {
      if (p.allow('review')) resolveComment(review, id, resolved)
    },
  }
}

const NOBODY: Decider = { id: '', name: '' }

/** Records what a crash left done and unrecorded. Idempotent, so it does no harm when several do it. */
export const heal = (p: Pick<ReviewParts, 'docs' | 'views' | 'origin'>): void => {
  for (const { proposal, keys } of healed(p.views.stage, p.views.review)) {
    decide(p.docs.review, proposal, keys, 'accepted', NOBODY, p.origin)
  }
}
