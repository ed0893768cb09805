/** A client that costs as little as it can, of either dialect, so that many of them measure the server and not themselves. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import type { Target } from './measured.ts'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const HELLO = 100
const SAVED = 102

export interface ClientOptions {
  /** State vector to ask with; empty: everything. */
  readonly stateVector?: Uint8Array
  /** Ask ours for `saved`. */
  readonly hello?: boolean
}

export class Client {
  readonly socket: WebSocket
  /** Resolves when the state has come; rejects when the socket closes before. */
  readonly synced: Promise<void>
  onUpdate: (body: Uint8Array) => void = () => {}
  /** Called with what answers the question for the state, before `synced` resolves. */
  onState: (body: Uint8Array) => void = () => {}
  onAwareness: (body: Uint8Array) => void = () => {}
  onSaved: (count: number) => void = () => {}
  bytes = 0
  closed: number | null = null
  readonly #target: Target
  #done: () => void = () => {}

  constructor(target: Target, options: ClientOptions = {}) {
    this.#target = target
    const ours = target.dialect === 'ours'
    this.socket = ours
      ? new WebSocket(`${target.url}/sync/${target.room}/stage`, {
          headers: { authorization: `Bearer ${target.token}` },
          perMessageDeflate: false,
        })
      : new WebSocket(target.url, { perMessageDeflate: false })
    const ask = () =>
      this.#send(SYNC, (encoder) => {
        writeVarUint(encoder, 0)
        writeVarUint8Array(encoder, options.stateVector ?? new Uint8Array([0]))
      })
    this.socket.on('open', () => {
      if (ours) {
        if (options.hello) this.#send(HELLO, (encoder) => writeVarString(encoder, JSON.stringify({ schema: 1, epoch: '' })))
        ask()
      } else
        this.#send(AUTH, (encoder) => {
          writeVarUint(encoder, 0)
          writeVarString(encoder, target.token)
        })
    })
    this.synced = new Promise((resolve, reject) => {
      this.#done = resolve
      this.socket.on('close', (code) => {
        this.closed = code
        reject(new Error(`closed with ${code} before it was synced`))
      })
    })
    // Whoever does not wait for it does not want to hear of it.
    this.synced.catch(() => {})
    this.socket.on('error', () => {})
    this.socket.on('message', (data: Buffer) => this.#take(data, ask))
  }

  update(body: Uint8Array): void {
    this.#send(SYNC, (encoder) => {
      writeVarUint(encoder, 2)
      writeVarUint8Array(encoder, body)
    })
  }

  awareness(id: number, clock: number, state: unknown): void {
    const body = createEncoder()
    writeVarUint(body, 1)
    writeVarUint(body, id)
    writeVarUint(body, clock)
    writeVarString(body, JSON.stringify(state))
    this.#send(AWARENESS, (encoder) => writeVarUint8Array(encoder, toUint8Array(body)))
  }

  close(): void {
    this.socket.terminate()
  }

  #send(type: number, write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    const encoder = createEncoder()
    if (this.#target.dialect === 'hocuspocus') writeVarString(encoder, this.#target.room)
    writeVarUint(encoder, type)
    write(encoder)
    this.socket.send(toUint8Array(encoder))
  }

  #take(data: Buffer, ask: () => void): void {
    this.bytes += data.length
    const decoder = createDecoder(data)
    if (this.#target.dialect === 'hocuspocus') readVarString(decoder)
    switch (readVarUint(decoder)) {
      case SYNC:
      // Hocuspocus's own type for an answer.
      case 4: {
        const sub = readVarUint(decoder)
        if (sub === 1) {
          this.onState(readVarUint8Array(decoder))
          this.#done()
        } else if (sub === 2) this.onUpdate(readVarUint8Array(decoder))
        break
      }
      case AWARENESS:
        this.onAwareness(readVarUint8Array(decoder))
        break
      case AUTH:
        ask()
        break
      case SAVED:
        this.onSaved(readVarUint(decoder))
        break
      default:
        break
    }
  }
}

/** Id, clock and state of each entry of an awareness update. */
export const awarenessEntries = (body: Uint8Array): { readonly id: number; readonly text: string }[] => {
  const decoder = createDecoder(body)
  return Array.from({ length: readVarUint(decoder) }, () => {
    const id = readVarUint(decoder)
    readVarUint(decoder)
    return { id, text: readVarString(decoder) }
  })
}
