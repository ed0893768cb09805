/**
 * The bytes that make up a room's doc: what was loaded or last encoded, and the updates since. Serves all who join with
 * the same buffers (1,000 joins of 10,000 nodes cost one encoding), and can build the doc anew should it ever be spoilt.
 */
import * as Y from 'yjs'
import { syncFrame } from '../../shared/protocol/frames.ts'
import { stateParts } from '../../shared/protocol/parts.ts'

/** Updates since the base that joiners get beside it; beyond this the base is encoded anew. */
const MAX_TAIL = { count: 256, bytes: 131_072 }
/** Bytes of answers to different state vectors, and of these, that are kept until the next edit. */
const MAX_ANSWERS_BYTES = 2_000_000

interface Base {
  /** All but the last frame of a first state. */
  readonly frames: readonly Uint8Array[]
  /** What the last frame holds, when there is no tail. */
  readonly last: Uint8Array
}

export class History {
  /** Applied in order, they give the doc. */
  #pieces: Uint8Array[]
  #base: Base | null = null
  #tail: Uint8Array[] = []
  #tailBytes = 0
  readonly #partBytes: number
  #first: readonly Uint8Array[] | null = null
  readonly #answers = new Map<string, readonly Uint8Array[]>()
  #answersBytes = 0

  constructor(loaded: readonly Uint8Array[], partBytes: number) {
    this.#pieces = [...loaded]
    this.#partBytes = partBytes
  }

  push(update: Uint8Array): void {
    this.#pieces.push(update)
    this.#first = null
    this.#answers.clear()
    this.#answersBytes = 0
    if (!this.#base) return
    this.#tail.push(update)
    this.#tailBytes += update.length
    if (this.#tail.length > MAX_TAIL.count || this.#tailBytes > MAX_TAIL.bytes) this.#dropBase()
  }

  /** The whole state as one update, from here on the only piece. */
  state(doc: Y.Doc): Uint8Array {
    const state = Y.encodeStateAsUpdate(doc)
    this.#pieces = [state]
    return state
  }

  /** Frames that answer a sync step 1: the last one is a step 2, those before it are updates. @param from The vector, decoded. */
  answer(doc: Y.Doc, stateVector: Uint8Array, from: ReadonlyMap<number, number>): readonly Uint8Array[] {
    if (from.size === 0) return this.#firstFrames(doc)
    const key = Buffer.from(stateVector).toString('latin1')
    const known = this.#answers.get(key)
    if (known) return known
    const frames = this.#difference(doc, stateVector, from)
    const bytes = key.length + frames.reduce((sum, { length }) => sum + length, 0)
    if (this.#answersBytes + bytes <= MAX_ANSWERS_BYTES) {
      this.#answersBytes += bytes
      this.#answers.set(key, frames)
    }
    return frames
  }

  /** A new doc from the bytes. */
  rebuild(): Y.Doc {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const piece of this.#pieces) Y.applyUpdate(doc, piece)
    })
    return doc
  }

  #dropBase(): void {
    this.#base = null
    this.#tail = []
    this.#tailBytes = 0
  }

  #firstFrames(doc: Y.Doc): readonly Uint8Array[] {
    if (this.#first) return this.#first
    this.#base ??= this.#encode(doc)
    const { frames, last } = this.#base
    const step2 = this.#tail.length === 0 ? last : Y.mergeUpdates([last, ...this.#tail])
    this.#first = [...frames, syncFrame('step2', step2)]
    return this.#first
  }

  #encode(doc: Y.Doc): Base {
    const state = this.state(doc)
    if (state.length <= this.#partBytes) return { frames: [], last: state }
    const { structs, deletes } = stateParts(doc, new Map(), this.#partBytes)
    const frames = structs.map((part) => syncFrame('update', part))
    // The same bytes, not a second copy: each part is the end of its frame.
    this.#pieces = [...frames.map((frame, at) => frame.subarray(frame.length - structs[at]!.length)), deletes]
    return { frames, last: deletes }
  }

  #difference(doc: Y.Doc, stateVector: Uint8Array, from: ReadonlyMap<number, number>): readonly Uint8Array[] {
    const difference = Y.encodeStateAsUpdate(doc, stateVector)
    if (difference.length <= this.#partBytes) return [syncFrame('step2', difference)]
    const { structs, deletes } = stateParts(doc, from, this.#partBytes)
    return [...structs.map((part) => syncFrame('update', part)), syncFrame('step2', deletes)]
  }
}
