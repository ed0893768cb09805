/**
 * The session: one set, one person, this tab. Puts the parts of this folder together over any `Peer` and gives panels,
 * actions and the viewport their signals and verbs. What belongs to the browser (frames, clock, storage) comes in by the
 * door; `open.ts` opens a session of the real thing.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { apply } from '../../shared/changes/apply.ts'
import type { ChangeList, Report } from '../../shared/changes/change.ts'
import type { CommentId, NodeId, ProposalId, ShotId } from '../../shared/ids.ts'
import type { Peer } from '../../shared/peer/peer.ts'
import { sayRefused } from '../../shared/review/accept.ts'
import { openReviewLens } from '../../shared/review/lens.ts'
import { preview } from '../../shared/review/preview.ts'
import { openLens } from '../../shared/stage/lens.ts'
import { type Frame, oncePerFrame } from './frame.ts'
import { makeGesture } from './gesture.ts'
import { makeLive } from './live.ts'
import { makePeople } from './people.ts'
import { makePrefs, type Prefs } from './prefs.ts'
import { makePresence } from './presence.ts'
import { heal, makeReviewVerbs } from './review-verbs.ts'
import { makeSelection } from './selection.ts'
import { newShot } from './shot.ts'
import { makeStanding } from './standing.ts'
import { makeToasts } from './toasts.ts'
import type { Session, SnapSettings, ToolId, ViewportVerbs, ViewSettings } from './types.ts'
import { makeUndo } from './undo.ts'

export interface SessionParts {
  readonly peer: Peer
  readonly frame: Frame
  /** Milliseconds, for what moves. */
  now(): number
  /** Milliseconds since 1970, for what is written down. */
  time(): number
  readonly prefs?: Prefs
  /** Why this browser does not keep edits; null while it does. */
  readonly lost?: ReadonlySignal<string | null>
  /** A new grant is being asked for. */
  readonly renewing?: ReadonlySignal<boolean>
}

/** Beside the contract: what `open.ts` and the page need of a session. */
export interface OpenSession extends Session {
  readonly prefs: Prefs
  /** Somebody touched the machine. */
  wake(): void
}

const SNAP: SnapSettings = { on: true, gridM: 0.25, angleRad: Math.PI / 12, surface: true }
const VIEW: ViewSettings = { grid: true, frameLines: true, names: true, monitor: true, shadows: true, space: 'world' }
/** How long the two docs must be at rest before what a crash left is put right: an acceptance writes one after the other. */
const HEAL_AFTER_MS = 4000

export const makeSession = (parts: SessionParts): OpenSession => {
  const { peer, frame, now, time } = parts
  const prefs = parts.prefs ?? makePrefs(null)
  const docs = { stage: peer.stage.doc, review: peer.review.doc }
  const lens = openLens(docs.stage)
  const reviewLens = openReviewLens(docs.review)
  const views = { stage: lens.view, review: reviewLens.view }
  const origin = { session: peer.set }
  const awareness = peer.stage.awareness
  const closing: (() => void)[] = []

  const toasts = makeToasts()
  const toast = toasts.show

  const standing = makeStanding({ peer, prefs, lost: parts.lost, renewing: parts.renewing, toast, now })
  const { access, saved, may, allow, author, settled } = standing
  closing.push(standing.close)

  // Writing.
  const undo = makeUndo({
    view: lens.view,
    // Contested changes are taken out before; what is left may write to what I had locked myself.
    apply: (changes) => apply(docs.stage, changes, { view: lens.view, origin, allowLocked: true }),
    toast,
    allow,
  })
  const edit = (name: string, changes: ChangeList): Report => {
    if (!allow('edit-stage')) return refusedAll(changes, access.peek().says)
    const report = apply(docs.stage, changes, { view: lens.view, origin })
    undo.push(name, report)
    const no = sayRefused(report.refused)
    if (no) toast(no, 'warn')
    presence.wake()
    return report
  }

  // Presence, mine and the others'.
  const presence = makePresence(awareness, now)
  const selection = makeSelection(lens.view, (ids) => {
    presence.show({ selection: ids })
    presence.wake()
  })
  const live = makeLive({ awareness, view: lens.view, frame, now })
  const people = makePeople({ awareness, frame, toast, settled, self: () => author().id })

  // Reading: a burst of any size is one bump of a revision.
  const revision = signal(0)
  const reviewRevision = signal(0)
  const bump = oncePerFrame(frame, () => revision.value++)
  const bumpReview = oncePerFrame(frame, () => reviewRevision.value++)
  const ghosts = computed(() => {
    revision.value
    reviewRevision.value
    return preview(lens.view, reviewLens.view.proposals)
  })
  let healing: ReturnType<typeof setTimeout> | null = null
  const healLater = () => {
    if (healing !== null) clearTimeout(healing)
    healing = setTimeout(() => {
      healing = null
      const both = peer.stage.state.at === 'synced' && peer.review.state.at === 'synced'
      if (both && may('edit-stage')) heal({ docs, views, origin })
    }, HEAL_AFTER_MS)
  }
  closing.push(
    lens.on((change) => {
      selection.follow(change)
      live.arrived(change)
      bump()
    }),
    reviewLens.on(() => {
      bumpReview()
      healLater()
    }),
  )
  healLater()

  const stored = <T>(name: string, fallback: T) => {
    const chosen = signal(prefs.get(name, fallback))
    closing.push(chosen.subscribe((value) => prefs.set(name, value)))
    return chosen
  }
  const reviewVerbs = makeReviewVerbs({
    docs,
    views,
    origin,
    undo,
    selection: () => selection.ids.peek(),
    author,
    allow,
    toast,
    time,
  })

  return {
    set: peer.set,
    access,
    saved,
    may,
    stage: lens.view,
    revision,
    onStage: (run) => lens.on(run),
    review: reviewLens.view,
    reviewRevision,
    preview: ghosts,
    edit,
    gesture: (name) => makeGesture({ live, presence, edit, mayEdit: () => allow('edit-stage') }, name),
    live: live.all,
    undo: undo.undo,
    redo: undo.redo,
    undoName: undo.undoName,
    redoName: undo.redoName,
    selection: selection.ids,
    select: selection.select,
    hidden: signal<ReadonlySet<NodeId>>(new Set()),
    tool: signal<ToolId>('select'),
    snap: stored('snap', SNAP),
    view: stored('view', VIEW),
    lookThrough: signal<NodeId | null>(null),
    pilot: signal(false),
    monitorCamera: signal<NodeId | null>(null),
    placing: signal<{ readonly asset: string } | null>(null),
    viewport: signal<ViewportVerbs | null>(null),
    toast,
    toasts: toasts.all,
    people: people.all,
    present: (state) => {
      presence.show(state)
      presence.wake()
    },
    follow: people.follow,
    ...reviewVerbs,
    openThread: signal<CommentId | null>(null),
    ghost: signal<{ readonly proposal: ProposalId; readonly key: string } | null>(null),
    addShot: (camera, name): ShotId | null => {
      const change = newShot(lens.view, camera, name)
      return change && edit(`Add shot ${change.values.name}`, [change]).applied.length > 0 ? change.id : null
    },
    close: () => {
      if (healing !== null) clearTimeout(healing)
      for (const run of closing) run()
      people.close()
      live.close()
      presence.close()
      toasts.close()
      lens.close()
      reviewLens.close()
      peer.close()
    },
    prefs,
    wake: presence.wake,
  }
}

const refusedAll = (changes: ChangeList, says: string): Report => ({
  applied: [],
  inverse: [],
  refused: changes.map((change) => ({ change, code: 'locked', says: says || 'You may not change the set now.' })),
})
