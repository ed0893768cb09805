/** The thread in which SQLite works. Takes calls one after the other, answers each; opens the file anew when told to. */
import { parentPort, workerData } from 'node:worker_threads'
import { NO_DOC, SqliteCore, type SqliteOptions } from './sqlite-core.ts'
import type { DocId, Entry, Opened } from './store.ts'

export type Call =
  | { readonly do: 'open'; readonly doc: DocId }
  | { readonly do: 'create'; readonly doc: DocId; readonly epoch: string; readonly first: Uint8Array | null }
  | { readonly do: 'append'; readonly batch: readonly Entry[] }
  | { readonly do: 'compact'; readonly doc: DocId; readonly upTo: number; readonly snapshot: Uint8Array }
  | { readonly do: 'remove'; readonly doc: DocId }
  | { readonly do: 'close' }

export type Result = Opened | null | ReadonlyMap<DocId, number> | undefined

export interface Failure {
  readonly message: string
  /** SQLite's result code, extended; 0 for errors that are not SQLite's. */
  readonly code: number
  readonly gone: boolean
}

export type Answer =
  | { readonly id: number; readonly result: Result; readonly failure?: undefined }
  | { readonly id: number; readonly failure: Failure }

const IO_ERROR = 10

const options: SqliteOptions = workerData
const port = parentPort!
let core: SqliteCore | null = null

const run = (call: Call): Result => {
  core ??= new SqliteCore(options)
  switch (call.do) {
    case 'open':
      return core.open(call.doc)
    case 'create':
      return core.create(call.doc, call.epoch, call.first)
    case 'append':
      return core.append(call.batch)
    case 'compact':
      core.compact(call.doc, call.upTo, call.snapshot)
      return undefined
    case 'remove':
      core.remove(call.doc)
      return undefined
    case 'close': {
      const open = core
      core = null
      open.close()
      return undefined
    }
  }
}

const failureOf = (error: unknown): Failure => {
  const code = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0
  const message = error instanceof Error ? error.message : String(error)
  return { message, code, gone: message === NO_DOC }
}

port.on('message', ({ id, call }: { readonly id: number; readonly call: Call }) => {
  let answer: Answer
  try {
    answer = { id, result: run(call) }
  } catch (error) {
    const failure = failureOf(error)
    // After an I/O error nothing that this connection believes is sure: the next call opens the file anew.
    if ((failure.code & 0xff) === IO_ERROR && core) {
      try {
        core.close()
      } catch {
        // It could not even be closed; it is not used again.
      }
      core = null
    }
    answer = { id, failure }
  }
  port.postMessage(answer)
})
