/**
 * A room's awareness. The server is its authority: an id belongs to the socket that announced it, who and what a peer is
 * stands in it as the door knows it, and clocks are the server's own, so that no peer can outbid or remove another.
 * Gathered into one frame a peer and tick; nobody is told of his own ids, or his live values would fall back.
 */
import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { awarenessFrame } from '../../shared/protocol/frames.ts'
import type { Who } from './contract.ts'

/** What the presence of a room needs of one of its sockets. */
export interface Member {
  readonly who: Who
  /** Ids that it announced. */
  readonly ids: Set<number>
  /** It has to be told everything: it is new, or its buffer was too full for the last news. */
  behind: boolean
}

interface State {
  readonly owner: Member | null
  /** As the owner sent it; null once it has left. */
  readonly value: Readonly<Record<string, unknown>> | null
  /** Id, clock and JSON, as in an awareness update. */
  readonly bytes: Uint8Array
  readonly at: number
}

/** How long it is remembered that somebody left, for those who were too slow to hear it. */
const REMEMBER_MS = 60_000

/** Deepest JSON that a state may be: parsing and reading it must not go deep. */
const MAX_DEPTH = 16

export class Presence {
  readonly #states = new Map<number, State>()
  readonly #now: () => number
  /** Starts at the time of day, so that it is greater than any that an earlier life of the room has sent. */
  #clock: number
  #dirty = new Set<number>()

  constructor(now: () => number) {
    this.#now = now
    this.#clock = Math.max(0, Math.floor(now()))
  }

  get hasNews(): boolean {
    return this.#dirty.size > 0
  }

  /**
   * Takes the body of an awareness frame. Entries for ids of others are left out; answers how many were. Throws on
   * anything that is no awareness update.
   */
  receive(member: Member, body: Uint8Array, maxIds: number): number {
    const decoder = createDecoder(body)
    const count = readVarUint(decoder)
    let dropped = 0
    for (let at = 0; at < count; at++) {
      const id = readVarUint(decoder)
      // The sender's clock orders nothing here: one socket's frames come in order.
      readVarUint(decoder)
      const value: unknown = JSON.parse(readVarString(decoder))
      if (!this.#accept(member, id, value, maxIds)) dropped++
    }
    if (hasContent(decoder)) throw new Error('bytes after the awareness update')
    return dropped
  }

  #accept(member: Member, id: number, value: unknown, maxIds: number): boolean {
    if (!Number.isSafeInteger(id)) throw new Error('an impossible awareness id')
    const known = this.#states.get(id)
    // Nobody is told of the leaving of somebody who was not there.
    if (value === null && !known?.value) return true
    if (known?.owner !== member && !this.#claim(member, id, known, maxIds)) return false
    if (value === null) this.#set(id, member, null)
    else if (typeof value !== 'object' || Array.isArray(value) || depthOf(value, 0) > MAX_DEPTH) return false
    else this.#set(id, member, { ...value })
    return true
  }

  /** An id that nobody holds is free; one of the same person's is taken over: his old socket is half-open, or closes late. */
  #claim(member: Member, id: number, known: State | undefined, maxIds: number): boolean {
    const owner = known?.owner ?? null
    if (member.ids.size >= maxIds && !member.ids.has(id)) return false
    if (owner && (owner.who.userId !== member.who.userId || owner.who.grant !== member.who.grant)) return false
    owner?.ids.delete(id)
    member.ids.add(id)
    return true
  }

  #set(id: number, owner: Member | null, value: State['value']): void {
    const encoder = createEncoder()
    writeVarUint(encoder, id)
    writeVarUint(encoder, ++this.#clock)
    writeVarString(encoder, JSON.stringify(value && owner ? { ...value, ...whoIs(owner.who) } : null))
    this.#states.set(id, { owner, value, bytes: toUint8Array(encoder), at: this.#now() })
    this.#dirty.add(id)
  }

  /** The socket has closed: what it announced is gone, unless another has taken it over. */
  leave(member: Member): void {
    for (const id of member.ids) this.#set(id, null, null)
    member.ids.clear()
  }

  /** Name or role has changed: what was said before is said again with it. */
  refresh(member: Member): void {
    for (const id of member.ids) {
      const state = this.#states.get(id)
      if (state?.value) this.#set(id, member, state.value)
    }
  }

  /** What changed since the last call: a function that gives each member its frame, or null when there is nothing for it. */
  news(): (member: Member) => Uint8Array | null {
    const ids = this.#dirty
    this.#dirty = new Set()
    const shared = this.#frame(ids, null)
    return (member) => {
      if (member.behind) return this.all(member)
      return intersects(member.ids, ids) ? this.#frame(ids, member) : shared
    }
  }

  /** Everybody's state but the member's own, and who has left lately. It is up to date then. */
  all(member: Member): Uint8Array | null {
    member.behind = false
    return this.#frame(this.#states.keys(), member)
  }

  /** Forgets those who left long ago. */
  sweep(): void {
    for (const [id, { value, at }] of this.#states) if (!value && this.#now() - at > REMEMBER_MS) this.#states.delete(id)
  }

  #frame(ids: Iterable<number>, without: Member | null): Uint8Array | null {
    const entries: Uint8Array[] = []
    for (const id of ids) {
      const bytes = without?.ids.has(id) ? undefined : this.#states.get(id)?.bytes
      if (bytes) entries.push(bytes)
    }
    if (entries.length === 0) return null
    const encoder = createEncoder()
    writeVarUint(encoder, entries.length)
    for (const entry of entries) writeUint8Array(encoder, entry)
    return awarenessFrame(toUint8Array(encoder))
  }
}

const intersects = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean => {
  for (const id of some) if (others.has(id)) return true
  return false
}

const whoIs = ({ userId, name, colour, role, agent }: Who) => ({ user: { id: userId, name, colour }, role, agent })

const depthOf = (value: unknown, depth: number): number => {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return depth
  let deepest = depth
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child, depth + 1))
  return deepest
}
