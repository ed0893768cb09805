/**
 * A proposed change out of the doc, whatever a hostile reviewer put there: a change of ours with valid values only, deeply
 * frozen, or null. Operations, kinds and fields that are not known here are dropped.
 */
import type { Change, Values } from '../changes/change.ts'
import type { AnyField, Json } from '../fields/field.ts'
import { isId, type NodeId, type ShotId } from '../ids.ts'
import { fieldOf, isKind, KINDS, type Kind } from '../kinds/index.ts'
import { isOrder } from '../stage/order.ts'
import { setFields, shotFields } from '../stage/schema.ts'
import { readOverrides } from '../stage/shots.ts'

type Raw = { readonly [key: string]: unknown }
const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/** The value as it may be written, or undefined. */
type Check = (name: string, value: unknown) => Json | undefined

const MOST_VALUES = 64

const by = (field: AnyField | undefined, name: string, value: unknown): Json | undefined => {
  const checked = field?.check(name, value)
  return checked?.ok ? checked.value : undefined
}

const ofNode =
  (kind: Kind | null): Check =>
  (name, value) => {
    if (name === 'parent') return value === null || isId(value) ? value : undefined
    if (name === 'order') return isOrder(value) ? value : undefined
    if (kind) return by(fieldOf(kind, name), name, value)
    // Which kind it is stands in the set, not in the change: any that takes the value will do.
    for (const one of KINDS) {
      const good = by(fieldOf(one, name), name, value)
      if (good !== undefined) return good
    }
    return undefined
  }

const ofShot: Check = (name, value) => {
  if (name !== 'overrides') return by(Object.hasOwn(shotFields, name) ? pick(shotFields, name) : undefined, name, value)
  if (!isObject(value)) return undefined
  const good = Object.entries(value)
    .slice(0, MOST_VALUES)
    .filter(([node]) => isId(node))
    .map(([node, raw]): [string, Json] => [node, readOverrides(raw)])
  return good.length > 0 ? Object.freeze(Object.fromEntries(good)) : undefined
}

const ofSet: Check = (name, value) => by(Object.hasOwn(setFields, name) ? pick(setFields, name) : undefined, name, value)

const pick = (fields: { readonly [name: string]: AnyField }, name: string): AnyField | undefined => fields[name]

const readValues = (raw: unknown, check: Check): Values => {
  if (!isObject(raw)) return {}
  const good: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(raw).slice(0, MOST_VALUES)) {
    const one = check(name, value)
    if (one !== undefined) good[name] = one
  }
  return Object.freeze(good)
}

/** Values that replace those of a change, checked the same way. */
export const readValuesFor = (change: Change, raw: unknown): Values => {
  if (change.of === 'set') return readValues(raw, ofSet)
  if (change.of === 'shot') return readValues(raw, ofShot)
  return readValues(raw, ofNode(change.op === 'create' ? change.kind : null))
}

export const readChange = (raw: unknown): Change | null => {
  if (!isObject(raw)) return null
  const change = changeOf(raw)
  return change && Object.freeze(change)
}

const changeOf = (raw: Raw): Change | null => {
  if (raw.of === 'set') return raw.op === 'update' ? update({ of: 'set' }, raw, ofSet) : null
  if (!isId(raw.id)) return null
  if (raw.of === 'shot') {
    const id = raw.id as ShotId
    if (raw.op === 'create') return { op: 'create', of: 'shot', id, values: readValues(raw.values, ofShot) }
    if (raw.op === 'update') return update({ of: 'shot', id }, raw, ofShot)
    return raw.op === 'remove' ? { op: 'remove', of: 'shot', id, ...expectOf(raw, ofShot) } : null
  }
  if (raw.of !== 'node') return null
  const id = raw.id as NodeId
  if (raw.op === 'create') {
    const { kind } = raw
    return isKind(kind) ? { op: 'create', of: 'node', id, kind, values: readValues(raw.values, ofNode(kind)) } : null
  }
  if (raw.op === 'update') return update({ of: 'node', id }, raw, ofNode(null))
  if (raw.op !== 'remove') return null
  return { op: 'remove', of: 'node', id, ...(raw.alone === true ? { alone: true } : {}), ...expectOf(raw, ofNode(null)) }
}

type Target = { of: 'set' } | { of: 'shot'; id: ShotId } | { of: 'node'; id: NodeId }

/** An update of nothing is no change. */
const update = (target: Target, raw: Raw, check: Check): Change | null => {
  const values = readValues(raw.values, check)
  if (Object.keys(values).length === 0) return null
  return { op: 'update', ...target, values, ...expectOf(raw, check) }
}

const expectOf = (raw: Raw, check: Check): { expect?: Values } =>
  isObject(raw.expect) ? { expect: readValues(raw.expect, check) } : {}
