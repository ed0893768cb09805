/** The field types: `num`, `text`, `oneOf`, `flag`, `colour`, `vec3`, `quat`, `ref`, `params`. */
import { type Checked, type Field, type FieldError, type FieldInfo, type Json, show } from './field.ts'

type Info = Partial<FieldInfo> & { label: string }
export type Vec3 = readonly [number, number, number]
export type Quat = readonly [number, number, number, number]

const refuse = (code: FieldError['code'], field: string, value: unknown, expected: string): Checked<never> => ({
  ok: false,
  error: { code, field, found: show(value), expected },
})
const ok = <T>(value: T): Checked<T> => ({ ok: true, value })
const isFiniteNumber = (v: unknown): v is number => typeof v === 'number' && Number.isFinite(v)
const freeze = <T extends object>(value: T): T => Object.freeze(value)

/** Largest coordinate, metres: a set is at most 100 km wide. */
export const MAX_COORDINATE = 100_000

/** A finite number in `min…max`, in `unit`. */
export const num = (o: Info & { default: number; min: number; max: number; integer?: boolean }): Field<number> => {
  const expected = `${o.integer ? 'a whole number' : 'a number'} from ${o.min} to ${o.max}${o.unit ? ` ${o.unit}` : ''}`
  const good = (v: unknown): v is number => isFiniteNumber(v) && v >= o.min && v <= o.max && (!o.integer || Number.isInteger(v))
  return {
    ...o,
    type: 'number',
    check: (name, v) => (good(v) ? ok(v) : refuse(isFiniteNumber(v) ? 'out-of-range' : 'wrong-type', name, v, expected)),
    read: (v) => (good(v) ? v : o.default),
    schema: { type: o.integer ? 'integer' : 'number', minimum: o.min, maximum: o.max, default: o.default },
  }
}

// Unpaired surrogates do not survive UTF-8, so two peers would read two texts.
const tidy = (v: string) => v.toWellFormed()

/** Text of at most `maxLength` UTF-16 units; longer text is refused on write and cut on read. */
export const text = (o: Info & { default: string; maxLength: number }): Field<string> => ({
  ...o,
  type: 'text',
  check: (name, v) => {
    if (typeof v !== 'string') return refuse('wrong-type', name, v, 'text')
    if (v.length > o.maxLength) return refuse('too-long', name, v, `at most ${o.maxLength} characters (it has ${v.length})`)
    return ok(tidy(v))
  },
  read: (v) => (typeof v === 'string' ? tidy(v.slice(0, o.maxLength)) : o.default),
  schema: { type: 'string', maxLength: o.maxLength, default: o.default },
})

/** One of a closed list of words: `oneOf({ point: 'Point', spot: 'Spot' }, …)`. */
export const oneOf = <T extends string>(choices: Readonly<Record<T, string>>, o: Info & { default: NoInfer<T> }): Field<T> => {
  const values = Object.keys(choices) as T[]
  const good = (v: unknown): v is T => typeof v === 'string' && Object.hasOwn(choices, v)
  return {
    ...o,
    type: 'choice',
    options: values.map((value) => ({ value, label: choices[value] })),
    check: (name, v) => (good(v) ? ok(v) : refuse('not-a-choice', name, v, `one of ${values.join(', ')}`)),
    read: (v) => (good(v) ? v : o.default),
    schema: { type: 'string', enum: values, default: o.default },
  }
}

export const flag = (o: Info & { default: boolean }): Field<boolean> => ({
  ...o,
  type: 'flag',
  check: (name, v) => (typeof v === 'boolean' ? ok(v) : refuse('wrong-type', name, v, 'true or false')),
  read: (v) => (typeof v === 'boolean' ? v : o.default),
  schema: { type: 'boolean', default: o.default },
})

const HEX = /^#[0-9a-f]{6}$/

/** An sRGB colour, `#rrggbb` in lower case. */
export const colour = (o: Info & { default: string }): Field<string> => {
  const good = (v: unknown): v is string => typeof v === 'string' && HEX.test(v.toLowerCase())
  return {
    ...o,
    type: 'colour',
    check: (name, v) => (good(v) ? ok(v.toLowerCase()) : refuse('wrong-type', name, v, 'a colour as #rrggbb')),
    read: (v) => (good(v) ? v.toLowerCase() : o.default),
    schema: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$', default: o.default },
  }
}

/** Three numbers in one value, so that concurrent edits never mix half of yours with half of mine. */
export const vec3 = (o: Info & { default: Vec3; min?: number; max?: number }): Field<Vec3> => {
  const min = o.min ?? -MAX_COORDINATE
  const max = o.max ?? MAX_COORDINATE
  const good = (v: unknown): v is Vec3 =>
    Array.isArray(v) && v.length === 3 && v.every((n) => isFiniteNumber(n) && n >= min && n <= max)
  const copy = (v: Vec3): Vec3 => freeze([v[0], v[1], v[2]])
  const fallback = copy(o.default)
  return {
    ...o,
    default: fallback,
    min,
    max,
    type: 'vec3',
    check: (name, v) =>
      good(v)
        ? ok(copy(v))
        : refuse(Array.isArray(v) ? 'out-of-range' : 'wrong-type', name, v, `[x, y, z], each from ${min} to ${max}`),
    read: (v) => (good(v) ? copy(v) : fallback),
    schema: {
      type: 'array',
      items: { type: 'number', minimum: min, maximum: max },
      minItems: 3,
      maxItems: 3,
      default: fallback,
    },
  }
}

/** A unit quaternion [x, y, z, w]; normalised on write and read, refused when its length is not near 1 (0.5–2). */
export const quat = (o: Info & { default: Quat }): Field<Quat> => {
  const fallback = freeze([...o.default]) as Quat
  const unit = (v: unknown): Quat | null => {
    if (!Array.isArray(v) || v.length !== 4 || !v.every(isFiniteNumber)) return null
    const [x, y, z, w] = v as unknown as Quat
    const length = Math.hypot(x, y, z, w)
    if (!(length >= 0.5 && length <= 2)) return null
    // Already unit: keep the very numbers, so that write → read → write is stable.
    if (Math.abs(length - 1) < 1e-9) return freeze([x, y, z, w] as const)
    return freeze([x / length, y / length, z / length, w / length] as const)
  }
  return {
    ...o,
    default: fallback,
    type: 'quat',
    check: (name, v) => {
      const q = unit(v)
      return q ? ok(q) : refuse('wrong-type', name, v, 'a unit quaternion [x, y, z, w]')
    },
    read: (v) => unit(v) ?? fallback,
    schema: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4, default: fallback },
  }
}

/** The id of another node, or '' for none. That the node exists is not checked: it may arrive later. */
export const ref = (o: Info & { to: string }): Field<string> => {
  const good = (v: unknown): v is string => typeof v === 'string' && /^[A-Za-z0-9_-]{0,64}$/.test(v)
  return {
    ...o,
    default: '',
    type: 'ref',
    check: (name, v) => (good(v) ? ok(v) : refuse('wrong-type', name, v, `the id of a ${o.to}, or nothing`)),
    read: (v) => (good(v) ? v : ''),
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{0,64}$', default: '' },
  }
}

export type Params = { readonly [name: string]: number | string | boolean }
const MAX_PARAMS = 32

/** A small flat record of numbers, words and flags: the parameters of a kit generator, which checks them itself. */
export const params = (o: Info): Field<Params> => {
  const fallback: Params = freeze({})
  const read = (v: unknown): Params | null => {
    if (typeof v !== 'object' || v === null || Array.isArray(v)) return null
    const entries = Object.entries(v).filter(
      ([key, value]) =>
        /^[a-zA-Z][a-zA-Z0-9]{0,31}$/.test(key) &&
        (typeof value === 'boolean' || isFiniteNumber(value) || (typeof value === 'string' && value.length <= 64)),
    )
    // Sorted, so that equal parameters are equal as JSON.
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return freeze(Object.fromEntries(entries.slice(0, MAX_PARAMS))) as Params
  }
  return {
    ...o,
    default: fallback,
    type: 'params',
    check: (name, v) => {
      const good = read(v)
      const expected = `at most ${MAX_PARAMS} named numbers, words or flags`
      if (!good || Object.keys(good).length !== Object.keys(v as object).length) return refuse('wrong-type', name, v, expected)
      return ok(good)
    },
    read: (v) => read(v) ?? fallback,
    schema: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] } as Json, default: {} },
  }
}
