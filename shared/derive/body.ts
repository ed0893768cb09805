/** What a node takes up in the world: its boxes, its top, whether it lies flat. For the solver, the checks and walking. */
import type { NodeId } from '../ids.ts'
import type { Built } from '../kit/generator.ts'
import { type Bounds, boundsOfBuilt, localBounds } from '../space/bounds.ts'
import type { Transform } from '../space/math.ts'
import { type Box, boxAt } from '../space/overlap.ts'
import type { NodeOf, SetView, StageNode } from '../stage/view.ts'
import { solidBoxes } from './solid-boxes.ts'
import { worldOf } from './world.ts'

/** A prop's shape and what of its bounds is really taken up, in its own space. */
export interface Shape {
  readonly built: Built
  readonly bounds: Bounds
  readonly solids: readonly Bounds[]
}

export const shapeOfBuilt = (built: Built): Shape | null => {
  const bounds = boundsOfBuilt(built)
  return bounds ? { built, bounds, solids: solidBoxes(built, bounds) } : null
}

export type ShapeOf = (prop: NodeOf<'prop'>) => Shape | null

export interface Body {
  readonly id: NodeId
  readonly node: NodeOf<'prop'> | NodeOf<'character'>
  readonly world: Transform
  /** Null for a character. */
  readonly shape: Shape | null
  readonly whole: Box
  readonly boxes: readonly Box[]
  /** Lies on the floor like a rug: it is walked on and stood on. */
  readonly flat: boolean
}

/** What is flatter lies on the floor, metres. */
export const FLAT_M = 0.06

/** Whoever sits has the legs under a table or over an edge: only the torso stands in the way of others. */
export const torso = (node: NodeOf<'character'>, bounds: Bounds): Bounds => {
  if (!node.pose.startsWith('sit') && node.pose !== 'drive') return bounds
  // Shoulders, a hand's breadth of each arm with them; people sit side by side.
  const [half, deep] = [0.15 * node.height, 0.16 * node.height]
  return { min: [-half, bounds.min[1] + 0.3 * node.height, -deep], max: [half, bounds.max[1], deep] }
}

/** Null for what is switched off, has no shape, or is no thing: groups, lights, cameras, marks. */
export const bodyOf = (set: SetView, node: StageNode, shapeOf: ShapeOf): Body | null => {
  if ((node.kind !== 'prop' && node.kind !== 'character') || !node.visible) return null
  const shape = node.kind === 'prop' ? shapeOf(node) : null
  const bounds = localBounds(node, () => shape?.built ?? null)
  if (!bounds) return null
  const world = worldOf(set, node.id)
  const whole = boxAt(world, bounds)
  const boxes = shape
    ? shape.solids.map((solid) => boxAt(world, solid))
    : [node.kind === 'character' ? boxAt(world, torso(node, bounds)) : whole]
  return { id: node.id, node, world, shape, whole, boxes, flat: whole.max[1] - whole.min[1] < FLAT_M }
}
