/** What the lamps of a set give where they are meant to: lux at the things near them, for the eye's own exposure. Pure. */
import { gelled } from '../../shared/film/gels.ts'
import { lightTypes } from '../../shared/lights/index.ts'
import { inverseTransformPoint, type Transform, type Vec3 } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import { meanLux } from './exposure.ts'

export interface Shining {
  readonly node: NodeOf<'light'>
  readonly world: Transform
}

/** Places that are measured at most. */
export const MAX_SAMPLES = 32

/** Logarithmic mean over `points` of what all lamps give there; suns count too. 0 without lamps or points. */
export const lampLux = (lights: readonly Shining[], points: readonly Vec3[]): number => {
  if (lights.length === 0) return 0
  const through = lights.map(({ node }) => gelled(node.kelvin, node.gel).transmission * node.dimmer)
  return meanLux(
    points.map((point) =>
      lights.reduce((sum, { node, world }, index) => {
        const at = inverseTransformPoint({ ...world, scale: [1, 1, 1] }, point)
        return sum + lightTypes[node.type].arrives(node, at).lux * (through[index] ?? 1)
      }, 0),
    ),
  )
}
