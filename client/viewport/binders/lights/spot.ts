/** A cone: the wires show the beam (half) and, fainter in meaning, the field (a tenth) at two metres. */
import { coneCosines } from '../../../../shared/lights/spot.ts'
import type { Vec3 } from '../../../../shared/space/math.ts'
import { ring } from '../forms.ts'
import { common, type DrawnLight } from './drawn-light.ts'

/** How far the drawn cone reaches, metres. */
const REACH = 1.6

export const spot: DrawnLight = {
  spec: (node) => ({ kind: 'spot', ...common(node), radius: node.radius, cone: coneCosines(node.beam, node.field) }),
  wires: (node) => {
    const half = Math.min(1.4, node.beam / 2)
    const r = Math.sin(half) * REACH
    const z = -Math.cos(half) * REACH
    const field = Math.min(1.45, Math.max(node.field, node.beam) / 2)
    const spokes: Vec3[][] = [
      [
        [0, 0, 0],
        [r, 0, z],
      ],
      [
        [0, 0, 0],
        [-r, 0, z],
      ],
      [
        [0, 0, 0],
        [0, r, z],
      ],
      [
        [0, 0, 0],
        [0, -r, z],
      ],
    ]
    return [...spokes, ring(r, z), ring(Math.sin(field) * REACH, -Math.cos(field) * REACH), ring(0.09, 0, 20)]
  },
}
