/** The rows of the outliner: the tree, flat, as far as it is open; or what a search finds, with the way to it. Pure. */
import { ancestors } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { nameOf } from '../actions/words.ts'

export interface Row {
  readonly id: NodeId
  /** 1 at the root. */
  readonly level: number
  /** Null: nothing hangs from it. */
  readonly open: boolean | null
  /** Place among its siblings from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
}

export const rowsOf = (view: SetView, isOpen: (id: NodeId) => boolean, found: ReadonlySet<NodeId> | null): readonly Row[] => {
  const rows: Row[] = []
  const below = (parent: NodeId | null) => {
    const all = view.children(parent)
    return found ? all.filter((id) => found.has(id)) : all
  }
  const open: { readonly list: readonly NodeId[]; at: number }[] = [{ list: below(null), at: 0 }]
  while (open.length > 0) {
    const top = open[open.length - 1]!
    const id = top.list[top.at]
    if (id === undefined) {
      open.pop()
      continue
    }
    top.at++
    const inside = below(id)
    const shown = inside.length > 0 && (found !== null || isOpen(id))
    rows.push({ id, level: open.length, open: inside.length > 0 ? shown : null, place: top.at, siblings: top.list.length })
    if (shown) open.push({ list: inside, at: 0 })
  }
  return rows
}

/** Nodes whose name, kind or asset has every word of the query, and all that they hang from; null: no query. */
export const find = (view: SetView, query: string): { readonly shown: ReadonlySet<NodeId>; readonly hits: number } | null => {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  const shown = new Set<NodeId>()
  let hits = 0
  for (const node of view.nodes.values()) {
    const text = `${nameOf(node)} ${kindDef(node.kind).label} ${node.kind === 'prop' ? node.asset : ''}`.toLocaleLowerCase()
    if (!words.every((word) => text.includes(word))) continue
    hits++
    shown.add(node.id)
    for (const up of ancestors(view, node.id)) shown.add(up)
  }
  return { shown, hits }
}

/** Index of the next row whose name begins with what was typed, from `from` on and round; -1 for none. */
export const typeTo = (view: SetView, rows: readonly Row[], from: number, typed: string): number => {
  const start = typed.toLocaleLowerCase()
  for (let i = 0; i < rows.length; i++) {
    const at = (from + i) % rows.length
    const node = view.nodes.get(rows[at]!.id)
    if (node && nameOf(node).toLocaleLowerCase().startsWith(start)) return at
  }
  return -1
}

/** Which rows stand in the window, by their fixed height. */
export const windowOf = (
  count: number,
  rowPx: number,
  scrollTop: number,
  heightPx: number,
  spare = 6,
): { readonly from: number; readonly to: number } => {
  const from = Math.max(0, Math.floor(scrollTop / rowPx) - spare)
  return { from, to: Math.min(count, Math.ceil((scrollTop + heightPx) / rowPx) + spare) }
}

/** Where a dragged row would land: before, inside or after the row under the pointer. */
export const dropAt = (
  view: SetView,
  rows: readonly Row[],
  at: number,
  share: number,
): { readonly parent: NodeId | null; readonly before: NodeId | null; readonly zone: 'before' | 'inside' | 'after' } => {
  const row = rows[at]!
  const parent = view.nodes.get(row.id)?.parent ?? null
  if (share < 0.28) return { parent, before: row.id, zone: 'before' }
  // Below an open row stands its first child: that is where the line is drawn.
  if (share > 0.72 && !row.open) {
    const siblings = view.children(parent)
    return { parent, before: siblings[siblings.indexOf(row.id) + 1] ?? null, zone: 'after' }
  }
  return { parent: row.id, before: null, zone: 'inside' }
}
