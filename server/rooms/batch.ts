/**
 * Write-behind of one room: edits gather while an append is in flight and go together in the next; at most one call of the
 * store is under way. A failure keeps everything and tries again, more and more rarely. Edits are numbered from 1.
 */
import * as Y from 'yjs'
import type { Clock } from '../../shared/peer/clock.ts'
import { type DocId, type Store, StoreError } from '../stores/store.ts'
import type { Limits } from './limits.ts'

export interface BatchOptions {
  readonly doc: DocId
  readonly store: Store
  readonly clock: Clock
  readonly limits: Limits
  /** Log rows and bytes that the store holds of this doc already. */
  readonly log: { readonly rows: number; readonly bytes: number; readonly position: number }
  /** The whole state of the doc now: for compaction, and after a disk that can't be trusted. */
  state(): Uint8Array
  /** All edits up to this number are on disk. */
  onSaved(upTo: number): void
  /** The store refuses edits, or takes very long; called at each failed try. */
  onFailed(error: StoreError): void
}

/** Waiting edits are merged into one when there are more: a store that stalls makes the batch larger, not the list longer. */
const MERGE_AT = 256

export class Batch {
  readonly #options: BatchOptions
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #added = 0
  #saved = 0
  #running = false
  #failures = 0
  #stopWait: (() => void) | null = null
  #gone = false
  #rows: number
  #bytes: number
  #position: number
  #idle: (() => void)[] = []

  constructor(options: BatchOptions) {
    this.#options = options
    this.#rows = options.log.rows
    this.#bytes = options.log.bytes
    this.#position = options.log.position
    if (this.#isLong()) this.#start()
  }

  /** Number of the newest edit. */
  get added(): number {
    return this.#added
  }

  /** Number up to which all edits are on disk. */
  get saved(): number {
    return this.#saved
  }

  /** Nothing waits and no call of the store is under way. */
  get quiet(): boolean {
    return !this.#running
  }

  /** Bytes of edits that are not on disk, those of the append in flight left out. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  add(update: Uint8Array): void {
    this.#added++
    if (this.#gone) return
    this.#waiting.push(update)
    this.#waitingBytes += update.length
    if (this.#waiting.length > MERGE_AT) this.#merge()
    this.#start()
  }

  /** Resolves when nothing waits any more; tries at once, should a retry be waiting. */
  flush(): Promise<void> {
    if (this.quiet) return Promise.resolve()
    this.#stopWait?.()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  #merge(): void {
    if (this.#waiting.length < 2) return
    this.#waiting = [Y.mergeUpdates(this.#waiting)]
    this.#waitingBytes = this.#waiting[0]!.length
  }

  #isLong(): boolean {
    const { limits } = this.#options
    return this.#rows > limits.logRows || this.#bytes > limits.logBytes
  }

  #start(): void {
    if (this.#running) return
    this.#running = true
    void this.#run()
  }

  async #run(): Promise<void> {
    // Edits of the same turn of the loop go together.
    await null
    while (this.#waiting.length > 0) {
      if (!(await this.#append())) await this.#pause()
    }
    if (this.#isLong() && !this.#gone) await this.#compact()
    this.#running = false
    // What came during the compaction.
    if (this.#waiting.length > 0) return this.#start()
    const idle = this.#idle
    this.#idle = []
    for (const resolve of idle) resolve()
  }

  async #append(): Promise<boolean> {
    const { doc, store, clock, limits, onFailed } = this.#options
    const stopSlow = clock.after(limits.slowStoreMs, () => onFailed(new StoreError('the disk is very slow')))
    const batch = this.#waiting
    const upTo = this.#added
    this.#waiting = []
    this.#waitingBytes = 0
    try {
      const positions = await store.append(batch.map((update) => ({ doc, update })))
      this.#position = positions.get(doc) ?? this.#position
    } catch (error) {
      this.#failed(storeErrorOf(error), batch)
      return this.#gone
    } finally {
      stopSlow()
    }
    this.#failures = 0
    this.#rows += batch.length
    for (const { length } of batch) this.#bytes += length
    this.#saved = upTo
    this.#options.onSaved(upTo)
    return true
  }

  #failed(error: StoreError, batch: readonly Uint8Array[]): void {
    this.#failures++
    if (error.gone) {
      this.#gone = true
      this.#waiting = []
      this.#saved = this.#added
    } else {
      this.#waiting = error.doubtful ? [this.#options.state()] : [...batch, ...this.#waiting]
      this.#waitingBytes = this.#waiting.reduce((sum, { length }) => sum + length, 0)
    }
    this.#options.onFailed(error)
  }

  #pause(): Promise<void> {
    const { clock, limits } = this.#options
    const ms = Math.min(limits.retryMostMs, limits.retryFirstMs * 2 ** (this.#failures - 1))
    return new Promise((resolve) => {
      const go = () => {
        this.#stopWait = null
        resolve()
      }
      const stop = clock.after(ms, go)
      this.#stopWait = () => {
        stop()
        go()
      }
    })
  }

  /** A failure is no loss: log and snapshot stay as they are, and the next append brings the next try. */
  async #compact(): Promise<void> {
    const { doc, store } = this.#options
    // What was appended up to here is in the state; so may be what still waits, and Yjs takes an edit twice without harm.
    const upTo = this.#position
    try {
      await store.compact(doc, upTo, this.#options.state())
      this.#rows = 0
      this.#bytes = 0
    } catch (error) {
      this.#rows = 0
      this.#bytes = 0
      if (!storeErrorOf(error).doubtful) return
      this.#waiting = [this.#options.state()]
      this.#waitingBytes = this.#waiting[0]!.length
    }
  }
}

const storeErrorOf = (error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError('the store failed', { cause: error })
