/** "Three people could sit around it": how many seats, around what. And rooms that are named in metres. */
import { type Draft, refOf } from './draft.ts'
import type { Count, Ref } from './understanding.ts'
import { lastNamed, type Pending } from './wants.ts'
import type { Word } from './words.ts'

/** "three people could sit around it", "room for three people": seats, nobody to sit on them yet. */
export const seatsFor = (
  words: readonly Word[],
  at: number,
  pending: Pending,
): { count: number; end: number; around: (draft: Draft) => Ref | null } | null => {
  const here = words[at]!.meaning
  if (here.t !== 'person' && here.t !== 'character') return null
  const count = pending.count?.max ?? (words[at]!.plural || (here.t === 'person' && here.crowd) ? 3 : 1)
  const may = (word: Word | undefined) => word?.meaning.t === 'may'
  const ahead = words.slice(at + 1, at + 6)
  const sits = ahead.findIndex((word) => word.meaning.t === 'sit' || (word.meaning.t === 'pose' && word.meaning.pose === 'sit'))
  const could = sits >= 0 && ahead.slice(0, sits).some(may)
  const room = words
    .slice(Math.max(0, at - 4), at)
    .some((word) => may(word) || (word.meaning.t === 'sit' && word.text.startsWith('seat')))
  const toSit = sits >= 0 && ahead.slice(0, sits + 1).some((word) => word.text.includes('to sit') || word.meaning.t === 'to')
  if (!could && !room && !toSit) return null
  let end = could || toSit ? at + 1 + sits : at
  let target: Ref | null = null
  let pronoun = false
  if (words[end + 1]?.meaning.t === 'rel') {
    for (let k = end + 2; k < Math.min(words.length, end + 5); k++) {
      const one = words[k]!
      if (one.meaning.t === 'thing') {
        target = refOf(one)
        end = k
        break
      }
      if (one.meaning.t === 'it') {
        pronoun = true
        end = k
        break
      }
    }
    if (target === null && !pronoun) end += 1
  }
  return { count: Math.min(400, count), end, around: (draft) => target ?? (pronoun ? lastNamed(draft) : null) }
}

export const following = (words: readonly Word[], at: number): Count | null => {
  const near = words.slice(at + 1, at + 4).find((word) => word.meaning.t === 'num')?.meaning
  return near?.t === 'num' ? near : null
}

/** "a 2 m room", "a room of 3 by 4 m", "5 x 4 m living room". */
export const readRoom = (
  words: readonly Word[],
  at: number,
): { room: { width: number; depth: number }; end: number } | null => {
  const first = words[at]!.meaning
  if (first.t !== 'length') return null
  const isRoom = (word: Word | undefined) => word?.meaning.t === 'room' || word?.meaning.t === 'place'
  const behind = words.slice(at + 1, at + 5).some(isRoom)
  const before = words.slice(Math.max(0, at - 5), at).some(isRoom)
  if (!behind && !before) return null
  const earlier = words[at - 2]?.meaning
  const join = words[at - 1]
  const byWord = join && (join.meaning.t === 'x' || join.text === 'by')
  const later = words[at + 2]?.meaning
  const hold = (m: number) => Math.min(200, Math.max(0.2, m))
  const then = words[at + 1]
  if (byWord && earlier?.t === 'num') return { room: { width: hold(earlier.max), depth: hold(first.metres) }, end: at }
  if (later?.t === 'length' && then && (then.meaning.t === 'x' || then.text === 'by'))
    return { room: { width: hold(first.metres), depth: hold(later.metres) }, end: at + 2 }
  return { room: { width: hold(first.metres), depth: hold(first.metres) }, end: at }
}
