/**
 * Standing on things: where what one holds comes to rest, and the change list that drops a selection to what is below it
 * (the End key). Pure: a set in, places or a change list out. Props bear; lights and cameras hang where they are.
 */
import type { ChangeList } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import { ancestors, descendants, localIn, topmost, worldOf } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Built } from '../../shared/kit/generator.ts'
import { buildProp, kit } from '../../shared/kit/index.ts'
import { localBounds, transformBounds, unionBounds } from '../../shared/space/bounds.ts'
import { addV, type Transform, type Vec3 } from '../../shared/space/math.ts'
import { clampTransform } from '../../shared/stage/transform.ts'
import type { NodeOf, SetView, StageNode } from '../../shared/stage/view.ts'
import { joined, restOffset, type Triangles, trianglesOf, trianglesOfBox } from './rest.ts'
import type { Box } from './view-math.ts'

/** Height of the floor of every set, metres. */
const FLOOR_Y = 0
/** What is held may be this many triangles in all; beyond it boxes stand for shapes. */
const MAX_TRIANGLES = 40_000
const MAX_BUILT = 400

const built = new Map<string, Built | null>()

/** A prop's shape, built once. */
export const shapeOf = (prop: Pick<NodeOf<'prop'>, 'asset' | 'params' | 'seed'>): Built | null => {
  const key = `${prop.asset} ${prop.seed} ${JSON.stringify(prop.params)}`
  const known = built.get(key)
  if (known !== undefined) return known
  if (built.size >= MAX_BUILT) built.clear()
  const made = buildProp(prop.asset, prop.params, prop.seed)
  built.set(key, made)
  return made
}

/** The box of a node alone where it stands; null for one without a body. */
const boxAt = (node: StageNode, world: Transform): Box | null => {
  const local = localBounds(node, shapeOf)
  return local && transformBounds(world, local)
}

/** The box of these and of all that hangs from them, as the set says; null where there is no body. */
export const boxOf = (view: SetView, ids: Iterable<NodeId>): Box | null =>
  unionBounds(
    [...ids].flatMap((top) =>
      [top, ...descendants(view, top)].flatMap((id) => {
        const node = view.nodes.get(id)
        return (node && boxAt(node, worldOf(view, id))) ?? []
      }),
    ),
  )

/** Exact for a prop, its box for all else. */
export const solidOf = (node: StageNode, world: Transform): Triangles => {
  const shape = node.kind === 'prop' ? shapeOf(node) : null
  if (shape)
    return trianglesOf(
      shape.parts.map((part) => part.mesh),
      world,
    )
  const box = boxAt(node, world)
  return box ? trianglesOfBox(box) : new Float64Array(0)
}

/** Whether a thing stands on what is below it: not lights, cameras, and what hangs on walls and ceilings. */
export const stands = (node: StageNode): boolean => {
  if (node.kind === 'light' || node.kind === 'camera') return false
  if (node.kind !== 'prop' || !Object.hasOwn(kit, node.asset)) return true
  return !['wall', 'ceiling', 'hung'].includes(kit[node.asset]!.placement)
}

/** The triangles of these nodes and of all that hangs from them, each where `at` puts it. */
const solidsOf = (view: SetView, ids: Iterable<NodeId>): Triangles => {
  const lists: Triangles[] = []
  let count = 0
  for (const top of ids) {
    for (const id of [top, ...descendants(view, top)]) {
      const node = view.nodes.get(id)
      if (!node || node.kind === 'light' || node.kind === 'camera') continue
      const solid = solidOf(node, worldOf(view, id))
      count += solid.length / 9
      const box = count > MAX_TRIANGLES ? boxAt(node, worldOf(view, id)) : null
      lists.push(box ? trianglesOfBox(box) : solid)
    }
  }
  return joined(lists)
}

/** What can bear, near a place seen from above. */
export interface Bearers {
  under(x: readonly [number, number], z: readonly [number, number]): readonly Triangles[]
}

/** All props of a set but these (with what hangs from them); `shown` leaves out what is hidden. */
export const bearersOf = (view: SetView, except: Iterable<NodeId>, shown?: Iterable<NodeId>): Bearers => {
  const held = new Set(except)
  const near: { readonly node: StageNode; readonly world: Transform; readonly box: Box; solid: Triangles | null }[] = []
  for (const id of shown ?? view.nodes.keys()) {
    const node = view.nodes.get(id)
    if (node?.kind !== 'prop' || held.has(id) || !isOn(view, node)) continue
    if (ancestors(view, id).some((up) => held.has(up))) continue
    const world = worldOf(view, id)
    const box = boxAt(node, world)
    if (box) near.push({ node, world, box, solid: null })
  }
  return {
    under: ([x0, x1], [z0, z1]) =>
      near.flatMap((one) => {
        const { min, max } = one.box
        if (min[0] > x1 || max[0] < x0 || min[2] > z1 || max[2] < z0) return []
        one.solid ??= solidOf(one.node, one.world)
        return [one.solid]
      }),
  }
}

const isOn = (view: SetView, node: StageNode): boolean =>
  node.visible && ancestors(view, node.id).every((up) => view.nodes.get(up)?.visible !== false)

/**
 * For a solid that is moved: the same way, with the Y that makes it stand. Steps up by at most `STEP_M` from where the
 * way's own Y puts it, falls any depth.
 */
export const settler = (solid: Triangles, bearers: Bearers): ((by: Vec3) => Vec3) => {
  if (solid.length === 0) return (by) => by
  const [x0, x1, z0, z1] = extent(solid)
  return (by) => {
    const moved = new Float64Array(solid.length)
    for (let i = 0; i < solid.length; i++) moved[i] = solid[i]! + by[i % 3]!
    const below = bearers.under([x0 + by[0], x1 + by[0]], [z0 + by[2], z1 + by[2]])
    return addV(by, [0, restOffset(moved, below, FLOOR_Y), 0])
  }
}

const extent = (solid: Triangles): readonly [number, number, number, number] => {
  let [x0, x1, z0, z1] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < solid.length; i += 3) {
    x0 = Math.min(x0, solid[i]!)
    x1 = Math.max(x1, solid[i]!)
    z0 = Math.min(z0, solid[i + 2]!)
    z1 = Math.max(z1, solid[i + 2]!)
  }
  return [x0, x1, z0, z1]
}

/** The settler of nodes of a set, for a drag. */
export const settlerOf = (view: SetView, ids: readonly NodeId[], shown?: Iterable<NodeId>): ((by: Vec3) => Vec3) =>
  settler(solidsOf(view, ids), bearersOf(view, ids, shown))

/** Drops each of these to what is below it, the lowest first, so that a pile stays a pile. Nothing for what stands already. */
export const dropToSupport = (view: SetView, ids: Iterable<NodeId>): ChangeList => {
  const falling = topmost(view, ids).filter((id) => !view.nodes.get(id)!.locked && stands(view.nodes.get(id)!))
  const solids = new Map(falling.map((id) => [id, solidsOf(view, [id])]))
  const lowest = (id: NodeId) => solids.get(id)!.reduce((low, n, i) => (i % 3 === 1 ? Math.min(low, n) : low), Infinity)
  const order = [...falling].sort((a, b) => lowest(a) - lowest(b))
  const others = bearersOf(view, falling)
  const landed: Triangles[] = []
  return order.flatMap((id) => {
    const solid = solids.get(id)!
    const bearers: Bearers = { under: (x, z) => [...others.under(x, z), ...landed] }
    const [, dy] = settler(solid, bearers)([0, 0, 0])
    landed.push(solid.map((n, i) => (i % 3 === 1 ? n + dy : n)))
    if (Math.abs(dy) < 1e-6) return []
    const world = worldOf(view, id)
    const { parent } = view.nodes.get(id)!
    const local = clampTransform(localIn(view, parent, { ...world, position: addV(world.position, [0, dy, 0]) }))
    return [setValues(id, { position: local.position })]
  })
}
