/**
 * What this browser keeps of a set, in IndexedDB: updates of both docs, each with the *life* it belongs to. A life ends
 * when the set was made anew or the server refused what is kept; its updates stay, to be downloaded, and are never merged.
 *
 * Not y-indexeddb: it leaves the transaction to be committed by a later event, which a closing tab does not live to see
 * (promise 36: with `tx.commit()` taken out below, the second of 50 tabs loses its edit), and says nothing when the disk
 * is full (promise 37).
 *
 * Database `hotset:<set>`, version 1: stores `stage` and `review` (key: counter; value `{ life, update }`) and `meta`
 * (`now`: `Life`; `old`: a list of ended lives, newest first).
 */
import type { SetId } from '../../shared/ids.ts'
import type { DocName } from '../../shared/roles.ts'

export interface Life {
  readonly life: string
  /** Epochs of the docs as the server named them, '' before it did. */
  readonly epochs: Readonly<Record<DocName, string>>
}

export interface OldLife {
  readonly life: string
  /** Milliseconds since 1970 at which it ended. */
  readonly endedAt: number
  readonly why: string
}

/** All reject with the browser's own error. */
export interface KeptDb {
  now(): Promise<Life>
  setNow(life: Life): Promise<void>
  old(): Promise<readonly OldLife[]>
  setOld(list: readonly OldLife[]): Promise<void>
  load(doc: DocName, life: string): Promise<readonly Uint8Array[]>
  /** Handed to the browser before this returns, commit included. */
  append(doc: DocName, life: string, update: Uint8Array): Promise<void>
  /** Makes one update of all of a life, where it has more than `most`. */
  compact(doc: DocName, life: string, most: number, merge: (updates: Uint8Array[]) => Uint8Array): Promise<void>
  forget(doc: DocName, life: string): Promise<void>
  close(): void
}

interface Row {
  readonly life: string
  readonly update: Uint8Array
}

const STORES = ['stage', 'review', 'meta'] as const
const FRESH: Life = { life: 'first', epochs: { stage: '', review: '' } }

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error ?? new DOMException('The browser gave up writing.', 'AbortError'))
  })

/** Rejects where the browser forbids or lacks IndexedDB. */
export const openKeptDb = async (set: SetId, factory: IDBFactory): Promise<KeptDb> => {
  const opening = factory.open(`hotset:${set}`, 1)
  opening.onupgradeneeded = () => {
    for (const store of STORES) opening.result.createObjectStore(store, store === 'meta' ? {} : { autoIncrement: true })
  }
  const db = await asked(opening)
  // Another tab may want to delete it, or a newer page to change it.
  db.onversionchange = () => db.close()
  const write = (store: (typeof STORES)[number], run: (objects: IDBObjectStore) => void): Promise<void> => {
    const tx = db.transaction(store, 'readwrite', { durability: 'relaxed' })
    const end = done(tx)
    run(tx.objectStore(store))
    tx.commit()
    return end
  }
  const read = <T>(store: (typeof STORES)[number], run: (objects: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    asked(run(db.transaction(store, 'readonly').objectStore(store)))

  /** Each row of a life, within one transaction; `last` is called at the end of the store. */
  const walk = async (
    doc: DocName,
    life: string,
    each: (cursor: IDBCursorWithValue) => void,
    last: (store: IDBObjectStore) => void,
  ) => {
    const tx = db.transaction(doc, 'readwrite')
    const end = done(tx)
    const store = tx.objectStore(doc)
    const request = store.openCursor()
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return last(store)
      if ((cursor.value as Row).life === life) each(cursor)
      cursor.continue()
    }
    await end
  }

  return {
    now: async () => (await read('meta', (store) => store.get('now') as IDBRequest<Life | undefined>)) ?? FRESH,
    setNow: (life) => write('meta', (store) => store.put(life, 'now')),
    old: async () => (await read('meta', (store) => store.get('old') as IDBRequest<OldLife[] | undefined>)) ?? [],
    setOld: (list) => write('meta', (store) => store.put(list, 'old')),
    load: async (doc, life) => {
      const rows = await read(doc, (store) => store.getAll() as IDBRequest<Row[]>)
      return rows.filter((row) => row.life === life).map((row) => row.update)
    },
    append: async (doc, life, update) => write(doc, (store) => store.add({ life, update } satisfies Row)),
    compact: async (doc, life, most, merge) => {
      const found: { readonly key: IDBValidKey; readonly update: Uint8Array }[] = []
      await walk(
        doc,
        life,
        (cursor) => found.push({ key: cursor.key, update: (cursor.value as Row).update }),
        (store) => {
          if (found.length <= most) return
          store.add({ life, update: merge(found.map(({ update }) => update)) } satisfies Row)
          for (const { key } of found) store.delete(key)
        },
      )
    },
    forget: (doc, life) =>
      walk(
        doc,
        life,
        (cursor) => cursor.delete(),
        () => {},
      ),
    close: () => db.close(),
  }
}
