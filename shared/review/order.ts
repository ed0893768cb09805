/** The order in which readers list things: the same on every peer. Pure. */
import { MAX_CHANGES } from '../changes/change.ts'
import type { CommentId } from '../ids.ts'
import type { Placed, StoredNote } from './read.ts'
import type { CommentNote, CommentThread, ProposedChange } from './view.ts'

/** Oldest first; the id where two have one time. */
export const byAge = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** As proposed, and no more than one list may hold. */
export const inOrder = (changes: Iterable<Placed>): readonly ProposedChange[] => {
  const sorted = [...changes].sort((a, b) => a.n - b.n || (a.proposed.key < b.proposed.key ? -1 : 1))
  return Object.freeze(sorted.slice(0, MAX_CHANGES).map(({ proposed }) => proposed))
}

/** Threads with their answers; answers to nothing are not shown. */
export const threads = (notes: Iterable<StoredNote>): readonly CommentThread[] => {
  const firsts: CommentThread[] = []
  const replies = new Map<CommentId, CommentNote[]>()
  for (const one of notes) {
    if ('thread' in one) firsts.push(one.thread)
    else replies.set(one.to, [...(replies.get(one.to) ?? []), one.note])
  }
  const all = firsts.map((one) => Object.freeze({ ...one, replies: Object.freeze((replies.get(one.id) ?? []).sort(byAge)) }))
  return Object.freeze(all.sort(byAge))
}
