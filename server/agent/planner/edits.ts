/** The part of a brief that changes what is there: "warmer", "fewer jars", "move the fire left", "turn the chairs to it". */
import { type Draft, ONE, refOf, SOME } from './draft.ts'
import type { Edit, LightRole, Ref, Relation, Want } from './understanding.ts'
import type { Word } from './words.ts'

const has = (words: readonly Word[], ...kinds: readonly string[]) => words.some((word) => kinds.includes(word.meaning.t))

const startsWithVerb = (words: readonly Word[]): boolean => {
  const first = words.find((word) => word.meaning.t !== 'filler' && word.meaning.t !== 'much')
  return first?.meaning.t === 'verb'
}

/** Whether this piece of a sentence speaks of changing what is there. */
const isEdit = (words: readonly Word[]): boolean => {
  if (has(words, 'tone', 'amount')) return true
  if (has(words, 'grow')) return true
  if (has(words, 'strike', 'add', 'no')) return false
  if (startsWithVerb(words)) {
    const verb = words.find((word) => word.meaning.t === 'verb')!.meaning
    if (verb.t === 'verb' && verb.verb === 'make') {
      return (
        has(words, 'look', 'kelvin', 'gel', 'size') &&
        has(words, 'the', 'role', 'it', 'selection') &&
        !has(words, 'a', 'place', 'hour')
      )
    }
    return true
  }
  // "closer", "the fire to the left": a direction for something that is there already.
  return (
    has(words, 'dir') && !has(words, 'a', 'num', 'place', 'shot') && (has(words, 'the', 'it', 'selection') || words.every(bare))
  )
}

const bare = (word: Word) => ['dir', 'much', 'filler', 'length', 'and', 'camera', 'the'].includes(word.meaning.t)

/** Parts a sentence into edits and the rest; the rest keeps its commas, which part its phrases. */
export const splitEdits = (
  words: readonly Word[],
): { readonly main: readonly Word[]; readonly edits: readonly (readonly Word[])[] } => {
  const edits: (readonly Word[])[] = []
  const main: Word[] = []
  for (const phrase of split(words, 'comma')) {
    const pieces = split(phrase, 'and')
    const any = pieces.some(isEdit)
    if (!any) {
      if (main.length > 0) main.push(COMMA)
      main.push(...phrase)
      continue
    }
    let open: Word[] = []
    let editing = false
    const close = () => {
      if (open.length === 0) return
      if (editing) edits.push(open)
      else {
        if (main.length > 0) main.push(COMMA)
        main.push(...open)
      }
    }
    for (const piece of pieces) {
      // "move the jars and the baskets left": a piece that begins no edit of its own belongs to the one before.
      const starts = isEdit(piece) || has(piece, 'strike', 'add', 'no', 'a')
      if (open.length > 0 && starts && !(editing === false && !isEdit(piece))) {
        close()
        open = []
      }
      if (open.length === 0) editing = isEdit(piece)
      else open.push(AND)
      open.push(...piece)
      editing ||= isEdit(piece)
    }
    close()
  }
  return { main, edits }
}

const COMMA: Word = { text: ',', meaning: { t: 'comma' }, plural: false, other: null }
const AND: Word = { text: 'and', meaning: { t: 'and' }, plural: false, other: null }

const split = (words: readonly Word[], at: string): Word[][] => {
  const parts: Word[][] = [[]]
  for (const word of words) {
    if (word.meaning.t === at) parts.push([])
    else parts.at(-1)!.push(word)
  }
  return parts.filter((part) => part.length > 0)
}

export const parseEdit = (words: readonly Word[], draft: Draft): void => {
  const found = readEdits(words, draft)
  if (found.length === 0)
    draft.notes.push(`I did not understand what to change in “${words.map((word) => word.text).join(' ')}”.`)
  draft.edits.push(...found)
}

const readEdits = (words: readonly Word[], draft: Draft): Edit[] => {
  const verb = words.find((word) => word.meaning.t === 'verb')?.meaning
  if (verb?.t === 'verb' && verb.verb === 'swap') return swap(words, draft)
  const cut = words.findIndex((word) => word.meaning.t === 'to' || word.meaning.t === 'rel')
  const before = cut < 0 ? words : words.slice(0, cut)
  const after = cut < 0 ? [] : words.slice(cut)
  const of = refs(before, draft)
  if (verb?.t === 'verb' && (verb.verb === 'turn' || verb.verb === 'face')) return turn(before, after, of, draft)
  const edits: Edit[] = []
  const roles = words.flatMap((word): LightRole[] => (word.meaning.t === 'role' ? [word.meaning.role] : []))
  const all = refs(words, draft)
  let much = 1
  let number: number | null = null
  for (const { meaning } of words) {
    if (meaning.t === 'much') much *= meaning.much
    if (meaning.t === 'num') number = meaning.max
  }
  const metres = words.find((word) => word.meaning.t === 'length')?.meaning
  for (const { meaning } of words) {
    if (meaning.t === 'tone') edits.push({ do: 'tone', by: meaning.by, much, of: all, roles })
    if (meaning.t === 'amount' && all.length > 0) edits.push({ do: 'count', by: meaning.by, n: number, of: all })
    if (meaning.t === 'grow') edits.push({ do: 'size', by: meaning.by ** much, of: all })
    if (meaning.t === 'dir' && !edits.some((edit) => edit.do === 'move'))
      edits.push({ do: 'move', way: meaning.way, metres: metres?.t === 'length' ? metres.metres : null, of, to: null })
  }
  if (edits.length > 0) return edits
  if (verb?.t === 'verb' && verb.verb === 'move') {
    const rel = after.find((word) => word.meaning.t === 'rel')?.meaning
    const to = { rel: (rel?.t === 'rel' ? rel.rel : 'near') as Relation, of: refs(after, draft) }
    if (rel || to.of.length > 0)
      return [{ do: 'move', way: 'to', metres: metres?.t === 'length' ? metres.metres : null, of, to }]
    return metres?.t === 'length' ? [{ do: 'move', way: 'forward', metres: metres.metres, of, to: null }] : []
  }
  return paint(words, all, roles, much)
}

/** "make the rug red", "make the key 5600 K", "make the jars big". */
const paint = (words: readonly Word[], of: readonly Ref[], roles: readonly LightRole[], much: number): Edit[] =>
  words.flatMap(({ meaning, text }): Edit[] => {
    if (meaning.t === 'size') return [{ do: 'size', by: meaning.by ** much, of }]
    if (meaning.t === 'look') return [{ do: 'look', look: meaning.look, of }]
    const onThings = roles.length === 0 && of.length > 0
    if (meaning.t === 'kelvin')
      return onThings && meaning.colour
        ? [{ do: 'look', look: text, of }]
        : [{ do: 'colour', kelvin: meaning.kelvin, gel: null, of, roles }]
    if (meaning.t === 'gel')
      return onThings ? [{ do: 'look', look: text, of }] : [{ do: 'colour', kelvin: null, gel: meaning.gel, of, roles }]
    return []
  })

const turn = (before: readonly Word[], after: readonly Word[], of: readonly Ref[], draft: Draft): Edit[] => {
  const degrees = [...before, ...after].find((word) => word.meaning.t === 'angleOf')?.meaning
  if (degrees?.t === 'angleOf') return [{ do: 'turn', of, to: null, by: (degrees.degrees * Math.PI) / 180 }]
  const [to, from] = [refs(after, draft)[0] ?? null, of]
  if (!to && from.length === 2) return [{ do: 'turn', of: from.slice(0, 1), to: from[1]!, by: null }]
  const way = [...before, ...after].find((word) => word.meaning.t === 'dir')?.meaning
  if (!to && way?.t === 'dir')
    return [{ do: 'turn', of, to: null, by: way.way === 'left' ? Math.PI / 4 : way.way === 'right' ? -Math.PI / 4 : Math.PI }]
  return [{ do: 'turn', of, to, by: null }]
}

const swap = (words: readonly Word[], draft: Draft): Edit[] => {
  const cut = words.findIndex((word, i) => i > 0 && (word.meaning.t === 'with' || word.text === 'by' || word.text === 'for'))
  if (cut < 0) return []
  const of = refs(words.slice(0, cut), draft)
  const into = words.slice(cut)
  const at = into.findIndex((word) => word.meaning.t === 'thing')
  const thing = into[at]
  if (!thing || of.length === 0) return []
  const ref = refOf(thing)!
  const number = into.find((word) => word.meaning.t === 'num')?.meaning
  const look = into.find((word) => word.meaning.t === 'look' || word.meaning.t === 'gel')
  const count = number?.t === 'num' ? number : thing.plural ? SOME : ONE
  const wanted: Want = { ...ref, count, size: 1, look: look?.text ?? null, rel: null, of: [], face: null, definite: false }
  return [{ do: 'swap', of, with: wanted }]
}

/** Things that are named; unknown words too: they may be names on the set. */
const refs = (words: readonly Word[], draft: Draft): Ref[] =>
  words.flatMap((word): Ref[] => {
    if (word.meaning.t === 'it' || word.meaning.t === 'everything') return []
    const ref = refOf(word)
    if (word.meaning.t === 'unknown') draft.unknown(word.text)
    return ref ? [ref] : []
  })
