/** Writes comments: threads pinned to a node or a point, answers, and whether a thread is settled. */
import * as Y from 'yjs'
import type { Vec3 } from '../fields/index.ts'
import type { CommentId } from '../ids.ts'
import { type Refused, refused } from '../stage/check-values.ts'
import { MAX_COMMENT } from './limits.ts'
import { reviewRoot, thing } from './roots.ts'
import type { CommentNote, CommentThread } from './view.ts'
import { checkWords } from './words.ts'

const finite = (v: Vec3): boolean => v.length === 3 && v.every((n) => Number.isFinite(n))

/** Null when it was written, else why not. */
export const addComment = (doc: Y.Doc, comment: Omit<CommentThread, 'replies' | 'resolved'>): Refused | null => {
  const { node, view } = comment
  if (!finite(comment.point) || (view && !(finite(view.position) && finite(view.target)))) {
    return refused('invalid', 'A comment is pinned to a place on the set.')
  }
  return write(doc, comment, {
    point: [...comment.point],
    ...(node === null ? {} : { node }),
    ...(view ? { view: { position: [...view.position], target: [...view.target] } } : {}),
  })
}

/** An answer in a thread. */
export const addReply = (doc: Y.Doc, to: CommentId, note: CommentNote): Refused | null =>
  thing(doc, 'comments', to) ? write(doc, note, { to }) : refused('missing', 'There is no such comment any more.')

const write = (doc: Y.Doc, note: CommentNote, more: { readonly [key: string]: unknown }): Refused | null => {
  const words = checkWords(note.text, 'A comment', MAX_COMMENT)
  if (!words.ok) return words
  const root = reviewRoot(doc, 'comments')
  if (!root || root.has(note.id)) return refused('exists', 'There is such a comment already.')
  root.set(note.id, new Y.Map<unknown>(Object.entries({ author: { ...note.author }, text: words.text, at: note.at, ...more })))
  return null
}

export const resolveComment = (doc: Y.Doc, id: CommentId, resolved: boolean): void => {
  const map = thing(doc, 'comments', id)
  if (map && (map.get('resolved') === true) !== resolved) map.set('resolved', resolved)
}
