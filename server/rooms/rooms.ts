/** All open rooms: each is loaded once, shared, freed when idle; and the sockets that wait for one to be loaded. */
import type { WebSocket } from 'ws'
import type { Doc } from 'yjs'
import type { SetId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/peer/clock.ts'
import type { CloseName } from '../../shared/protocol/closes.ts'
import type { DocName } from '../../shared/roles.ts'
import type { DocId, Store } from '../stores/store.ts'
import { Census } from './census.ts'
import { systemClock } from './clock.ts'
import { Conn, type ConnOwner } from './conn.ts'
import type { Rooms, RoomsStats, Who } from './contract.ts'
import { GraveRounds } from './graves.ts'
import { takeFrame } from './inbox.ts'
import { type Limits, limitsWith } from './limits.ts'
import type { Log } from './log.ts'
import { Room } from './room.ts'
import { Turns } from './turns.ts'

export interface RoomsOptions {
  readonly store: Store
  readonly log: Log
  readonly limits?: Partial<Limits>
  readonly clock?: Clock
  /** First state of a doc that the store does not hold yet; null: empty. Asked once, before the doc is created. */
  firstState(doc: DocId): Uint8Array | null | Promise<Uint8Array | null>
}

export const openRooms = (options: RoomsOptions): Rooms => new AllRooms(options)

/** A room, or the wait for it. */
interface Slot {
  readonly id: DocId
  room: Room | null
  readonly ready: Promise<Room>
  stopIdle: (() => void) | null
}

/** Where a socket wants to be, and what it said before the room was ready. */
interface Place {
  readonly set: SetId
  readonly slot: Slot
  early: Uint8Array[]
  earlyBytes: number
}

class AllRooms implements Rooms, ConnOwner {
  readonly clock: Clock
  readonly limits: Limits
  readonly #store: Store
  readonly #log: Log
  readonly #firstState: RoomsOptions['firstState']
  readonly #slots = new Map<DocId, Slot>()
  readonly #places = new Map<Conn, Place>()
  readonly #census = new Census()
  readonly #counters: Record<string, number> = {}
  readonly #turns: Turns
  readonly #graves: GraveRounds
  #draining = false
  #stopBeat: (() => void) | null = null

  constructor({ store, log, limits, clock, firstState }: RoomsOptions) {
    this.#store = store
    this.#log = log
    this.limits = limitsWith(limits)
    this.clock = clock ?? systemClock
    this.#turns = new Turns(this.clock)
    this.#graves = new GraveRounds(this.limits.gravesMs)
    this.#firstState = firstState
  }

  connect(socket: WebSocket, to: { readonly set: SetId; readonly doc: DocName }, who: Who): void {
    const conn = new Conn(socket, who, this)
    const refused = this.#refusal(`${to.set}/${to.doc}`, who)
    if (refused) {
      this.#countClose(refused)
      conn.close(refused)
      return
    }
    const slot = this.#slot(`${to.set}/${to.doc}`)
    slot.stopIdle?.()
    slot.stopIdle = null
    this.#places.set(conn, { set: to.set, slot, early: [], earlyBytes: 0 })
    this.#census.come(to.set, who)
    this.#beat()
    if (slot.room) this.#enter(conn, slot.room)
    else
      slot.ready.then(
        (room) => this.#enter(conn, room),
        () => conn.close('busy'),
      )
  }

  #refusal(id: DocId, who: Who): CloseName | null {
    if (this.#draining) return 'shutdown'
    if (this.#census.held(who) >= this.limits.socketsPerGrant) return 'busy'
    if (this.#inRoom(id) >= this.limits.peersPerRoom) return 'busy'
    return this.#makeSpace(id) ? null : 'busy'
  }

  /** Peers of a room, those that wait for it as well. */
  #inRoom(id: DocId): number {
    const slot = this.#slots.get(id)
    if (slot?.room) return slot.room.peers
    let count = 0
    if (slot) for (const place of this.#places.values()) if (place.slot === slot) count++
    return count
  }

  /** Whether a room can be opened, should it not be open: an idle one goes first if there are too many. */
  #makeSpace(id: DocId): boolean {
    if (this.#slots.has(id) || this.#slots.size < this.limits.openRooms) return true
    for (const slot of this.#slots.values()) {
      if (!slot.room?.isIdle) continue
      this.#free(slot)
      return true
    }
    return false
  }

  #enter(conn: Conn, room: Room): void {
    const place = this.#places.get(conn)
    if (!place || !conn.isOpen) return
    const { early } = place
    place.early = []
    room.join(conn)
    for (const bytes of early) if (conn.isOpen) this.#take(room, conn, bytes)
  }

  // What a connection reports.

  frame(conn: Conn, bytes: Uint8Array): void {
    const place = this.#places.get(conn)
    if (!place) return
    if (place.slot.room) {
      this.#take(place.slot.room, conn, bytes)
      return
    }
    place.earlyBytes += bytes.length
    if (place.earlyBytes > this.limits.waitingBytes) conn.close('busy')
    else place.early.push(bytes)
  }

  #take(room: Room, conn: Conn, bytes: Uint8Array): void {
    takeFrame(room, conn, bytes, this.limits, (what) => this.#count(what))
  }

  left(conn: Conn, why: CloseName | null): void {
    const place = this.#places.get(conn)
    if (!place) return
    this.#places.delete(conn)
    if (why) this.#countClose(why)
    place.slot.room?.leave(conn)
    this.#census.go(place.set, conn.who)
  }

  // Rooms.

  #slot(id: DocId): Slot {
    const known = this.#slots.get(id)
    if (known) return known
    const slot: Slot = { id, room: null, ready: this.#load(id), stopIdle: null }
    this.#slots.set(id, slot)
    slot.ready.then(
      (room) => {
        slot.room = room
        this.#rest(slot)
      },
      (error) => {
        this.#slots.delete(id)
        this.#count('load failed')
        this.#log.error({ room: id, err: error }, 'could not be loaded')
      },
    )
    return slot
  }

  async #load(id: DocId): Promise<Room> {
    const opened = (await this.#store.open(id)) ?? (await this.#store.create(id, await this.#firstState(id)))
    return new Room(opened, {
      id,
      store: this.#store,
      clock: this.clock,
      limits: this.limits,
      log: this.#log,
      turns: this.#turns,
      count: (what) => this.#count(what),
      onRest: () => {
        const slot = this.#slots.get(id)
        if (slot) this.#rest(slot)
      },
    })
  }

  /** Starts the wait after which an idle room is freed. */
  #rest(slot: Slot): void {
    if (slot.stopIdle || !slot.room || slot.room.peers > 0) return
    slot.stopIdle = this.clock.after(this.limits.roomIdleMs, () => {
      slot.stopIdle = null
      if (slot.room?.isIdle) this.#free(slot)
      else this.#rest(slot)
    })
  }

  #free(slot: Slot): void {
    slot.stopIdle?.()
    slot.room?.close()
    this.#slots.delete(slot.id)
  }

  async edit(set: SetId, doc: DocName, edit: (doc: Doc) => void): Promise<void> {
    const slot = this.#slot(`${set}/${doc}`)
    const room = await slot.ready
    room.edit(edit)
    await room.flush()
  }

  // Peers.

  close(which: (who: Who, set: SetId) => boolean, why: CloseName): void {
    for (const [conn, { set }] of this.#places) if (which(conn.who, set)) conn.close(why)
  }

  change(grant: string, to: Partial<Pick<Who, 'role' | 'name' | 'expiresAt'>>): void {
    for (const [conn, { slot }] of this.#places) {
      if (conn.who.grant !== grant) continue
      conn.who = { ...conn.who, ...to }
      conn.watchExpiry()
      slot.room?.changed(conn)
    }
  }

  onBusy(run: (set: SetId, busy: boolean) => void): () => void {
    return this.#census.onBusy(run)
  }

  #beat(): void {
    this.#stopBeat ??= this.clock.after(this.limits.heartbeatMs, () => {
      this.#stopBeat = null
      for (const { id, room } of this.#slots.values()) {
        room?.beat()
        if (room) this.#graves.visit(id, this.clock.now(), (run) => room.edit(run))
      }
      if (this.#places.size > 0) this.#beat()
    })
  }

  stats(): RoomsStats {
    let unsaved = 0
    for (const { room } of this.#slots.values()) if (room?.isUnsaved) unsaved++
    return { rooms: this.#slots.size, peers: this.#places.size, unsaved, counters: { ...this.#counters } }
  }

  #count(what: string): void {
    this.#counters[what] = (this.#counters[what] ?? 0) + 1
  }

  #countClose(why: CloseName): void {
    this.#count(`closed ${why}`)
  }

  async drain(withinMs: number): Promise<readonly string[]> {
    this.#draining = true
    this.#stopBeat?.()
    for (const conn of this.#places.keys()) conn.close('shutdown')
    const late = new Promise<void>((resolve) => this.clock.after(withinMs, resolve))
    const rooms = [...this.#slots.values()]
    const saved = new Set<Slot>()
    const all = rooms.map(async (slot) => {
      // A room that is still being loaded, or could not be, holds nothing to save.
      await slot.room?.flush()
      saved.add(slot)
    })
    await Promise.race([Promise.all(all), late])
    for (const slot of saved) this.#free(slot)
    return rooms.filter((slot) => !saved.has(slot)).map(({ id }) => id)
  }
}
