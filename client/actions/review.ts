/** Proposals from the keyboard: the next ghost, accept it, refuse it; comments and briefs. */
import { worldOf } from '../../shared/derive/world.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import { addV, subV } from '../../shared/space/math.ts'
import type { Session } from '../session/types.ts'
import type { Action } from './action.ts'

interface OpenChange {
  readonly proposal: ProposalId
  readonly key: string
  readonly node: NodeId | null
}

/** Open changes of all proposals, in the order in which the panel shows them. */
export const openChanges = (session: Session): readonly OpenChange[] =>
  session.review.proposals
    .toReversed()
    .flatMap((proposal) =>
      proposal.changes
        .filter(({ state }) => state === 'open')
        .map(({ key, change }) => ({ proposal: proposal.id, key, node: change.of === 'node' ? change.id : null })),
    )

const inHand = (session: Session): OpenChange | undefined => {
  const ghost = session.ghost.value
  return ghost ? openChanges(session).find((one) => one.proposal === ghost.proposal && one.key === ghost.key) : undefined
}

/** Takes a ghost in hand and brings it into view, from where one looks now. */
export const showGhost = (session: Session, one: OpenChange): void => {
  session.ghost.value = { proposal: one.proposal, key: one.key }
  const { viewport, preview } = session
  const { view } = preview.value
  const verbs = viewport.value
  const where = one.node && (view.nodes.has(one.node) ? view : session.stage)
  if (!verbs || !one.node || !where?.nodes.has(one.node)) return
  const { position, target } = verbs.view()
  const to = worldOf(where, one.node).position
  verbs.flyTo({ position: addV(position, subV(to, target)), target: to })
}

const step = (session: Session, by: 1 | -1): void => {
  const all = openChanges(session)
  const now = session.ghost.value
  const at = all.findIndex((one) => one.proposal === now?.proposal && one.key === now.key)
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
  if (next) showGhost(session, next)
}

const needsGhosts = ({ session }: { readonly session: Session }): string =>
  openChanges(session).length > 0 ? '' : 'Nothing is proposed now.'

const holds = ({ session }: { readonly session: Session }): boolean => inHand(session) !== undefined

/** What comes after a decision: the next one, so that Enter, Enter, Backspace walks through a proposal. */
const decide = (session: Session, run: (one: OpenChange) => void): void => {
  const one = inHand(session)
  if (!one) return
  const all = openChanges(session)
  const after = all[all.findIndex(({ proposal, key }) => proposal === one.proposal && key === one.key) + 1]
  run(one)
  if (after) showGhost(session, after)
  else session.ghost.value = null
}

export const reviewActions: readonly Action[] = [
  {
    id: 'review.next',
    label: 'Next proposed change',
    topic: 'Review',
    icon: 'sparkles',
    keys: ['N'],
    cannot: needsGhosts,
    run: ({ session }) => step(session, 1),
  },
  {
    id: 'review.previous',
    label: 'Previous proposed change',
    topic: 'Review',
    keys: ['Shift+N'],
    cannot: needsGhosts,
    run: ({ session }) => step(session, -1),
  },
  {
    id: 'review.accept',
    label: 'Accept the change in hand',
    topic: 'Review',
    icon: 'check',
    keys: ['Enter'],
    right: 'edit-stage',
    when: holds,
    cannot: (c) => (holds(c) ? '' : 'Take a proposed change in hand first (N).'),
    run: ({ session }) => decide(session, (one) => void session.accept(one.proposal, [one.key])),
  },
  {
    id: 'review.refuse',
    label: 'Refuse the change in hand',
    topic: 'Review',
    icon: 'x',
    keys: ['Backspace'],
    right: 'review',
    when: holds,
    cannot: (c) => (holds(c) ? '' : 'Take a proposed change in hand first (N).'),
    run: ({ session }) => decide(session, (one) => session.refuse(one.proposal, [one.key])),
  },
  {
    id: 'review.drop',
    label: 'Let the change in hand go, undecided',
    topic: 'Review',
    keys: ['Escape'],
    when: holds,
    run: ({ session }) => {
      session.ghost.value = null
    },
  },
  {
    id: 'review.comment',
    label: 'Comment on what is selected, or on what you look at',
    topic: 'Review',
    icon: 'comment',
    keys: ['C'],
    right: 'review',
    run: ({ ui }) => ui.focusPanel('comments'),
  },
  {
    id: 'review.brief',
    label: 'Brief the agent',
    topic: 'Review',
    icon: 'sparkles',
    right: 'review',
    run: ({ ui }) => ui.focusPanel('agent'),
  },
]
