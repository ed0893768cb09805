/** An understanding while it is being made: what sentences and edits add to, and the helpers that both need. */
import type {
  Count,
  Edit,
  LightRole,
  LightWish,
  PersonWant,
  Ref,
  RoleWish,
  ShotWant,
  Understanding,
  Want,
} from './understanding.ts'
import type { Word } from './words.ts'

export interface Draft {
  readonly text: string
  place: string | null
  readonly wants: Want[]
  readonly without: Ref[]
  readonly strikes: Ref[]
  readonly people: PersonWant[]
  seats: Understanding['seats']
  readonly light: { -readonly [K in keyof Omit<LightWish, 'roles' | 'moods'>]: LightWish[K] } & {
    readonly roles: RoleWish[]
    readonly moods: string[]
  }
  hour: number | null
  hourName: string | null
  sky: Understanding['sky']
  haze: number | null
  ground: string | null
  readonly shots: ShotWant[]
  readonly edits: Edit[]
  room: Understanding['room']
  readonly notes: string[]
  unknown(word: string): void
  role(role: LightRole, more: Partial<RoleWish>): void
  done(): Understanding
}

export const startDraft = (text: string): Draft => {
  const unknown = new Set<string>()
  const draft: Draft = {
    text,
    place: null,
    wants: [],
    without: [],
    strikes: [],
    people: [],
    seats: null,
    light: { asked: false, roles: [], ratio: null, moods: [], practicalKelvin: null, ambientKelvin: null },
    hour: null,
    hourName: null,
    sky: null,
    haze: null,
    ground: null,
    shots: [],
    edits: [],
    room: null,
    notes: [],
    unknown: (word) => {
      if (/\p{L}/u.test(word)) unknown.add(word)
    },
    role: (role, more) => {
      draft.light.asked = true
      const at = draft.light.roles.findIndex((one) => one.role === role)
      const before = draft.light.roles[at] ?? { role, kelvin: null, gel: null, soft: null }
      const wish: RoleWish = { ...before, ...more }
      if (at < 0) draft.light.roles.push(wish)
      else draft.light.roles[at] = wish
    },
    done: () => {
      const { unknown: _, role: __, done: ___, ...plain } = draft
      return { ...plain, unknown: [...unknown].slice(0, 12), refused: null }
    },
  }
  return draft
}

export const ONE: Count = { min: 1, max: 1 }
/** "jars", without a number. */
export const SOME: Count = { min: 2, max: 3 }

/** What a word can be referred to as: a prop, a person, a light, a camera, the selection, a name on the set. */
export const refOf = (word: Word): Ref | null => {
  const { meaning } = word
  if (meaning.t === 'thing') return { assets: meaning.assets, word: word.text }
  if (meaning.t === 'selection') return { assets: [], word: word.text, selection: true }
  if (meaning.t === 'person' || meaning.t === 'character') return { assets: [], word: word.text, kind: 'character' }
  if (meaning.t === 'camera') return { assets: [], word: word.text, kind: 'camera' }
  if (meaning.t === 'unknown') return { assets: [], word: word.text }
  return null
}
