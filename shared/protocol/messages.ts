/**
 * Bytes on the socket. Every message is one binary WebSocket frame: varUint type, then its body (lib0 encoding).
 *
 * | type | name      | body                                                     | from → to |
 * | ---- | --------- | -------------------------------------------------------- | --------- |
 * | 0    | sync      | varUint sub-type (0 step 1, 1 step 2, 2 update), bytes   | both      |
 * | 1    | awareness | bytes (y-protocols awareness update)                     | both      |
 * | 2    | auth      | as y-protocols auth                                      | server →  |
 * | 3    | query     | nothing: asks for all awareness states                   | → server  |
 * | 100  | hello     | JSON Hello: asks for our messages                        | → server  |
 * | 101  | welcome   | JSON Welcome                                             | server →  |
 * | 102  | saved     | varUint n: the first n sync step 2/update frames of this socket are on disk | server → |
 * | 103  | unsaved   | varString reason: the store does not take edits now      | server →  |
 *
 * 100–103 go only to peers that sent `hello`: plain y-websocket clients log unknown types.
 * Example: `66 05` (hex) = saved, 5.
 */
import type { Role } from '../roles.ts'

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, query: 3, hello: 100, welcome: 101, saved: 102, unsaved: 103 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export interface Hello {
  /** Newest schema version that this client can write. */
  readonly schema: number
  /** Epoch of the doc that the client holds from before, '' when it holds none. */
  readonly epoch: string
}

export interface Welcome {
  readonly role: Role
  /** Stable id, name and colour (#rrggbb) of the person or agent that the grant was given to. */
  readonly user: { readonly id: string; readonly name: string; readonly colour: string }
  readonly epoch: string
  readonly schema: number
}
