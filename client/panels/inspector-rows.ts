/**
 * What the inspector shows for some nodes, or for the set itself: rows in groups, each with its field, its values and the
 * way back into a change. Pure: made from the kinds' fields, the light types and the generators of the kit.
 */
import type { Values } from '../../shared/changes/change.ts'
import type { AnyField, Fields, Json } from '../../shared/fields/field.ts'
import { applies, fieldsOf, kinds } from '../../shared/kinds/index.ts'
import { kit } from '../../shared/kit/index.ts'
import { readParams } from '../../shared/kit/params.ts'
import { lightTypes } from '../../shared/lights/index.ts'
import { fieldValue } from '../../shared/stage/edit.ts'
import { type SetInfo, setFields } from '../../shared/stage/schema.ts'
import { sameValue } from '../../shared/stage/values.ts'
import type { NodeOf, StageNode } from '../../shared/stage/view.ts'
import type { ScreenUnit } from './fields/units.ts'

export interface FieldRow {
  /** Unique in its list. */
  readonly key: string
  readonly label: string
  readonly help: string
  readonly field: AnyField
  /** One for each node, in their order; for the set itself one. */
  readonly values: readonly Json[]
  /** The values of a change that gives node `i` this value. */
  readonly write: (i: number, value: Json) => Values
  readonly unit?: ScreenUnit
  /** Table from which the text is picked. */
  readonly table?: 'poses' | 'gels' | 'materials'
  /** Kind of node that a reference names. */
  readonly to?: string
  readonly isDefault: boolean
}

export interface RowGroup {
  readonly title: string
  readonly rows: readonly FieldRow[]
}

/** Shown elsewhere: in the head or the foot of the inspector, or as rows of their own. */
const ELSEWHERE = new Set(['name', 'visible', 'locked', 'by', 'asset', 'version', 'params'])
const TABLES: Readonly<Record<string, NonNullable<FieldRow['table']>>> = { pose: 'poses', gel: 'gels', material: 'materials' }
const REFS: Readonly<Record<string, string>> = { character: 'character', camera: 'camera' }
/** Places are never a mistake: nothing to reset. */
const NO_RESET = new Set(['position'])

/** Fields that all of the kinds have: the very same declaration. */
const shared = (nodes: readonly StageNode[]): [string, AnyField][] => {
  const all = [...new Set(nodes.map((node) => node.kind))].map(fieldsOf)
  return Object.entries(all[0] ?? {}).filter(([name, field]) => all.every((fields) => fields[name] === field))
}

export const rowsOfNodes = (nodes: readonly StageNode[]): readonly RowGroup[] => {
  const rows = shared(nodes).flatMap(([name, field]): FieldRow[] => {
    const meant = nodes.some((node) => applies(node.kind, name, node.kind === 'light' ? node.type : ''))
    if (ELSEWHERE.has(name) || !meant) return []
    const values = nodes.map((node) => fieldValue(node, name))
    return [
      { ...plain(name, field, values, (_, value) => ({ [name]: value })), ...unitOf(name, nodes), ...wordsOf(name, nodes) },
    ]
  })
  const all = grouped([...rows, ...paramRows(nodes)])
  // Where it stands first, then what has no heading.
  const rank = ({ title }: RowGroup) => (title === 'Transform' ? 0 : title === '' ? 1 : 2)
  return [...all].sort((a, b) => rank(a) - rank(b))
}

export const rowsOfSet = (info: SetInfo): readonly RowGroup[] =>
  grouped(
    Object.entries(setFields as Fields).flatMap(([name, field]) => {
      // The title stands in the bar.
      if (name === 'title') return []
      const values = [(info as { readonly [name: string]: Json })[name]!]
      const row = plain(name, field, values, (_, value) => ({ [name]: value }))
      return [name === 'hour' ? { ...row, unit: 'clock' as const } : row]
    }),
  )

const plain = (name: string, field: AnyField, values: readonly Json[], write: FieldRow['write']): FieldRow => ({
  key: name,
  label: field.label,
  help: field.help ?? '',
  field,
  values,
  write,
  ...(TABLES[name] ? { table: TABLES[name] } : {}),
  ...(field.type === 'ref' ? { to: REFS[name] ?? 'node' } : {}),
  isDefault: NO_RESET.has(name) || values.every((value) => sameValue(value, field.default)),
})

/** What a light's output counts is its type's. */
const unitOf = (name: string, nodes: readonly StageNode[]): { unit?: ScreenUnit } => {
  if (name !== 'intensity') return {}
  const units = new Set(nodes.flatMap((node) => (node.kind === 'light' ? [lightTypes[node.type].unit] : [])))
  const [only] = units
  return units.size === 1 && only ? { unit: only } : { unit: '' }
}

/** Types of light share fields and call them by their own names: the radius of a lens, of a bulb. */
const wordsOf = (name: string, nodes: readonly StageNode[]): { label?: string; help?: string } => {
  const types = new Set(nodes.flatMap((node) => (node.kind === 'light' ? [node.type] : [])))
  const [only] = types
  const fields: Fields = types.size === 1 && only ? lightTypes[only].fields : {}
  const own = Object.hasOwn(fields, name) ? fields[name] : undefined
  return own ? { label: own.label, help: own.help ?? '' } : {}
}

/** The parameters of the generator, when all are props of one asset. */
const paramRows = (nodes: readonly StageNode[]): FieldRow[] => {
  const props = nodes.filter((node): node is NodeOf<'prop'> => node.kind === 'prop')
  const [asset] = new Set(props.map((prop) => prop.asset))
  const generator = asset !== undefined && Object.hasOwn(kit, asset) ? kit[asset] : undefined
  if (!generator || props.length !== nodes.length || props.some((prop) => prop.asset !== asset)) return []
  const all = props.map((prop) => readParams(generator.params, prop.params) as { readonly [name: string]: Json })
  return Object.entries(generator.params).map(([name, field]): FieldRow => {
    const write = (i: number, value: Json): Values => {
      const { [name]: _, ...rest } = props[i]!.params
      return { params: sameValue(value, field.default) ? rest : { ...rest, [name]: value as number | string | boolean } }
    }
    const values = all.map((one) => one[name]!)
    return { ...plain(name, field, values, write), key: `params.${name}`, field: { ...field, group: field.group ?? 'Shape' } }
  })
}

const grouped = (rows: readonly FieldRow[]): readonly RowGroup[] => {
  const groups = new Map<string, FieldRow[]>()
  for (const row of rows) {
    const title = row.field.group ?? ''
    const there = groups.get(title)
    if (there) there.push(row)
    else groups.set(title, [row])
  }
  return [...groups].map(([title, all]) => ({ title, rows: all }))
}

/** What the field row's kind calls itself, for a heading: 'Light', '3 things'. */
export const headingOf = (nodes: readonly StageNode[]): string => {
  const [first] = nodes
  if (!first) return 'The set'
  const same = nodes.every((node) => node.kind === first.kind)
  const label = same ? kinds[first.kind].label : 'Thing'
  return nodes.length === 1 ? label : `${nodes.length} ${label.toLowerCase()}s`
}
