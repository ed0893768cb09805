/** The review as a whole, from scratch: the slow twin of `lens.ts`. Both must always agree (`lens.test.ts`). */
import type * as Y from 'yjs'
import { byAge, inOrder, threads } from './order.ts'
import { changeKeys, readBrief, readComment, readHead, readProposed } from './read.ts'
import { type ReviewRoot, reviewRoot, type Thing } from './roots.ts'
import type { Proposal, ReviewView } from './view.ts'

const all = <T>(doc: Y.Doc, root: ReviewRoot, read: (key: string, raw: unknown) => T | null): T[] =>
  [...(reviewRoot(doc, root)?.entries() ?? [])].flatMap(([key, raw]) => read(key, raw) ?? [])

const readProposal = (key: string, raw: unknown): Proposal | null => {
  const head = readHead(key, raw)
  if (!head) return null
  const map = raw as Thing
  const changes = [...changeKeys(map)].flatMap(([change, edited]) => readProposed(map, change, edited) ?? [])
  return Object.freeze({ ...head, changes: inOrder(changes) })
}

export const readReview = (doc: Y.Doc): ReviewView => ({
  briefs: Object.freeze(all(doc, 'briefs', readBrief).sort(byAge)),
  proposals: Object.freeze(all(doc, 'proposals', readProposal).sort(byAge)),
  comments: threads(all(doc, 'comments', readComment)),
})
