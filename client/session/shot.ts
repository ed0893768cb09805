/** A new shot of a camera: after the others, with the next number as its name. Pure. */
import { generateKeyBetween } from 'fractional-indexing'
import type { ShotCreate } from '../../shared/changes/change.ts'
import { type NodeId, newId, type ShotId } from '../../shared/ids.ts'
import { isOrder } from '../../shared/stage/order.ts'
import type { SetView } from '../../shared/stage/view.ts'

/** Null where the camera is not on the set. */
export const newShot = (
  view: SetView,
  camera: NodeId,
  name?: string,
): (ShotCreate & { readonly values: { readonly name: string } }) | null => {
  if (view.nodes.get(camera)?.kind !== 'camera') return null
  const shots = [...view.shots.values()]
  const numbers = shots.map((shot) => Number.parseInt(shot.name, 10)).filter(Number.isFinite)
  const last = shots
    .map((shot) => shot.order)
    .filter(isOrder)
    .sort()
    .at(-1)
  const values = {
    name: name ?? `${Math.max(0, ...numbers) + 1}A`,
    camera: camera as string,
    order: generateKeyBetween(last ?? null, null),
  }
  return { op: 'create', of: 'shot', id: newId<ShotId>(), values }
}
