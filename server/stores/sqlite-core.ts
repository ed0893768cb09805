/**
 * The SQL of the SQLite store, synchronous: one file, a log of updates and a snapshot for each doc. Runs in the store's
 * worker (`sqlite-worker.ts`), so that an fsync never holds up the server's loop.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { DocId, Entry, Opened } from './store.ts'

export interface SqliteOptions {
  readonly file: string
  /** Bytes that the file may grow to; 0: as far as the disk goes. */
  readonly maxBytes: number
}

const VERSION = 1

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS docs (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL,
    snapshot BLOB
  ) STRICT;
  CREATE TABLE IF NOT EXISTS log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    doc INTEGER NOT NULL REFERENCES docs (n) ON DELETE CASCADE,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS log_of_doc ON log (doc, position);
`

/** Thrown by `append` and `compact` for a doc that is not (or no longer) there. */
export const NO_DOC = 'no such doc'

export class SqliteCore {
  readonly #db: DatabaseSync
  readonly #sql: Readonly<Record<'find' | 'log' | 'create' | 'append' | 'snapshot' | 'cut' | 'remove', StatementSync>>
  /** Row numbers of docs: what an append needs to know of each. */
  readonly #rows = new Map<string, number>()

  /** Throws when the file is no database of ours or can't be written; never changes a file that it does not understand. */
  constructor({ file, maxBytes }: SqliteOptions) {
    this.#db = new DatabaseSync(file, { timeout: 5_000 })
    try {
      const check = this.#db.prepare('PRAGMA quick_check(1)').get()?.quick_check
      if (check !== 'ok') throw new Error(`damaged: ${String(check)}`)
      const version = Number(this.#db.prepare('PRAGMA user_version').get()?.user_version)
      if (version > VERSION) throw new Error(`written by a newer version of Hotset (${version}, this one knows ${VERSION})`)
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
      if (maxBytes > 0) {
        const page = Number(this.#db.prepare('PRAGMA page_size').get()?.page_size)
        this.#db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / page))}`)
      }
      this.#inOne(() => {
        this.#db.exec(SCHEMA)
        this.#db.exec(`PRAGMA user_version = ${VERSION}`)
      })
      this.#sql = {
        find: this.#db.prepare('SELECT n, epoch, snapshot FROM docs WHERE id = ?'),
        log: this.#db.prepare('SELECT position, bytes FROM log WHERE doc = ? ORDER BY position'),
        create: this.#db.prepare('INSERT INTO docs (id, epoch, snapshot) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING'),
        append: this.#db.prepare('INSERT INTO log (doc, bytes) VALUES (?, ?)'),
        snapshot: this.#db.prepare('UPDATE docs SET snapshot = ? WHERE n = ?'),
        cut: this.#db.prepare('DELETE FROM log WHERE doc = ? AND position <= ?'),
        remove: this.#db.prepare('DELETE FROM docs WHERE id = ?'),
      }
    } catch (error) {
      this.#db.close()
      throw error
    }
  }

  open(doc: DocId): Opened | null {
    const row = this.#sql.find.get(doc)
    if (!row) return null
    const log = this.#sql.log.all(Number(row.n))
    return {
      epoch: String(row.epoch),
      snapshot: row.snapshot === null ? null : bytes(row.snapshot),
      log: log.map((entry) => bytes(entry.bytes)),
      position: Number(log.at(-1)?.position ?? 0),
    }
  }

  create(doc: DocId, epoch: string, first: Uint8Array | null): Opened {
    this.#inOne(() => this.#sql.create.run(doc, epoch, first))
    return this.open(doc)!
  }

  append(batch: readonly Entry[]): ReadonlyMap<DocId, number> {
    const positions = new Map<DocId, number>()
    this.#inOne(() => {
      for (const { doc, update } of batch)
        positions.set(doc, Number(this.#sql.append.run(this.#row(doc), update).lastInsertRowid))
    })
    return positions
  }

  compact(doc: DocId, upTo: number, snapshot: Uint8Array): void {
    this.#inOne(() => {
      const row = this.#row(doc)
      this.#sql.snapshot.run(snapshot, row)
      this.#sql.cut.run(row, upTo)
    })
  }

  remove(doc: DocId): void {
    this.#rows.delete(doc)
    this.#inOne(() => this.#sql.remove.run(doc))
  }

  close(): void {
    this.#db.close()
  }

  #row(doc: DocId): number {
    const known = this.#rows.get(doc)
    if (known !== undefined) return known
    const row = this.#sql.find.get(doc)
    if (!row) throw new Error(NO_DOC)
    this.#rows.set(doc, Number(row.n))
    return Number(row.n)
  }

  #inOne(run: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      run()
      this.#db.exec('COMMIT')
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk among them): then there is nothing to roll back.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}

const bytes = (value: unknown): Uint8Array => {
  if (!(value instanceof Uint8Array)) throw new Error('not bytes')
  return value
}
