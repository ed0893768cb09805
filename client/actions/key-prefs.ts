/** The key bindings of this person, as everybody on the page reads them. */
import { computed } from '@preact/signals-core'
import type { Action } from './action.ts'
import { bind, keysOf, readKeyPrefs } from './bindings.ts'
import { actions } from './index.ts'
import { kept } from './kept.ts'
import { ariaChord, sayChord } from './keys.ts'

export const keyPrefs = kept('keys', readKeyPrefs)
export const boundKeys = computed(() => bind(actions, keyPrefs.value))

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The first key of an action as a person reads it, '' for none. */
export const keyOf = (action: Action): string => {
  const [first] = keysOf(action, keyPrefs.value)
  return first ? sayChord(first, isMac) : ''
}

export const sayKey = (chord: string): string => sayChord(chord, isMac)

/** For `aria-keyshortcuts`. */
export const ariaKeys = (action: Action): string => keysOf(action, keyPrefs.value).map(ariaChord).join(' ')
