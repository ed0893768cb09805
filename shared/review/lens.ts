/**
 * The tolerant read of a review doc, live: one Yjs event costs what it touched. The lists and what is in them are frozen,
 * and `===` until they change. Must always equal `read-all.ts`, its slow twin.
 */
import { callAll } from 'lib0/function'
import * as Y from 'yjs'
import type { BriefId, CommentId, ProposalId } from '../ids.ts'
import { byAge, inOrder, threads } from './order.ts'
import {
  changeKeys,
  type Placed,
  type ProposalHead,
  readBrief,
  readComment,
  readHead,
  readProposed,
  type StoredNote,
} from './read.ts'
import { PART, readPartKey, reviewRoot, type Thing } from './roots.ts'
import type { Brief, CommentThread, Proposal, ReviewView } from './view.ts'

/** What one transaction changed. */
export interface ReviewChange {
  readonly briefs: ReadonlySet<BriefId>
  readonly proposals: ReadonlySet<ProposalId>
  readonly comments: ReadonlySet<CommentId>
}

export interface ReviewLens {
  /** Live: the same object for the life of the lens; its lists are replaced, never changed. */
  readonly view: ReviewView
  /** Called after each transaction that changed something to see. Gives the way to stop. */
  on(run: (change: ReviewChange) => void): () => void
  close(): void
}

export const openReviewLens = (doc: Y.Doc): ReviewLens => {
  const view = new LiveReview(doc)
  const listeners = new Set<(change: ReviewChange) => void>()
  const follow = (transaction: Y.Transaction) => {
    const change = view.follow(transaction)
    if (change) callAll([...listeners], [change])
  }
  doc.on('afterTransaction', follow)
  return {
    view,
    on: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    close: () => {
      doc.off('afterTransaction', follow)
      listeners.clear()
    },
  }
}

interface Entry {
  readonly map: Thing
  head: ProposalHead
  readonly edited: Map<string, Set<string>>
  readonly changes: Map<string, Placed>
  proposal: Proposal
}

type Keys = ReadonlySet<string | null>

class LiveReview implements ReviewView {
  briefs: readonly Brief[] = []
  proposals: readonly Proposal[] = []
  comments: readonly CommentThread[] = []
  readonly #roots: { readonly [name in 'briefs' | 'proposals' | 'comments']: Thing | null }
  readonly #briefs = new Map<string, Brief>()
  readonly #proposals = new Map<string, Entry>()
  readonly #comments = new Map<string, StoredNote>()

  constructor(doc: Y.Doc) {
    this.#roots = {
      briefs: reviewRoot(doc, 'briefs'),
      proposals: reviewRoot(doc, 'proposals'),
      comments: reviewRoot(doc, 'comments'),
    }
    this.#readBriefs(this.#roots.briefs?.keys() ?? [])
    this.#readProposals(new Map([...(this.#roots.proposals?.keys() ?? [])].map((id) => [id, null])))
    this.#readComments(this.#roots.comments?.keys() ?? [])
  }

  /** Brings the lists up to date with a transaction that has ended; null when nothing to see changed. */
  follow(transaction: Y.Transaction): ReviewChange | null {
    const { briefs, proposals, comments } = this.#roots
    const touched = { briefs: new Set<string>(), comments: new Set<string>(), proposals: new Map<string, Keys | null>() }
    for (const [type, keys] of transaction.changed as Map<unknown, Keys>) {
      if (type === briefs) add(touched.briefs, keys)
      else if (type === comments) add(touched.comments, keys)
      else if (type === proposals) for (const id of keys) id !== null && touched.proposals.set(id, null)
      else if (type instanceof Y.Map) {
        const id = type._item?.parentSub ?? null
        if (id === null) continue
        if (type.parent === briefs) touched.briefs.add(id)
        else if (type.parent === comments) touched.comments.add(id)
        // A map that was replaced in the same transaction speaks for nobody any more.
        else if (type.parent === proposals && !touched.proposals.has(id)) touched.proposals.set(id, keys)
      }
    }
    const change = {
      briefs: this.#readBriefs(touched.briefs) as Set<BriefId>,
      proposals: this.#readProposals(touched.proposals) as Set<ProposalId>,
      comments: this.#readComments(touched.comments) as Set<CommentId>,
    }
    return change.briefs.size + change.proposals.size + change.comments.size > 0 ? change : null
  }

  #readBriefs(ids: Iterable<string>): Set<string> {
    const changed = refresh(this.#briefs, ids, (id) => readBrief(id, this.#roots.briefs?.get(id)))
    if (changed.size > 0) this.briefs = Object.freeze([...this.#briefs.values()].sort(byAge))
    return changed
  }

  #readComments(ids: Iterable<string>): Set<string> {
    const changed = refresh(this.#comments, ids, (id) => readComment(id, this.#roots.comments?.get(id)))
    if (changed.size > 0) this.comments = threads(this.#comments.values())
    return changed
  }

  /** Null in place of keys: the whole proposal. */
  #readProposals(touched: ReadonlyMap<string, Keys | null>): Set<string> {
    const changed = refresh(this.#proposals, touched.keys(), (id) => this.#readProposal(id, touched.get(id) ?? null))
    if (changed.size > 0) {
      this.proposals = Object.freeze([...this.#proposals.values()].map(({ proposal }) => proposal).sort(byAge))
    }
    return changed
  }

  #readProposal(id: string, keys: Keys | null): Entry | null {
    const raw = this.#roots.proposals?.get(id)
    const old = this.#proposals.get(id)
    if (keys !== null && old && raw === old.map) return this.#reread(old, keys)
    const head = readHead(id, raw)
    if (!head) return null
    const map = raw as Thing
    const edited = changeKeys(map)
    const changes = new Map<string, Placed>()
    for (const [key, names] of edited) {
      const placed = readProposed(map, key, names)
      if (placed) changes.set(key, placed)
    }
    return { map, head, edited, changes, proposal: Object.freeze({ ...head, changes: inOrder(changes.values()) }) }
  }

  /** Only the changes that the keys are about, and the head where one of its fields is among them. */
  #reread(entry: Entry, keys: Keys): Entry {
    const { map, edited, changes } = entry
    const again = new Set<string>()
    let { head } = entry
    for (const name of keys) {
      const part = name === null ? null : readPartKey(name)
      if (!part) head = readHead(head.id, map) ?? head
      else again.add(part.key)
      if (part?.part === PART.change && !edited.has(part.key)) edited.set(part.key, editedIn(map, part.key))
      else if (part?.field) edited.get(part.key)?.add(part.field)
    }
    for (const key of again) {
      const placed = readProposed(map, key, edited.get(key) ?? [])
      if (placed) changes.set(key, placed)
      else changes.delete(key)
    }
    const list = again.size > 0 ? inOrder(changes.values()) : entry.proposal.changes
    return { ...entry, head, proposal: Object.freeze({ ...head, changes: list }) }
  }
}

/** Edits that came before their change. */
const editedIn = (map: Thing, key: string): Set<string> => {
  const names = new Set<string>()
  for (const name of map.keys()) {
    const part = readPartKey(name)
    if (part?.key === key && part.field) names.add(part.field)
  }
  return names
}

const add = (ids: Set<string>, keys: Keys) => {
  for (const id of keys) if (id !== null) ids.add(id)
}

/** Reads these again; gives those of which something may look different now. */
const refresh = <T>(all: Map<string, T>, ids: Iterable<string>, read: (id: string) => T | null): Set<string> => {
  const changed = new Set<string>()
  for (const id of ids) {
    const next = read(id)
    if (next !== null) all.set(id, next)
    else if (!all.delete(id)) continue
    changed.add(id)
  }
  return changed
}
