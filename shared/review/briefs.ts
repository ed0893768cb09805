/** Writes briefs: what people ask the agent for, and what it says of how far it is. */
import * as Y from 'yjs'
import type { BriefId, NodeId, ProposalId } from '../ids.ts'
import { type Refused, refused } from '../stage/check-values.ts'
import { MAX_BRIEF, MAX_NOTE, MAX_SELECTION } from './limits.ts'
import { reviewRoot, thing } from './roots.ts'
import type { Author, Brief } from './view.ts'
import { checkWords } from './words.ts'

export interface NewBrief {
  readonly id: BriefId
  readonly author: Author
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly refines: ProposalId | null
  readonly selection: readonly NodeId[]
}

/** Null when it was written, else why not. */
export const addBrief = (doc: Y.Doc, brief: NewBrief): Refused | null => {
  const words = checkWords(brief.text, 'A brief', MAX_BRIEF)
  if (!words.ok) return words
  const root = reviewRoot(doc, 'briefs')
  if (!root) return refused('invalid', 'This document has no briefs.')
  if (root.has(brief.id)) return refused('exists', 'There is such a brief already.')
  const { id, author, at, refines, selection } = brief
  const map = new Y.Map<unknown>(Object.entries({ author: { ...author }, text: words.text, at, state: 'open' }))
  doc.transact(() => {
    root.set(id, map)
    if (refines !== null) map.set('refines', refines)
    if (selection.length > 0) map.set('selection', selection.slice(0, MAX_SELECTION))
  })
  return null
}

/** The agent's side: how far it is, and in words. */
export const setBriefState = (doc: Y.Doc, id: BriefId, state: Brief['state'], note: string): void => {
  const map = thing(doc, 'briefs', id)
  if (!map) return
  doc.transact(() => {
    if (map.get('state') !== state) map.set('state', state)
    const words = note.slice(0, MAX_NOTE).toWellFormed()
    if (map.get('note') !== words) map.set('note', words)
  })
}

/** Asks the agent to stop; it answers with a state. */
export const stopBrief = (doc: Y.Doc, id: BriefId): void => {
  const map = thing(doc, 'briefs', id)
  if (map && map.get('stop') !== true) map.set('stop', true)
}
