/** Whose faces the light and the lens are for: characters, else whoever will sit on the seats, else somebody in the middle. */

import { posed } from '../../../shared/body/posed.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { rotate, transformPoint } from '../../../shared/space/math.ts'
import type { Layout } from './layout.ts'

export interface Subject {
  /** Between the eyes, world. */
  readonly eyes: Vec3
  /** Level way that the face looks, unit vector. */
  readonly facing: Vec3
  readonly who: NodeId | null
  readonly height: number
  /** On the floor below. */
  readonly base: Vec3
}

/** Height of the eyes over the seat of a grown person. */
const EYES_OVER_SEAT_M = 0.76
const NEAR_M = 7

export const subjectsOf = (layout: Layout): readonly Subject[] => {
  const { focus, front, zone } = layout.area
  const reach = Math.max(NEAR_M, Math.max(zone.width, zone.depth) / 2)
  const away = (p: Vec3) => Math.hypot(p[0] - focus[0], p[2] - focus[2])
  const people: Subject[] = []
  const seats: Subject[] = []
  for (const one of layout.standing.values()) {
    if (away(one.position) > reach) continue
    const { node, world } = one
    if (node.kind === 'character') {
      const body = posed({ build: node.build, height: node.height, pose: node.pose })
      people.push({
        eyes: transformPoint(world, body.eyes),
        facing: level(rotate(world.rotation, [0, 0, 1])),
        who: node.id,
        height: node.height,
        base: world.position,
      })
    }
    for (const anchor of one.shape?.built.anchors ?? []) {
      if (anchor.kind !== 'sit' || away(one.position) > 4) continue
      const at = transformPoint(world, anchor.at)
      const facing = level(rotate(world.rotation, [Math.sin(anchor.facing), 0, Math.cos(anchor.facing)]))
      seats.push({ eyes: [at[0], at[1] + EYES_OVER_SEAT_M, at[2]], facing, who: null, height: 1.75, base: [at[0], 0, at[2]] })
    }
  }
  const found = people.length > 0 ? people : seats
  if (found.length === 0)
    return [
      { eyes: [focus[0], 1.6, focus[2]], facing: [Math.sin(front), 0, Math.cos(front)], who: null, height: 1.75, base: focus },
    ]
  // The face that looks most to the camera is the one that the scene is lit for.
  const toCamera = (s: Subject) => s.facing[0] * Math.sin(front) + s.facing[2] * Math.cos(front)
  return found.sort(
    (a, b) => toCamera(b) - toCamera(a) || away(a.eyes) - away(b.eyes) || (a.who ?? '').localeCompare(b.who ?? ''),
  )
}

const level = (v: Vec3): Vec3 => {
  const length = Math.hypot(v[0], v[2])
  return length < 1e-6 ? [0, 0, 1] : [v[0] / length, 0, v[2] / length]
}
