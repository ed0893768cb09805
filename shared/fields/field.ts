/**
 * A typed field: what a kind, a light type or a kit generator declares once, and from which the type, the check on
 * write, the tolerant read, the inspector's editor, the JSON Schema and the docs derive. Knows no kind.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** How a value is edited; the inspector has one element for each (`client/panels/fields/`). */
export type FieldType = 'number' | 'text' | 'choice' | 'flag' | 'colour' | 'vec3' | 'quat' | 'ref' | 'params'

/** Inside the set: metres, seconds, radians, kelvin, lux, candela, lumen. The screen shows radians as degrees. */
export type Unit = 'm' | 's' | 'rad' | 'K' | 'lx' | 'cd' | 'lm' | 'mm' | 'nit' | 'kg' | '%' | 'EV' | ''

export interface FieldInfo {
  readonly label: string
  readonly help?: string
  readonly unit?: Unit
  readonly min?: number
  readonly max?: number
  /** What one step of a slider or arrow key adds, in `unit`. */
  readonly step?: number
  /** The choices of a `choice`, with the words that people read. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** The inspector's heading under which the field stands. */
  readonly group?: string
}

/** Why a value was refused: data, from which a sentence is made (`sayFieldError`). */
export interface FieldError {
  readonly code: 'wrong-type' | 'out-of-range' | 'not-a-choice' | 'too-long' | 'unknown-field'
  readonly field: string
  readonly found: string
  readonly expected: string
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: FieldError }

export interface Field<T> extends FieldInfo {
  readonly type: FieldType
  readonly default: T
  /** Strict, for writers: the value as it will be stored, or why not. Throws nothing. */
  check(name: string, value: unknown): Checked<T>
  /** Tolerant, for readers: anything in, a valid value out (the default where the raw one is no good). Throws nothing. */
  read(raw: unknown): T
  /** JSON Schema (2020-12) of a valid value. */
  readonly schema: Json
}

// biome-ignore lint/suspicious/noExplicitAny: Field is invariant in T, so only `any` stands for a field of whatever value
export type AnyField = Field<any>
export type Fields = { readonly [name: string]: AnyField }
export type ValueOf<F> = F extends Field<infer T> ? T : never
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

/** Short, safe picture of any value for an error message. */
export const show = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
  return String(value)
}

export const sayFieldError = (e: FieldError): string => `${e.field}: expected ${e.expected}, found ${e.found}`
