/** The roots of the review doc, and how its things lie in it. A thing is a Y.Map of its fields, under its id. */
import * as Y from 'yjs'

const ROOTS = ['briefs', 'proposals', 'comments'] as const
export type ReviewRoot = (typeof ROOTS)[number]
export type Thing = Y.Map<unknown>

/** A root map, or null where this very doc object holds the name as a text or an array (Yjs throws then). */
export const reviewRoot = (doc: Y.Doc, name: ReviewRoot): Thing | null => {
  const known = doc.share.get(name)
  if (known && known.constructor !== Y.AbstractType && !(known instanceof Y.Map)) return null
  return doc.getMap(name)
}

/** The map of one thing, or null. */
export const thing = (doc: Y.Doc, root: ReviewRoot, id: string): Thing | null => {
  const found = reviewRoot(doc, root)?.get(id)
  return found instanceof Y.Map ? found : null
}

/**
 * Keys of a proposal's map beside its own fields. Each change has its own, so that two people decide and edit apart:
 * `c/<key>` the change as proposed `{ n, change, why }`, `e/<key>/<field>` a value that a person put in its place,
 * `a/<key>` who accepted it, `r/<key>` who refused it. Accepted wins: it is on the stage.
 */
export const PART = { change: 'c', edit: 'e', accepted: 'a', refused: 'r' } as const
export type Part = (typeof PART)[keyof typeof PART]

export const partKey = (part: Part, key: string, field?: string): string =>
  field === undefined ? `${part}/${key}` : `${part}/${key}/${field}`

const PART_KEY = /^([cear])\/([A-Za-z0-9_-]{1,64})(?:\/([A-Za-z]{1,40}))?$/

/** What a key of a proposal's map is about; null: a field of the proposal, or nothing of ours. */
export const readPartKey = (
  key: string,
): { readonly part: Part; readonly key: string; readonly field: string | null } | null => {
  const found = PART_KEY.exec(key)
  if (!found) return null
  const [, part, change, field] = found
  if ((part === PART.edit) !== (field !== undefined)) return null
  return { part: part as Part, key: change!, field: field ?? null }
}
