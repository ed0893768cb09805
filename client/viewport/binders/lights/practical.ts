/** A light that the camera may see: shines as a point; its glow is drawn by the light binder. */
import { common, type DrawnLight } from './drawn-light.ts'
import { ball } from './point.ts'

export const practical: DrawnLight = {
  spec: (node) => ({ kind: 'point', ...common(node), radius: node.radius, flicker: node.flicker }),
  wires: (node) => ball(Math.max(0.06, node.radius)),
}
