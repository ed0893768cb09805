/**
 * From any older version of the stage doc to this one, a step a file. Run by the server when it opens a doc, in one
 * transaction; a small doc of each version stays in `../old/`. The first version is 1, so there is no step yet: the first
 * will be `1-….ts`, a function that takes a doc of version 1 to version 2.
 */
import type * as Y from 'yjs'
import { rootMap, schemaOf } from '../roots.ts'
import { SCHEMA_VERSION } from '../schema.ts'

export { schemaOf }

/** Takes a doc of one version to the next; called inside a transaction; must not read the clock or random numbers. */
export type Step = (doc: Y.Doc) => void

/** `steps[0]` leads from version 1 to 2. */
const steps: readonly Step[] = []

export interface Migrated {
  readonly from: number
  readonly to: number
}

/**
 * Brings a doc to the present version. A doc that is newer than that stays as it is (`to` is its own version): whoever
 * reads it goes read-only. A doc without a version (0: empty, or somebody removed the number) is taken as the first.
 */
export const migrate = (doc: Y.Doc): Migrated => migrateWith(doc, steps, SCHEMA_VERSION)

/** The same with other steps: for their tests. */
export const migrateWith = (doc: Y.Doc, all: readonly Step[], target: number): Migrated => {
  const from = schemaOf(doc)
  if (from >= target) return { from, to: from }
  doc.transact(() => {
    for (let version = Math.max(1, from); version < target; version++) all[version - 1]!(doc)
    rootMap(doc, 'set')?.set('schema', target)
  }, 'migration')
  return { from, to: target }
}
