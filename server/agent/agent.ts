/**
 * The agent on one set: a peer like any other. Takes open briefs, oldest first, shows what it does, proposes while it goes,
 * and stops when a person says so. It writes the review doc only; people decide. Nothing that it reads from the set (names,
 * comments, script) is ever taken for words to follow: only a brief's text is.
 */
import type { BriefId } from '../../shared/ids.ts'
import type { Peer } from '../../shared/peer/peer.ts'
import { setBriefState } from '../../shared/review/briefs.ts'
import { openReviewLens } from '../../shared/review/lens.ts'
import type { Author, Brief } from '../../shared/review/view.ts'
import { mayWrite } from '../../shared/roles.ts'
import { openLens } from '../../shared/stage/lens.ts'
import { type Answer, openAnswer } from './answer.ts'
import { compose } from './planner/compose.ts'
import type { Understanding } from './planner/understanding.ts'
import { showing } from './presence.ts'
import type { Props } from './props.ts'
import { hash, seededRandom } from './skills/random.ts'

export interface AgentOptions {
  readonly peer: Peer
  readonly props: Props
  /** The port: any way to turn a brief's words into an understanding. */
  readonly understand: (text: string) => Understanding | Promise<Understanding>
  /** Milliseconds since 1970, for the record. */
  readonly now: () => number
  /** Lets the event loop live between two steps: sockets are read, a person's *stop* arrives. */
  readonly breathe: () => Promise<void>
  readonly log: (what: string, data: Readonly<Record<string, unknown>>) => void
}

export interface Agent {
  /** Resolves when no brief is open or in hand. */
  idle(): Promise<void>
  /** Finishes the brief in hand, then leaves the set. */
  close(): Promise<void>
}

/** Begins the note of a brief that was found in the hands of an agent that is gone. */
const AGAIN = 'Taken up again after a break'

export const startAgent = (options: AgentOptions): Agent => {
  const { peer, log } = options
  const stage = openLens(peer.stage.doc)
  const review = openReviewLens(peer.review.doc)
  const presence = showing(peer.stage.awareness)
  let closed = false
  let hand: Promise<void> | null = null
  /** Briefs that this very process has had in hand: what is *working* and not among them was left by another. */
  const mine = new Set<BriefId>()
  const waiting = new Set<() => void>()

  const author = (): Author => {
    const user = peer.review.welcome?.user
    return { id: user?.id ?? 'agent', name: user?.name ?? 'Agent', agent: true }
  }
  const ready = () =>
    peer.stage.state.at === 'synced' &&
    peer.review.state.at === 'synced' &&
    peer.review.welcome !== null &&
    mayWrite(peer.review.welcome.role, 'review')

  const next = (): { readonly brief: Brief; readonly again: boolean } | null => {
    if (!presence.leads()) return null
    for (const brief of review.view.briefs) {
      if (brief.state === 'open') return { brief, again: false }
      if (brief.state === 'working' && !mine.has(brief.id) && !presence.othersWork()) return { brief, again: true }
    }
    return null
  }

  const pump = () => {
    if (closed || hand || !ready()) return
    const found = next()
    if (!found) {
      presence.rest()
      for (const done of waiting) done()
      waiting.clear()
      return
    }
    // Not within the event that told of it: its transaction must be over before the next one is read.
    hand = Promise.resolve()
      .then(() => take(found.brief, found.again))
      .catch((error: unknown) => {
        log('brief failed', {
          brief: found.brief.id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
        setBriefState(
          peer.review.doc,
          found.brief.id,
          'failed',
          'Something went wrong in me with this brief; what I had proposed so far stands. Please say it in other words.',
        )
      })
      .finally(() => {
        hand = null
        queueMicrotask(pump)
      })
  }

  const take = async (brief: Brief, again: boolean): Promise<void> => {
    const { doc } = peer.review
    if (again && brief.note.startsWith(AGAIN)) {
      setBriefState(
        doc,
        brief.id,
        'failed',
        'I broke off twice at this brief; what I had proposed so far stands. Please say it anew.',
      )
      return
    }
    mine.add(brief.id)
    if (brief.stop) return stopped(brief, 0)
    const start = again ? `${AGAIN}: reading the brief` : 'Reading the brief'
    setBriefState(doc, brief.id, 'working', start)
    presence.show('Reading a brief', null, [])
    log('brief taken', { brief: brief.id, again })
    const understood = await options.understand(brief.text)
    const answer = openAnswer({ doc, review: review.view, brief, author: author(), at: options.now(), again })
    const seed = hash(`${brief.id}${again ? ' again' : ''} ${brief.text}`)
    const task = { set: stage.view, understood, selection: brief.selection, open: answer.open, random: seededRandom(seed) }
    for (const step of compose(task, options.props)) {
      const { says, look } = step
      presence.show(says, look, answer.add(step))
      const words = again ? `${AGAIN}: ${says}` : `${says.charAt(0).toUpperCase()}${says.slice(1)}`
      setBriefState(doc, brief.id, 'working', words)
      await options.breathe()
      if (isStopped(brief.id)) return stopped(brief, answer.count())
    }
    finish(brief, understood, answer)
  }

  const isStopped = (id: BriefId) => review.view.briefs.find((one) => one.id === id)?.stop === true

  const stopped = (brief: Brief, count: number): void => {
    setBriefState(
      peer.review.doc,
      brief.id,
      'stopped',
      count === 0 ? 'Stopped; nothing was proposed.' : `Stopped; the ${count} changes proposed so far stand.`,
    )
    log('brief stopped', { brief: brief.id, changes: count })
  }

  const finish = (brief: Brief, understood: Understanding, answer: Answer): void => {
    const { state, note } = answer.finish(understood)
    setBriefState(peer.review.doc, brief.id, state, note)
    log('brief done', { brief: brief.id, state, changes: answer.count() })
  }

  const offReview = review.on(pump)
  const offPeer = peer.on(pump)
  const offPresence = presence.on(pump)
  pump()

  return {
    idle: () =>
      new Promise((resolve) => {
        if (!hand && ready() && !next()) resolve()
        else waiting.add(resolve)
      }),
    close: async () => {
      closed = true
      offReview()
      offPeer()
      offPresence()
      await hand
      presence.close()
      stage.close()
      review.close()
      peer.close()
    },
  }
}
