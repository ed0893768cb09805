/** Many boxes, asked "who is here?": a hash of upright columns, so that a question costs what is near, not all. */
import { type Box, overlaps } from './overlap.ts'

/** Side of a column, metres. */
const COLUMN_M = 2
/** A box wider than this many columns (a ground, a sky) is asked always instead of being entered everywhere. */
const WIDE = 256

interface Entry<Id> {
  readonly id: Id
  readonly box: Box
}

export interface Crowd<Id> {
  add(id: Id, boxes: readonly Box[]): void
  remove(id: Id): void
  boxes(id: Id): readonly Box[]
  /** Those with a box that stands deeper in `box` than `touch` metres; in the order in which they were added. */
  hits(box: Box, touch?: number): readonly Id[]
  /** Whether there is any but those of `except`; stops at the first. */
  any(box: Box, except?: (id: Id) => boolean, touch?: number): boolean
  ids(): Iterable<Id>
}

export const makeCrowd = <Id>(): Crowd<Id> => {
  const columns = new Map<string, Entry<Id>[]>()
  const wide: Entry<Id>[] = []
  const all = new Map<Id, readonly Box[]>()

  const span = (box: Box) => ({
    x0: Math.floor(box.min[0] / COLUMN_M),
    x1: Math.floor(box.max[0] / COLUMN_M),
    z0: Math.floor(box.min[2] / COLUMN_M),
    z1: Math.floor(box.max[2] / COLUMN_M),
  })
  const cells = (box: Box): string[] | null => {
    const { x0, x1, z0, z1 } = span(box)
    if ((x1 - x0 + 1) * (z1 - z0 + 1) > WIDE) return null
    const keys: string[] = []
    for (let x = x0; x <= x1; x++) for (let z = z0; z <= z1; z++) keys.push(`${x},${z}`)
    return keys
  }
  const near = function* (box: Box): Iterable<Entry<Id>> {
    yield* wide
    const keys = cells(box)
    if (keys === null) for (const [id, boxes] of all) for (const one of boxes) yield { id, box: one }
    else for (const key of keys) yield* columns.get(key) ?? []
  }
  const drop = (from: Entry<Id>[], id: Id) => {
    for (let i = from.length - 1; i >= 0; i--) if (from[i]?.id === id) from.splice(i, 1)
  }
  const remove = (id: Id) => {
    for (const box of all.get(id) ?? []) {
      const keys = cells(box)
      if (keys === null) drop(wide, id)
      else for (const key of keys) drop(columns.get(key) ?? [], id)
    }
    all.delete(id)
  }
  return {
    add(id, boxes) {
      remove(id)
      all.set(id, boxes)
      for (const box of boxes) {
        const keys = cells(box)
        if (keys === null) wide.push({ id, box })
        else
          for (const key of keys) {
            const column = columns.get(key)
            if (column) column.push({ id, box })
            else columns.set(key, [{ id, box }])
          }
      }
    },
    remove,
    boxes: (id) => all.get(id) ?? [],
    hits(box, touch) {
      const found = new Set<Id>()
      for (const entry of near(box)) if (!found.has(entry.id) && overlaps(entry.box, box, touch)) found.add(entry.id)
      return [...found]
    },
    any(box, except, touch) {
      for (const entry of near(box)) if (!except?.(entry.id) && overlaps(entry.box, box, touch)) return true
      return false
    },
    ids: () => all.keys(),
  }
}
