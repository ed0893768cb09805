/** A new stage doc: schema, values of the set, first nodes. Done once, on the server, in the transaction that creates the set. */
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import type { ChangeList, Report } from '../changes/change.ts'
import { rootMap } from './roots.ts'
import { SCHEMA_VERSION, type SetInfo } from './schema.ts'

export interface FirstStage {
  readonly title: string
  readonly changes: ChangeList
  readonly info?: Partial<SetInfo>
}

/** Writes all of it in one transaction; refused changes are in the report. */
export const initStage = (doc: Y.Doc, { title, changes, info = {} }: FirstStage): Report => {
  let report: Report | undefined
  doc.transact(() => {
    rootMap(doc, 'set')?.set('schema', SCHEMA_VERSION)
    report = apply(doc, [{ op: 'update', of: 'set', values: { ...info, title } }, ...changes])
  })
  return report!
}

/** The client id of first states, so that the same template gives the same bytes wherever it is made. */
const SEED_CLIENT = 1

/** The first state as one update, the same bytes for the same input. Throws when the template itself is not valid. */
export const firstStageUpdate = (title: string, changes: ChangeList, info: Partial<SetInfo> = {}): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = SEED_CLIENT
  const { refused } = initStage(doc, { title, changes, info })
  if (refused[0]) throw new Error(`first state of a set: ${refused.length} changes refused; the first: ${refused[0].says}`)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
