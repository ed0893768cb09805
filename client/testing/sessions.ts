/**
 * Sessions of several people over docs in this process, and a network between them that delivers when it is told to.
 * Frames and the clock are the test's: `frame()` draws one, `pass(ms)` lets time go by.
 */
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ChangeList } from '../../shared/changes/change.ts'
import type { SetId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import { initStage } from '../../shared/stage/init.ts'
import { type LocalPeer, localPeer } from '../../shared/testing/local-peer.ts'
import { makePrefs, type Prefs } from '../session/prefs.ts'
import { makeSession, type OpenSession, type SessionParts } from '../session/session.ts'

export interface Mate {
  readonly name: string
  readonly peer: LocalPeer
  readonly session: OpenSession
  /** What waits to be delivered to this one. */
  readonly inbox: { readonly doc: 'stage' | 'review'; readonly update: Uint8Array }[]
}

export interface World {
  readonly mates: readonly Mate[]
  /** Runs what waits for the next frame, once. */
  frame(): void
  pass(ms: number): void
  /** Delivers all document updates that wait, and those that follow from them. */
  deliver(): void
  /** Delivers the `k`-th waiting update of one (modulo what waits). */
  deliverOne(mate: number, k: number): void
  /** Delivers everybody's awareness to all. */
  gossip(): void
  close(): void
}

export interface WorldOptions {
  readonly roles?: readonly Role[]
  readonly first?: ChangeList
  readonly prefs?: Prefs
  readonly lost?: NonNullable<SessionParts['lost']>
}

const NAMES = ['Mia', 'Jo', 'Sam', 'Kit', 'Ada']
const COLOURS = ['#d97706', '#0ea5e9', '#22c55e', '#e11d48', '#a855f7']
const NETWORK = 'network'

export const makeWorld = (count: number, o: WorldOptions = {}): World => {
  const seed = new Y.Doc()
  seed.clientID = 1
  initStage(seed, { title: 'Test', changes: o.first ?? [] })
  const first = Y.encodeStateAsUpdate(seed)
  seed.destroy()
  let waiting: (() => void)[] = []
  let clock = 1_000_000
  const mates = Array.from({ length: count }, (_, i): Mate => {
    const docs = { stage: new Y.Doc(), review: new Y.Doc() }
    // Fixed, so that a seed replays: Yjs breaks ties by client id.
    docs.stage.clientID = 100 + i
    docs.review.clientID = 100 + i
    Y.applyUpdate(docs.stage, first, NETWORK)
    const name = NAMES[i % NAMES.length]!
    const user = { id: name.toLowerCase(), name, colour: COLOURS[i % COLOURS.length]! }
    const peer = localPeer({ role: o.roles?.[i] ?? 'editor', user, docs, set: 'test' as SetId })
    const session = makeSession({
      peer,
      frame: (run) => waiting.push(run),
      now: () => clock,
      time: () => 1.7e12 + clock,
      prefs: o.prefs ?? makePrefs(null),
      ...(o.lost ? { lost: o.lost } : {}),
    })
    const mate: Mate = { name, peer, session, inbox: [] }
    for (const doc of ['stage', 'review'] as const) {
      docs[doc].on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK) return
        for (const other of mates) if (other !== mate) other.inbox.push({ doc, update })
      })
    }
    return mate
  })
  const put = ({ peer }: Mate, { doc, update }: Mate['inbox'][number]) => Y.applyUpdate(peer[doc].doc, update, NETWORK)
  return {
    mates,
    frame: () => {
      const due = waiting
      waiting = []
      for (const run of due) run()
    },
    pass: (ms) => {
      clock += ms
    },
    deliver: () => {
      while (mates.some(({ inbox }) => inbox.length > 0)) {
        for (const mate of mates) for (const message of mate.inbox.splice(0)) put(mate, message)
      }
    },
    deliverOne: (i, k) => {
      const mate = mates[i % mates.length]!
      const [message] = mate.inbox.splice(k % Math.max(1, mate.inbox.length), 1)
      if (message) put(mate, message)
    },
    gossip: () => {
      for (const { peer } of mates) {
        const { awareness } = peer.stage
        const update = awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID])
        for (const other of mates) {
          if (other.peer !== peer) awarenessProtocol.applyAwarenessUpdate(other.peer.stage.awareness, update, NETWORK)
        }
      }
    },
    close: () => {
      for (const { session, peer } of mates) {
        session.close()
        peer.stage.doc.destroy()
        peer.review.doc.destroy()
      }
    },
  }
}
