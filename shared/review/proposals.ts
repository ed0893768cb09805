/** Writes proposals: what somebody suggests, what people decide about each change, and what they make of it first. */
import * as Y from 'yjs'
import { type Change, MAX_CHANGES, type Values } from '../changes/change.ts'
import type { BriefId, ProposalId } from '../ids.ts'
import { isId } from '../ids.ts'
import { type Refused, refused } from '../stage/check-values.ts'
import { MAX_NOTE, MAX_NOTES, MAX_TITLE, MAX_WHY } from './limits.ts'
import { changeKeys } from './read.ts'
import { readChange, readValuesFor } from './read-change.ts'
import { PART, partKey, reviewRoot, type Thing, thing } from './roots.ts'
import type { Author, ChangeState } from './view.ts'

export interface NewChange {
  /** 1–64 characters of an id; stable within the proposal. */
  readonly key: string
  readonly change: Change
  readonly why: string
}

export interface NewProposal {
  readonly id: ProposalId
  readonly brief: BriefId | null
  readonly author: Author
  readonly title: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly notes: readonly string[]
  readonly changes: readonly NewChange[]
}

/** Who decides. */
export type Decider = Pick<Author, 'id' | 'name'>

/** Writes a whole proposal in one transaction. Null when it was written, else why not. */
export const propose = (doc: Y.Doc, proposal: NewProposal): Refused | null => {
  const root = reviewRoot(doc, 'proposals')
  if (!root) return refused('invalid', 'This document has no proposals.')
  if (!isId(proposal.id) || root.has(proposal.id)) return refused('exists', 'There is such a proposal already.')
  const no = checkChanges(proposal.changes, new Set())
  if (no) return no
  const { id, brief, author, title, at, notes, changes } = proposal
  doc.transact(() => {
    const map = new Y.Map<unknown>(
      Object.entries({
        author: { ...author },
        title: title.slice(0, MAX_TITLE).toWellFormed(),
        at,
        notes: tidyNotes(notes),
      }),
    )
    if (brief !== null) map.set('brief', brief)
    root.set(id, map)
    write(map, changes, 0)
  })
  return null
}

/** More changes, after those that are there: a long answer comes in parts. Null when they were written, else why not. */
export const appendChanges = (doc: Y.Doc, id: ProposalId, changes: readonly NewChange[]): Refused | null => {
  const map = thing(doc, 'proposals', id)
  if (!map) return gone()
  const known = changeKeys(map)
  const no = checkChanges(changes, new Set(known.keys()))
  if (no) return no
  doc.transact(() => write(map, changes, known.size))
  return null
}

/** Replaces what the author says of the whole. */
export const setNotes = (doc: Y.Doc, id: ProposalId, notes: readonly string[]): void => {
  thing(doc, 'proposals', id)?.set('notes', tidyNotes(notes))
}

const tidyNotes = (notes: readonly string[]): string[] =>
  notes.slice(0, MAX_NOTES).map((one) => one.slice(0, MAX_NOTE).toWellFormed())

const checkChanges = (changes: readonly NewChange[], known: ReadonlySet<string>): Refused | null => {
  if (changes.length + known.size > MAX_CHANGES) return refused('too-many', `At most ${MAX_CHANGES} changes in one proposal.`)
  const keys = new Set(known)
  for (const { key, change } of changes) {
    if (!isId(key) || keys.has(key))
      return refused('invalid', `The change ${JSON.stringify(key).slice(0, 80)} needs a key of its own.`)
    if (!readChange(change)) return refused('invalid', `The change ${JSON.stringify(key)} is none that could be made.`)
    keys.add(key)
  }
  return null
}

const write = (map: Thing, changes: readonly NewChange[], first: number): void => {
  for (const [i, { key, change, why }] of changes.entries()) {
    map.set(partKey(PART.change, key), { n: first + i, change, why: why.slice(0, MAX_WHY).toWellFormed() })
  }
}

/**
 * Accepts, refuses or reopens changes. Only the record: what is accepted is put on the stage by `accept.ts`, which calls
 * this afterwards. A refusal of what is accepted is not written: it is on the stage.
 */
export const decide = (
  doc: Y.Doc,
  id: ProposalId,
  keys: Iterable<string>,
  state: ChangeState,
  by: Decider,
  origin?: unknown,
): void => {
  const map = thing(doc, 'proposals', id)
  if (!map) return
  doc.transact(() => {
    for (const key of keys) {
      if (!map.has(partKey(PART.change, key))) continue
      const accepted = map.has(partKey(PART.accepted, key))
      const refusal = map.has(partKey(PART.refused, key))
      if (state === 'accepted' && !accepted) map.set(partKey(PART.accepted, key), { id: by.id, name: by.name })
      if (state === 'refused' && !accepted && !refusal) map.set(partKey(PART.refused, key), { id: by.id, name: by.name })
      if (state === 'open' && accepted) map.delete(partKey(PART.accepted, key))
      if (state !== 'refused' && refusal) map.delete(partKey(PART.refused, key))
    }
  }, origin)
}

/** Puts a person's values in place of the proposed ones: a ghost that was dragged. Null when written, else why not. */
export const editProposed = (doc: Y.Doc, id: ProposalId, key: string, values: Values): Refused | null => {
  const map = thing(doc, 'proposals', id)
  const raw = map?.get(partKey(PART.change, key)) as { readonly change?: unknown } | undefined
  const change = readChange(raw?.change)
  if (!map || !change) return gone()
  if (change.op === 'remove') return refused('invalid', 'A removal has no values to change.')
  if (map.has(partKey(PART.accepted, key)) || map.has(partKey(PART.refused, key))) {
    return refused('stale', 'This was decided already.')
  }
  const good = readValuesFor(change, values)
  const bad = Object.keys(values).find((name) => !Object.hasOwn(good, name))
  if (bad !== undefined) return refused('invalid', `${bad.slice(0, 40)}: this value is not possible here`)
  doc.transact(() => {
    for (const [name, value] of Object.entries(good)) map.set(partKey(PART.edit, key, name), value)
  })
  return null
}

const gone = () => refused('missing', 'There is no such proposal any more.')
