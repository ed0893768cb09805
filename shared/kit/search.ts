/**
 * Finding props by what people call them: name, synonyms, tags. Tolerant of case, accents, plurals, unfinished words and
 * small typos; best first. The kit panel and the agent ask the same function.
 */
import { kit } from './index.ts'

interface Found {
  readonly id: string
  /** 1 and more: a name of it word for word; below 0.5 only a guess. */
  readonly score: number
}

interface Term {
  readonly words: readonly string[]
  readonly weight: number
}

/** Names count in full, what they are filed under less. */
const WEIGHTS = { name: 1, synonym: 0.95, tag: 0.5, category: 0.45 } as const

const IRREGULAR: Readonly<Record<string, string>> = { leaves: 'leaf', knives: 'knife', people: 'person' }

const singular = (word: string): string => {
  if (word.endsWith('lves')) return `${word.slice(0, -3)}f`
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined
  if (irregular) return irregular
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(ch|sh|ss|x|z)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

/** Longest text that is looked at: nobody's name for a chair has more. */
const LONGEST = 200

const STOP = new Set(['a', 'an', 'the', 'of', 'with', 'and', 'for', 'some', 'in', 'on', 'to'])

const wordsOf = (text: string): string[] =>
  text
    .slice(0, LONGEST)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !STOP.has(word))
    .map(singular)

const index: readonly { readonly id: string; readonly terms: readonly Term[] }[] = Object.values(kit).map((prop) => ({
  id: prop.id,
  terms: [
    { words: wordsOf(prop.label), weight: WEIGHTS.name },
    { words: wordsOf(prop.id), weight: WEIGHTS.name },
    ...prop.synonyms.map((synonym) => ({ words: wordsOf(synonym), weight: WEIGHTS.synonym })),
    ...prop.tags.map((tag) => ({ words: wordsOf(tag), weight: WEIGHTS.tag })),
    { words: wordsOf(prop.category), weight: WEIGHTS.category },
  ],
}))

/** Steps (a letter more, less, another, two swapped) from a to b; anything above `most` is as good as infinite. */
const typos = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

/** How well an asked word is a word of a name: 1 the same, less for a beginning, least for a typo. */
const likeness = (asked: string, word: string): number => {
  if (asked === word) return 1
  if (asked.length >= 2 && word.startsWith(asked)) return 0.6 + 0.3 * (asked.length / word.length)
  const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0
  if (most === 0) return 0
  const steps = typos(asked, word, most)
  if (steps <= most) return 0.75 - 0.12 * steps
  // A compound written as one word: "bedsidetable", "lampshade".
  return word.length >= 4 && asked.length > word.length && (asked.startsWith(word) || asked.endsWith(word)) ? 0.5 : 0
}

const scoreOf = (asked: readonly string[], terms: readonly Term[]): number => {
  let together = 0
  const each = asked.map(() => 0)
  for (const { words, weight } of terms) {
    const hits = asked.map((word) => words.reduce((best, own) => Math.max(best, likeness(word, own)), 0))
    for (const [i, hit] of hits.entries()) each[i] = Math.max(each[i]!, hit * weight)
    // All that was asked in one name; a name that says no more than that is the best.
    if (hits.every((hit) => hit > 0)) {
      const covered = Math.min(1, asked.length / words.length)
      const quality = hits.reduce((sum, hit) => sum + hit, 0) / hits.length
      together = Math.max(together, weight * quality * (0.75 + 0.35 * covered))
    }
  }
  // Words spread over names and tags ("desert tent") count when each of them is found somewhere.
  const apart = each.every((hit) => hit > 0) ? (each.reduce((sum, hit) => sum + hit, 0) / each.length) * 0.8 : 0
  return Math.max(together, apart)
}

/** The props that fit, best first, equals in the kit's order; all of them, with score 0, when nothing is asked. */
export const searchProps = (query: string, limit = Infinity): readonly Found[] => {
  const asked = wordsOf(query)
  if (asked.length === 0) return query.trim() === '' ? index.slice(0, limit).map(({ id }) => ({ id, score: 0 })) : []
  return index
    .map(({ id, terms }) => ({ id, score: scoreOf(asked, terms) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}
