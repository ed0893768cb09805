/** What the routes and main may ask of the rooms. Rooms know yjs; they know neither HTTP nor SQL. */
import type { WebSocket } from 'ws'
import type { SetId } from '../../shared/ids.ts'
import type { CloseName } from '../../shared/protocol/closes.ts'
import type { DocName, Role } from '../../shared/roles.ts'

/** Who is on the other side of a socket, as the door found. */
export interface Who {
  readonly userId: string
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly role: Role
  readonly agent: boolean
  /** Id of the grant that let it in: what a revocation names. */
  readonly grant: string
  /** Milliseconds since 1970 at which the socket is closed `noGrant`; null: never. */
  readonly expiresAt: number | null
}

export interface RoomsStats {
  readonly rooms: number
  readonly peers: number
  /** Rooms with edits that the store has not taken. */
  readonly unsaved: number
  /** What happened how often since the start: `closed busy`, `presence dropped`, `load failed`, … */
  readonly counters: Readonly<Record<string, number>>
}

export interface Rooms {
  /** Takes over an upgraded socket; every refusal from here on is a close code. */
  connect(socket: WebSocket, to: { readonly set: SetId; readonly doc: DocName }, who: Who): void
  /** Closes every socket for which `which` is true. */
  close(which: (who: Who, set: SetId) => boolean, why: CloseName): void
  /** Changes role (or name) of the sockets of a grant, live. */
  change(grant: string, to: Partial<Pick<Who, 'role' | 'name' | 'expiresAt'>>): void
  /** Runs `edit` on a doc as the server itself (title of a rename, …), saved like any other edit. Opens the room if need be. */
  edit(set: SetId, doc: DocName, edit: (doc: import('yjs').Doc) => void): Promise<void>
  /** Called when a set gets its first peer that is no agent, and when it lost its last. */
  onBusy(run: (set: SetId, busy: boolean) => void): () => void
  stats(): RoomsStats
  /** Flushes everything, closes every socket 1012. Resolves with the docs that could not be saved. */
  drain(withinMs: number): Promise<readonly string[]>
}
