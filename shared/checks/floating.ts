/** Things in the air or in the ground: everything stands on the floor, on a surface, on what it hangs from. */
import type { Body } from '../derive/body.ts'
import type { NodeId } from '../ids.ts'
import { kit } from '../kit/index.ts'
import { makeCrowd } from '../space/crowd.ts'
import { makeBox } from '../space/overlap.ts'
import type { Check, Checked, Warning } from './check.ts'
import { sayName } from './check.ts'

/** Play between a thing and what carries it, metres: more shows as a gap under its shadow. */
const PLAY_M = 0.035
const SUNK_M = 0.06

export const floating: Check = {
  id: 'floating',
  label: 'Floating',
  run(checked) {
    const crowd = makeCrowd<NodeId>()
    for (const body of checked.bodies.values()) crowd.add(body.id, body.boxes)
    return [...checked.bodies.values()].flatMap((body): Warning[] => {
      if (hangs(body)) return []
      const low = body.whole.min[1]
      const name = sayName(checked, body.id)
      if (low < -SUNK_M && body.whole.max[1] > 0 && !mayBeSunk(body)) {
        return [{ check: 'floating', nodes: [body.id], says: `${name} stands ${Math.round(-low * 100)} cm in the floor.` }]
      }
      if (low <= PLAY_M || isCarried(checked, crowd, body)) return []
      return [{ check: 'floating', nodes: [body.id], says: `${name} floats ${Math.round(low * 100)} cm above the floor.` }]
    })
  },
}

const placementOf = ({ node }: Body) =>
  node.kind === 'prop' && Object.hasOwn(kit, node.asset) ? kit[node.asset]?.placement : undefined

/** Hung from above or on a wall: that is not seen from below. */
const hangs = (body: Body): boolean => ['wall', 'ceiling', 'hung', 'surface-or-wall'].includes(placementOf(body) ?? '')

/** Rocks, dunes and plants go into the ground. */
const mayBeSunk = ({ node }: Body): boolean =>
  node.kind === 'prop' && ['terrain', 'plant', 'structure'].includes(kit[node.asset]?.category ?? '')

const isCarried = (checked: Checked, crowd: ReturnType<typeof makeCrowd<NodeId>>, body: Body): boolean => {
  const { whole, node } = body
  // Seated: the pose holds the body over its seat, its origin stands lower than the seat's top.
  const reach = node.kind === 'character' && node.pose.startsWith('sit') ? 0.6 : PLAY_M
  const level: readonly [number, number] = [whole.min[1] - reach, whole.min[1] + (node.kind === 'character' ? 0.6 : PLAY_M)]
  const foot = makeBox(
    [whole.centre[0], (level[0] + level[1]) / 2, whole.centre[2]],
    [Math.max(0.01, whole.half[0] * 0.6), (level[1] - level[0]) / 2, Math.max(0.01, whole.half[2] * 0.6)],
    [0, 0, 0, 1],
  )
  return crowd.hits(foot, 0).some((id) => id !== body.id && checked.bodies.has(id))
}
