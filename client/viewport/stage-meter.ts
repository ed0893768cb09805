/** Measures the lamps of what is drawn: at people's faces if there are any, else on top of things. */
import type { Vec3 } from '../../shared/space/math.ts'
import { lampLux, MAX_SAMPLES, type Shining } from './meter.ts'
import type { StageView } from './stage-view.ts'

/** Lamps that count at most: the first ones; more change little. */
const MAX_LAMPS = 48

export const metered = (view: StageView): number => {
  const lights: Shining[] = []
  const faces: Vec3[] = []
  const things: Vec3[] = []
  for (const id of view.shown()) {
    const node = view.nodeOf(id)
    if (!node) continue
    if (node.kind === 'light' && lights.length < MAX_LAMPS) lights.push({ node, world: view.worldOf(id) })
    if (node.kind !== 'character' && node.kind !== 'prop') continue
    const bounds = view.boundsOf(id)
    if (!bounds) continue
    const { min, max } = bounds
    const middle: Vec3 = [(min[0] + max[0]) / 2, max[1] - (max[1] - min[1]) * 0.1, (min[2] + max[2]) / 2]
    ;(node.kind === 'character' ? faces : things).push(middle)
  }
  if (lights.length === 0) return 0
  // Every n-th thing, so that the choice does not hang on the order of the set's first corner.
  const step = Math.max(1, Math.floor(things.length / MAX_SAMPLES))
  const points = faces.length > 0 ? faces.slice(0, MAX_SAMPLES) : things.filter((_, i) => i % step === 0).slice(0, MAX_SAMPLES)
  return lampLux(lights, points)
}
