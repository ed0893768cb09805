/** A bare bulb. */
import type { Vec3 } from '../../../../shared/space/math.ts'
import { ring } from '../forms.ts'
import { common, type DrawnLight } from './drawn-light.ts'

/** Three rings about a ball of this radius, metres. */
export const ball = (radius: number): Vec3[][] => {
  const flat = ring(radius, 0, 24)
  return [flat, flat.map(([x, y]): Vec3 => [x, 0, y]), flat.map(([x, y]): Vec3 => [0, x, y])]
}

export const point: DrawnLight = {
  spec: (node) => ({ kind: 'point', ...common(node), radius: node.radius }),
  wires: (node) => ball(Math.max(0.08, node.radius)),
}
