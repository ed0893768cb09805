/**
 * From the node as written to the node as read: its real parent, and the transform and order that go with it. A node that
 * fell back one level stands where it came from; an orphan hangs from the root, at the place where it stood.
 */
import type { NodeId } from '../ids.ts'
import { compose, type Transform } from '../space/math.ts'
import { type Level, namedParent, type Register } from './hierarchy.ts'
import { clampTransform, transformOf } from './transform.ts'
import type { StageNode } from './view.ts'

export interface Ground {
  exists(id: NodeId): boolean
  /** Where a deleted node stood in the world. */
  grave(id: NodeId): Transform | null
}

/** Gives the very node when nothing is to be put right, which is nearly always. */
export const placeNode = (written: StageNode, register: Register, level: Level | 0, ground: Ground): StageNode => {
  const named = namedParent(register, level)
  const orphan = named !== null && !ground.exists(named)
  if (level === 0 && !orphan) return written
  const back = level === 1 ? register.prev : null
  const local = transformOf(back ?? written)
  const grave = orphan ? ground.grave(named) : null
  const placed: StageNode = {
    ...written,
    parent: orphan ? null : named,
    order: (back ?? written).order,
    ...(grave ? clampTransform(compose(grave, local)) : local),
  }
  return Object.freeze(placed)
}
