/** The roots of the stage doc as Y.Maps. A doc in which somebody in this process defined a root as another type has none. */
import * as Y from 'yjs'
import { ROOTS, SCHEMA_VERSION } from './schema.ts'

export type Root = Y.Map<unknown>

/** A root map, or null where this very doc object already holds the name as a text or an array (Yjs throws then). */
export const rootMap = (doc: Y.Doc, name: keyof typeof ROOTS): Root | null => {
  const known = doc.share.get(ROOTS[name])
  // A root that only came over the wire is a bare AbstractType, which Yjs turns into what is asked for.
  if (known && known.constructor !== Y.AbstractType && !(known instanceof Y.Map)) return null
  return doc.getMap(ROOTS[name])
}

/** Schema version of a stage doc; 0 for one that was never initialised or says nothing sensible. */
export const schemaOf = (doc: Y.Doc): number => {
  const raw = rootMap(doc, 'set')?.get('schema')
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0 ? raw : 0
}

/** Whether a newer version of the product made this doc: this one may read what it understands, and writes nothing. */
export const isTooNew = (doc: Y.Doc): boolean => schemaOf(doc) > SCHEMA_VERSION
