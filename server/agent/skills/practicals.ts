/** What burns and glows in the picture: each gets a light of its own, as strong as the real thing. */

import { createNode } from '../../../shared/changes/make.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { type Transform, transformPoint } from '../../../shared/space/math.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import { OWN_SOURCES, roleOf, SOURCES } from './light-plan.ts'
import { isNear, luxOf, type Scene } from './light-scene.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned } from './skill.ts'

/** Each flame and bulb that has no light of its own yet gets one, hanging from it. */
export const practicals = (scene: Scene): Reasoned[] => {
  const { layout, args, random, set, subject, plan } = scene
  const made: Reasoned[] = []
  const wish = roleOf(args.wish, 'practical')
  for (const one of [...layout.standing.values()]) {
    const glow = one.shape?.built.glow
    if (!glow || one.node.kind !== 'prop' || hasLight(set, one.id)) continue
    if (Math.hypot(one.position[0] - layout.area.focus[0], one.position[2] - layout.area.focus[2]) > 20) continue
    if (args.without.some((ref) => ref.kind === 'light')) continue
    const source = { ...SOURCES[glow.source]!, ...(OWN_SOURCES[one.node.asset] ?? {}) }
    const local: Transform = { position: glow.at, rotation: [0, 0, 0, 1], scale: [1, 1, 1] }
    const kelvin = wish?.kelvin ?? warmed(args.wish.practicalKelvin, source.kelvin)
    const world: Transform = { ...one.world, position: transformPoint(one.world, glow.at), scale: [1, 1, 1] }
    const values = { type: 'practical', source: glow.source, kelvin, flicker: source.flicker, radius: source.radius }
    const unit = luxOf(world, { ...values, intensity: 1 }, subject, 'towards')
    // A fire is built up until it does the key's work; a bulb is what it is.
    const fire = glow.source === 'campfire' && one.node.asset === 'campfire' && args.all && !scene.bySun && isNear(one, subject)
    const intensity =
      fire && unit > 0 ? Math.round(Math.min(800, Math.max(150, (plan.keyLux * FIRE_SHARE) / unit)) / 5) * 5 : source.candela
    const lux = Math.round(unit * intensity)
    const label = layout.props.kit[one.node.asset]?.label ?? 'Practical'
    const change = createNode(
      'light',
      {
        name: `${label} (practical)`,
        ...values,
        intensity,
        position: local.position,
        shadows: glow.source === 'campfire' || glow.source === 'torch',
      } as never,
      { id: nodeIdFrom(random), parent: one.id },
    )
    const flame = source.flicker > 0 ? ', flickering' : ''
    made.push({
      change,
      why: `Practical: ${source.says}, ${kelvin.toLocaleString('en')} K${flame}, ${intensity} cd${lux >= 1 ? `; ${lux} lx at the nearest face` : ''}.`,
    })
  }
  return made
}

/** Share of the key that the fire itself gives; the rest comes from a lamp hidden on its side. */
const FIRE_SHARE = 0.7

/** "Warm" on a flame is a flame; on a bulb it is a warm bulb. */
const warmed = (asked: number | null, own: number): number => (asked === null ? own : own < 2200 ? Math.min(asked, own) : asked)

const hasLight = (set: SetView, id: NodeId): boolean => set.children(id).some((child) => set.nodes.get(child)?.kind === 'light')
