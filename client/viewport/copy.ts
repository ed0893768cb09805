/** Copies of nodes and what hangs from them, each at a given place: what a drag with Alt leaves behind. Pure. */
import type { NodeCreate, Values } from '../../shared/changes/change.ts'
import { orderBetween } from '../../shared/changes/make.ts'
import { descendants } from '../../shared/derive/world.ts'
import type { Json } from '../../shared/fields/field.ts'
import { type NodeId, newId } from '../../shared/ids.ts'
import { fieldsOf } from '../../shared/kinds/index.ts'
import { snapshot } from '../../shared/stage/edit.ts'
import type { SetView } from '../../shared/stage/view.ts'

/** `places`: topmost node → the values that its copy has instead. References among the copied follow the copies. */
export const copiesAt = (view: SetView, places: ReadonlyMap<NodeId, Values>) => {
  const families = [...places.keys()].map((top) => [top, ...descendants(view, top)])
  const ids = new Map(families.flat().map((id) => [id, newId<NodeId>()]))
  const changes = families.flatMap(([top, ...below]) => [
    copyOf(view, top!, ids, { ...places.get(top!), order: behind(view, top!) }),
    ...below.map((id) => copyOf(view, id, ids, { parent: ids.get(view.nodes.get(id)!.parent!)! })),
  ])
  return { changes, tops: [...places.keys()].map((top) => ids.get(top)!) }
}

const copyOf = (view: SetView, id: NodeId, ids: ReadonlyMap<NodeId, NodeId>, values: Values): NodeCreate => {
  const node = view.nodes.get(id)!
  const same: { [name: string]: Json } = { ...snapshot(node).values }
  for (const [name, field] of Object.entries(fieldsOf(node.kind))) {
    const to = field.type === 'ref' ? ids.get(same[name] as NodeId) : undefined
    if (to) same[name] = to
  }
  return { op: 'create', of: 'node', id: ids.get(id)!, kind: node.kind, values: { ...same, ...values } }
}

const behind = (view: SetView, id: NodeId): string => {
  const { parent } = view.nodes.get(id)!
  const siblings = view.children(parent)
  return orderBetween(view, parent, siblings[siblings.indexOf(id) + 1] ?? null)
}
