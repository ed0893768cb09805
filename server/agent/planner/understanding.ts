/**
 * What was understood of a brief, as plain data: the port between understanding and composing. The built-in planner makes
 * it from words; anything else that makes it (a language model, another agent's tool call) composes just the same.
 */
export interface Count {
  readonly min: number
  readonly max: number
}

export const RELATIONS = [
  'middle',
  'around',
  'on',
  'under',
  'in',
  'beside',
  'near',
  'facing',
  'front',
  'behind',
  'between',
  'wall',
  'corner',
  'along',
  'edge',
  'scattered',
  'left',
  'right',
] as const
export type Relation = (typeof RELATIONS)[number]

/** A thing that a wish speaks of: by what it is (kit ids, best first), by its name on the set, or the selection. */
export interface Ref {
  readonly assets: readonly string[]
  /** As it was said: what notes quote and what names are compared with. */
  readonly word: string
  readonly selection?: true
  /** A light by its role, a person, a camera: named by the kind of node instead of an asset. */
  readonly kind?: 'light' | 'character' | 'camera'
}

export interface Want extends Ref {
  readonly count: Count
  /** Times the usual size. */
  readonly size: number
  /** A word of colour or stuff for its main material: red, leather, oak. */
  readonly look: string | null
  readonly rel: Relation | null
  readonly of: readonly Ref[]
  /** What it is to face, if that is said beside the relation. */
  readonly face: Ref | null
  /** Spoken of as there already ("the fire"): made only if it is not. */
  readonly definite: boolean
}

export interface PersonWant {
  readonly word: string
  readonly count: Count
  readonly build: 'male' | 'female' | null
  /** Metres; null: a grown person's. */
  readonly heightM: number | null
  readonly robe: boolean
  /** Id of a pose, null: stands. */
  readonly pose: string | null
  readonly rel: Relation | null
  readonly of: readonly Ref[]
}

export const ROLES = ['key', 'fill', 'rim', 'practical', 'ambient', 'background'] as const
export type LightRole = (typeof ROLES)[number]

export interface RoleWish {
  readonly role: LightRole
  readonly kelvin: number | null
  /** Id of a colour gel, for what no temperature says: red, green. */
  readonly gel: string | null
  readonly soft: boolean | null
}

export interface LightWish {
  /** Whether light was spoken of at all. */
  readonly asked: boolean
  readonly roles: readonly RoleWish[]
  /** Key and fill to fill at the face; null: as the mood has it. */
  readonly ratio: number | null
  readonly moods: readonly string[]
  /** Colour of practicals that were named ("warm fire"). */
  readonly practicalKelvin: number | null
  /** Colour of the surrounding light that was named ("blue dusk"). */
  readonly ambientKelvin: number | null
}

export type ShotSize = 'ews' | 'ws' | 'fs' | 'mws' | 'ms' | 'mcu' | 'cu' | 'ecu' | 'insert'

export interface ShotWant {
  readonly size: ShotSize
  readonly count: number
  readonly of: Ref | null
  readonly angle: 'level' | 'low' | 'high' | 'top'
  readonly over: boolean
  readonly focalMm: number | null
}

/** A change to what is there or was just proposed. */
export type Edit =
  | {
      readonly do: 'tone'
      readonly by: 'warmer' | 'cooler' | 'brighter' | 'darker' | 'softer' | 'harder'
      readonly much: number
      readonly of: readonly Ref[]
      readonly roles: readonly LightRole[]
    }
  | { readonly do: 'count'; readonly by: 'fewer' | 'more'; readonly n: number | null; readonly of: readonly Ref[] }
  | {
      readonly do: 'move'
      readonly way: 'left' | 'right' | 'forward' | 'back' | 'up' | 'down' | 'closer' | 'away' | 'to'
      readonly metres: number | null
      readonly of: readonly Ref[]
      readonly to: { readonly rel: Relation; readonly of: readonly Ref[] } | null
    }
  | { readonly do: 'turn'; readonly of: readonly Ref[]; readonly to: Ref | null; readonly by: number | null }
  | { readonly do: 'size'; readonly by: number; readonly of: readonly Ref[] }
  | { readonly do: 'look'; readonly look: string; readonly of: readonly Ref[] }
  | {
      readonly do: 'colour'
      readonly kelvin: number | null
      readonly gel: string | null
      readonly of: readonly Ref[]
      readonly roles: readonly LightRole[]
    }
  | { readonly do: 'swap'; readonly of: readonly Ref[]; readonly with: Want }

export interface Understanding {
  readonly text: string
  /** Id of a place of `places.ts` that the set is to be dressed as. */
  readonly place: string | null
  readonly wants: readonly Want[]
  /** What must not be there. */
  readonly without: readonly Ref[]
  /** What is to be taken off the set. */
  readonly strikes: readonly Ref[]
  readonly people: readonly PersonWant[]
  /** How many should find a seat, and around what. */
  readonly seats: { readonly count: number; readonly around: Ref | null } | null
  readonly light: LightWish
  /** Local solar time. */
  readonly hour: number | null
  /** Whether the hour was named as a mood of light ("dusk") that may shift to fit the key. */
  readonly hourName: string | null
  readonly sky: 'clear' | 'cloudy' | 'night' | 'studio' | null
  readonly haze: number | null
  readonly ground: string | null
  readonly shots: readonly ShotWant[]
  readonly edits: readonly Edit[]
  /** The room that was named in metres. */
  readonly room: { readonly width: number; readonly depth: number } | null
  /** Words that meant nothing to the planner. */
  readonly unknown: readonly string[]
  /** Why the brief cannot be read at all, in a sentence; nothing else counts then. */
  readonly refused: string | null
  readonly notes: readonly string[]
}
