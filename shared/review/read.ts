/** Things of the review doc as readers see them: tolerant, frozen, cut to the limits. Null where it says nothing. */
import * as Y from 'yjs'
import { vec3 } from '../fields/index.ts'
import { type BriefId, type CommentId, isId, type NodeId, type ProposalId } from '../ids.ts'
import { MAX_BRIEF, MAX_COMMENT, MAX_NAME, MAX_NOTE, MAX_NOTES, MAX_SELECTION, MAX_TITLE, MAX_WHY } from './limits.ts'
import { readChange, readValuesFor } from './read-change.ts'
import { PART, partKey, readPartKey, type Thing } from './roots.ts'
import type { Author, Brief, CommentNote, CommentThread, Proposal, ProposedChange } from './view.ts'

const text = (raw: unknown, most: number): string => (typeof raw === 'string' ? raw.slice(0, most).toWellFormed() : '')
const id = <T extends string>(raw: unknown): T | null => (isId(raw) ? (raw as string as T) : null)

/** Latest time that is believed: the year 2286. */
const LATEST = 1e13
const time = (raw: unknown): number => (typeof raw === 'number' && raw >= 0 && raw <= LATEST ? raw : 0)

const field = (raw: unknown, key: string): unknown =>
  typeof raw === 'object' && raw !== null ? (raw as { readonly [key: string]: unknown })[key] : undefined

const author = (raw: unknown): Author =>
  Object.freeze({
    id: text(field(raw, 'id'), 64),
    name: text(field(raw, 'name'), MAX_NAME) || 'Somebody',
    agent: field(raw, 'agent') === true,
  })

const STATES = ['open', 'working', 'done', 'stopped', 'failed'] as const

export const readBrief = (key: string, raw: unknown): Brief | null => {
  if (!isId(key) || !(raw instanceof Y.Map)) return null
  const words = text(raw.get('text'), MAX_BRIEF)
  if (!words) return null
  const selection = raw.get('selection')
  return Object.freeze({
    id: key as string as BriefId,
    author: author(raw.get('author')),
    text: words,
    at: time(raw.get('at')),
    refines: id<ProposalId>(raw.get('refines')),
    selection: Object.freeze(Array.isArray(selection) ? (selection.slice(0, MAX_SELECTION).filter(isId) as NodeId[]) : []),
    state: STATES.find((one) => one === raw.get('state')) ?? 'open',
    stop: raw.get('stop') === true,
    note: text(raw.get('note'), MAX_NOTE),
  })
}

const point = vec3({ label: '', default: [0, 0, 0] })

const readNote = (key: string, raw: Thing): CommentNote | null => {
  const words = text(raw.get('text'), MAX_COMMENT)
  if (!isId(key) || !words) return null
  return { id: key as string as CommentId, author: author(raw.get('author')), text: words, at: time(raw.get('at')) }
}

/** A note as it lies in the doc: a thread's first, or an answer to one. */
export type StoredNote = { readonly thread: CommentThread } | { readonly to: CommentId; readonly note: CommentNote }

export const readComment = (key: string, raw: unknown): StoredNote | null => {
  if (!(raw instanceof Y.Map)) return null
  const note = readNote(key, raw)
  if (!note) return null
  const to = id<CommentId>(raw.get('to'))
  if (to !== null) return { to, note: Object.freeze(note) }
  const view = raw.get('view')
  return {
    thread: {
      ...note,
      node: id<NodeId>(raw.get('node')),
      point: point.read(raw.get('point')),
      view:
        typeof view === 'object' && view !== null
          ? Object.freeze({ position: point.read(field(view, 'position')), target: point.read(field(view, 'target')) })
          : null,
      resolved: raw.get('resolved') === true,
      replies: [],
    },
  }
}

export type ProposalHead = Omit<Proposal, 'changes'>

/** Null: not a proposal. One without changes is one whose changes are still to come. */
export const readHead = (key: string, raw: unknown): ProposalHead | null => {
  if (!isId(key) || !(raw instanceof Y.Map)) return null
  const notes = raw.get('notes')
  return {
    id: key as string as ProposalId,
    brief: id<BriefId>(raw.get('brief')),
    author: author(raw.get('author')),
    title: text(raw.get('title'), MAX_TITLE) || 'Proposal',
    at: time(raw.get('at')),
    notes: Object.freeze(
      Array.isArray(notes)
        ? notes
            .slice(0, MAX_NOTES)
            .map((one) => text(one, MAX_NOTE))
            .filter((one) => one !== '')
        : [],
    ),
  }
}

/** With its place among the proposal's changes. */
export interface Placed {
  readonly n: number
  readonly proposed: ProposedChange
}

/** `edited`: names of the fields that a person replaced. */
export const readProposed = (map: Thing, key: string, edited: Iterable<string>): Placed | null => {
  const raw = map.get(partKey(PART.change, key))
  const change = readChange(field(raw, 'change'))
  if (!change) return null
  const n = field(raw, 'n')
  const accepted = map.get(partKey(PART.accepted, key))
  const refused = map.get(partKey(PART.refused, key))
  const decided = accepted ?? refused
  const proposed: ProposedChange = {
    key,
    change: withEdits(map, key, change, edited),
    why: text(field(raw, 'why'), MAX_WHY),
    state: accepted !== undefined ? 'accepted' : refused !== undefined ? 'refused' : 'open',
    by: text(field(decided, 'name'), MAX_NAME),
    byId: text(field(decided, 'id'), 64),
  }
  return { n: typeof n === 'number' && Number.isSafeInteger(n) && n >= 0 ? n : 0, proposed: Object.freeze(proposed) }
}

const withEdits = (map: Thing, key: string, change: NonNullable<ReturnType<typeof readChange>>, edited: Iterable<string>) => {
  if (change.op === 'remove') return change
  const raw = Object.fromEntries([...edited].map((name) => [name, map.get(partKey(PART.edit, key, name))]))
  const values = readValuesFor(change, raw)
  return Object.keys(values).length > 0
    ? Object.freeze({ ...change, values: Object.freeze({ ...change.values, ...values }) })
    : change
}

/** Keys of the changes in a proposal's map, each with the fields that were edited. */
export const changeKeys = (map: Thing): Map<string, Set<string>> => {
  const all = new Map<string, Set<string>>()
  const edits: [string, string][] = []
  for (const name of map.keys()) {
    const part = readPartKey(name)
    if (part?.part === PART.change) all.set(part.key, new Set())
    else if (part?.field) edits.push([part.key, part.field])
  }
  for (const [key, name] of edits) all.get(key)?.add(name)
  return all
}
