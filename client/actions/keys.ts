/**
 * Keys as text. A chord is modifiers in the order Ctrl, Alt, Shift and one key: `Ctrl+Shift+Z`, `?`, `F2`, `Numpad1`,
 * `ArrowLeft`, `Space`. Ctrl stands for Command on a Mac as well. Letters and symbols are what the key *produces*, so that
 * `[` is found wherever a keyboard has it; digits, the numeric pad and letters of other scripts go by position.
 */

/** As much of a KeyboardEvent as is needed. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const NAMED: readonly string[] = [
  'Space',
  'Enter',
  'Escape',
  'Tab',
  'Backspace',
  'Delete',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
]
const MODIFIERS = ['Ctrl', 'Alt', 'Shift'] as const

const isFunctionKey = (key: string) => /^F([1-9]|1\d|2[0-4])$/.test(key)
const isNumpad = (key: string) => /^Numpad(\d|Decimal|Add|Subtract|Multiply|Divide|Enter)$/.test(key)
const isSymbol = (key: string) => [...key].length === 1 && !/[\p{L}\p{N}\s]/u.test(key)
const isKey = (key: string) =>
  NAMED.includes(key) || isFunctionKey(key) || isNumpad(key) || /^[A-Z0-9]$/.test(key) || isSymbol(key)

/** The chord as it is written everywhere, or null for text that is none. */
export const readChord = (text: string): string | null => {
  // The key itself may be a plus: `Ctrl++`.
  const match = /^((?:(?:ctrl|cmd|alt|shift)\+)*)(.+)$/i.exec(text.trim())
  if (!match) return null
  const mods = new Set((match[1] ?? '').toLowerCase().split('+').filter(Boolean))
  if (mods.delete('cmd')) mods.add('ctrl')
  const raw = match[2]!
  const key = /^[a-z]$/i.test(raw) ? raw.toUpperCase() : (NAMED.find((n) => n.toLowerCase() === raw.toLowerCase()) ?? raw)
  if (!isKey(key)) return null
  // Which modifier a symbol needs depends on the keyboard: it is the symbol that counts.
  if (isSymbol(key)) mods.delete('shift')
  return join(mods, key)
}

const join = (mods: ReadonlySet<string>, key: string): string =>
  [...MODIFIERS.filter((m) => mods.has(m.toLowerCase())), key].join('+')

/** Chords that a key press may stand for, the likeliest first; empty for a modifier alone. */
export const chordsOf = (press: KeyPress): readonly string[] => {
  const mods = new Set<string>()
  if (press.ctrlKey || press.metaKey) mods.add('ctrl')
  if (press.altKey) mods.add('alt')
  if (press.shiftKey) mods.add('shift')
  const found: string[] = []
  const add = (key: string | null, shift = true) => {
    if (key === null) return
    const with_ = new Set(mods)
    if (!shift) with_.delete('shift')
    const chord = join(with_, key)
    if (!found.includes(chord)) found.push(chord)
  }
  if (isNumpad(press.code)) {
    add(press.code)
    if (press.code === 'NumpadEnter') add('Enter')
    if (press.code === 'NumpadDecimal' && press.key === 'Delete') add('Delete')
    return found
  }
  const { key } = press
  if (key === ' ' || press.code === 'Space') add('Space')
  else if (NAMED.includes(key) || isFunctionKey(key)) add(key)
  else if (/^[a-z]$/i.test(key)) add(key.toUpperCase())
  else {
    if (isSymbol(key)) add(key, false)
    // With Shift a digit gives a symbol, with Alt on a Mac a letter does, and other scripts have other letters.
    add(byPosition(press.code))
  }
  if (/^[0-9]$/.test(key)) add(key)
  return found
}

const byPosition = (code: string): string | null => /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code)?.slice(1).find(Boolean) ?? null

const WORDS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
}
const MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** As a person reads it: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`; `Num 1`. */
export const sayChord = (chord: string, mac: boolean): string => {
  const { mods, key } = split(chord)
  const word = WORDS[key] ?? key.replace(/^Numpad(.+)$/, 'Num $1')
  if (!mac) return [...mods, word].join('+')
  return (
    [...mods]
      .reverse()
      .map((m) => MAC[m])
      .join('') + word
  )
}

const split = (chord: string): { mods: readonly string[]; key: string } => {
  const match = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord)
  return { mods: (match?.[1] ?? '').split('+').filter(Boolean), key: match?.[2] ?? chord }
}

/** What `aria-keyshortcuts` wants. */
export const ariaChord = (chord: string): string => chord.replace('Ctrl+', 'Control+')

/** Keys that a focused button, slider or list uses itself. */
export const isControlKey = (press: KeyPress): boolean =>
  !press.ctrlKey &&
  !press.metaKey &&
  !press.altKey &&
  (press.key === ' ' || press.key === 'Enter' || press.key === 'Tab' || press.key.startsWith('Arrow'))
