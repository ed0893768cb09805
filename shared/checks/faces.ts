/** Where a character's eyes are and where the face looks, in the world. */
import { posed } from '../body/posed.ts'
import { worldOf } from '../derive/world.ts'
import type { Vec3 } from '../fields/index.ts'
import { rotate, transformPoint } from '../space/math.ts'
import type { NodeOf, SetView } from '../stage/view.ts'

export const eyesOf = (set: SetView, node: NodeOf<'character'>): { readonly eyes: Vec3; readonly facing: Vec3 } => {
  const world = worldOf(set, node.id)
  const body = posed({ build: node.build, height: node.height, pose: node.pose })
  return { eyes: transformPoint(world, body.eyes), facing: rotate(world.rotation, body.facing) }
}
