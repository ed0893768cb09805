/** Things that stand in each other. Contact is none: rugs are stood on, seats are sat on, shelves carry. */
import type { Body } from '../derive/body.ts'
import type { NodeId } from '../ids.ts'
import { makeCrowd } from '../space/crowd.ts'
import { transformPoint } from '../space/math.ts'
import { overlaps, TOUCH_M } from '../space/overlap.ts'
import type { Check, Warning } from './check.ts'
import { sayName } from './check.ts'

export const intersecting: Check = {
  id: 'intersecting',
  label: 'Intersecting',
  run(checked) {
    const crowd = makeCrowd<NodeId>()
    const warnings: Warning[] = []
    for (const body of checked.bodies.values()) {
      if (body.flat) continue
      const met = new Set(body.boxes.flatMap((box) => crowd.hits(box)))
      for (const id of met) {
        const other = checked.bodies.get(id)!
        if (mayTouch(body, other)) continue
        warnings.push({
          check: 'intersecting',
          nodes: [other.id, body.id],
          says: `${sayName(checked, other.id)} and ${sayName(checked, body.id)} stand in each other.`,
        })
      }
      crowd.add(body.id, body.boxes)
    }
    return warnings
  },
}

/** A bowl lies in a basket's rim, a sitter in the cushion. */
const mayTouch = (a: Body, b: Body): boolean =>
  carries(a, b) ||
  carries(b, a) ||
  sits(a, b) ||
  sits(b, a) ||
  !a.boxes.some((x) => b.boxes.some((y) => overlaps(x, y, TOUCH_M)))

/** What stands on a thing was put there by its surface, which may lie a little below the outline's top. */
const carries = (below: Body, above: Body): boolean => {
  const surfaces = below.shape?.built.surfaces ?? []
  return surfaces.some(({ centre, size }) => {
    const at = transformPoint(below.world, centre)
    const reach = Math.hypot(size[0] * below.world.scale[0], size[1] * below.world.scale[2]) / 2
    return (
      Math.abs(above.whole.min[1] - at[1]) < 0.04 &&
      Math.hypot(above.whole.centre[0] - at[0], above.whole.centre[2] - at[2]) < reach
    )
  })
}

const sits = (person: Body, seat: Body): boolean => {
  if (person.node.kind !== 'character') return false
  const [x, , z] = person.world.position
  return (seat.shape?.built.anchors ?? []).some((anchor) => {
    const at = transformPoint(seat.world, anchor.at)
    return anchor.kind !== 'reach' && Math.hypot(at[0] - x, at[2] - z) < 0.45
  })
}
