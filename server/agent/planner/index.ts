/** The built-in way to understand a brief: words and grammar, no network. */
import type { Generator } from '../../../shared/kit/generator.ts'
import { understand } from './understand.ts'
import type { Understanding } from './understanding.ts'
import { makeVocabulary } from './words.ts'

export const makeUnderstand = (kit: Readonly<Record<string, Generator>>): ((text: string) => Understanding) => {
  const vocabulary = makeVocabulary(kit)
  return (text) => understand(text, vocabulary)
}
