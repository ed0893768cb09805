/**
 * The set's own values and its shots, out of the doc and in. A shot is a Y.Map of its fields; each override stands under
 * a key of its own, `@` and the node's id, as `{ field: value }`, so that two people may override two nodes at once.
 * In a change list the overrides are one value: `overrides: { nodeId: { field: value } | null }`, naming only what changes.
 */
import * as Y from 'yjs'
import type { Fields, Json } from '../fields/field.ts'
import { isId, type NodeId, type ShotId } from '../ids.ts'
import { checkFields, type Refused, refused } from './check-values.ts'
import { type Root, rootMap } from './roots.ts'
import { type SetInfo, type Shot, setFields, shotFields } from './schema.ts'
import { sameValue } from './values.ts'

const OVERRIDE = '@'
/** Most fields that one shot overrides on one node. */
const MAX_OVERRIDES = 32
/** Most shots that an edit may leave in a set. */
const MAX_SHOTS = 5000

const NAME = /^[a-zA-Z][a-zA-Z0-9]{0,31}$/

const isPlain = (value: unknown): value is Json => {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.length <= 200
  if (typeof value === 'boolean') return true
  return Array.isArray(value) && value.length <= 4 && value.every((n) => typeof n === 'number' && Number.isFinite(n))
}

export type Overrides = { readonly [field: string]: Json }

/** Null where nothing of it can be an override. Sorted by name, so that equal overrides are equal as JSON. */
export const readOverrides = (raw: unknown): Overrides | null => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null
  const good = Object.entries(raw).filter(([name, value]) => NAME.test(name) && isPlain(value))
  if (good.length === 0) return null
  good.sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = good
    .slice(0, MAX_OVERRIDES)
    .map(([name, value]) => [name, Array.isArray(value) ? Object.freeze([...value]) : value])
  return Object.freeze(Object.fromEntries(entries))
}

/** Null: not an id of ours, or not a map. */
export const readShot = (id: string, raw: unknown): Shot | null => {
  if (!isId(id) || !(raw instanceof Y.Map)) return null
  const values: { [name: string]: unknown } = {}
  for (const [name, field] of Object.entries(shotFields)) values[name] = field.read(raw.get(name))
  const overrides: [NodeId, Overrides][] = []
  raw.forEach((value, key) => {
    const node = key.slice(OVERRIDE.length)
    if (!key.startsWith(OVERRIDE) || !isId(node)) return
    const read = readOverrides(value)
    if (read) overrides.push([node as NodeId, read])
  })
  overrides.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.freeze({ ...values, id: id as ShotId, overrides: new Map(overrides) }) as unknown as Shot
}

export const readInfo = (root: Y.Map<unknown> | null): SetInfo => {
  const values: { [name: string]: unknown } = {}
  for (const [name, field] of Object.entries(setFields)) values[name] = field.read(root?.get(name))
  return Object.freeze(values) as unknown as SetInfo
}

type Values = { readonly [field: string]: Json }
type Written = Refused | { readonly ok: true; readonly before: Values; readonly after: Values }

/** Writes the given fields of a map; those that do not change are not written. `now` is what is read there. */
const write = (map: Root, fields: Fields, now: Values, values: Values): Written => {
  const checked = checkFields(fields, values)
  if (!checked.ok) return checked
  const changed = Object.keys(values).filter((name) => !sameValue(now[name], checked.fields[name]))
  for (const name of changed) {
    const value = checked.fields[name]
    if (sameValue(value, fields[name]?.default)) map.delete(name)
    else map.set(name, value)
  }
  const pick = (from: Values) => Object.fromEntries(changed.map((name) => [name, from[name]!]))
  return { ok: true, before: pick(now), after: pick(checked.fields) }
}

/** Writes values of the set itself. Inside a transaction. */
export const editInfo = (doc: Y.Doc, values: Values): Written => {
  const root = rootMap(doc, 'set')
  return root ? write(root, setFields, readInfo(root), values) : refused('invalid', 'This document has no set.')
}

export const createShot = (doc: Y.Doc, id: ShotId, values: Values): Refused | null => {
  const root = rootMap(doc, 'shots')
  if (!root || !isId(id)) return refused('invalid', 'The new shot has no valid id.')
  if (root.has(id)) return refused('exists', 'There is such a shot already.')
  if (root.size >= MAX_SHOTS) return refused('too-many', `A set holds at most ${MAX_SHOTS} shots.`)
  const map = new Y.Map<unknown>()
  const parts = split(values)
  if (!parts.ok) return parts
  const checked = checkFields(shotFields, parts.fields)
  if (!checked.ok) return checked
  root.set(id, map)
  writeOverrides(map, parts.overrides)
  const done = write(map, shotFields, shotDefaults, parts.fields)
  return done.ok ? null : done
}

export const updateShot = (doc: Y.Doc, id: ShotId, values: Values): Written => {
  const map = rootMap(doc, 'shots')?.get(id)
  const now = readShot(id, map)
  if (!now || !(map instanceof Y.Map)) return refused('missing', 'There is no such shot any more.')
  const parts = split(values)
  if (!parts.ok) return parts
  const done = write(map, shotFields, shotValues(now), parts.fields)
  if (!done.ok) return done
  const changed = [...parts.overrides].filter(([node, next]) => !sameValue(now.overrides.get(node) ?? null, next))
  if (changed.length === 0) return done
  writeOverrides(map, new Map(changed))
  const before = Object.fromEntries(changed.map(([node]) => [node, (now.overrides.get(node) as Overrides | undefined) ?? null]))
  return {
    ok: true,
    before: { ...done.before, overrides: before },
    after: { ...done.after, overrides: Object.fromEntries(changed) },
  }
}

/** Gives the values with which a create brings it back. */
export const removeShot = (doc: Y.Doc, id: ShotId): Refused | { readonly ok: true; readonly values: Values } => {
  const root = rootMap(doc, 'shots')
  const shot = readShot(id, root?.get(id))
  if (!root || !shot) return refused('missing', 'There is no such shot any more.')
  root.delete(id)
  return { ok: true, values: shotSnapshot(shot) }
}

const shotDefaults = Object.fromEntries(Object.entries(shotFields).map(([name, field]) => [name, field.default])) as Values

/** The plain fields of a shot, as JSON. */
export const shotValues = (shot: Shot): Values => {
  const { id: _, overrides: __, ...values } = shot
  return values
}

/** As a create would write it: fields that differ from their defaults, and the overrides. */
export const shotSnapshot = (shot: Shot): Values => {
  const values: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(shotValues(shot))) if (!sameValue(value, shotDefaults[name])) values[name] = value
  if (shot.overrides.size > 0) values.overrides = Object.fromEntries(shot.overrides) as Json
  return values
}

const split = (values: Values): Refused | { ok: true; fields: Values; overrides: Map<NodeId, Overrides | null> } => {
  const { overrides = {}, ...fields } = values
  const bad = () => refused('invalid', `overrides: expected { node: { field: value } }, at most ${MAX_OVERRIDES} fields a node`)
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) return bad()
  const all = new Map<NodeId, Overrides | null>()
  for (const [node, raw] of Object.entries(overrides)) {
    const read = raw === null ? null : readOverrides(raw)
    const lost = raw !== null && Object.keys(read ?? {}).length !== Object.keys(raw as object).length
    if (!isId(node) || lost) return bad()
    all.set(node as NodeId, read)
  }
  return { ok: true, fields, overrides: all }
}

const writeOverrides = (map: Root, overrides: ReadonlyMap<NodeId, Overrides | null>): void => {
  for (const [node, values] of overrides) {
    if (values) map.set(OVERRIDE + node, values)
    else map.delete(OVERRIDE + node)
  }
}
