/** Real sizes and habits of things, from `sizes.json`: what generators spread into themselves. */
import type { Field } from '../fields/field.ts'
import { num } from '../fields/index.ts'
import type { Companion } from './generator.ts'
import table from './sizes.json' with { type: 'json' }

interface Range {
  readonly is: number
  readonly min: number
  readonly max: number
}

interface Row {
  readonly label: string
  readonly synonyms: readonly string[]
  readonly category: string
  readonly tags: readonly string[]
  readonly size: Readonly<Record<'width' | 'height' | 'depth', Range>>
  readonly clearFront: number
  readonly massKg: number
  readonly companions: readonly Companion[]
  readonly mountHeight?: number
}

const rows: Readonly<Record<string, Row>> = table.rows

const rowOf = (id: string): Row => {
  const row = rows[id]
  if (!row) throw new Error(`sizes.json has no row ${id}`)
  return row
}

/** Id, words, clearance, mass and companions of a row. */
export const facts = (id: string) => {
  const { label, synonyms, category, tags, clearFront, massKg, companions, mountHeight } = rowOf(id)
  return {
    id,
    label,
    synonyms,
    category,
    tags,
    clearFront,
    massKg,
    companions,
    ...(mountHeight === undefined ? {} : { mountHeight }),
  }
}

/** A length in metres with the row's default and range along one axis. */
export const length = (id: string, axis: 'width' | 'height' | 'depth', label: string): Field<number> => {
  const { is, min, max } = rowOf(id).size[axis]
  const step = max < 0.3 ? 0.001 : max < 5 ? 0.01 : 0.1
  return num({ label, unit: 'm', default: is, min, max, step, group: 'Size' })
}

/** Width, height and depth of the row. */
export const sizes = (id: string) => ({
  width: length(id, 'width', 'Width'),
  height: length(id, 'height', 'Height'),
  depth: length(id, 'depth', 'Depth'),
})

/** Height, and a diameter in place of width and depth. */
export const round = (id: string) => ({
  width: length(id, 'width', 'Diameter'),
  height: length(id, 'height', 'Height'),
})

/** A share 0…1 that a person drags. */
export const share = (label: string, value: number, help: string): Field<number> =>
  num({ label, unit: '%', default: value, min: 0, max: 1, step: 0.01, group: 'Shape', help })

/** A whole number of things. */
export const count = (label: string, value: number, min: number, max: number): Field<number> =>
  num({ label, default: value, min, max, step: 1, integer: true, group: 'Shape' })

/** A further length, metres. */
export const metres = (label: string, value: number, min: number, max: number, help?: string): Field<number> =>
  num({ label, unit: 'm', default: value, min, max, step: 0.01, group: 'Shape', ...(help === undefined ? {} : { help }) })
