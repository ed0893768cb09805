/** A store in memory, for tests that are not about disks. Passes the contract of all stores. */
import { nanoid } from 'nanoid'
import { type DocId, type Entry, type Opened, type Store, StoreError } from '../stores/store.ts'

interface Kept {
  readonly epoch: string
  snapshot: Uint8Array | null
  log: { readonly position: number; readonly update: Uint8Array }[]
}

export const memoryStore = (): Store => {
  const docs = new Map<DocId, Kept>()
  let position = 0
  const read = (id: DocId): Opened | null => {
    const doc = docs.get(id)
    if (!doc) return null
    const { epoch, snapshot, log } = doc
    return { epoch, snapshot, log: log.map(({ update }) => update), position: log.at(-1)?.position ?? 0 }
  }
  const existing = (id: DocId): Kept => {
    const doc = docs.get(id)
    if (!doc) throw new StoreError('this set was deleted', { gone: true })
    return doc
  }
  const append = (batch: readonly Entry[]) => {
    for (const { doc } of batch) existing(doc)
    const positions = new Map<DocId, number>()
    for (const { doc, update } of batch) {
      existing(doc).log.push({ position: ++position, update: update.slice() })
      positions.set(doc, position)
    }
    return positions
  }
  return {
    open: async (id) => read(id),
    create: async (id, first) => {
      if (!docs.has(id)) docs.set(id, { epoch: nanoid(), snapshot: first, log: [] })
      return read(id)!
    },
    append: async (batch) => append(batch),
    compact: async (id, upTo, snapshot) => {
      const doc = existing(id)
      doc.snapshot = snapshot
      doc.log = doc.log.filter((entry) => entry.position > upTo)
    },
    remove: async (id) => {
      docs.delete(id)
    },
    close: async () => {},
  }
}
