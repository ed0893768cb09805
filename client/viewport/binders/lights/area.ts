/** A soft panel: its outline, and where it points. */
import { common, type DrawnLight } from './drawn-light.ts'

export const area: DrawnLight = {
  spec: (node) => ({ kind: 'area', ...common(node), width: node.width, height: node.height }),
  wires: ({ width, height }) => {
    const x = width / 2
    const y = height / 2
    return [
      [
        [-x, -y, 0],
        [x, -y, 0],
        [x, y, 0],
        [-x, y, 0],
        [-x, -y, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, -0.4],
      ],
      [
        [-0.06, 0, -0.32],
        [0, 0, -0.4],
        [0.06, 0, -0.32],
      ],
    ]
  },
}
