/** Numbers typed while a tool is at work: "1.5", "-2", "5'6", "40cm", "90". Pure; metres, radians, factors. */

export type Quantity = 'length' | 'angle' | 'factor'

export interface Typed {
  /** What stands in the box. */
  readonly text: string
}
export const NOTHING_TYPED: Typed = { text: '' }

const MAX_TYPED = 12
const ALLOWED = /^[0-9.,\-'"a-z]$/i
const UNIT_LETTERS = /^[a-z]$/i

/** The box after a key, or null when the key is none of its own. `-` turns the sign from anywhere, as in Blender. */
export const typeKey = (typed: Typed, key: string): Typed | null => {
  if (key === 'Backspace') return typed.text === '' ? null : { text: typed.text.slice(0, -1) }
  if (!ALLOWED.test(key)) return null
  if (key === '-') return { text: typed.text.startsWith('-') ? typed.text.slice(1) : `-${typed.text}` }
  // A unit can only follow a number: else the letter belongs to somebody else (X, Y, Z lock an axis).
  if (UNIT_LETTERS.test(key) && (!/[0-9]/.test(typed.text) || !/^(c|m|f|t|i|n)$/i.test(key))) return null
  if (typed.text.length >= MAX_TYPED) return typed
  return { text: typed.text + (key === ',' ? '.' : key) }
}

const METRES: Readonly<Record<string, number>> = {
  '': 1,
  m: 1,
  cm: 0.01,
  mm: 0.001,
  ft: 0.3048,
  "'": 0.3048,
  in: 0.0254,
  '"': 0.0254,
}

/** The value in metres, radians or as a factor; null while what is typed is no number yet. */
export const typedValue = (typed: Typed, quantity: Quantity): number | null => {
  const text = typed.text.trim().toLowerCase()
  if (quantity !== 'length') {
    const n = Number.parseFloat(text)
    if (!/^-?[0-9]*\.?[0-9]*$/.test(text) || !Number.isFinite(n)) return null
    return quantity === 'angle' ? (n * Math.PI) / 180 : n
  }
  const feet = /^(-?)([0-9]*\.?[0-9]+)'([0-9]*\.?[0-9]+)"?$/.exec(text)
  if (feet) return (feet[1] === '-' ? -1 : 1) * (Number(feet[2]) * 0.3048 + Number(feet[3]) * 0.0254)
  const plain = /^(-?[0-9]*\.?[0-9]*)(m|cm|mm|ft|in|'|")?$/.exec(text)
  if (!plain || !/[0-9]/.test(plain[1]!)) return null
  return Number(plain[1]) * METRES[plain[2] ?? '']!
}

const trim = (n: number, digits: number) => String(Number(n.toFixed(digits)))

/** As the measure beside the pointer shows it: "1.25 m", "45°", "× 1.2". */
export const sayQuantity = (value: number, quantity: Quantity): string => {
  if (quantity === 'angle') return `${trim((value * 180) / Math.PI, 1)}°`
  if (quantity === 'factor') return `× ${trim(value, 2)}`
  return Math.abs(value) < 1 && value !== 0 ? `${trim(value * 100, 1)} cm` : `${trim(value, 2)} m`
}
