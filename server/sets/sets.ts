/**
 * Making, copying, renaming, deleting and bringing back sets: the registry's row and the two docs of each.
 * A set is made by its row alone; its docs come into being when they are first opened, seeded in the transaction that
 * creates them (`firstState`), so that there is no half-made set. A copy's stage is written before its row, for the same
 * reason; removing for good goes the other way round.
 */
import * as Y from 'yjs'
import { apply } from '../../shared/changes/apply.ts'
import { newId, type SetId } from '../../shared/ids.ts'
import { rootMap } from '../../shared/stage/roots.ts'
import { setFields } from '../../shared/stage/schema.ts'
import type { Rooms } from '../rooms/contract.ts'
import type { DocId, Store } from '../stores/store.ts'
import type { PersonRow, Registry, SetRow } from './registry.ts'
import { firstStage, type Template, titleOf } from './templates.ts'

export interface Sets {
  create(by: PersonRow, title: string, template: Template): SetRow
  /** Copies the stage as it is now; what was said about it (briefs, proposals, comments) stays with the original. */
  duplicate(by: PersonRow, from: SetRow): Promise<SetRow>
  rename(set: SetRow, title: string): Promise<void>
  /** Closes its sockets; it can be brought back for KEEP_DELETED_DAYS. */
  remove(set: SetRow): void
  restore(set: SetRow): void
  /** Forgets what was deleted so long ago. */
  sweep(): Promise<number>
  /** Makes the starter set, once in the life of a data folder. */
  seed(owner: PersonRow): void
  /** Called when people leave a set: takes over a title that was changed in the doc itself, and the time. */
  noteTitle(set: SetId): Promise<void>
}

export interface SetsParts {
  readonly registry: Registry
  readonly store: Store
  readonly rooms: Rooms
  readonly keepDeletedDays: number
  readonly now: () => number
}

const DAY_MS = 86_400_000

export const openSets = ({ registry, store, rooms, keepDeletedDays, now }: SetsParts): Sets => {
  const add = (id: SetId, by: PersonRow, title: string, template: Template): SetRow => {
    const at = now()
    const row: SetRow = { id, title, template, createdAt: at, changedAt: at, deletedAt: null, by: by.id }
    registry.addSet(row)
    const grant = { id: newId(), setId: id, personId: by.id, inviteId: null, role: 'director' } as const
    if (!by.owner) registry.addGrant({ ...grant, createdAt: at, expiresAt: null, revokedAt: null, lastSeenAt: at })
    return row
  }

  const setTitle = (doc: Y.Doc, title: string) => {
    apply(doc, [{ op: 'update', of: 'set', values: { title } }])
  }

  return {
    create: (by, title, template) => add(newId<SetId>(), by, title || titleOf(template), template),

    duplicate: async (by, from) => {
      const title = setFields.title.read(`${from.title} (copy)`)
      const copy = new Y.Doc()
      await rooms.edit(from.id, 'stage', (doc) => Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc)))
      setTitle(copy, title)
      const update = Y.encodeStateAsUpdate(copy)
      copy.destroy()
      const id = newId<SetId>()
      await store.create(`${id}/stage`, update)
      return add(id, by, title, 'empty')
    },

    rename: async (set, title) => {
      await rooms.edit(set.id, 'stage', (doc) => setTitle(doc, title))
      registry.updateSet(set.id, { title, changedAt: now() })
    },

    remove: (set) => {
      registry.updateSet(set.id, { deletedAt: now() })
      rooms.close((_who, id) => id === set.id, 'notFound')
    },

    restore: (set) => registry.updateSet(set.id, { deletedAt: null, changedAt: now() }),

    sweep: async () => {
      const before = now() - keepDeletedDays * DAY_MS
      const gone = registry.sets().filter((set) => set.deletedAt !== null && set.deletedAt < before)
      for (const set of gone) {
        registry.forgetSet(set.id)
        await store.remove(`${set.id}/stage`)
        await store.remove(`${set.id}/review`)
      }
      return gone.length
    },

    seed: (owner) => {
      if (registry.meta('starter') !== null) return
      const id = newId<SetId>()
      registry.together(() => {
        add(id, owner, titleOf('desert-camp'), 'desert-camp')
        registry.setMeta('starter', id)
      })
    },

    noteTitle: async (set) => {
      const row = registry.set(set)
      if (!row || row.deletedAt !== null) return
      let raw: unknown
      await rooms.edit(set, 'stage', (doc) => {
        raw = rootMap(doc, 'set')?.get('title')
      })
      registry.updateSet(set, { title: setFields.title.read(raw), changedAt: now() })
    },
  }
}

/** First state of a doc that the store does not hold; throws for a set that the registry does not know. */
export const firstState = (registry: Registry, doc: DocId): Uint8Array | null => {
  const [id = '', name] = doc.split('/')
  const set = registry.set(id)
  if (!set) throw new Error(`there is no set ${id}`)
  return name === 'stage' ? firstStage(set.template, set.title) : null
}
