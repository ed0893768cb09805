/**
 * Sockets without a network: peers of `shared/peer` on one side, rooms on the other. Frames can be dropped, lines can be
 * cut, and a line can go half-open (each side believes in it, nothing arrives).
 */
import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import { asId, type SetId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/peer/clock.ts'
import type { PeerSocket } from '../../shared/peer/socket.ts'
import type { Rooms } from '../rooms/contract.ts'
import { whoOf } from './sync-server.ts'

export type Direction = 'up' | 'down'

export interface Line {
  readonly set: SetId
  readonly doc: 'stage' | 'review'
  /** Frames that have arrived, each way. */
  readonly frames: { up: number; down: number }
  readonly isOpen: boolean
  /** Both ends see it closed, with 1006. */
  cut(): void
  /** From now on nothing arrives any more, closes included. */
  goHalfOpen(): void
  /** What a half-open line's server end hears at last: the close. */
  closeServerEnd(): void
}

export interface MemoryNet {
  /** To pass as `socket`; the token is read as `whoOf` does. */
  readonly Socket: unknown
  readonly lines: ReadonlySet<Line>
  /** Where new sockets go; null: nobody listens. */
  rooms: Rooms | null
  /** Whether a frame arrives; all do unless a test says otherwise. */
  passes: (line: Line, direction: Direction, bytes: Uint8Array) => boolean
  /** Slow links, downwards: what has not arrived yet counts as buffered at the server. */
  pace: { readonly clock: Clock; readonly bytesPerSecond: (line: Line) => number } | null
}

class ServerEnd extends EventEmitter {
  readyState = 1
  bufferedAmount = 0
  readonly #line: MemoryLine
  constructor(line: MemoryLine) {
    super()
    this.#line = line
  }
  send(bytes: Uint8Array, done?: () => void): void {
    this.#line.queue(bytes, done)
  }
  ping(): void {
    if (this.#line.isOpen && !this.#line.half) setImmediate(() => this.emit('pong'))
  }
  close(code: number): void {
    this.#line.end(code)
  }
  terminate(): void {
    this.#line.end(1006)
    this.#line.closeServerEnd()
  }
}

class MemoryLine implements Line {
  readonly set: SetId
  readonly doc: 'stage' | 'review'
  readonly frames = { up: 0, down: 0 }
  readonly client: PeerSocket
  readonly server = new ServerEnd(this)
  readonly #net: Net
  isOpen = false
  /** It has been open. */
  dialled = false
  half = false

  constructor(net: Net, client: PeerSocket, set: SetId, doc: 'stage' | 'review') {
    this.#net = net
    this.client = client
    this.set = set
    this.doc = doc
  }

  /** Down, over a link that may be slow. */
  queue(bytes: Uint8Array, done?: () => void): void {
    const { pace } = this.#net
    if (!pace) {
      this.carry('down', bytes)
      if (done) setImmediate(done)
      return
    }
    this.#waiting.push({ bytes, done })
    this.server.bufferedAmount += bytes.length
    if (this.#waiting.length === 1) this.#drip(pace)
  }
  readonly #waiting: { readonly bytes: Uint8Array; readonly done: (() => void) | undefined }[] = []

  #drip(pace: NonNullable<MemoryNet['pace']>): void {
    const first = this.#waiting[0]
    if (!first || this.server.readyState === 3) return
    const rate = pace.bytesPerSecond(this)
    // A link that stands still is looked at again a little later.
    pace.clock.after(rate > 0 ? (first.bytes.length / rate) * 1000 : 50, () => {
      if (rate > 0) {
        this.#waiting.shift()
        this.server.bufferedAmount -= first.bytes.length
        this.carry('down', first.bytes)
        first.done?.()
      }
      this.#drip(pace)
    })
  }

  carry(direction: Direction, bytes: Uint8Array): void {
    setImmediate(() => {
      if (!this.isOpen || this.half) return
      const passes = this.#net.passes(this, direction, bytes)
      this.frames[direction]++
      if (!passes) return
      if (direction === 'up') this.server.emit('message', Buffer.from(bytes), true)
      else this.client.onmessage?.({ data: bytes.slice().buffer })
    })
  }

  /** Closed from either side; the other end hears of it, unless the line is half-open. */
  end(code: number): void {
    if (!this.isOpen) return
    if (this.half) return
    setImmediate(() => {
      if (!this.isOpen) return
      this.isOpen = false
      this.#net.lines.delete(this)
      this.closeServerEnd()
      this.client.onclose?.({ code })
    })
  }

  closeServerEnd(): void {
    if (this.server.readyState === 3) return
    this.server.readyState = 3
    this.server.emit('close', 1006)
  }

  cut(): void {
    this.half = false
    this.end(1006)
  }

  goHalfOpen(): void {
    this.half = true
  }
}

class Net implements MemoryNet {
  readonly lines = new Set<MemoryLine>()
  rooms: Rooms | null
  passes: MemoryNet['passes'] = () => true
  pace: MemoryNet['pace'] = null
  readonly Socket: unknown

  constructor(rooms: Rooms | null) {
    this.rooms = rooms
    const dial = (client: PeerSocket, url: string, token: string) => this.#dial(client, url, token)
    this.Socket = class implements PeerSocket {
      binaryType = ''
      onopen: PeerSocket['onopen'] = null
      onmessage: PeerSocket['onmessage'] = null
      onclose: PeerSocket['onclose'] = null
      onerror: PeerSocket['onerror'] = null
      readonly #line: MemoryLine | null
      constructor(url: string, _protocols?: unknown, options?: { readonly headers: { readonly authorization: string } }) {
        this.#line = dial(this, url, options?.headers.authorization.slice('Bearer '.length) ?? '')
      }
      send(bytes: Uint8Array): void {
        // As a browser's does before it is open; afterwards it drops the bytes in silence.
        if (this.#line && !this.#line.dialled) throw new Error('InvalidStateError: still connecting')
        this.#line?.carry('up', bytes)
      }
      close(): void {
        this.#line?.end(1005)
      }
    }
  }

  #dial(client: PeerSocket, url: string, token: string): MemoryLine | null {
    const { rooms } = this
    if (!rooms) {
      setImmediate(() => client.onclose?.({ code: 1006 }))
      return null
    }
    const [, , set = '', doc] = new URL(url).pathname.split('/')
    const line = new MemoryLine(this, client, asId<SetId>(set), doc === 'review' ? 'review' : 'stage')
    this.lines.add(line)
    setImmediate(() => {
      line.isOpen = true
      line.dialled = true
      rooms.connect(line.server as unknown as WebSocket, { set: line.set, doc: line.doc }, whoOf(token))
      client.onopen?.()
    })
    return line
  }
}

export const memoryNet = (rooms: Rooms | null): MemoryNet => new Net(rooms)

/** A server end whose other side says and reads nothing: for those who only count sockets. */
export const idleSocket = (): WebSocket => {
  const socket = new EventEmitter()
  const end = () => {
    if (socket.listenerCount('close') > 0) socket.emit('close', 1006)
    socket.removeAllListeners()
  }
  return Object.assign(socket, {
    bufferedAmount: 0,
    send: () => {},
    ping: () => socket.emit('pong'),
    close: end,
    terminate: end,
  }) as unknown as WebSocket
}
