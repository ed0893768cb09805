/**
 * The grammar of a sentence that says what should be there: phrases of [no] [count] [size] [look] thing [relation thing],
 * people and what they do, light by role and colour, the hour, the mood, shots. Read once from left to right.
 */
import { type Draft, refOf } from './draft.ts'
import { following, readRoom, seatsFor } from './seats.ts'
import type { Ref, Relation } from './understanding.ts'
import {
  type Ahead,
  addBelow,
  addPerson,
  addThing,
  type Group,
  lastNamed,
  lastPerson,
  nothing,
  PERSONAL,
  type Pending,
} from './wants.ts'
import type { Word } from './words.ts'

export const sentence = (words: readonly Word[], draft: Draft): void => {
  let mode: 'add' | 'without' | 'strike' = 'add'
  let pending = nothing()
  /** The phrase that a relation will speak of: what was named since the last one was placed. */
  const now: { group: Group; ahead: Ahead } = { group: null, ahead: null }
  /** A relation that waits for its thing, and one that came before its own thing. */
  let waiting: { rel: Relation; of: Ref[]; prefix: boolean } | null = null
  let lastRole: number | null = null

  const place = (rel: Relation, of: readonly Ref[]) => {
    if (!now.group) {
      now.ahead = { rel, of: [...of] }
      return
    }
    const { kind, from } = now.group
    if (kind === 'want')
      for (let i = from; i < draft.wants.length; i++) {
        const want = draft.wants[i]!
        if (rel === 'facing' && (want.rel !== null || of.length > 0))
          draft.wants[i] = { ...want, face: of[0] ?? want.face, rel: want.rel ?? (of.length ? null : 'facing') }
        else if (want.rel === null) draft.wants[i] = { ...want, rel, of }
      }
    if (kind === 'person') for (let i = from; i < draft.people.length; i++) draft.people[i] = { ...draft.people[i]!, rel, of }
    if (kind === 'shot')
      for (let i = from; i < draft.shots.length; i++) draft.shots[i] = { ...draft.shots[i]!, of: of[0] ?? null }
    now.group = { ...now.group, placed: true }
  }
  const settle = () => {
    if (waiting) place(waiting.rel, waiting.of)
    waiting = null
  }
  const open = (kind: 'want' | 'person' | 'shot', at: number) => {
    if (!now.group || now.group.kind !== kind || now.group.placed) now.group = { kind, from: at, placed: false }
  }

  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const meaning = choose(word, words[i + 1], pending, waiting !== null)
    const next = words[i + 1]?.meaning
    switch (meaning.t) {
      case 'comma': {
        settle()
        if (mode !== 'strike') mode = 'add'
        now.group = null
        pending = nothing()
        break
      }
      case 'and':
      case 'or': {
        const short = waiting && waiting.rel === 'between' && waiting.of.length < 2
        if (waiting && !short && waiting.of.length > 0) settle()
        else if (waiting && !short) settle()
        if (meaning.t === 'and' && mode === 'without' && (next?.t === 'num' || next?.t === 'a' || next?.t === 'add'))
          mode = 'add'
        break
      }
      case 'no': {
        settle()
        mode = 'without'
        pending = nothing()
        break
      }
      case 'strike': {
        settle()
        mode = 'strike'
        break
      }
      case 'add':
      case 'verb': {
        settle()
        if (mode !== 'add' || meaning.t === 'add') mode = 'add'
        break
      }
      case 'with': {
        settle()
        if (mode === 'without') mode = 'add'
        break
      }
      case 'num':
        pending.count = { min: meaning.min, max: meaning.max }
        break
      case 'a':
        pending.article = true
        break
      case 'the':
        pending.definite = true
        break
      case 'size':
        pending.size *= meaning.by
        break
      case 'grow':
        pending.size *= meaning.by
        break
      case 'look':
        pending.look = meaning.look
        break
      case 'soft':
        pending.soft = meaning.soft
        break
      case 'kelvin':
      case 'gel': {
        const kelvin = meaning.t === 'kelvin' ? meaning.kelvin : null
        const gel = meaning.t === 'gel' ? meaning.gel : null
        const joined =
          next?.t === 'role' ||
          next?.t === 'thing' ||
          next?.t === 'hour' ||
          next?.t === 'light' ||
          next?.t === 'kelvin' ||
          next?.t === 'soft' ||
          next?.t === 'size' ||
          next?.t === 'look'
        // "the key warm", "fill at 5600 K": said behind its light.
        if (!joined && lastRole !== null && draft.light.roles[lastRole]) {
          const wish = draft.light.roles[lastRole]!
          draft.light.roles[lastRole] = { ...wish, kelvin: kelvin ?? wish.kelvin, gel: gel ?? wish.gel }
        } else if (!joined && pending.count === null && !pending.article) tint(draft, kelvin, gel)
        else {
          pending.kelvin = kelvin ?? pending.kelvin
          pending.gel = gel ?? pending.gel
          pending.look ??= meaning.colour ?? null
        }
        break
      }
      case 'role': {
        settle()
        if (mode === 'add') draft.role(meaning.role, given({ kelvin: pending.kelvin, gel: pending.gel, soft: pending.soft }))
        else draft.notes.push(`I put no ${meaning.role} light.`)
        lastRole = mode === 'add' ? draft.light.roles.findIndex((one) => one.role === meaning.role) : null
        pending = nothing()
        break
      }
      case 'light': {
        draft.light.asked = true
        if (pending.kelvin !== null || pending.gel !== null || pending.soft !== null) {
          if (pending.kelvin !== null && pending.kelvin > 6000) draft.light.ambientKelvin = pending.kelvin
          else draft.role('key', given({ kelvin: pending.kelvin, gel: pending.gel, soft: pending.soft }))
        }
        pending = nothing()
        break
      }
      case 'ratio':
        draft.light.asked = true
        draft.light.ratio = Math.min(64, Math.max(1, meaning.ratio))
        break
      case 'mood':
        draft.light.asked = true
        draft.light.moods.push(meaning.id)
        pending = nothing()
        break
      case 'hour':
        draft.hour = meaning.hour
        draft.hourName = meaning.name
        draft.sky ??= meaning.sky ?? null
        if (pending.kelvin !== null) draft.light.ambientKelvin = pending.kelvin
        if (waiting?.rel === 'near' && waiting.of.length === 0) waiting = null
        pending = nothing()
        break
      case 'sky':
        draft.sky = meaning.sky
        if (meaning.haze !== undefined) draft.haze = meaning.haze
        pending = nothing()
        break
      case 'ground':
        draft.ground = meaning.ground
        break
      case 'place':
        // "next to the café" would be a thing; a place is what the set is to be.
        draft.place ??= meaning.id
        if (waiting && waiting.of.length === 0) waiting = null
        pending = nothing()
        break
      case 'length': {
        const room = readRoom(words, i)
        if (room) {
          draft.room = room.room
          i = room.end
          if (waiting && waiting.of.length === 0) waiting = null
          pending = nothing()
        }
        break
      }
      case 'rel': {
        settle()
        if (meaning.alone) {
          const of = next?.t === 'filler' ? [] : []
          place(meaning.rel, of)
          now.ahead = now.group ? null : now.ahead
        } else waiting = { rel: meaning.rel, of: [], prefix: now.group === null }
        break
      }
      case 'dir': {
        if (meaning.way === 'left' || meaning.way === 'right') place(meaning.way, [])
        else if (meaning.way === 'back') place('edge', [])
        else if (meaning.way === 'closer') place('near', [])
        break
      }
      case 'it':
      case 'selection': {
        const ref = meaning.t === 'selection' ? refOf(word) : PERSONAL.has(word.text) ? lastPerson(draft) : lastNamed(draft)
        if (waiting && ref) {
          waiting.of.push(ref)
          if (waiting.rel !== 'between' || waiting.of.length >= 2) settle()
        } else if (mode === 'strike' && ref) draft.strikes.push(ref)
        pending = nothing()
        break
      }
      case 'thing':
      case 'unknown':
      case 'character':
      case 'person': {
        const seats = seatsFor(words, i, pending)
        if (seats) {
          draft.seats = { count: seats.count, around: seats.around(draft) }
          i = seats.end
          pending = nothing()
          settle()
          break
        }
        if (meaning.t === 'unknown') {
          if (waiting && waiting.of.length < 2 && (pending.definite || pending.count === null)) {
            waiting.of.push(refOf(word)!)
            draft.unknown(word.text)
            if (waiting.rel !== 'between' || waiting.of.length >= 2) settle()
          } else if (mode === 'strike') {
            draft.strikes.push(refOf(word)!)
            draft.unknown(word.text)
          } else draft.unknown(word.text)
          pending = nothing()
          break
        }
        const ref =
          meaning.t === 'thing'
            ? { assets: meaning.assets, word: word.text }
            : { assets: [], word: word.text, kind: 'character' as const }
        if (waiting && (waiting.of.length === 0 || waiting.rel === 'between')) {
          waiting.of.push(ref)
          const full = waiting.rel === 'between' ? waiting.of.length >= 2 || (word.plural && next?.t !== 'and') : true
          if (full) {
            // A thing to stand by that is asked for on the way: "six stools around a table".
            if (meaning.t === 'thing' && (pending.article || pending.count !== null) && mode === 'add')
              addBelow(draft, now.group, ref, pending, word)
            settle()
          }
          pending = nothing()
          break
        }
        if (mode === 'strike') draft.strikes.push(ref)
        else if (mode === 'without') draft.without.push(ref)
        else if (meaning.t === 'thing') addThing(draft, ref, word, pending, open, now.ahead)
        else addPerson(draft, word, meaning, pending, open, now.ahead)
        if (mode === 'add') now.ahead = null
        pending = nothing()
        break
      }
      case 'pose': {
        const last = now.group?.kind === 'person' ? draft.people.length - 1 : -1
        if (last >= 0)
          for (let p = now.group!.from; p <= last; p++)
            draft.people[p] = { ...draft.people[p]!, pose: draft.people[p]!.pose ?? meaning.pose }
        else if (pending.count !== null && next?.t !== 'person' && draft.people.length > 0) {
          // "two sitting, one standing": one more of them.
          open('person', draft.people.length)
          draft.people.push({ ...draft.people.at(-1)!, count: pending.count, pose: meaning.pose })
          pending = nothing()
        }
        if (now.group?.kind === 'person') now.group = { ...now.group, placed: false }
        break
      }
      case 'sit': {
        const count = pending.count ?? following(words, i)
        if (count && draft.people.length === 0) {
          draft.seats = { count: count.max, around: null }
          pending = nothing()
        } else if (now.group?.kind === 'person')
          for (let p = now.group.from; p < draft.people.length; p++)
            draft.people[p] = { ...draft.people[p]!, pose: draft.people[p]!.pose ?? 'sit' }
        break
      }
      case 'shot':
      case 'camera': {
        const size = meaning.t === 'shot' ? meaning.size : null
        const of = waiting === null
        if (!of) break
        open('shot', draft.shots.length)
        const before = draft.shots.at(-1)
        // "a wide camera", "a close-up shot": one thing in two words.
        if (size === null && words[i - 1]?.meaning.t === 'shot' && before) break
        const focal = words.slice(i).find((one) => one.meaning.t === 'focal')?.meaning
        const angle = words.find((one) => one.meaning.t === 'angle')?.meaning
        draft.shots.push({
          size: size ?? 'ms',
          count: Math.min(12, pending.count?.max ?? (word.plural ? 2 : 1)),
          of: null,
          angle: angle?.t === 'angle' ? angle.angle : 'level',
          over: meaning.t === 'shot' && meaning.over === true,
          focalMm: focal?.t === 'focal' ? Math.min(1200, Math.max(4, focal.mm)) : null,
        })
        pending = nothing()
        break
      }
      case 'may':
        break
      default:
        if (meaning.t === 'filler' && word.text === 'of' && now.group?.kind === 'shot' && !waiting)
          waiting = { rel: 'near', of: [], prefix: false }
        break
    }
  }
  settle()
}

const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>

/** A word that can be two things: "stone" before a bench is what it is made of, alone it is a rock. */
const choose = (word: Word, next: Word | undefined, pending: Pending, waiting: boolean): Word['meaning'] => {
  const { meaning, other } = word
  if (other?.t !== 'thing') return meaning
  if (meaning.t === 'look' || meaning.t === 'kelvin') {
    const leads = next?.meaning.t === 'thing' || next?.meaning.t === 'size' || next?.meaning.t === 'look'
    return leads ? meaning : other
  }
  const asked = pending.article || pending.count !== null || pending.definite || word.plural || waiting
  return asked && (meaning.t === 'filler' || meaning.t === 'sit') ? other : meaning
}

const tint = (draft: Draft, kelvin: number | null, gel: string | null): void => {
  if (gel !== null) draft.role('key', { gel })
  else if (kelvin !== null && kelvin >= 6000) draft.light.ambientKelvin = kelvin
  else if (kelvin !== null) draft.role('key', { kelvin })
  draft.light.asked = true
}
