/** The server as a program whose store takes no edits, for tests of its stop. */
import { run } from '../run.ts'
import { StoreError } from '../stores/store.ts'

run({
  wrapStore: (store) => ({
    open: (doc) => store.open(doc),
    create: (doc, first) => store.create(doc, first),
    append: () => Promise.reject(new StoreError('the disk is full')),
    compact: (doc, upTo, snapshot) => store.compact(doc, upTo, snapshot),
    remove: (doc) => store.remove(doc),
    close: () => store.close(),
  }),
})
