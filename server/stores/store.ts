/** The port through which rooms keep docs. Implementations: `sqlite.ts`; the same `contract.ts` tests them all. */

/** One of the two docs of a set: `<setId>/stage` or `<setId>/review`. */
export type DocId = `${string}/${'stage' | 'review'}`

export interface Entry {
  readonly doc: DocId
  /** A Yjs update (v1), already applied by the room. */
  readonly update: Uint8Array
}

export interface Opened {
  /** Changes when a set is deleted and made again, so that old copies are never merged into the new one. */
  readonly epoch: string
  readonly snapshot: Uint8Array | null
  /** Updates after the snapshot, oldest first. */
  readonly log: readonly Uint8Array[]
  /** Position of the newest log entry; 0 when there is none. */
  readonly position: number
}

export interface Store {
  /** Snapshot and log; null when there is no such doc. Throws on failure, never answers "empty". */
  open(doc: DocId): Promise<Opened | null>
  /** Creates a doc with its first content in one transaction; when it exists already, nothing happens. Resolves with the doc as it is. */
  create(doc: DocId, first: Uint8Array | null): Promise<Opened>
  /** Resolves when the whole batch is on disk (fsync), all or none. Throws otherwise. Answers the new position of each doc. */
  append(batch: readonly Entry[]): Promise<ReadonlyMap<DocId, number>>
  /** Replaces the log up to a position by a snapshot, in one transaction. */
  compact(doc: DocId, upTo: number, snapshot: Uint8Array): Promise<void>
  remove(doc: DocId): Promise<void>
  close(): Promise<void>
}

/** Why a store did not do what it was asked. Everything that a store throws is one. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** What people read after "not saved:", such as "the disk is full". */
  readonly says: string
  /**
   * The disk itself failed, so what it took just before may be lost as well: the room must write its whole state again,
   * not only what failed. (After a failed fsync the kernel calls the pages clean; a second fsync that succeeds means nothing.)
   */
  readonly doubtful: boolean
  /** There is no such doc any more. */
  readonly gone: boolean

  constructor(says: string, options: { readonly doubtful?: boolean; readonly gone?: boolean; readonly cause?: unknown } = {}) {
    super(says, options.cause === undefined ? {} : { cause: options.cause })
    this.says = says
    this.doubtful = options.doubtful ?? false
    this.gone = options.gone ?? false
  }
}
