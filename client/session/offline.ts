/**
 * Keeps both docs of a set in this browser, so that no edit is lost with the tab, the line or the server. An own edit is
 * handed to the browser while it is being made; what others do is written a moment later, in one piece. Where nothing can
 * be kept, that is said and editing goes on.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import * as Y from 'yjs'
import type { DocName } from '../../shared/roles.ts'
import type { KeptDb, Life, OldLife } from './kept-db.ts'

export interface Kept {
  readonly docs: Readonly<Record<DocName, Y.Doc>>
  /** As the docs were found; '' for none. */
  readonly epochs: Readonly<Record<DocName, string>>
  /** Why nothing is kept, in words that follow "Not kept here: "; null while all is. */
  readonly lost: ReadonlySignal<string | null>
  /** The server named the epoch of a doc that had none. */
  adopt(doc: DocName, epoch: string): void
  /** Ends this life: what is kept can be read as an old one, and the next page starts from the server. */
  setAside(why: string): Promise<void>
  old(): Promise<readonly OldLife[]>
  /** The docs of an old life, as they were. */
  openOld(life: string): Promise<Readonly<Record<DocName, Y.Doc>>>
  close(): void
}

const DOCS = ['stage', 'review'] as const
/** What others do is written this much later, all in one. */
const GATHER_MS = 200
const TRY_AGAIN_MS = 3000
/** Updates of a life that make its next opening slow. */
const MANY_ROWS = 400
const MOST_OLD = 3
const LOADED = 'kept'

/** Words for why a write failed. */
const sayLost = (error: unknown): string =>
  error instanceof Error && error.name === 'QuotaExceededError'
    ? 'the storage of this browser is full'
    : 'this browser does not let the page store anything'

const load = async (db: KeptDb, doc: DocName, life: string, into: Y.Doc): Promise<number> => {
  const updates = await db.load(doc, life)
  into.transact(() => {
    for (const update of updates) Y.applyUpdate(into, update, LOADED)
  }, LOADED)
  return updates.length
}

/** Writes one doc. */
class Keeper {
  readonly #doc: Y.Doc
  readonly #write: (update: Uint8Array) => Promise<void>
  readonly #say: (error: unknown) => void
  #gathered: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  /** A write failed: the next one writes everything. */
  #whole = false

  constructor(doc: Y.Doc, write: (update: Uint8Array) => Promise<void>, say: (error: unknown) => void) {
    this.#doc = doc
    this.#write = write
    this.#say = say
    doc.on('update', this.#hear)
  }

  close(): void {
    this.#doc.off('update', this.#hear)
    this.flush()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  readonly #hear = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === LOADED) return
    this.#gathered.push(update)
    if (transaction.local) this.flush()
    else this.#later(GATHER_MS)
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.flush()
    }, ms)
  }

  flush(): void {
    if (this.#gathered.length === 0 && !this.#whole) return
    const update = this.#whole
      ? Y.encodeStateAsUpdate(this.#doc)
      : this.#gathered.length === 1
        ? this.#gathered[0]!
        : Y.mergeUpdates(this.#gathered)
    this.#gathered = []
    this.#whole = false
    this.#write(update).then(
      () => this.#whole || this.#say(null),
      (error: unknown) => {
        this.#whole = true
        this.#say(error ?? new Error('unknown'))
        this.#later(TRY_AGAIN_MS)
      },
    )
  }
}

/** `db`: null where the browser keeps nothing. Rejects never: what cannot be read is not there, and that is said. */
export const openKept = async (db: KeptDb | null, now: () => number): Promise<Kept> => {
  const docs = { stage: new Y.Doc(), review: new Y.Doc() }
  const lost = signal<string | null>(db ? null : sayLost(null))
  let life: Life = { life: 'first', epochs: { stage: '', review: '' } }
  const failed = new Set<DocName>()
  const say = (doc: DocName, error: unknown) => {
    if (error === null) failed.delete(doc)
    else failed.add(doc)
    lost.value = failed.size === 0 ? null : error === null ? lost.peek() : sayLost(error)
  }
  try {
    if (db) {
      life = await db.now()
      for (const doc of DOCS) {
        const rows = await load(db, doc, life.life, docs[doc])
        if (rows > MANY_ROWS) await db.compact(doc, life.life, MANY_ROWS, (updates) => Y.mergeUpdates(updates))
      }
    }
  } catch (error) {
    lost.value = sayLost(error)
  }
  const { epochs } = life
  const keepers = db
    ? DOCS.map(
        (doc) =>
          new Keeper(
            docs[doc],
            (update) => db.append(doc, life.life, update),
            (error) => say(doc, error),
          ),
      )
    : []
  return {
    docs,
    epochs,
    lost,
    adopt: (doc, epoch) => {
      if (!db || life.epochs[doc] === epoch) return
      life = { ...life, epochs: { ...life.epochs, [doc]: epoch } }
      db.setNow(life).catch((error: unknown) => say(doc, error))
    },
    setAside: async (why) => {
      for (const keeper of keepers) keeper.close()
      if (!db) return
      const ended = { life: life.life, endedAt: now(), why }
      const old = [ended, ...(await db.old())]
      await db.setOld(old.slice(0, MOST_OLD))
      await db.setNow({ life: `life-${ended.endedAt}`, epochs: { stage: '', review: '' } })
      for (const { life: gone } of old.slice(MOST_OLD)) for (const doc of DOCS) await db.forget(doc, gone)
    },
    old: async () => (db ? db.old() : []),
    openOld: async (which) => {
      const opened = { stage: new Y.Doc(), review: new Y.Doc() }
      if (db) for (const doc of DOCS) await load(db, doc, which, opened[doc])
      return opened
    },
    close: () => {
      for (const keeper of keepers) keeper.close()
      db?.close()
    },
  }
}
