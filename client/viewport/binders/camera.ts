/** Film cameras: a body with a lens and the pyramid of what they see, for the editor's own view only. */
import { horizontalFov } from '../../../shared/film/lens.ts'
import type { Transform, Vec3 } from '../../../shared/space/math.ts'
import type { NodeOf } from '../../../shared/stage/view.ts'
import { EDITOR_ONLY } from '../context.ts'
import type { Binder } from './binder.ts'
import { boxes, makeWire } from './forms.ts'
import { makeSolid } from './solid.ts'

const BODY = '#3a3f47'
const WIRE = '#8fb4d9'
/** How far the drawn pyramid reaches, metres. */
const REACH = 1.2

const pyramid = (node: NodeOf<'camera'>): Vec3[][] => {
  const half = Math.tan(horizontalFov(node.sensorWidth, node.focalLength) / 2) * REACH
  const x = half
  const y = half / Number(node.aspect)
  const z = -REACH
  const corners: Vec3[] = [
    [-x, -y, z],
    [x, -y, z],
    [x, y, z],
    [-x, y, z],
  ]
  return [
    [...corners, corners[0] as Vec3],
    ...corners.map((corner): Vec3[] => [[0, 0, 0], corner]),
    [
      [-x * 0.25, y * 1.05, z],
      [0, y * 1.35, z],
      [x * 0.25, y * 1.05, z],
    ],
  ]
}

const unscaled = (t: Transform): Transform => ({ ...t, scale: [1, 1, 1] })

export const camera: Binder<'camera'> = {
  make: (node, ctx) => {
    const form = boxes(
      ctx.scene,
      'camera',
      [
        [
          [-0.07, -0.085, 0.06],
          [0.07, 0.085, 0.34],
        ],
        [
          [-0.05, -0.05, -0.1],
          [0.05, 0.05, 0.06],
        ],
        [
          [-0.075, -0.06, -0.17],
          [0.075, 0.06, -0.1],
        ],
        [
          [-0.02, 0.085, 0.1],
          [0.02, 0.13, 0.3],
        ],
      ],
      true,
    )
    const solid = makeSolid(ctx.instances)
    const wire = makeWire(ctx.scene)
    solid.set([
      {
        key: `camera${ctx.painter.style}`,
        geometry: form.geometry,
        bounds: form.shape.bounds,
        material: ctx.painter.plain(BODY, { roughness: 0.5 }),
        layerMask: EDITOR_ONLY,
      },
    ])
    wire.set(pyramid(node), WIRE)
    return {
      change: (next, changed) => {
        if (changed.has('sensorWidth') || changed.has('focalLength') || changed.has('aspect')) wire.set(pyramid(next), WIRE)
      },
      place: (world) => {
        solid.place(unscaled(world))
        wire.place(world)
      },
      show: (on) => {
        solid.show(on)
        wire.show(on)
      },
      shape: () => form.shape,
      dispose: () => {
        solid.dispose()
        wire.dispose()
      },
    }
  },
}
