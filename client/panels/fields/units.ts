/**
 * Numbers as people type and read them: `5'6"`, `2.4m`, `5600K`, `35mm`, `45°`, `1/50 s`, `2*1.2m`, `18:30`. A number
 * without a unit counts in the unit of the screen. Inside the set: metres, radians, kelvin, shares of one. Pure.
 */
import type { Unit } from '../../../shared/fields/field.ts'

/** Units of a field, and one more that the screen alone knows: hours, as a clock. */
export type ScreenUnit = Unit | 'clock'
export type Lengths = 'metric' | 'imperial'

const INCH = 0.0254
const FOOT = 0.3048
const DEGREE = Math.PI / 180

/** Factor of each word to the unit inside the set, by what is measured. */
const LENGTH: Readonly<Record<string, number>> = {
  km: 1000,
  m: 1,
  cm: 0.01,
  mm: 0.001,
  in: INCH,
  inch: INCH,
  inches: INCH,
  '"': INCH,
  '”': INCH,
  '″': INCH,
  ft: FOOT,
  foot: FOOT,
  feet: FOOT,
  "'": FOOT,
  '’': FOOT,
  '′': FOOT,
  yd: 0.9144,
}
const IN_MM = Object.fromEntries(Object.entries(LENGTH).map(([word, factor]) => [word, factor * 1000]))
const THOUSANDS = { k: 1000, kilo: 1000 }

const WORDS: Readonly<Record<ScreenUnit, Readonly<Record<string, number>>>> = {
  m: LENGTH,
  mm: IN_MM,
  rad: { '°': DEGREE, º: DEGREE, deg: DEGREE, degrees: DEGREE, rad: 1, turn: Math.PI * 2 },
  s: { s: 1, sec: 1, ms: 0.001, min: 60, h: 3600 },
  K: { k: 1, kelvin: 1, kk: 1000 },
  lx: { lx: 1, lux: 1, klx: 1000, fc: 10.7639, ...THOUSANDS },
  cd: { cd: 1, candela: 1, kcd: 1000, ...THOUSANDS },
  lm: { lm: 1, lumen: 1, klm: 1000, ...THOUSANDS },
  nit: { nit: 1, nits: 1, knit: 1000, ...THOUSANDS },
  kg: { kg: 1, g: 0.001, lb: 0.45359237 },
  '%': { '%': 0.01 },
  EV: { ev: 1, stop: 1, stops: 1 },
  clock: { h: 1, min: 1 / 60 },
  '': { t: 1, f: 1, fps: 1, ...THOUSANDS },
}

/** What a number without a unit is multiplied by. */
const bare = (unit: ScreenUnit, lengths: Lengths): number => {
  if (unit === 'rad') return DEGREE
  if (unit === '%') return 0.01
  return unit === 'm' && lengths === 'imperial' ? FOOT : 1
}

/** The value as it is kept in the set; null for text that is no such number. */
export const parseEntry = (text: string, unit: ScreenUnit, lengths: Lengths = 'metric'): number | null => {
  const clean = text
    .trim()
    .replace(/−/g, '-')
    // A decimal comma, but not the commas of `1,000,000`.
    .replace(/^(-?\d+),(\d+)(?!.*,)/, (all, a: string, b: string) => (b.length === 3 && a !== '0' ? all : `${a}.${b}`))
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
  if (clean === '' || clean.length > 64) return null
  if (unit === 'clock') {
    const clock = /^(\d{1,2}):(\d{2})$/.exec(clean)
    if (clock) return Number(clock[2]) < 60 ? Number(clock[1]) + Number(clock[2]) / 60 : null
  }
  // `T2.8`, `f/4`: the letter stands before the number.
  const start = unit === '' ? clean.replace(/^(?:[tT]|[fF]\/?)\s*(?=\d)/, '') : clean
  const parser = new Parser(start, WORDS[unit], bare(unit, lengths))
  const value = parser.whole()
  return value !== null && Number.isFinite(value) ? value : null
}

/** A number with or without a unit: while a sum is worked out, `2*1.2m` must not turn 2 into metres. */
interface Amount {
  readonly value: number
  readonly united: boolean
}

class Parser {
  #at = 0
  readonly #text: string
  readonly #words: Readonly<Record<string, number>>
  readonly #bare: number

  constructor(text: string, words: Readonly<Record<string, number>>, factor: number) {
    this.#text = text
    this.#words = words
    this.#bare = factor
  }

  whole(): number | null {
    const sum = this.#sum()
    this.#space()
    return sum && this.#at === this.#text.length ? this.#united(sum).value : null
  }

  #united(a: Amount): Amount {
    return a.united ? a : { value: a.value * this.#bare, united: true }
  }

  #sum(): Amount | null {
    let left = this.#product()
    for (let sign = this.#take('+-'); left && sign; sign = this.#take('+-')) {
      const right = this.#product()
      if (!right) return null
      // `2m + 50` is two metres and fifty of the screen's unit.
      const [a, b] = left.united === right.united ? [left, right] : [this.#united(left), this.#united(right)]
      left = { value: sign === '+' ? a.value + b.value : a.value - b.value, united: a.united }
    }
    return left
  }

  #product(): Amount | null {
    let left = this.#amount()
    for (let sign = this.#take('*/'); left && sign; sign = this.#take('*/')) {
      // `1/50 s` is a fiftieth of a second: what divides has no unit, the quotient may.
      const right = this.#amount(sign === '*')
      if (!right || (left.united && right.united)) return null
      const value = sign === '*' ? left.value * right.value : left.value / right.value
      left = this.#suffix({ value, united: left.united || right.united })
    }
    return left && this.#suffix(left)
  }

  #amount(mayHaveUnit = true): Amount | null {
    this.#space()
    const sign = this.#take('-+')
    if (sign) {
      const inner = this.#amount(mayHaveUnit)
      return inner && (sign === '-' ? { ...inner, value: -inner.value } : inner)
    }
    if (this.#take('(')) {
      const inner = this.#sum()
      return inner && this.#take(')') ? inner : null
    }
    const match = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(this.#text.slice(this.#at))
    if (!match) return null
    this.#at += match[0].length
    const number = { value: Number(match[0]), united: false }
    return mayHaveUnit ? this.#feetAndInches(this.#suffix(number)) : number
  }

  /** `5'6"`, `5'6`, `5 ft 6 in`: a second amount right behind the feet. */
  #feetAndInches(feet: Amount): Amount {
    const factor = this.#words["'"]
    const inch = this.#words['"']
    if (!feet.united || !factor || !inch || !/(?:['’′]|ft|foot|feet)\s*$/.test(this.#text.slice(0, this.#at))) return feet
    const match = /^\s*(\d+(?:\.\d+)?)\s*(?:["”″]|in(?:ch(?:es)?)?)?(?![\d.'’′\w])/.exec(this.#text.slice(this.#at))
    if (!match) return feet
    this.#at += match[0].length
    return { value: feet.value + Number(match[1]) * inch, united: true }
  }

  #suffix(amount: Amount): Amount {
    if (amount.united) return amount
    const match = /^\s*([a-zA-Z]+|["'’′”″°º%])/.exec(this.#text.slice(this.#at))
    const word = match?.[1]?.toLowerCase() ?? ''
    const factor = Object.hasOwn(this.#words, word) ? this.#words[word] : undefined
    if (!match || factor === undefined) return amount
    this.#at += match[0].length
    return { value: amount.value * factor, united: true }
  }

  #take(signs: string): string {
    this.#space()
    const sign = this.#text[this.#at] ?? ''
    if (sign === '' || !signs.includes(sign)) return ''
    this.#at++
    return sign
  }

  #space(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }
}

const SCREEN: Readonly<Record<ScreenUnit, string>> = {
  m: 'm',
  mm: 'mm',
  rad: '°',
  s: 's',
  K: 'K',
  lx: 'lx',
  cd: 'cd',
  lm: 'lm',
  nit: 'nit',
  kg: 'kg',
  '%': '%',
  EV: 'EV',
  clock: '',
  '': '',
}

/** The unit's sign as it stands behind the number. */
export const unitSign = (unit: ScreenUnit, lengths: Lengths): string =>
  unit === 'm' && lengths === 'imperial' ? '' : SCREEN[unit]

/** The number without its sign; `parseEntry` reads it back (to the digits that are shown). */
export const formatValue = (value: number, unit: ScreenUnit, lengths: Lengths = 'metric'): string => {
  if (unit === 'clock') return clock(value)
  if (unit === 'm' && lengths === 'imperial') return feet(value)
  const shown = value / bare(unit, lengths)
  return trim(shown, digits(unit, shown))
}

const digits = (unit: ScreenUnit, shown: number): number => {
  if (unit === 'm') return Math.abs(shown) >= 100 ? 1 : Math.abs(shown) >= 10 ? 2 : 3
  if (unit === 'rad') return 1
  if (unit === '%') return 1
  return Math.abs(shown) >= 1000 ? 0 : Math.abs(shown) >= 100 ? 1 : 2
}

const trim = (value: number, places: number): string => {
  const text = value.toFixed(places)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}

const clock = (hours: number): string => {
  const minutes = Math.round(hours * 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

const feet = (metres: number): string => {
  const inches = Math.round((Math.abs(metres) / INCH) * 10) / 10
  const whole = Math.floor(inches / 12)
  const rest = trim(inches - whole * 12, 1)
  const sign = metres < 0 && inches > 0 ? '-' : ''
  return whole === 0 ? `${sign}${rest}"` : rest === '0' ? `${sign}${whole}'` : `${sign}${whole}'${rest}"`
}
