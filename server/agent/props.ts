/** The kit as the agent sees it: shapes, what they take up, where one sits; each shape is built once and kept. */
import { solidBoxes } from '../../shared/derive/solid-boxes.ts'
import type { Params } from '../../shared/fields/index.ts'
import type { Built, Generator } from '../../shared/kit/generator.ts'
import { buildProp, kit } from '../../shared/kit/index.ts'
import { type Bounds, boundsOfBuilt } from '../../shared/space/bounds.ts'

export interface Shape {
  readonly built: Built
  readonly bounds: Bounds
  /** What of the bounds is really taken up, in the prop's own space. */
  readonly solids: readonly Bounds[]
}

export interface Props {
  readonly kit: Readonly<Record<string, Generator>>
  /** Null for an asset that the kit does not have, or that has no shape. */
  shape(asset: string, params: Params, seed: number): Shape | null
}

/** Shapes kept; a set has far fewer kinds of things. */
const KEEP = 4000

export const makeProps = (): Props => {
  const kept = new Map<string, Shape | null>()
  return {
    kit,
    shape(asset, params, seed) {
      const key = `${asset} ${seed} ${JSON.stringify(params)}`
      const known = kept.get(key)
      if (known !== undefined) return known
      if (kept.size >= KEEP) kept.clear()
      const built = buildProp(asset, params, seed)
      const bounds = built && boundsOfBuilt(built)
      const shape = built && bounds ? { built, bounds, solids: solidBoxes(built, bounds) } : null
      kept.set(key, shape)
      return shape
    },
  }
}
