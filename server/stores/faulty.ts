/** A real store, wrapped so that a call fails, waits or is torn as a test says: a double that proves something, unlike a mock. */
import { type Store, StoreError } from './store.ts'

export type Verb = Exclude<keyof Store, 'close'>

export interface FaultyCall {
  readonly verb: Verb
  /** Count of the calls of this verb, from 1. */
  readonly nth: number
}

/**
 * - `fail`: nothing is done, and it throws.
 * - `torn`: it is done, yet it throws: the answer was lost.
 * - an error: nothing is done, and this is thrown.
 * - a promise: it waits, then does as the promise's value says.
 */
export type Fault = 'none' | 'fail' | 'torn' | StoreError | Promise<'none' | 'fail' | 'torn'>

export interface FaultyStore extends Store {
  /** What to do with a call; `none` for all of them at first. */
  plan: (call: FaultyCall) => Fault
  /** Calls so far, by verb. */
  readonly calls: Readonly<Record<Verb, number>>
  /** Most calls that were under way at once. */
  readonly mostAtOnce: number
}

export const faultyStore = (store: Store): FaultyStore => {
  const calls = { open: 0, create: 0, append: 0, compact: 0, remove: 0 }
  let now = 0
  let most = 0
  const run = async <T>(verb: Verb, call: () => Promise<T>): Promise<T> => {
    calls[verb]++
    most = Math.max(most, ++now)
    try {
      const fault = await faulty.plan({ verb, nth: calls[verb] })
      if (fault === 'fail') throw new StoreError('the store failed, as planned')
      if (fault instanceof StoreError) throw fault
      const result = await call()
      if (fault === 'torn') throw new StoreError('the answer was lost, as planned')
      return result
    } finally {
      now--
    }
  }
  const faulty: FaultyStore = {
    plan: () => 'none',
    calls,
    get mostAtOnce() {
      return most
    },
    open: (doc) => run('open', () => store.open(doc)),
    create: (doc, first) => run('create', () => store.create(doc, first)),
    append: (batch) => run('append', () => store.append(batch)),
    compact: (doc, upTo, snapshot) => run('compact', () => store.compact(doc, upTo, snapshot)),
    remove: (doc) => run('remove', () => store.remove(doc)),
    close: () => store.close(),
  }
  return faulty
}
