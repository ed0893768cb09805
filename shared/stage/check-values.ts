/** Strict check of the values of a change, by the fields of its kind; gives what will be stored, or why not, in words. */
import { type Fields, type Json, sayFieldError } from '../fields/field.ts'
import { isId, type NodeId } from '../ids.ts'
import { fieldsOf, type Kind } from '../kinds/index.ts'
import { isOrder } from './order.ts'

export type Code = 'missing' | 'exists' | 'invalid' | 'cycle' | 'too-deep' | 'too-many' | 'stale' | 'locked'

export interface Refused {
  readonly ok: false
  readonly code: Code
  readonly says: string
}

export const refused = (code: Code, says: string): Refused => ({ ok: false, code, says })

type Values = { readonly [field: string]: Json }

export interface Checked {
  readonly ok: true
  readonly fields: Values
  /** Undefined: not named. */
  readonly parent?: NodeId | null
  readonly order?: string
}

/** Fields of a node of a kind, with `parent` and `order`. */
export const checkValues = (kind: Kind, values: Values): Checked | Refused => {
  const { parent, order, ...rest } = values
  if ('parent' in values && parent !== null && !isId(parent))
    return refused('invalid', 'parent: expected the id of a node, or null')
  if ('order' in values && !isOrder(order)) return refused('invalid', 'order: expected a fractional index, such as a0')
  const checked = checkFields(fieldsOf(kind), rest)
  if (!checked.ok) return checked
  return {
    ok: true,
    fields: checked.fields,
    ...('parent' in values ? { parent: parent as NodeId | null } : {}),
    ...('order' in values ? { order: order as string } : {}),
  }
}

/** Every value by its field; a name that no field has is refused. */
export const checkFields = (fields: Fields, values: Values): { readonly ok: true; readonly fields: Values } | Refused => {
  const stored: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) return refused('invalid', `There is no field called ${JSON.stringify(name.slice(0, 40))} here.`)
    const checked = field.check(name, value)
    if (!checked.ok) return refused('invalid', sayFieldError(checked.error))
    stored[name] = checked.value
  }
  return { ok: true, fields: stored }
}
