/** Lights: what shines (through the rig), the glow of practicals, and wires that only the editor shows. */
import { lightTypes } from '../../../shared/lights/index.ts'
import type { NodeOf } from '../../../shared/stage/view.ts'
import { makeGlow } from '../glow.ts'
import type { Binder } from './binder.ts'
import { boxes, makeWire } from './forms.ts'
import { drawnLights } from './lights/index.ts'

const WIRE = '#e8c468'
/** Fields that only say how the node is called or held. */
const SILENT = new Set(['name', 'locked', 'by', 'visible', 'parent', 'order'])

const wires = (node: NodeOf<'light'>) => drawnLights[node.type].wires(node)

export const light: Binder<'light'> = {
  make: (node, ctx) => {
    const body = boxes(
      ctx.scene,
      'light',
      [
        [
          [-0.1, -0.1, -0.1],
          [0.1, 0.1, 0.1],
        ],
      ],
      true,
    ).shape
    const rigged = ctx.rig?.add(drawnLights[node.type].spec(node))
    const wire = makeWire(ctx.scene)
    const glow = makeGlow(ctx)
    let current = node
    wire.set(wires(node), WIRE)
    glow.set(current)
    return {
      change: (next, changed) => {
        current = next
        if ([...changed].every((field) => SILENT.has(field))) return
        rigged?.set(drawnLights[next.type].spec(next))
        glow.set(next)
        if (changed.has('type') || Object.keys(lightTypes[next.type].fields).some((field) => changed.has(field)))
          wire.set(wires(next), WIRE)
      },
      place: (world) => {
        rigged?.place(world)
        wire.place(world)
        glow.place(world)
      },
      show: (on) => {
        rigged?.show(on)
        wire.show(on)
        glow.show(on)
      },
      shape: () => body,
      dispose: () => {
        rigged?.dispose()
        wire.dispose()
        glow.dispose()
      },
    }
  },
}
