/**
 * The store in a SQLite file (WAL, synchronous=FULL). The work is done in a thread; appends that come while one is under
 * way go together in the next transaction (group commit), so that a slow disk makes batches larger, not the queue longer.
 */
import { Worker } from 'node:worker_threads'
import { nanoid } from 'nanoid'
import type { SqliteOptions } from './sqlite-core.ts'
import type { Answer, Call, Failure, Result } from './sqlite-worker.ts'
import { type DocId, type Entry, type Opened, type Store, StoreError } from './store.ts'

/** In the repository the sources run as they are; published, they are compiled. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js', import.meta.url)

/** Opens or creates the file. Rejects with a `StoreError` that names it when it is damaged, no database, or can't be written. */
export const openSqliteStore = async (options: { readonly file: string; readonly maxBytes?: number }): Promise<Store> => {
  const store = new SqliteStore({ file: options.file, maxBytes: options.maxBytes ?? 0 })
  try {
    await store.open('-/stage')
    return store
  } catch (error) {
    await store.stop()
    const why = error instanceof StoreError && error.cause instanceof Error ? error.cause.message : String(error)
    throw new StoreError(`the database file ${options.file} can't be used: ${why}. It was left as it is.`, { cause: error })
  }
}

interface Waiting {
  readonly resolve: (result: Result) => void
  readonly reject: (error: StoreError) => void
}

interface Append {
  readonly batch: readonly Entry[]
  readonly resolve: (positions: ReadonlyMap<DocId, number>) => void
  readonly reject: (error: unknown) => void
}

class SqliteStore implements Store {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #calls = 0
  #appends: Append[] = []
  #appending = false
  #stopped: StoreError | null = null

  constructor(options: SqliteOptions) {
    this.#worker = new Worker(WORKER, { workerData: options })
    this.#worker.on('message', (answer: Answer) => this.#answered(answer))
    this.#worker.on('error', (error) => this.#died(error))
    this.#worker.on('exit', () => this.#died(new Error('the thread of the store ended')))
  }

  async open(doc: DocId): Promise<Opened | null> {
    return opened(await this.#call({ do: 'open', doc }))
  }

  async create(doc: DocId, first: Uint8Array | null): Promise<Opened> {
    const result = opened(await this.#call({ do: 'create', doc, epoch: nanoid(), first }))
    if (!result) throw new StoreError('the store failed')
    return result
  }

  append(batch: readonly Entry[]): Promise<ReadonlyMap<DocId, number>> {
    return new Promise((resolve, reject) => {
      this.#appends.push({ batch, resolve, reject })
      if (!this.#appending) void this.#commit()
    })
  }

  async compact(doc: DocId, upTo: number, snapshot: Uint8Array): Promise<void> {
    await this.#call({ do: 'compact', doc, upTo, snapshot })
  }

  async remove(doc: DocId): Promise<void> {
    await this.#call({ do: 'remove', doc })
  }

  async close(): Promise<void> {
    if (this.#stopped) return
    await this.#call({ do: 'close' })
    await this.stop()
  }

  async stop(): Promise<void> {
    this.#stopped ??= new StoreError('the store is closed')
    await this.#worker.terminate()
  }

  /** One transaction after the other, each with all that has come meanwhile. */
  async #commit(): Promise<void> {
    this.#appending = true
    while (this.#appends.length > 0) {
      const group = this.#appends
      this.#appends = []
      try {
        const result = await this.#call({ do: 'append', batch: group.flatMap(({ batch }) => batch) })
        if (!(result instanceof Map)) throw new StoreError('the store failed')
        for (const { resolve } of group) resolve(result)
      } catch (error) {
        if (error instanceof StoreError && error.gone && group.length > 1) await this.#oneByOne(group)
        else for (const { reject } of group) reject(error)
      }
    }
    this.#appending = false
  }

  /** A doc that is gone must not hold back the others of its group. */
  async #oneByOne(group: readonly Append[]): Promise<void> {
    for (const { batch, resolve, reject } of group) {
      try {
        const result = await this.#call({ do: 'append', batch })
        if (!(result instanceof Map)) throw new StoreError('the store failed')
        resolve(result)
      } catch (error) {
        reject(error)
      }
    }
  }

  #call(call: Call): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(this.#stopped)
      const id = ++this.#calls
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, call })
    })
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.failure) waiting?.reject(storeError(answer.failure))
    else waiting?.resolve(answer.result)
  }

  #died(error: unknown): void {
    this.#stopped ??= new StoreError('the store has stopped', { cause: error })
    for (const { reject } of this.#waiting.values()) reject(this.#stopped)
    this.#waiting.clear()
  }
}

const opened = (result: Result): Opened | null => {
  if (!result) return null
  if (!('epoch' in result)) throw new StoreError('the store failed')
  return result
}

/** SQLite's primary result codes, as people should hear of them. */
const SAYS: Readonly<Record<number, string>> = {
  5: 'the database is locked by another program',
  8: 'the data folder is read-only',
  10: 'the disk reports an error',
  11: 'the database file is damaged',
  13: 'the disk is full',
  14: "the database file can't be opened",
  26: 'the file is no database',
}

/** Exported for its test: which of SQLite's errors mean what. */
export const storeError = ({ message, code, gone }: Failure): StoreError => {
  const primary = code & 0xff
  const says = gone ? 'this set was deleted' : (SAYS[primary] ?? 'the store failed')
  return new StoreError(says, { doubtful: primary === 10, gone, cause: new Error(message) })
}
