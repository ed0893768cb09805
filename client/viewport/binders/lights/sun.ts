/** Parallel light. */
import type { Vec3 } from '../../../../shared/space/math.ts'
import { ring } from '../forms.ts'
import { common, type DrawnLight } from './drawn-light.ts'

const RAYS = 6

export const sun: DrawnLight = {
  spec: (node) => ({ kind: 'sun', ...common(node), diameter: node.diameter }),
  wires: () => [
    ring(0.25, 0, 24),
    ...Array.from({ length: RAYS }, (_, i): Vec3[] => {
      const a = (i / RAYS) * Math.PI * 2
      const x = Math.cos(a) * 0.25
      const y = Math.sin(a) * 0.25
      return [
        [x, y, 0],
        [x, y, -0.9],
      ]
    }),
  ],
}
