/** Change lists out of what people mean: create, set, group, re-parent, remove. Pure: a set in, a list out. */
import { ancestors, localIn, topmost, worldOf } from '../derive/world.ts'
import type { Json } from '../fields/field.ts'
import type { Quat, Vec3 } from '../fields/index.ts'
import { type NodeId, newId } from '../ids.ts'
import type { CommonValues, Kind, KindValues } from '../kinds/index.ts'
import { IDENTITY, type Transform } from '../space/math.ts'
import { clampTransform } from '../stage/transform.ts'
import { sameValue } from '../stage/values.ts'
import type { SetView } from '../stage/view.ts'
import type { Change, ChangeList, NodeCreate, NodeRemove, NodeUpdate, Values } from './change.ts'
import { placesBetween } from './order.ts'

export { orderBetween } from './order.ts'

/** Fields of a kind, any of them. */
export type ValuesOfKind<K extends Kind> = Partial<CommonValues & KindValues<K>>

export interface CreateOptions {
  readonly id?: NodeId
  readonly parent?: NodeId | null
  /** Fractional index; see `orderBetween`. Left out: siblings stand by id. */
  readonly order?: string
}

/** A node of a kind that is known here: the compiler checks the fields. */
export const createNode = <K extends Kind>(kind: K, values: ValuesOfKind<K>, o: CreateOptions = {}): NodeCreate =>
  createOf(kind, values as Values, o)

/** A node of a kind that is known only at run time; `apply` checks the fields. */
export const createOf = (kind: Kind, values: Values, o: CreateOptions = {}): NodeCreate => ({
  op: 'create',
  of: 'node',
  id: o.id ?? newId<NodeId>(),
  kind,
  values: {
    ...values,
    ...(o.parent == null ? {} : { parent: o.parent }),
    ...(o.order === undefined ? {} : { order: o.order }),
  },
})

export const setValues = (id: NodeId, values: Values): NodeUpdate => ({ op: 'update', of: 'node', id, values })

/** Fills in what each update and removal expects to find: the fields that it names, as they are now. */
export const withExpect = (view: SetView, changes: ChangeList): ChangeList =>
  changes.map((change): Change => {
    if (change.op === 'create') return change
    if (change.of === 'set') return { ...change, expect: pick(view.info, Object.keys(change.values)) }
    const found = change.of === 'node' ? view.nodes.get(change.id) : view.shots.get(change.id)
    if (!found) return change
    const names = change.op === 'update' ? Object.keys(change.values) : REMOVAL_EXPECTS[change.of]
    const expect = pick(found, names)
    if (change.of === 'shot' && change.op === 'update' && change.values.overrides) {
      const overrides = view.shots.get(change.id)?.overrides
      const named = Object.keys(change.values.overrides as object) as NodeId[]
      expect.overrides = Object.fromEntries(named.map((id) => [id, (overrides?.get(id) as Json | undefined) ?? null]))
    }
    return { ...change, expect }
  })

/** What whoever proposes to remove a thing looked at: that it still is that thing at that place. */
const REMOVAL_EXPECTS = { node: ['name', 'parent', 'position'], shot: ['name', 'camera'] } as const

const pick = (from: object, names: readonly string[]): { [name: string]: Json } => {
  const all = from as { readonly [name: string]: Json }
  return Object.fromEntries(names.filter((name) => name in all && name !== 'overrides').map((name) => [name, all[name]!]))
}

/** Hangs nodes from another parent, before its child `before` (null: at the end); they stay where they stand in the world. */
export const reparent = (view: SetView, ids: Iterable<NodeId>, parent: NodeId | null, before: NodeId | null): ChangeList => {
  const moving = inTreeOrder(view, topmost(view, ids))
  const places = placesBetween(view, parent, before, moving.length, new Set(moving))
  const moves = moving.map((id, i): NodeUpdate => {
    const node = view.nodes.get(id)!
    if (node.parent === parent) return setValues(id, { order: places.orders[i]! })
    return setValues(id, { parent, order: places.orders[i]!, ...placeIn(view, id, parent) })
  })
  return [...places.respaced, ...moves]
}

/** The local transform below `parent` that keeps the node where it stands; only the parts that change. */
const placeIn = (view: SetView, id: NodeId, parent: NodeId | null): { [part: string]: Json } => {
  const node = view.nodes.get(id)!
  const local = clampTransform(localIn(view, parent, worldOf(view, id)))
  return differing(node, local)
}

const differing = (from: Transform, to: Transform): { [part: string]: Json } => {
  const parts: { [part: string]: Json } = {}
  if (!sameValue(from.position, to.position)) parts.position = to.position
  if (!sameValue(from.rotation, to.rotation)) parts.rotation = to.rotation
  if (!sameValue(from.scale, to.scale)) parts.scale = to.scale
  return parts
}

/** As the outliner shows them: parents before children, siblings in order. */
const inTreeOrder = (view: SetView, ids: readonly NodeId[]): NodeId[] => {
  const places = new Map<NodeId | null, Map<NodeId, number>>()
  const place = (id: NodeId) => {
    const parent = view.nodes.get(id)?.parent ?? null
    const list = places.get(parent) ?? new Map(view.children(parent).map((child, i) => [child, i]))
    places.set(parent, list)
    return list.get(id) ?? 0
  }
  const paths = new Map(ids.map((id) => [id, [id, ...ancestors(view, id)].reverse().map(place)]))
  return [...ids].sort((a, b) => {
    const [x, y] = [paths.get(a)!, paths.get(b)!]
    for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!
    return x.length - y.length
  })
}

/** A group around nodes, at the middle of where they stand, in the place of the first; the nodes stay where they are. */
export const groupNodes = (
  view: SetView,
  ids: Iterable<NodeId>,
  name: string,
  id: NodeId = newId<NodeId>(),
): { readonly changes: ChangeList; readonly id: NodeId } => {
  const inside = inTreeOrder(view, topmost(view, ids))
  const first = inside[0] === undefined ? undefined : view.nodes.get(inside[0])
  const parent = sharedParent(view, inside)
  const worlds = inside.map((one) => worldOf(view, one).position)
  const position: Vec3 = worlds.length === 0 ? [0, 0, 0] : middle(worlds)
  const place = clampTransform(localIn(view, parent, { ...IDENTITY, position }))
  const world: Transform = { ...IDENTITY, position }
  const sameHome = first?.parent === parent
  const places = placesBetween(view, parent, sameHome ? first.id : null, 1)
  const group = createNode('group', { name, ...differing(IDENTITY, place) }, { id, parent, order: places.orders[0]! })
  const keys = placesBetween(view, id, null, inside.length).orders
  const moves = inside.map((one, i): NodeUpdate => {
    const local = clampTransform(relativeTo(world, worldOf(view, one)))
    return setValues(one, { parent: id, order: keys[i]!, ...differing(view.nodes.get(one)!, local) })
  })
  return { changes: [...places.respaced, group, ...moves], id }
}

const relativeTo = (parent: Transform, world: Transform): Transform => ({
  position: [
    world.position[0] - parent.position[0],
    world.position[1] - parent.position[1],
    world.position[2] - parent.position[2],
  ],
  rotation: world.rotation as Quat,
  scale: world.scale,
})

const middle = (points: readonly Vec3[]): Vec3 => {
  const sum = points.reduce(([x, y, z], p) => [x + p[0], y + p[1], z + p[2]] as const, [0, 0, 0] as Vec3)
  return [sum[0] / points.length, Math.min(...points.map((p) => p[1])), sum[2] / points.length]
}

/** The nearest node that all hang from, or null. */
const sharedParent = (view: SetView, ids: readonly NodeId[]): NodeId | null => {
  const [first, ...rest] = ids.map((id) => ancestors(view, id))
  if (!first) return null
  const sets = rest.map((chain) => new Set(chain))
  return first.find((id) => sets.every((set) => set.has(id))) ?? null
}

/** The children of each group take its place; the groups are gone. Nodes that are no groups are left as they are. */
export const ungroup = (view: SetView, ids: Iterable<NodeId>): ChangeList =>
  [...ids].flatMap((id): ChangeList => {
    const node = view.nodes.get(id)
    if (node?.kind !== 'group') return []
    return [...reparent(view, view.children(id), node.parent, id), { op: 'remove', of: 'node', id }]
  })

/** The nodes and what hangs from them. */
export const removeNodes = (view: SetView, ids: Iterable<NodeId>): readonly NodeRemove[] =>
  topmost(view, ids).map((id) => ({ op: 'remove', of: 'node', id }))
