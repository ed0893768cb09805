/** Where things stand in the world, and what hangs from what: pure functions of a set, without recursion. */
import type { NodeId } from '../ids.ts'
import { compose, IDENTITY, relative, type Transform } from '../space/math.ts'

/** As much of a set as a walk up needs. */
export interface Hanging {
  readonly nodes: { get(id: NodeId): (Transform & { readonly parent: NodeId | null }) | undefined }
}
/** As much of a set as a walk down needs. */
export interface Branching {
  children(parent: NodeId | null): Iterable<NodeId>
}

/** World transform of a node; the identity for one that is not there. Cost: its depth. */
export const worldOf = (view: Hanging, id: NodeId | null): Transform => {
  if (id === null) return IDENTITY
  const first = view.nodes.get(id)
  if (!first) return IDENTITY
  let world: Transform = { position: first.position, rotation: first.rotation, scale: first.scale }
  for (let up = first.parent; up !== null; ) {
    const node = view.nodes.get(up)
    if (!node) break
    world = finite(compose(node, world))
    up = node.parent
  }
  return world
}

const FAR = 1e9
const clamp = (n: number, min: number, max: number) => Math.min(max, Math.max(min, n))

/** A hostile chain of scales must not end in infinity, nothing or NaN; honest sets never come near. */
const finite = (t: Transform): Transform => {
  const [px, py, pz] = t.position
  const [sx, sy, sz] = t.scale
  const far = Math.abs(px) > FAR || Math.abs(py) > FAR || Math.abs(pz) > FAR
  if (!far && Math.max(sx, sy, sz) <= FAR && Math.min(sx, sy, sz) >= 1 / FAR) return t
  return {
    position: [clamp(px, -FAR, FAR), clamp(py, -FAR, FAR), clamp(pz, -FAR, FAR)],
    rotation: t.rotation,
    scale: [clamp(sx, 1 / FAR, FAR), clamp(sy, 1 / FAR, FAR), clamp(sz, 1 / FAR, FAR)],
  }
}

/** What a node's own transform must be, below `parent`, for it to stand at `world`. */
export const localIn = (view: Hanging, parent: NodeId | null, world: Transform): Transform =>
  parent === null ? world : relative(worldOf(view, parent), world)

/** The parent, its parent, … up to the root, nearest first. */
export const ancestors = (view: Hanging, id: NodeId): NodeId[] => {
  const chain: NodeId[] = []
  for (let up = view.nodes.get(id)?.parent ?? null; up !== null; up = view.nodes.get(up)?.parent ?? null) chain.push(up)
  return chain
}

/** All that hangs from a node, without itself; parents before their children, siblings in order. */
export const descendants = (view: Branching, id: NodeId): NodeId[] => {
  const found: NodeId[] = []
  const open = [...view.children(id)].reverse()
  while (open.length > 0) {
    const next = open.pop()!
    found.push(next)
    for (const child of [...view.children(next)].reverse()) open.push(child)
  }
  return found
}

/** Of these nodes, those that hang from no other of them: what a move or a delete of the selection must name. */
export const topmost = (view: Hanging, ids: Iterable<NodeId>): NodeId[] => {
  const chosen = new Set(ids)
  return [...chosen].filter((id) => view.nodes.get(id) && !ancestors(view, id).some((up) => chosen.has(up)))
}
