/**
 * Picking of what is too small or too thin to be hit exactly: lights, cameras, marks, groups with nothing in them. Within
 * 12 pixels of their middle a press means them, so that each is at least 24 pixels wide for the hand. Pure.
 */
import type { NodeId } from '../../shared/ids.ts'
import { lengthV, subV, type Vec3 } from '../../shared/space/math.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { type Lens, project } from './projection.ts'

const REACH_PX = 12
/** The ground may be this much nearer than a mark that lies on it, a thing must be this much farther than a lamp. Metres. */
const UNDER_M = 0.3
const BEFORE_M = 0.05

/** What is picked by its middle. */
export const small = (view: SetView): readonly NodeId[] => {
  const found: NodeId[] = []
  for (const { id, kind } of view.nodes.values()) {
    const thin = kind === 'light' || kind === 'camera' || kind === 'mark'
    if (thin || (kind === 'group' && view.children(id).length === 0)) found.push(id)
  }
  return found
}

export interface Exact {
  readonly node: NodeId | null
  readonly distance: number
}

/** The small thing that a press at `x`, `y` means before what the ray hit exactly; null when that stands. */
export const smallAt = (
  lens: Lens,
  x: number,
  y: number,
  things: Iterable<{ readonly id: NodeId; readonly position: Vec3 }>,
  hit: Exact | null,
): NodeId | null => {
  let best: NodeId | null = null
  let nearest = REACH_PX
  for (const { id, position } of things) {
    const spot = project(lens, position)
    const away = spot ? Math.hypot(spot.x - x, spot.y - y) : Number.POSITIVE_INFINITY
    if (away > nearest) continue
    const distance = lens.orthoHeight === null ? lengthV(subV(position, lens.position)) : 0
    if (hit && hit.node !== id && distance > hit.distance + (hit.node === null ? UNDER_M : -BEFORE_M)) continue
    best = id
    nearest = away
  }
  return best
}
