/** Which keys lead to which action: the preset, and over it what a person has bound anew. Pure. */
import type { Action } from './action.ts'
import { readChord } from './keys.ts'

export type Preset = 'hotset' | 'blender'

export interface KeyPrefs {
  readonly preset: Preset
  /** Chords by action id that stand instead of the preset's; an empty list: no key. */
  readonly own: { readonly [action: string]: readonly string[] }
}

export const NO_KEY_PREFS: KeyPrefs = { preset: 'hotset', own: {} }

/** Tolerant: anything in, valid preferences out. */
export const readKeyPrefs = (raw: unknown): KeyPrefs => {
  if (typeof raw !== 'object' || raw === null) return NO_KEY_PREFS
  const { preset, own } = raw as { preset?: unknown; own?: unknown }
  const kept: { [action: string]: readonly string[] } = {}
  for (const [id, chords] of Object.entries(typeof own === 'object' && own !== null ? own : {})) {
    if (!Array.isArray(chords)) continue
    kept[id] = chords.flatMap((chord) => (typeof chord === 'string' ? (readChord(chord) ?? []) : []))
  }
  return { preset: preset === 'blender' ? 'blender' : 'hotset', own: kept }
}

/** The keys of an action under these preferences. */
export const keysOf = (action: Action, prefs: KeyPrefs): readonly string[] => {
  const own = Object.hasOwn(prefs.own, action.id) ? prefs.own[action.id] : undefined
  return own ?? (prefs.preset === 'blender' ? (action.blender ?? action.keys) : action.keys) ?? []
}

/** Actions by chord; of several, those with a condition of their own (`when`) stand first. */
export const bind = (actions: readonly Action[], prefs: KeyPrefs): ReadonlyMap<string, readonly Action[]> => {
  const bound = new Map<string, Action[]>()
  for (const action of actions) {
    for (const chord of keysOf(action, prefs)) {
      const there = bound.get(chord) ?? []
      bound.set(chord, action.when ? [action, ...there] : [...there, action])
    }
  }
  return bound
}

/** Other actions that a chord leads to already, of those that could ever clash with this one. */
export const clashes = (actions: readonly Action[], prefs: KeyPrefs, action: Action, chord: string): readonly Action[] =>
  (bind(actions, prefs).get(chord) ?? []).filter((other) => other.id !== action.id && !other.when === !action.when)

/** Binds a chord to an action alone: those that had it lose it. */
export const rebind = (actions: readonly Action[], prefs: KeyPrefs, action: Action, chords: readonly string[]): KeyPrefs => {
  const own: { [id: string]: readonly string[] } = { ...prefs.own, [action.id]: chords }
  for (const chord of chords) {
    for (const other of clashes(actions, prefs, action, chord)) {
      own[other.id] = keysOf(other, prefs).filter((one) => one !== chord)
    }
  }
  return { ...prefs, own }
}

/** Back to the preset's keys for one action. */
export const unbind = (prefs: KeyPrefs, action: Action): KeyPrefs => {
  const { [action.id]: _, ...own } = prefs.own
  return { ...prefs, own }
}
