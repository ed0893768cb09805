/**
 * One node out of the doc, whatever is in there: tolerant, frozen, never a piece of the doc's own memory. Gives the node
 * *as written*; where it really hangs and stands is said by `hierarchy.ts` and `place-node.ts`.
 */
import * as Y from 'yjs'
import { isId } from '../ids.ts'
import { fieldOf, fieldsOf, isKind, KINDS, type Kind } from '../kinds/index.ts'
import { AT_ROOT, type Register, readRegister } from './hierarchy.ts'
import { DEFAULT_ORDER, readOrder } from './order.ts'
import type { StageNode } from './view.ts'

export interface Written {
  readonly node: StageNode
  readonly register: Register
}

/** Keys of a node's Y.Map that are no fields of a kind. */
export const OWN_KEYS = { kind: 'kind', parent: 'parent', order: 'order' } as const

const defaults = Object.fromEntries(
  KINDS.map((kind) => [kind, Object.fromEntries(Object.entries(fieldsOf(kind)).map(([name, field]) => [name, field.default]))]),
) as Readonly<Record<Kind, { readonly [field: string]: unknown }>>

/** Null: not an id of ours, not a map, or of a kind that this version does not know: kept in the doc, not on the set. */
export const readNode = (id: string, raw: unknown): Written | null => {
  if (!isId(id) || !(raw instanceof Y.Map)) return null
  const kind = raw.get(OWN_KEYS.kind)
  if (!isKind(kind)) return null
  const values: { [name: string]: unknown } = {
    id,
    kind,
    parent: null,
    order: DEFAULT_ORDER,
    ...defaults[kind],
  }
  let register = AT_ROOT
  raw.forEach((value, key) => {
    if (key === OWN_KEYS.parent) register = readRegister(value)
    else if (key === OWN_KEYS.order) values.order = readOrder(value)
    else {
      const field = fieldOf(kind, key)
      if (field) values[key] = field.read(value)
    }
  })
  values.parent = register.parent
  // Every field of the kind is there and was read by its own field: that is what makes it a StageNode.
  return { node: Object.freeze(values) as unknown as StageNode, register }
}

/** The same after some keys changed: only these are read again. The kind must not be among them. */
export const rereadNode = (old: Written, raw: Y.Map<unknown>, keys: Iterable<string | null>): Written => {
  const values: { [name: string]: unknown } = { ...old.node }
  let { register } = old
  for (const key of keys) {
    if (key === null) continue
    const value = raw.get(key)
    if (key === OWN_KEYS.parent) register = readRegister(value)
    else if (key === OWN_KEYS.order) values.order = readOrder(value)
    else {
      const field = fieldOf(old.node.kind, key)
      if (field) values[key] = field.read(value)
    }
  }
  values.parent = register.parent
  return { node: Object.freeze(values) as unknown as StageNode, register }
}
