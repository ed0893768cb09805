/**
 * One open doc and its peers. An update is checked, applied, sent to all others in one encoding, and handed to the batch.
 * What can't be applied whole is not applied: should Yjs throw half-way, the doc is built anew from its bytes.
 */
import * as Y from 'yjs'
import type { Clock } from '../../shared/peer/clock.ts'
import type { CloseName } from '../../shared/protocol/closes.ts'
import { syncFrame, unsavedFrame, welcomeFrame } from '../../shared/protocol/frames.ts'
import { dropPending, effectOf } from '../../shared/protocol/gaps.ts'
import type { Hello } from '../../shared/protocol/messages.ts'
import { mayWrite } from '../../shared/roles.ts'
import { migrate } from '../../shared/stage/migrations/index.ts'
import { schemaOf } from '../../shared/stage/roots.ts'
import type { DocId, Opened, Store, StoreError } from '../stores/store.ts'
import { Batch } from './batch.ts'
import type { Conn } from './conn.ts'
import { History } from './history.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { Presence } from './presence.ts'
import type { Turns } from './turns.ts'

export interface RoomOptions {
  readonly id: DocId
  readonly store: Store
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  /** Shared by all rooms: where answers with a state wait for their turn. */
  readonly turns: Turns
  /** Something of rare events to count: `presence dropped`, `gap`, … */
  count(what: string): void
  /** Called when it may have become idle: a peer left, or the last edit was saved. */
  onRest(): void
}

export class Room {
  readonly id: DocId
  readonly epoch: string
  readonly #name: 'stage' | 'review'
  readonly #options: RoomOptions
  readonly #conns = new Set<Conn>()
  readonly #history: History
  readonly #batch: Batch
  readonly #presence: Presence
  #doc: Y.Doc
  /** Updates that Yjs emits while one is applied; published once that went well. */
  #emitted: Uint8Array[] = []
  #stopTick: (() => void) | null = null
  #unsaved: string | null = null

  /** Throws when what the store holds is no sound doc: nothing is written then. */
  constructor(opened: Opened, options: RoomOptions) {
    const { id, store, clock, limits } = options
    this.id = id
    this.epoch = opened.epoch
    this.#name = id.endsWith('/stage') ? 'stage' : 'review'
    this.#options = options
    this.#history = new History(opened.snapshot ? [opened.snapshot, ...opened.log] : opened.log, limits.partBytes)
    this.#doc = this.#history.rebuild()
    if (dropPending(this.#doc)) throw new Error(`${id}: the log has a gap`)
    this.#presence = new Presence(() => clock.now())
    this.#batch = new Batch({
      doc: id,
      store,
      clock,
      limits,
      log: {
        rows: opened.log.length,
        bytes: opened.log.reduce((sum, { length }) => sum + length, 0),
        position: opened.position,
      },
      state: () => this.#history.state(this.#doc),
      onSaved: (upTo) => this.#saved(upTo),
      onFailed: (error) => this.#failed(error),
    })
    this.#listen()
    if (this.#name === 'stage' && this.#doc.share.has('set')) this.edit(migrate)
  }

  get peers(): number {
    return this.#conns.size
  }

  /** Whether it can be let go without losing anything. */
  get isIdle(): boolean {
    return this.#conns.size === 0 && this.#batch.quiet
  }

  get isUnsaved(): boolean {
    return this.#unsaved !== null
  }

  flush(): Promise<void> {
    return this.#batch.flush()
  }

  /** An edit of the server itself. */
  edit(run: (doc: Y.Doc) => void): void {
    this.#doc.transact(() => run(this.#doc), 'server')
    this.#publish(null)
  }

  close(): void {
    this.#stopTick?.()
    this.#doc.destroy()
  }

  // Peers.

  join(conn: Conn): void {
    this.#conns.add(conn)
    conn.send(syncFrame('step1', Y.encodeStateVector(this.#doc)))
  }

  leave(conn: Conn): void {
    if (!this.#conns.delete(conn)) return
    this.#presence.leave(conn)
    this.#tick()
    this.#options.onRest()
  }

  hello(conn: Conn, hello: Hello): void {
    if (hello.epoch !== '' && hello.epoch !== this.epoch) {
      conn.close('otherEpoch')
      return
    }
    conn.hello = hello
    this.welcome(conn)
    if (this.#unsaved !== null) conn.send(unsavedFrame(this.#unsaved))
  }

  welcome(conn: Conn): void {
    if (!conn.hello) return
    const { userId: id, name, colour, role } = conn.who
    conn.send(welcomeFrame({ role, user: { id, name, colour }, epoch: this.epoch, schema: this.#schema() }))
  }

  /** Role or name of a socket has changed. */
  changed(conn: Conn): void {
    this.welcome(conn)
    this.#presence.refresh(conn)
    this.#tick()
  }

  #schema(): number {
    return this.#name === 'stage' ? schemaOf(this.#doc) : 0
  }

  // Sync.

  /** Answers a sync step 1; from then on it gets every edit. Throws on bytes that are no state vector. */
  askState(conn: Conn, stateVector: Uint8Array): void {
    if (!conn.mayAsk()) {
      conn.close('busy')
      return
    }
    // Read now, so that bytes that are no state vector throw here.
    const from = Y.decodeStateVector(stateVector)
    this.#options.turns.run(() => {
      if (!conn.isOpen) return
      conn.sendFirst(this.#history.answer(this.#doc, stateVector, from))
      conn.following = true
      conn.behind = true
      this.#tick()
    })
  }

  /** Takes a sync step 2 or update. Throws on bytes that are no update. */
  receive(conn: Conn, update: Uint8Array, isAnswer: boolean): void {
    conn.writes++
    const effect = effectOf(this.#doc, update)
    const refusal = effect === 'nothing' ? null : this.#refusal(conn)
    if (refusal) conn.close(refusal)
    else if (effect === 'gap' || (effect === 'new' && !this.#apply(conn, update))) this.#gap(conn, isAnswer)
    else this.#ack(conn, isAnswer)
  }

  /** Why this peer may not write now; null when it may. */
  #refusal(conn: Conn): CloseName | null {
    if (!mayWrite(conn.who.role, this.#name)) return 'mayNotWrite'
    if (conn.hello && conn.hello.schema < this.#schema()) return 'tooOld'
    if (this.#batch.waitingBytes > this.#options.limits.unsavedBytes) return 'busy'
    return null
  }

  #ack(conn: Conn, isAnswer: boolean): void {
    if (isAnswer) conn.gaps.answered()
    // While a gap is open, what came before it is not reported saved: the answer to our question will be.
    if (conn.gaps.isOpen) return
    conn.ackAfter(this.#batch.added)
    if (this.#batch.saved === this.#batch.added) conn.saved(this.#batch.saved, false)
  }

  #gap(conn: Conn, isAnswer: boolean): void {
    this.#options.count('gap')
    const next = conn.gaps.met(isAnswer)
    if (next === 'ask') conn.send(syncFrame('step1', Y.encodeStateVector(this.#doc)))
    else if (next === 'refuse') conn.close('malformed')
  }

  /** False when it hangs on edits that are not here. Throws when Yjs does; the doc is as before then. */
  #apply(conn: Conn, update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.#doc, update, conn)
    } catch (error) {
      this.#emitted = []
      this.#doc.destroy()
      this.#doc = this.#history.rebuild()
      this.#listen()
      this.#options.count('rebuilt')
      throw error
    }
    const whole = !dropPending(this.#doc)
    this.#publish(conn)
    return whole
  }

  #listen(): void {
    this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update))
  }

  #publish(from: Conn | null): void {
    const updates = this.#emitted
    this.#emitted = []
    for (const update of updates) {
      this.#history.push(update)
      this.#batch.add(update)
      // One Buffer for all: `ws` would make a new view of a plain array for each peer.
      const frame = Buffer.from(syncFrame('update', update).buffer)
      for (const conn of this.#conns) if (conn !== from && conn.following) conn.send(frame)
    }
  }

  // Presence.

  /** Throws on bytes that are no awareness update. */
  presence(conn: Conn, body: Uint8Array): void {
    const dropped = this.#presence.receive(conn, body, this.#options.limits.awarenessIds)
    if (dropped > 0) this.#options.count('presence dropped')
    this.#tick()
  }

  askPresence(conn: Conn): void {
    const frame = this.#presence.all(conn)
    if (frame) conn.send(frame)
  }

  beat(): void {
    this.#presence.sweep()
    for (const conn of this.#conns) conn.beat()
  }

  /** Sees to it that the news go out within the time in which they are gathered. */
  #tick(): void {
    if (this.#stopTick || this.#conns.size === 0) return
    this.#stopTick = this.#options.clock.after(this.#options.limits.presenceMs, () => {
      this.#stopTick = null
      const frameFor = this.#presence.news()
      let waits = false
      for (const conn of this.#conns) {
        if (!conn.following) continue
        if (conn.isLazy) {
          conn.behind = true
          waits = true
          continue
        }
        const frame = frameFor(conn)
        if (frame) conn.send(frame)
      }
      if (waits || this.#presence.hasNews) this.#tick()
    })
  }

  // Saving.

  #saved(upTo: number): void {
    const recovered = this.#unsaved !== null
    if (recovered) this.#options.log.info({ room: this.id }, 'saved again')
    this.#unsaved = null
    for (const conn of this.#conns) conn.saved(upTo, recovered)
    this.#options.onRest()
  }

  #failed(error: StoreError): void {
    if (error.gone) {
      for (const conn of this.#conns) conn.close('notFound')
      return
    }
    if (this.#unsaved === error.says) return
    this.#unsaved = error.says
    this.#options.log.error({ room: this.id, err: error, cause: String(error.cause ?? '') }, 'not saved')
    for (const conn of this.#conns) if (conn.hello) conn.send(unsavedFrame(error.says))
  }
}
