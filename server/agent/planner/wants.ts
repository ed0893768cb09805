/** Things and people that a sentence names, entered into the draft; what *it* and *him* mean. */
import { type Draft, ONE, SOME } from './draft.ts'
import type { Count, PersonWant, Ref, Relation, Want } from './understanding.ts'
import type { Word } from './words.ts'

export interface Pending {
  count: Count | null
  size: number
  look: string | null
  definite: boolean
  article: boolean
  kelvin: number | null
  gel: string | null
  soft: boolean | null
}

export const nothing = (): Pending => ({
  count: null,
  size: 1,
  look: null,
  definite: false,
  article: false,
  kelvin: null,
  gel: null,
  soft: null,
})

export type Group = { kind: 'want' | 'person' | 'shot'; from: number; placed: boolean } | null
export const PERSONAL = new Set(['him', 'her', 'them'])

export const lastPerson = (draft: Draft): Ref | null => {
  const last = draft.people.at(-1)
  return last ? { assets: [], word: last.word, kind: 'character' } : lastNamed(draft)
}

export const lastNamed = (draft: Draft): Ref | null => {
  const last = draft.wants.findLast((want) => want.rel === 'middle') ?? draft.wants.at(-1)
  return last ? { assets: last.assets, word: last.word } : null
}

export type Open = (kind: 'want' | 'person' | 'shot', at: number) => void
export type Ahead = { rel: Relation; of: Ref[] } | null

export const addThing = (draft: Draft, ref: Ref, word: Word, pending: Pending, open: Open, ahead: Ahead): void => {
  const bare = !pending.article && pending.count === null
  const before = draft.wants.findIndex((want) => same(want, ref))
  if (before >= 0 && bare && !word.plural) {
    // Named again without a number: the same thing, with more said of it.
    const old = draft.wants[before]!
    draft.wants[before] = {
      ...old,
      look: pending.kelvin === null ? (pending.look ?? old.look) : old.look,
      size: old.size * pending.size,
    }
    if (pending.kelvin !== null) draft.light.practicalKelvin = pending.kelvin
    open('want', before)
    return
  }
  open('want', draft.wants.length)
  if (pending.kelvin !== null && isSource(ref)) draft.light.practicalKelvin = pending.kelvin
  const look = pending.kelvin !== null && isSource(ref) ? null : pending.look
  const count = pending.count ?? (word.plural ? SOME : ONE)
  draft.wants.push({
    ...ref,
    count,
    size: pending.size,
    look,
    rel: ahead?.rel ?? null,
    of: ahead?.of ?? [],
    face: null,
    definite: isKnown(pending, word),
  })
}

/** "the fire", and "fire" alone ("warm fire against blue dusk"): what stands there is meant, if it does. */
const isKnown = (pending: Pending, word: Word): boolean =>
  pending.count === null && (pending.definite || !(pending.article || word.plural))

/** A thing that another is placed by: it stands before that one in the list, so that it is there first. */
export const addBelow = (draft: Draft, group: Group, ref: Ref, pending: Pending, word: Word): void => {
  if (draft.wants.some((want) => same(want, ref))) return
  const count = pending.count ?? (word.plural ? SOME : ONE)
  const want: Want = {
    ...ref,
    count,
    size: pending.size,
    look: pending.look,
    rel: null,
    of: [],
    face: null,
    definite: isKnown(pending, word),
  }
  const at = group?.kind === 'want' ? group.from : draft.wants.length
  draft.wants.splice(at, 0, want)
  if (group?.kind === 'want') group.from++
}

export const addPerson = (
  draft: Draft,
  word: Word,
  meaning: Word['meaning'],
  pending: Pending,
  open: Open,
  ahead: Ahead,
): void => {
  open('person', draft.people.length)
  const who = meaning.t === 'person' ? meaning : null
  const person: PersonWant = {
    word: word.text,
    count: pending.count ?? (word.plural || who?.crowd ? SOME : ONE),
    build: who?.build ?? null,
    heightM: who?.heightM ?? null,
    robe: who?.robe === true,
    pose: null,
    rel: ahead?.rel ?? null,
    of: ahead?.of ?? [],
  }
  draft.people.push(person)
}

const same = (a: Ref, b: Ref): boolean =>
  a.word === b.word || a.assets.some((id) => b.assets[0] === id) || (b.assets[0] !== undefined && a.assets[0] === b.assets[0])

const SOURCES = new Set([
  'campfire',
  'brazier',
  'torch-stand',
  'torch-wall',
  'oil-lamp',
  'candelabra',
  'floor-lamp',
  'table-lamp',
  'pendant-lamp',
  'street-lamp',
  'neon-sign',
])
const isSource = (ref: Ref): boolean => ref.assets.some((id) => SOURCES.has(id))
