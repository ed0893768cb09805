/**
 * Nodes as a text that can be pasted into another tab or set, and back into a change list. Pure. What is pasted gets new
 * ids; references among the copied nodes follow them.
 */
import { type ChangeList, MAX_CHANGES, type NodeCreate, type Values } from '../../shared/changes/change.ts'
import { orderBetween } from '../../shared/changes/make.ts'
import { descendants, topmost, worldOf } from '../../shared/derive/world.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import { isId, type NodeId, newId } from '../../shared/ids.ts'
import { fieldsOf, isKind, type Kind } from '../../shared/kinds/index.ts'
import { commonFields } from '../../shared/kinds/kind.ts'
import { snapshot } from '../../shared/stage/edit.ts'
import { clampTransform, packTransform } from '../../shared/stage/transform.ts'
import type { SetView } from '../../shared/stage/view.ts'

interface Copied {
  readonly id: NodeId
  readonly kind: Kind
  /** As a create would write it; `parent` only below another copied node, otherwise the place is the world's. */
  readonly values: Values
}
export type Copies = readonly Copied[]

/** Largest text that is taken for a copy, in UTF-16 units. */
export const MAX_PASTE = 8_000_000

/** The nodes and what hangs from them, parents first; the topmost at their places in the world. */
export const copyNodes = (view: SetView, ids: Iterable<NodeId>): Copies =>
  topmost(view, ids).flatMap((top) =>
    [top, ...descendants(view, top)].flatMap((id) => {
      const node = view.nodes.get(id)
      if (!node) return []
      const { values } = snapshot(node)
      if (id !== top) return [{ id, kind: node.kind, values }]
      const { parent: _, order: __, position: ___, rotation: ____, scale: _____, ...rest } = values
      return [{ id, kind: node.kind, values: { ...rest, ...packTransform(clampTransform(worldOf(view, id))) } }]
    }),
  )

export const writeCopies = (copies: Copies): string => JSON.stringify({ hotset: 'nodes', version: 1, nodes: copies })

/** Null: the text is no copy of ours. Fields are checked later, by whoever applies the changes. */
export const readCopies = (text: string): Copies | null => {
  if (text.length > MAX_PASTE || !text.startsWith('{"hotset":"nodes"')) return null
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return null
  }
  const { nodes } = raw as { nodes?: unknown }
  if (!Array.isArray(nodes) || nodes.length > MAX_CHANGES) return null
  const seen = new Set<string>()
  return nodes.flatMap((one: unknown): Copied[] => {
    if (typeof one !== 'object' || one === null) return []
    const { id, kind, values } = one as { id?: unknown; kind?: unknown; values?: unknown }
    if (!isId(id) || seen.has(id) || !isKind(kind) || typeof values !== 'object' || values === null) return []
    seen.add(id)
    return [{ id: id as NodeId, kind, values: values as Values }]
  })
}

/** Middle of the topmost copies on the floor, metres: what is put at the place of a paste. */
export const middleOf = (copies: Copies): Vec3 => {
  const tops = copies.filter((copy) => !('parent' in copy.values))
  const places = tops.map((copy) => commonFields.position.read(copy.values.position))
  const n = Math.max(1, places.length)
  const sum = (axis: 0 | 2) => places.reduce((all, p) => all + p[axis], 0) / n
  return [sum(0), 0, sum(2)]
}

/** New nodes at the root of the set, moved by `by` metres. */
export const pasteChanges = (view: SetView, copies: Copies, by: Vec3): { changes: ChangeList; tops: readonly NodeId[] } => {
  const ids = new Map(copies.map((copy) => [copy.id, newId<NodeId>()]))
  const tops: NodeId[] = []
  const order = orderBetween(view, null, null)
  const changes = copies.map((copy): NodeCreate => {
    const id = ids.get(copy.id)!
    const { parent, ...rest } = withNewRefs(copy, ids)
    const home = isId(parent) ? ids.get(parent as NodeId) : undefined
    if (home) return { op: 'create', of: 'node', id, kind: copy.kind, values: { ...rest, parent: home } }
    tops.push(id)
    const [x, y, z] = commonFields.position.read(rest.position)
    const values = { ...rest, order, position: [x + by[0], y + by[1], z + by[2]] }
    return { op: 'create', of: 'node', id, kind: copy.kind, values }
  })
  return { changes, tops }
}

/** A copy of each beside it, below the same parent, moved by `by` metres in that parent's space. */
export const duplicateChanges = (
  view: SetView,
  nodes: Iterable<NodeId>,
  by: Vec3,
): { changes: ChangeList; tops: readonly NodeId[] } => {
  const tops = topmost(view, nodes)
  const all = tops.flatMap((top) => [top, ...descendants(view, top)])
  const ids = new Map(all.map((id) => [id, newId<NodeId>()]))
  const top = new Set(tops)
  const changes = all.map((id): NodeCreate => {
    const copy = snapshot(view.nodes.get(id)!)
    const values = withNewRefs(copy, ids)
    const place = top.has(id) ? besides(view, id, by) : { parent: ids.get(values.parent as NodeId)! }
    return { op: 'create', of: 'node', id: ids.get(id)!, kind: copy.kind, values: { ...values, ...place } }
  })
  return { changes, tops: tops.map((id) => ids.get(id)!) }
}

/** Right behind a node among its siblings, and moved. */
const besides = (view: SetView, id: NodeId, by: Vec3): Values => {
  const { parent, position } = view.nodes.get(id)!
  const siblings = view.children(parent)
  const order = orderBetween(view, parent, siblings[siblings.indexOf(id) + 1] ?? null)
  return { order, position: [position[0] + by[0], position[1] + by[1], position[2] + by[2]] }
}

/** References to nodes that are copied as well name the copies. */
const withNewRefs = (copy: Copied, ids: ReadonlyMap<NodeId, NodeId>): Values => {
  const values: { [name: string]: Json } = { ...copy.values }
  for (const [name, field] of Object.entries(fieldsOf(copy.kind))) {
    const to = field.type === 'ref' ? ids.get(values[name] as NodeId) : undefined
    if (to) values[name] = to
  }
  return values
}
