/**
 * The state of a doc in parts, so that a slow link hears something every few seconds. Each part is an update of its own;
 * they come in an order in which every part finds what it hangs on (a walk like Yjs's own integration), so that a reader
 * that applies them one by one never has to put one aside. Deletions come last, and by themselves.
 */
import { createEncoder, type Encoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

export interface Parts {
  /** Structs only, in order. */
  readonly structs: readonly Uint8Array[]
  /** One update that holds the delete set only. */
  readonly deletes: Uint8Array
}

type Struct = Y.Item | Y.GC

/**
 * @param from What the reader has, by client.
 * @param maxBytes A part ends before it would pass this; a single struct that is larger makes a part of its own.
 */
export const stateParts = (doc: Y.Doc, from: ReadonlyMap<number, number>, maxBytes: number): Parts => {
  const cursors = cursorsOf(doc, from)
  const parts: Uint8Array[] = []
  const scratch = new Scratch()
  let part = new Part()
  for (const [struct, offset] of inOrder(cursors, from)) {
    const bytes = scratch.bytesOf(struct, offset)
    if (part.bytes > 0 && part.bytes + bytes.length + RUN_BYTES > maxBytes) {
      parts.push(part.finish())
      part = new Part()
    }
    part.add(struct, offset, bytes)
  }
  if (part.bytes > 0) parts.push(part.finish())
  return { structs: parts, deletes: deletesOf(doc) }
}

interface Cursor {
  readonly client: number
  readonly structs: readonly Struct[]
  at: number
  /** Clock up to which the reader will have this client's structs. */
  clock: number
}

const cursorsOf = (doc: Y.Doc, from: ReadonlyMap<number, number>): Map<number, Cursor> => {
  const cursors = new Map<number, Cursor>()
  for (const [client, structs] of doc.store.clients) {
    const clock = from.get(client) ?? 0
    if (clock < Y.getState(doc.store, client))
      cursors.set(client, { client, structs, at: Y.findIndexSS(structs, clock), clock })
  }
  return cursors
}

/** Structs with the offset from which the reader needs them, each after all that it hangs on. */
function* inOrder(cursors: ReadonlyMap<number, Cursor>, from: ReadonlyMap<number, number>): Generator<[Struct, number]> {
  // Higher client ids first, as Yjs does: fewer conflicts to resolve at the reader.
  for (const start of [...cursors.values()].sort((a, b) => b.client - a.client)) {
    const waiting: Cursor[] = [start]
    while (waiting.length > 0) {
      const cursor = waiting.at(-1)!
      const struct = cursor.structs[cursor.at]
      if (!struct) {
        waiting.pop()
        continue
      }
      const missing = firstMissing(struct, cursors, from)
      // A cursor that already waits would be a circle, which no integrated doc has.
      if (missing && !waiting.includes(missing)) {
        waiting.push(missing)
        continue
      }
      yield [struct, cursor.clock - struct.id.clock]
      cursor.at++
      cursor.clock = struct.id.clock + struct.length
      if (cursor !== start) waiting.pop()
    }
  }
}

const firstMissing = (
  struct: Struct,
  cursors: ReadonlyMap<number, Cursor>,
  from: ReadonlyMap<number, number>,
): Cursor | undefined => {
  if (!(struct instanceof Y.Item)) return undefined
  const { origin, rightOrigin, parent } = struct
  const owner = origin || rightOrigin || !(parent instanceof Y.AbstractType) ? null : (parent._item?.id ?? null)
  for (const id of [origin, rightOrigin, owner]) {
    if (!id || id.client === struct.id.client) continue
    const cursor = cursors.get(id.client)
    if (cursor && id.clock >= Math.max(cursor.clock, from.get(id.client) ?? 0)) return cursor
  }
  return undefined
}

/** A part while it is written: the structs of each client are one run of clocks. */
class Part {
  bytes = 0
  readonly #runs = new Map<number, { readonly clock: number; count: number; readonly encoder: Encoder }>()

  add({ id }: Struct, offset: number, bytes: Uint8Array) {
    let run = this.#runs.get(id.client)
    if (!run) {
      run = { clock: id.clock + offset, count: 0, encoder: createEncoder() }
      this.#runs.set(id.client, run)
      this.bytes += RUN_BYTES
    }
    run.count++
    writeUint8Array(run.encoder, bytes)
    this.bytes += bytes.length
  }

  finish(): Uint8Array {
    const encoder = createEncoder()
    writeVarUint(encoder, this.#runs.size)
    for (const [client, run] of [...this.#runs].sort((a, b) => b[0] - a[0])) {
      writeVarUint(encoder, run.count)
      writeVarUint(encoder, client)
      writeVarUint(encoder, run.clock)
      writeUint8Array(encoder, toUint8Array(run.encoder))
    }
    writeVarUint(encoder, 0)
    return toUint8Array(encoder)
  }
}

/** Most bytes that the head of a run takes. */
const RUN_BYTES = 24

/** One encoder for all structs: 60,000 new ones would be half of the time. */
class Scratch {
  readonly #encoder = new Y.UpdateEncoderV1()

  /** Valid until the next call. */
  bytesOf(struct: Struct, offset: number): Uint8Array {
    const { restEncoder } = this.#encoder
    restEncoder.cpos = 0
    restEncoder.bufs.length = 0
    struct.write(this.#encoder, offset)
    // A struct that did not fit has left lib0 a larger buffer for the next one.
    return restEncoder.bufs.length === 0 ? restEncoder.cbuf.subarray(0, restEncoder.cpos) : this.#encoder.toUint8Array()
  }
}

const deletesOf = (doc: Y.Doc): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].sort((a, b) => b[0] - a[0])
  writeVarUint(encoder, deleted.length)
  for (const [client, ranges] of deleted) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, ranges.length)
    for (const range of ranges) {
      writeVarUint(encoder, range.clock)
      writeVarUint(encoder, range.len)
    }
  }
  return toUint8Array(encoder)
}
