/** The kit as the agent sees it: shapes, what they take up, where one sits; each shape is built once and kept. */
import { type Shape, shapeOfBuilt } from '../../shared/derive/body.ts'
import type { Params } from '../../shared/fields/index.ts'
import type { Generator } from '../../shared/kit/generator.ts'
import { buildProp, kit } from '../../shared/kit/index.ts'

export type { Shape }

export interface Props {
  readonly kit: Readonly<Record<string, Generator>>
  /** Null for an asset that the kit does not have, or that has no shape. */
  shape(asset: string, params: Params, seed: number): Shape | null
}

/** Shapes kept; a set has far fewer kinds of things. */
const KEEP = 600

export const makeProps = (): Props => {
  const kept = new Map<string, Shape | null>()
  return {
    kit,
    shape(asset, params, seed) {
      const key = `${asset} ${seed} ${JSON.stringify(params)}`
      const known = kept.get(key)
      if (known !== undefined) return known
      // The oldest goes: a map keeps the order of entry.
      if (kept.size >= KEEP)
        for (const oldest of kept.keys()) {
          kept.delete(oldest)
          break
        }
      const built = buildProp(asset, params, seed)
      const shape = built && shapeOfBuilt(built)
      kept.set(key, shape)
      return shape
    },
  }
}
