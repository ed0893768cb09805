/** The list of checks; one file each. To add one: a file here, a line below. */
import { bodyOf, type ShapeOf } from '../derive/body.ts'
import type { SetView } from '../stage/view.ts'
import type { Check, Warning } from './check.ts'
import { floating } from './floating.ts'
import { intersecting } from './intersecting.ts'
import { outOfFrame } from './out-of-frame.ts'
import { unlitFace } from './unlit-face.ts'

export const checks: readonly Check[] = [floating, intersecting, outOfFrame, unlitFace]

/** All warnings about a set. `shapeOf` keeps what it has built: the caller's memo. */
export const runChecks = (set: SetView, shapeOf: ShapeOf, which: readonly Check[] = checks): readonly Warning[] => {
  const bodies = new Map(
    [...set.nodes.values()].flatMap((node) => {
      const body = bodyOf(set, node, shapeOf)
      return body ? [[body.id, body] as const] : []
    }),
  )
  return which.flatMap((check) => check.run({ set, bodies, shapeOf }))
}
