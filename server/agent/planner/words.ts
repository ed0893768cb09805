/**
 * A brief as words with meanings: the longest phrase of the vocabulary that fits, plural or singular, numbers with their
 * units. The vocabulary is the planner's own tables and the kit's labels and synonyms; nothing of the set is in it.
 */
import type { Generator } from '../../../shared/kit/generator.ts'
import { lexicon, type Meaning } from './lexicon.ts'
import { placeWords } from './places.ts'
import { things } from './things.ts'

export interface Word {
  /** As it was said, in lower case. */
  readonly text: string
  readonly meaning: Meaning
  /** More than one of it: "jars". */
  readonly plural: boolean
  /** What else the same word can mean, next best. */
  readonly other: Meaning | null
}

const LONGEST = 5

const IRREGULAR: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  shelves: 'shelf',
  knives: 'knife',
  loaves: 'loaf',
  benches: 'bench',
  torches: 'torch',
  couches: 'couch',
  boxes: 'box',
  bushes: 'bush',
  dishes: 'dish',
  glasses: 'glass',
  cactuses: 'cactus',
}

const singular = (word: string): string => {
  if (IRREGULAR[word]) return IRREGULAR[word]
  if (word.length < 4 || word.endsWith('ss') || word.endsWith('us')) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const TOKEN = /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:['’][\p{L}]+)*|[×&]|[,;.:!?\n()/]/gu

const tidy = (word: string) => word.replace(/['’]s$/u, '').replace(/['’]/gu, '')

export interface Vocabulary {
  read(text: string): readonly Word[]
  /** Every word that stands for a prop, for tests and help. */
  readonly propWords: readonly string[]
}

export const makeVocabulary = (kit: Readonly<Record<string, Generator>>): Vocabulary => {
  const exact = new Map<string, Meaning>()
  const loose = new Map<string, Meaning>()
  const second = new Map<string, Meaning>()
  const enter = (phrase: string, meaning: Meaning) => {
    const words = (phrase.toLowerCase().match(TOKEN) ?? []).map(tidy).filter((word) => word !== '')
    if (words.length === 0 || words.length > LONGEST) return
    const key = words.join(' ')
    const soft = words.map(singular).join(' ')
    if (exact.has(key)) {
      if (meaning.t === 'thing' && exact.get(key)?.t !== 'thing') second.set(key, meaning)
    } else exact.set(key, meaning)
    if (!loose.has(soft)) loose.set(soft, meaning)
    else if (meaning.t === 'thing' && loose.get(soft)?.t !== 'thing') second.set(soft, meaning)
  }
  for (const [word, meaning] of Object.entries(lexicon)) enter(word, meaning)
  for (const [word, id] of placeWords) enter(word, { t: 'place', id })
  const known = (ids: readonly string[]) => ids.filter((id) => Object.hasOwn(kit, id))
  const bySaying = new Map<string, string[]>()
  const say = (word: string, id: string) => {
    const key = word.toLowerCase()
    bySaying.set(key, [...(bySaying.get(key) ?? []), id])
  }
  for (const [word, ids] of Object.entries(things)) for (const id of known(ids)) say(word, id)
  for (const def of Object.values(kit)) {
    say(def.label, def.id)
    say(def.id.replaceAll('-', ' '), def.id)
    for (const word of def.synonyms) say(word, def.id)
  }
  for (const [word, ids] of bySaying) enter(word, { t: 'thing', assets: [...new Set(ids)] })
  // Props that people ask for and the kit has not: said in words, not passed over as unknown.
  for (const [word, ids] of Object.entries(things)) if (known(ids).length === 0) enter(word, { t: 'thing', assets: [] })

  const lookUp = (words: readonly string[]): { meaning: Meaning; plural: boolean; other: Meaning | null } | null => {
    const key = words.join(' ')
    const found = exact.get(key)
    if (found) return { meaning: found, plural: false, other: second.get(key) ?? null }
    const last = words.at(-1)!
    const one = [...words.slice(0, -1), singular(last)].join(' ')
    const soft = exact.get(one) ?? loose.get(words.map(singular).join(' '))
    return soft ? { meaning: soft, plural: singular(last) !== last, other: second.get(one) ?? null } : null
  }

  const read = (text: string): readonly Word[] => {
    const raw = (text.normalize('NFKC').toLowerCase().replace(/[-–—]/gu, ' ').match(TOKEN) ?? []).map((word) => tidy(word))
    const words: Word[] = []
    for (let i = 0; i < raw.length; ) {
      const number = readNumber(raw, i)
      if (number) {
        words.push({ text: raw.slice(i, i + number.used).join(' '), meaning: number.meaning, plural: false, other: null })
        i += number.used
        continue
      }
      const mark = punctuation(raw[i]!)
      if (mark) {
        words.push({ text: raw[i]!, meaning: mark, plural: false, other: null })
        i++
        continue
      }
      let used = 1
      let found: ReturnType<typeof lookUp> = null
      for (let length = Math.min(LONGEST, raw.length - i); length >= 1 && !found; length--) {
        const phrase = raw.slice(i, i + length)
        if (phrase.some((word) => punctuation(word))) continue
        found = lookUp(phrase)
        used = length
      }
      const said = raw.slice(i, i + used).join(' ')
      words.push(found ? { text: said, ...found } : { text: said, meaning: { t: 'unknown' }, plural: false, other: null })
      i += used
    }
    return words
  }
  return { read, propWords: [...bySaying.keys()] }
}

const punctuation = (word: string): Meaning | null => {
  if (word === ',' || word === '(' || word === ')' || word === ':' || word === '/') return { t: 'comma' }
  return word === ';' || word === '.' || word === '!' || word === '?' || word === '\n' ? { t: 'stop' } : null
}

/** "3,200" is a thousand, "2,5" a half: three digits behind a comma are thousands. */
const amountOf = (digits: string): number => {
  const plain = /^\d{1,3}(?:,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.')
  return Number(plain)
}

const readNumber = (raw: readonly string[], at: number): { meaning: Meaning; used: number } | null => {
  if (!/^\d/.test(raw[at]!)) return null
  const value = amountOf(raw[at]!)
  if (!Number.isFinite(value)) return { meaning: { t: 'unknown' }, used: 1 }
  const next = raw[at + 1] ?? ''
  if (next === 'k' || next === 'kelvin')
    return { meaning: { t: 'kelvin', kelvin: Math.min(20_000, Math.max(1000, value)) }, used: 2 }
  if (/^(?:m|metres?|meters?)$/.test(next)) return { meaning: { t: 'length', metres: value }, used: 2 }
  if (/^(?:cm|centimetres?|centimeters?)$/.test(next)) return { meaning: { t: 'length', metres: value / 100 }, used: 2 }
  if (/^(?:ft|foot|feet)$/.test(next)) return { meaning: { t: 'length', metres: value * 0.3048 }, used: 2 }
  if (/^(?:mm|millimetres?)$/.test(next)) return { meaning: { t: 'focal', mm: value }, used: 2 }
  if (/^degrees?$/.test(next)) return { meaning: { t: 'angleOf', degrees: value }, used: 2 }
  if (next === 'am' || next === 'pm' || next === 'oclock') {
    const hour = (value % 12) + (next === 'pm' || (next === 'oclock' && value < 6) ? 12 : 0)
    return {
      meaning: { t: 'hour', name: `${raw[at]} ${next}`, hour, ...(hour < 5 || hour > 20 ? { sky: 'night' as const } : {}) },
      used: 2,
    }
  }
  if (next === ':' && /^\d/.test(raw[at + 2] ?? '')) {
    const right = amountOf(raw[at + 2]!)
    if (right === 1 && value > 1) return { meaning: { t: 'ratio', ratio: value }, used: 3 }
    if (value < 24 && right < 60)
      return { meaning: { t: 'hour', name: `${raw[at]}:${raw[at + 2]}`, hour: value + right / 60 }, used: 3 }
  }
  const whole = Math.min(100_000, Math.max(0, Math.round(value)))
  return { meaning: { t: 'num', min: whole, max: whole }, used: 1 }
}
