/**
 * What an update would do to a doc, found before it is applied. Yjs keeps an update whose predecessor is missing and
 * merges all of them again at each further one (2,000 of 100 bytes block a naive server for 11 s), and it deletes what is
 * still to come: both are gaps, and a gap is refused.
 */
import * as Y from 'yjs'

/** Longest run that one struct may cover, and the greatest clock: Yjs sets no bound, and beyond 2^53 nothing can be counted. */
const MAX_STRUCT_LENGTH = 2 ** 31
const MAX_CLOCK = 2 ** 48

/**
 * - `nothing`: all of it is in the doc already.
 * - `new`: can be applied (unless it hangs on a third client's missing edits, which only applying shows).
 * - `gap`: what must come before it, or what it deletes, is missing here.
 */
export type Effect = 'nothing' | 'new' | 'gap'

/** Throws when the bytes are no update, or none that a doc may hold. Applies nothing and allocates nothing by a count it was told. */
export const effectOf = (doc: Y.Doc, update: Uint8Array): Effect => {
  const { structs, ds } = Y.decodeUpdate(update)
  /** Clocks of the clients that the update speaks of, as they would be after it. */
  const ends = new Map<number, number>()
  let effect: Effect = 'nothing'
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!Number.isSafeInteger(client) || !(end <= MAX_CLOCK) || struct.length < 1 || struct.length > MAX_STRUCT_LENGTH)
      throw new Error('a struct with an impossible id or length')
    const known = ends.get(client) ?? Y.getState(doc.store, client)
    if (clock > known || struct instanceof Y.Skip) return 'gap'
    if (end > known) {
      ends.set(client, end)
      effect = 'new'
    } else if (!ends.has(client)) ends.set(client, known)
  }
  for (const [client, ranges] of ds.clients) {
    const end = ends.get(client) ?? Y.getState(doc.store, client)
    for (const range of ranges) {
      if (!(range.clock + range.len <= Number.MAX_SAFE_INTEGER)) throw new Error('a deletion beyond every clock')
      if (range.clock + range.len > end) return 'gap'
      if (effect === 'nothing' && hasLiving(doc, client, range.clock, range.clock + range.len)) effect = 'new'
    }
  }
  return effect
}

/** Whether something in `[from, to)` of a client is not deleted yet; the range lies within what the doc holds. */
const hasLiving = (doc: Y.Doc, client: number, from: number, to: number): boolean => {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= to) return false
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]!
    if (struct.id.clock >= to) return false
    if (!struct.deleted) return true
  }
  return false
}

/** Forgets what waits for missing predecessors. True when there was something. */
export const dropPending = (doc: Y.Doc): boolean => {
  const { pendingStructs, pendingDs } = doc.store
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return pendingStructs !== null || pendingDs !== null
}
