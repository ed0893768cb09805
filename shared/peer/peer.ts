/**
 * Any peer of a set: browser tab, agent, test, bench. Two docs over two sockets that speak the y-websocket protocol with
 * our messages beside it (`protocol/messages.ts`). Platform comes in by the door: the WebSocket class, the clock.
 */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { SetId } from '../ids.ts'
import type { CloseName } from '../protocol/closes.ts'
import type { Welcome } from '../protocol/messages.ts'
import type { DocName } from '../roles.ts'
import type { Clock } from './clock.ts'

export type LinkState =
  | { readonly at: 'connecting' | 'synced' | 'offline' }
  /** The server closed it for good; `close` names why (`closes`). */
  | { readonly at: 'refused'; readonly close: CloseName | null; readonly code: number }

export interface SavedCount {
  /** Own updates that are not on the server's disk yet, those made offline included. */
  readonly pending: number
  /** The server's words while its store takes no edits; null when it does. */
  readonly unsaved: string | null
}

/**
 * One doc and its socket. When the server refuses an edit (`refused`, `mayNotWrite`), the edit can't be taken back in the
 * doc that holds it: the link gets a new doc and awareness, fills them from the server, and tells its listeners.
 */
export interface Link {
  readonly name: DocName
  readonly doc: Y.Doc
  /** Presence travels on the stage link's awareness only. */
  readonly awareness: Awareness
  readonly state: LinkState
  /** Null until the server's first welcome. */
  readonly welcome: Welcome | null
  readonly saved: SavedCount
}

export interface PeerOptions {
  /** `ws://host:port` or `wss://…`, without the path. */
  readonly server: string
  readonly set: SetId
  /** Bearer token; browsers leave it out and send their cookie. */
  readonly token?: string
  /** Docs that hold what was kept from before (IndexedDB); fresh ones when left out. */
  readonly docs?: { readonly stage: Y.Doc; readonly review: Y.Doc }
  /** Epochs that the docs held from before belong to, '' for none. */
  readonly epochs?: { readonly stage: string; readonly review: string }
  /** Class with the browser's WebSocket interface; the platform's own when left out. */
  readonly socket?: unknown
  /** 0…1, for the spread of the first retry; `Math.random` of the platform. */
  readonly random: () => number
  /** The platform's own when left out. */
  readonly clock?: Clock
}

export interface Peer {
  readonly set: SetId
  readonly stage: Link
  readonly review: Link
  /** Called after any change of a link's state, welcome or saved count. Gives the way to stop. */
  on(run: (link: Link) => void): () => void
  /** Goes offline on purpose (tests, "work offline"); edits are kept. */
  disconnect(): void
  connect(): void
  close(): void
}
