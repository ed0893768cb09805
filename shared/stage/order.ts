/** Order among siblings: a fractional index (base 62, as the package `fractional-indexing` makes them), then the id. */
import type { NodeId } from '../ids.ts'

export const DEFAULT_ORDER = 'a0'
/** Longest order that may be written, in characters. */
export const MAX_ORDER = 128

const KEY = /^[A-Za-z][0-9A-Za-z]+$/
const SMALLEST = `A${'0'.repeat(26)}`
const A = 97
const Z = 90

/** Length of the integer part that the head letter announces: a…z 2…27, Z…A 2…27. */
const integerLength = (head: number): number => (head >= A ? head - A + 2 : Z - head + 2)

/** Whether a value is an order from which others can be made: anything else would make `fractional-indexing` throw. */
export const isOrder = (value: unknown): value is string => {
  if (value === DEFAULT_ORDER) return true
  if (typeof value !== 'string' || value.length > MAX_ORDER || !KEY.test(value)) return false
  const length = integerLength(value.charCodeAt(0))
  if (value.length < length || value === SMALLEST) return false
  return value.length === length || !value.endsWith('0')
}

export const readOrder = (raw: unknown): string => (isOrder(raw) ? raw : DEFAULT_ORDER)

/** Sorts siblings: by order, then by id, in code units, so that every platform agrees. */
export const bySibling = (a: { order: string; id: NodeId }, b: { order: string; id: NodeId }): number => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}
