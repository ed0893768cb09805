/** One socket of a provider: what is known of its handshake, and a queue that keeps to what the server allows. */
import { Bucket } from '../protocol/bucket.ts'
import type { Clock } from './clock.ts'
import type { PeerSocket } from './socket.ts'

/** A little under what the server allows a socket (`server/rooms/limits.ts`). */
const PACE = { bytesPerSecond: 900_000, bytesBurst: 3_000_000, framesPerSecond: 150, framesBurst: 250 }
const PUMP_MS = 100
/** Silence after which the line is taken for dead; the server says something every 10 s. */
const DEAD_MS = 25_000
/** Time without a step of the handshake, or without word of edits that were sent, after which a new socket is tried. */
const STUCK_MS = 8_000

export class Line {
  readonly socket: PeerSocket
  /** It can be sent to: before, a browser's socket throws. */
  opened = false
  /** The server has said who we are, and its epoch is ours. */
  welcomed = false
  /** State vector of the server, once it has asked for what it lacks. */
  asked: ReadonlyMap<number, number> | null = null
  /** We have answered; edits may be sent. */
  answered = false
  /** The server has answered. */
  told = false
  /** Sync step 2 and update frames written: what the server counts. */
  writes = 0
  readonly #clock: Clock
  readonly #bytes: Bucket
  readonly #frames: Bucket
  readonly #queue: Uint8Array[] = []
  #stopPump: (() => void) | null = null
  #heardAt: number
  /** When the handshake, or the saving of what was sent, last went on. */
  #movedAt: number
  #closed = false

  constructor(socket: PeerSocket, clock: Clock) {
    const now = clock.now()
    this.socket = socket
    this.#clock = clock
    this.#heardAt = now
    this.#movedAt = now
    this.#bytes = new Bucket(PACE.bytesPerSecond, PACE.bytesBurst, now)
    this.#frames = new Bucket(PACE.framesPerSecond, PACE.framesBurst, now)
  }

  /** Something has arrived. */
  heard(): void {
    this.#heardAt = this.#clock.now()
  }

  /** What is waited for goes on. */
  moved(): void {
    this.#movedAt = this.#clock.now()
  }

  /** Whether it is better given up. @param waits Something is waited for: the handshake, or word of what was sent. */
  isLost(waits: boolean): boolean {
    const now = this.#clock.now()
    if (!waits || this.#queue.length > 0) this.#movedAt = now
    return now - this.#heardAt >= DEAD_MS || now - this.#movedAt >= STUCK_MS
  }

  /** Queues a sync step 2 or update frame. */
  write(frame: Uint8Array): void {
    this.writes++
    this.#queue.push(frame)
    if (!this.#stopPump) this.#pump()
  }

  #pump(): void {
    this.#stopPump = null
    while (!this.#closed && this.#queue[0]) {
      const now = this.#clock.now()
      if (!this.#frames.take(1, now) || !this.#bytes.take(this.#queue[0].length, now)) {
        this.#stopPump = this.#clock.after(PUMP_MS, () => this.#pump())
        return
      }
      this.socket.send(this.#queue.shift()!)
    }
  }

  /** Nothing more is sent or heard. */
  close(): void {
    this.#closed = true
    this.#stopPump?.()
    this.socket.onclose = null
    this.socket.close()
  }
}
