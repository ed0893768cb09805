/** What the camera sees of a practical: flame, bulb or tube, and the glare about it, as bright as its candela says. */
import { gelled } from '../../shared/film/gels.ts'
import type { Transform, Vec3 } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import type { DrawContext } from './binders/binder.ts'
import { boxes } from './binders/forms.ts'
import { makeSolid, type SolidPart } from './binders/solid.ts'
import type { FlameLook } from './flames.ts'

export interface Glow {
  set(node: NodeOf<'light'>): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

type Source = NodeOf<'light'>['source']

/** Half width and half height of the flame, metres, and how far its middle lies above the light (facts/practicals.json). */
const FLAMES: Partial<Record<Source, { readonly size: readonly [number, number]; readonly lift: number }>> = {
  candle: { size: [0.012, 0.026], lift: 0.008 },
  'oil-lamp': { size: [0.013, 0.024], lift: 0.008 },
  torch: { size: [0.15, 0.25], lift: 0.1 },
  campfire: { size: [0.34, 0.46], lift: 0.12 },
}
/** Luminance of an open flame, nit. */
const FLAME_NIT = 7000
/** Colours fade with this little output. */
const MIN_NIT = 50

/** Luminance of a ball of this radius that sends so many candela, nit. */
export const ballNit = (candela: number, radiusM: number): number => candela / (Math.PI * radiusM * radiusM)

const round = ([r, g, b]: Vec3): Vec3 => [Math.round(r * 50) / 50, Math.round(g * 50) / 50, Math.round(b * 50) / 50]

/** Powers of two: a dimmer that is dragged must not make a material for each of its steps. */
const step = (nit: number): number => 2 ** (Math.round(Math.log2(Math.max(nit, MIN_NIT)) * 2) / 2)

export const makeGlow = (ctx: DrawContext): Glow => {
  const solid = makeSolid(ctx.instances)
  let lift = 0
  const quad = (look: FlameLook): SolidPart => {
    const r = Math.max(...look.size)
    return {
      key: `${JSON.stringify(look)}${ctx.painter.style}`,
      geometry: ctx.flames.quad,
      bounds: { min: [-r, -r, -r], max: [r, r, r] },
      material: ctx.flames.material(look),
      layerMask: ctx.painter.layerMask,
      casts: false,
    }
  }
  return {
    set: (node) => {
      if (node.type !== 'practical' || !ctx.rig) {
        solid.set([])
        return
      }
      const light = gelled(node.kelvin, node.gel, 5000)
      const candela = node.intensity * node.dimmer * light.transmission
      if (candela <= 0) {
        solid.set([])
        return
      }
      const colour = round(light.colour)
      const flame = FLAMES[node.source]
      const size = flame ? Math.max(...flame.size) : Math.max(0.03, node.radius)
      const glareNit = step(Math.min(6000, ballNit(candela, Math.max(0.02, size * 0.7))))
      // Glare grows with what is sent, slowly.
      const reach = Math.min(3, size * 1.5 + 0.12 * Math.sqrt(candela))
      const parts = [quad({ kind: 'glare', size: [reach, reach], colour, nit: glareNit })]
      if (flame) parts.push(quad({ kind: 'flame', size: flame.size, colour, nit: FLAME_NIT * Math.min(1, node.dimmer * 1.5) }))
      else parts.push(bulb(node, ctx))
      lift = flame?.lift ?? 0
      solid.set(parts)
    },
    place: (world) => {
      const [x, y, z] = world.position
      solid.place({ position: [x, y + lift, z], rotation: world.rotation, scale: [1, 1, 1] })
    },
    show: solid.show,
    dispose: solid.dispose,
  }
}

/** A glowing body: a small ball (cut as a box that glare hides) or a tube of 1.2 m. */
const bulb = (node: NodeOf<'light'>, ctx: DrawContext): SolidPart => {
  const r = node.source === 'tube' ? 0.013 : Math.min(0.06, Math.max(0.02, node.radius))
  const x = node.source === 'tube' ? 0.6 : r
  const name = `bulb ${node.source} ${r}`
  const form = boxes(
    ctx.scene,
    name,
    [
      [
        [-x, -r, -r],
        [x, r, r],
      ],
    ],
    false,
  )
  return {
    key: `${name}${ctx.painter.style}`,
    geometry: form.geometry,
    bounds: form.shape.bounds,
    material: ctx.painter.surface(node.kelvin > 4000 ? 'screen-on' : 'bulb-warm'),
    layerMask: ctx.painter.layerMask,
    casts: false,
  }
}
