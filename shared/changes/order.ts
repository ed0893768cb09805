/** New places among siblings: fractional indices between two neighbours, and new ones for neighbours that leave no room. */
import { generateNKeysBetween } from 'fractional-indexing'
import type { NodeId } from '../ids.ts'
import { DEFAULT_ORDER, MAX_ORDER } from '../stage/order.ts'
import type { SetView } from '../stage/view.ts'
import type { NodeUpdate } from './change.ts'

export interface Places {
  /** One for each newcomer, ascending. */
  readonly orders: readonly string[]
  /** What siblings must give way, where two of them had the same index (both were put there at once) or it grew too long. */
  readonly respaced: readonly NodeUpdate[]
}

/**
 * Places for `count` newcomers below `parent`, before the sibling `before` (null: at the end). `moving` are siblings that
 * are about to leave and do not count.
 */
export const placesBetween = (
  view: SetView,
  parent: NodeId | null,
  before: NodeId | null,
  count: number,
  moving: ReadonlySet<NodeId> = new Set(),
): Places => {
  const siblings = view.children(parent).filter((id) => !moving.has(id))
  const found = before === null ? -1 : siblings.indexOf(before)
  const at = found < 0 ? siblings.length : found
  const order = (id: NodeId | undefined) => (id === undefined ? null : (view.nodes.get(id)?.order ?? DEFAULT_ORDER))
  const [low, high] = [order(siblings[at - 1]), order(siblings[at])]
  if (low === null || high === null || low < high) {
    const orders = generateNKeysBetween(low, high, count)
    if (orders.every((key) => key.length <= MAX_ORDER)) return { orders, respaced: [] }
  }
  return respace(siblings, at, count)
}

/** All siblings anew, with room for the newcomers. */
const respace = (siblings: readonly NodeId[], at: number, count: number): Places => {
  const all = generateNKeysBetween(null, null, siblings.length + count)
  const respaced = siblings.map((id, i): NodeUpdate => {
    const order = all[i < at ? i : i + count]!
    return { op: 'update', of: 'node', id, values: { order } }
  })
  return { orders: all.slice(at, at + count), respaced }
}

/**
 * An order below `parent`, before the sibling `before` (null: at the end). Where two siblings share one index, the nearest
 * free place after them; `reparent` puts such siblings right.
 */
export const orderBetween = (view: SetView, parent: NodeId | null, before: NodeId | null): string => {
  const siblings = view.children(parent)
  const found = before === null ? -1 : siblings.indexOf(before)
  const orders = siblings.map((id) => view.nodes.get(id)?.order ?? DEFAULT_ORDER)
  const at = found < 0 ? siblings.length : found
  const low = orders[at - 1] ?? null
  const high = orders.slice(at).find((order) => low === null || order > low) ?? null
  return generateNKeysBetween(low, high, 1)[0]!
}
