/** Opens a session of the real thing: what this browser kept, a peer over WebSockets, the page's frames and clock. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { SetId } from '../../shared/ids.ts'
import { openPeer } from '../../shared/peer/open.ts'
import type { Peer } from '../../shared/peer/peer.ts'
import { closes } from '../../shared/protocol/closes.ts'
import { api } from './api.ts'
import { browserFrame } from './frame.ts'
import { type KeptDb, openKeptDb } from './kept-db.ts'
import { keptAsText } from './kept-export.ts'
import { type Kept, openKept } from './offline.ts'
import { makePrefs, type Storage } from './prefs.ts'
import { renewing } from './renew.ts'
import { makeSession, type OpenSession } from './session.ts'

/** The set was made anew, or the server refused edits for good: what is here can be saved, and never goes to the server. */
export interface Rescue {
  readonly says: string
}

export interface Opened {
  readonly session: OpenSession
  /** There is something to show: from this browser or from the server. */
  readonly loaded: ReadonlySignal<boolean>
  readonly rescue: ReadonlySignal<Rescue | null>
  /** What is on the set as this browser has it, as a text that can be pasted into any set. */
  text(): string
}

/** A browser whose IndexedDB does not answer within this must not keep the set closed. */
const KEPT_WITHIN_MS = 4000

export const openSession = async (set: SetId): Promise<Opened> => {
  const kept = await openKept(await openDb(set), Date.now)
  const server = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`
  const { docs, epochs } = kept
  const found = docs.stage.store.clients.size > 0
  const peer = openPeer({ server, set, docs, epochs, random: Math.random })
  const now = () => performance.now()
  const { asking } = renewing(peer, api.refresh, now)
  const session = makeSession({
    peer,
    frame: browserFrame,
    now,
    time: Date.now,
    prefs: makePrefs(browserStorage()),
    lost: kept.lost,
    renewing: asking,
  })
  const loaded = signal(found)
  const rescue = signal<Rescue | null>(null)
  peer.on(() => {
    if (peer.stage.state.at === 'synced') loaded.value = true
    adoptEpochs(peer, kept)
    const says = rescue.peek() ? null : whyAside(peer, docs)
    if (says === null) return
    rescue.value = { says }
    void kept.setAside(says)
  })
  adoptEpochs(peer, kept)
  followPage(session, peer)
  return { session, loaded: computed(() => loaded.value), rescue, text: () => keptAsText(docs.stage) }
}

const openDb = async (set: SetId): Promise<KeptDb | null> => {
  try {
    const late = new Promise<null>((resolve) => setTimeout(resolve, KEPT_WITHIN_MS, null))
    return await Promise.race([openKeptDb(set, indexedDB), late])
  } catch {
    // Forbidden (private windows of some browsers) or broken: the session says "not kept here".
    return null
  }
}

/** Null where the browser forbids storage: even asking for it throws there. */
const browserStorage = (): Storage => {
  try {
    return localStorage
  } catch {
    return null
  }
}

const adoptEpochs = (peer: Peer, kept: Kept): void => {
  for (const { name, welcome } of [peer.stage, peer.review]) if (welcome) kept.adopt(name, welcome.epoch)
}

/** Why what is kept here can't become part of the set; null when it can. */
const whyAside = (peer: Peer, docs: Kept['docs']): string | null => {
  for (const link of [peer.stage, peer.review]) {
    if (link.state.at === 'refused' && link.state.close === 'otherEpoch') return closes.otherEpoch.says
    // The peer has put the server's doc in place of ours: ours holds edits that the role does not allow.
    if (link.doc !== docs[link.name]) return `${closes.mayNotWrite.says} What you changed last was not saved.`
  }
  return null
}

const followPage = (session: OpenSession, peer: Peer): void => {
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    addEventListener(event, session.wake, { passive: true, capture: true })
  }
  addEventListener('online', () => peer.connect())
  addEventListener('beforeunload', (event) => {
    const { state, count } = session.saved.peek()
    // Kept here, it comes back by itself; only what this tab alone holds is worth a question.
    if (state === 'not-kept' && count > 0) event.preventDefault()
  })
}
