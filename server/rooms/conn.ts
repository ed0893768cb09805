/**
 * One socket: who is on it, what it sent (bounded) and what waits for it (bounded). Knows bytes, not Yjs. A peer that reads
 * too slowly is closed, never skipped: a skipped update would leave it diverged. Only presence may be left out.
 */
import type { RawData, WebSocket } from 'ws'
import type { Clock } from '../../shared/peer/clock.ts'
import { Bucket } from '../../shared/protocol/bucket.ts'
import { type CloseName, closes } from '../../shared/protocol/closes.ts'
import { awarenessFrame, savedFrame } from '../../shared/protocol/frames.ts'
import type { Hello } from '../../shared/protocol/messages.ts'
import type { Who } from './contract.ts'
import { Gaps } from './gaps.ts'
import type { Limits } from './limits.ts'
import type { Member } from './presence.ts'

/** What a connection tells its owner. */
export interface ConnOwner {
  readonly clock: Clock
  readonly limits: Limits
  frame(conn: Conn, bytes: Uint8Array): void
  /** Called once, at the first of: we close it, it closes. */
  left(conn: Conn, why: CloseName | null): void
}

/** No entry: keeps the watchdog of plain y-websocket clients (30 s without a message) quiet. */
const NOTHING = awarenessFrame(new Uint8Array([0]))

export class Conn implements Member {
  who: Who
  hello: Hello | null = null
  readonly ids = new Set<number>()
  behind = false
  /** It has been told the state, so it gets the edits. */
  following = false
  /** Sync step 2 and update frames that it sent. */
  writes = 0
  readonly gaps = new Gaps()
  readonly #socket: WebSocket
  readonly #owner: ConnOwner
  readonly #frames: Bucket
  readonly #bytes: Bucket
  readonly #states: Bucket
  /** Bytes of first states that are still on their way: a slow link may take its time for those. */
  #firstBytes = 0
  #heardAt: number
  #sentAt: number
  #lastBuffered = 0
  #left = false
  #stopExpiry: (() => void) | null = null
  /** Writes not yet on disk: the frame's number, and the edit that must be saved for it. */
  #acks: { write: number; edit: number }[] = []

  constructor(socket: WebSocket, who: Who, owner: ConnOwner) {
    const { clock, limits } = owner
    const now = clock.now()
    this.who = who
    this.#socket = socket
    this.#owner = owner
    this.#frames = new Bucket(limits.framesPerSecond, limits.framesBurst, now)
    this.#bytes = new Bucket(limits.bytesPerSecond, limits.bytesBurst, now)
    this.#states = new Bucket(limits.statesPerMinute / 60, limits.statesPerMinute, now)
    this.#heardAt = now
    this.#sentAt = now
    socket.on('message', (data: RawData, isBinary: boolean) => this.#message(data, isBinary))
    socket.on('pong', () => {
      this.#heardAt = clock.now()
    })
    socket.on('close', () => this.#leave(null))
    // `ws` closes it by itself and 'close' follows; without a listener Node would end the process.
    socket.on('error', () => {})
    this.watchExpiry()
  }

  get isOpen(): boolean {
    return !this.#left
  }

  #message(data: RawData, isBinary: boolean): void {
    if (this.#left) return
    const { clock, limits } = this.#owner
    const now = clock.now()
    this.#heardAt = now
    if (!isBinary || !(data instanceof Uint8Array)) this.close('malformed')
    else if (data.length > limits.frameBytes) this.close('tooLarge')
    else if (!this.#frames.take(1, now) || !this.#bytes.take(data.length, now)) this.close('busy')
    else this.#owner.frame(this, data)
  }

  /** Whether it may be answered with a state once more. */
  mayAsk(): boolean {
    return this.#states.take(1, this.#owner.clock.now())
  }

  send(frame: Uint8Array): void {
    if (this.#left) return
    this.#sentAt = this.#owner.clock.now()
    this.#socket.send(frame)
    if (this.#socket.bufferedAmount - this.#firstBytes > this.#owner.limits.slowBytes) this.close('busy')
  }

  /** Sends what does not count as slowness while it is on its way. */
  sendFirst(frames: readonly Uint8Array[]): void {
    if (this.#left) return
    this.#sentAt = this.#owner.clock.now()
    for (const frame of frames) {
      this.#firstBytes += frame.length
      this.#socket.send(frame, () => {
        this.#firstBytes -= frame.length
      })
    }
  }

  /** Whether so much waits already that presence had better wait as well. */
  get isLazy(): boolean {
    return this.#socket.bufferedAmount > this.#owner.limits.lazyBytes
  }

  /** The newest write is on disk once the edit of this number is. */
  ackAfter(edit: number): void {
    const last = this.#acks.at(-1)
    if (last && last.edit >= edit) last.write = this.writes
    else this.#acks.push({ write: this.writes, edit })
  }

  /** Tells it which of its writes are on disk, now that all edits up to a number are. @param always Even if nothing is new. */
  saved(edit: number, always: boolean): void {
    let write = 0
    while (this.#acks[0] && this.#acks[0].edit <= edit) write = this.#acks.shift()!.write
    if (write > 0) this.#ackedWrite = write
    if (this.hello && (write > 0 || always)) this.send(savedFrame(this.#ackedWrite))
  }
  #ackedWrite = 0

  /** Closes at the second at which the grant ends; called again when `who` has changed. */
  watchExpiry(): void {
    this.#stopExpiry?.()
    const { expiresAt } = this.who
    if (expiresAt === null) return
    const { clock } = this.#owner
    this.#stopExpiry = clock.after(Math.max(0, expiresAt - clock.now()), () => {
      // A timer can't be set for longer than 24 days.
      if (clock.now() >= expiresAt) this.close('noGrant')
      else this.watchExpiry()
    })
  }

  /** Called at each heartbeat: drops what is silent, gives quiet sockets a sign of life. */
  beat(): void {
    const { clock, limits } = this.#owner
    const now = clock.now()
    const buffered = this.#socket.bufferedAmount
    // A slow link whose buffer shrinks is alive, though its pong waits behind the bytes.
    if (buffered < this.#lastBuffered) this.#heardAt = now
    this.#lastBuffered = buffered
    if (now - this.#heardAt >= limits.silenceMs) {
      this.close('busy')
      return
    }
    this.#socket.ping()
    if (buffered === 0 && now - this.#sentAt >= limits.heartbeatMs / 2) this.send(NOTHING)
  }

  /** Says why, hears nothing more, and cuts the line should the other side not say goodbye (it may never read). */
  close(why: CloseName): void {
    if (this.#left) return
    const { code, says } = closes[why]
    this.#socket.close(code, says)
    const { clock, limits } = this.#owner
    const stop = clock.after(limits.closeGraceMs, () => this.#socket.terminate())
    this.#socket.once('close', stop)
    this.#leave(why)
  }

  #leave(why: CloseName | null): void {
    if (this.#left) return
    this.#left = true
    this.#stopExpiry?.()
    this.#acks = []
    this.#owner.left(this, why)
  }
}
