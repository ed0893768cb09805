/** What a light type is on screen: what shines, and the wires that the editor shows for it. The list is `index.ts`. */
import type { Vec3 } from '../../../../shared/space/math.ts'
import type { NodeOf } from '../../../../shared/stage/view.ts'
import type { LightSpec } from '../../light-rig.ts'

export interface DrawnLight {
  /** Light in the node's own space, along −Z. */
  spec(node: NodeOf<'light'>): LightSpec
  /** Wires, metres, the node's own space. */
  wires(node: NodeOf<'light'>): readonly (readonly Vec3[])[]
}

/** What every type has. */
export const common = (node: NodeOf<'light'>) => ({
  kelvin: node.kelvin,
  gel: node.gel,
  output: node.intensity * node.dimmer,
  shadows: node.shadows,
})
