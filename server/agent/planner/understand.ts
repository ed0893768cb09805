/**
 * A brief in words → `Understanding`, by the planner's own grammar: offline, the same for the same words. What it does not
 * understand it keeps, to be said. Only the brief is read here, nothing of the set: no name on it can say what to do.
 */

import { MAX_BRIEF } from '../../../shared/review/limits.ts'
import { startDraft } from './draft.ts'
import { parseEdit, splitEdits } from './edits.ts'
import { sentence } from './sentence.ts'
import type { Understanding } from './understanding.ts'
import type { Vocabulary, Word } from './words.ts'

export const understand = (text: string, vocabulary: Vocabulary): Understanding => {
  const draft = startDraft(text.slice(0, MAX_BRIEF).trim())
  const refused = unreadable(text)
  if (refused) return { ...draft.done(), refused }
  for (const words of sentences(vocabulary.read(text))) {
    const { main, edits } = splitEdits(words)
    for (const part of edits) parseEdit(part, draft)
    sentence(main, draft)
  }
  return draft.done()
}

const unreadable = (text: string): string | null => {
  if (text.length > MAX_BRIEF)
    return `This brief has ${text.length.toLocaleString('en')} characters; I read at most ${MAX_BRIEF.toLocaleString('en')}. Please say it shorter.`
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0)
    return 'The brief has no words. Say what the set should be, for example: “a café at night, six tables”.'
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length
  if (latin < letters.length / 2) return 'I read briefs in English, in Latin letters; this script I cannot read.'
  return null
}

const sentences = (words: readonly Word[]): Word[][] => {
  const all: Word[][] = [[]]
  for (const word of words) {
    if (word.meaning.t === 'stop') all.push([])
    else all.at(-1)!.push(word)
  }
  return all.filter((one) => one.length > 0)
}
