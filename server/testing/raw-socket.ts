/** A client without manners: sends what it is told, remembers what it hears. Over a real socket or one in memory. */
import * as Y from 'yjs'
import type { SetId } from '../../shared/ids.ts'
import { socketClass } from '../../shared/peer/socket.ts'
import { awarenessFrame, type Frame, readFrame, syncFrame } from '../../shared/protocol/frames.ts'
import { awarenessBody } from './awareness-body.ts'

export interface RawSocket {
  readonly opened: Promise<void>
  /** Code with which it was closed; null while it is open. */
  readonly closed: number | null
  readonly frames: readonly Frame[]
  /** Bytes received in all. */
  readonly bytes: number
  /** What it was told of the doc, applied. */
  readonly doc: Y.Doc
  /** Frames of a kind that it has heard. */
  heard(type: Frame['type'], sub?: 'step1' | 'step2' | 'update'): readonly Frame[]
  send(bytes: Uint8Array): void
  /** Asks for the state; from then on it gets every edit. */
  ask(): void
  update(bytes: Uint8Array): void
  /** @param states JSON by client id. */
  presence(states: Readonly<Record<number, unknown>>, clock?: number): void
  close(): void
}

export interface RawOptions {
  readonly server: string
  readonly set: SetId
  readonly doc?: 'stage' | 'review'
  /** As `whoOf` reads it. */
  readonly as: string
  readonly socket: unknown
  /** Keep no frames and no doc, for those who only count. */
  readonly deaf?: boolean
}

export const rawSocket = (options: RawOptions): RawSocket => {
  const { server, set, doc: name = 'stage', as, deaf = false } = options
  const Socket = socketClass(options.socket)
  const socket = new Socket(`${server}/sync/${set}/${name}`, [], { headers: { authorization: `Bearer ${as}` } })
  socket.binaryType = 'arraybuffer'
  const doc = new Y.Doc()
  const frames: Frame[] = []
  let closed: number | null = null
  let bytes = 0
  const opened = new Promise<void>((resolve) => {
    socket.onopen = () => resolve()
  })
  socket.onclose = ({ code }) => {
    closed = code
  }
  socket.onerror = () => {}
  socket.onmessage = ({ data }) => {
    if (!(data instanceof ArrayBuffer)) return
    bytes += data.byteLength
    if (deaf) return
    const frame = readFrame(new Uint8Array(data))
    frames.push(frame)
    if (frame.type === 'sync' && frame.sub !== 'step1') Y.applyUpdate(doc, frame.body)
  }
  return {
    opened,
    frames,
    doc,
    get closed() {
      return closed
    },
    get bytes() {
      return bytes
    },
    heard: (type, sub) =>
      frames.filter((frame) => frame.type === type && (sub === undefined || (frame.type === 'sync' && frame.sub === sub))),
    send: (frame) => socket.send(frame),
    ask: () => socket.send(syncFrame('step1', Y.encodeStateVector(doc))),
    update: (update) => socket.send(syncFrame('update', update)),
    presence: (states, clock = 1) => socket.send(awarenessFrame(awarenessBody(states, clock))),
    close: () => socket.close(),
  }
}
