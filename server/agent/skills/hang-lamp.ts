/** Where a lamp hangs: out of every frame and of every thing, aimed at the face, as bright as it must be. */

import { createNode } from '../../../shared/changes/make.ts'
import { inFrame, type Lensed } from '../../../shared/derive/in-frame.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import { gels } from '../../../shared/film/gels.ts'
import { lookRotation, subV, type Transform } from '../../../shared/space/math.ts'
import { step } from '../../../shared/space/place.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { LightRole } from '../planner/understanding.ts'
import type { Area } from './layout.ts'
import { roleOf } from './light-plan.ts'
import { luxOf, type Scene } from './light-scene.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned } from './skill.ts'

export interface Lamp {
  readonly name: string
  readonly role: LightRole
  readonly azimuth: number
  /** Radians above the eyes. */
  readonly elevation: number
  readonly distance: number
  readonly kelvin: number
  readonly soft: boolean
  readonly lux: number
  readonly on: 'face' | 'towards'
  /** Side of a panel, metres. */
  readonly size: number
}

/** Hangs a lamp: out of every frame and of every thing, aimed at the face, as bright as it must be to give the lux. */
export const hang = (scene: Scene, lamp: Lamp, why: (intensity: string) => string): Reasoned | null => {
  const { subject, random, args } = scene
  const spot = lampSpot(scene, lamp)
  if (!spot) return null
  const world: Transform = { position: spot, rotation: lookRotation(subV(subject.eyes, spot)), scale: [1, 1, 1] }
  const wish = roleOf(args.wish, lamp.role)
  const gel = wish?.gel ? gelFor(wish.gel) : ''
  const kind = lamp.soft ? { type: 'area', width: lamp.size, height: lamp.size } : { type: 'spot', beam: 0.5, field: 0.85 }
  const values = { ...kind, kelvin: Math.round(lamp.kelvin / 50) * 50, ...(gel ? { gel } : {}) }
  const unit = luxOf(world, { ...values, intensity: 1 }, subject, lamp.on)
  const fallback = unit > 1e-6 ? unit : luxOf(world, { ...values, intensity: 1 }, subject, 'towards')
  if (!(fallback > 0)) return null
  const intensity = Math.min(9_000_000, Math.max(1, niceNumber(lamp.lux / fallback)))
  const change = createNode(
    'light',
    { name: lamp.name, ...values, intensity, position: spot, rotation: world.rotation } as never,
    { id: nodeIdFrom(random) },
  )
  const level = lamp.soft ? `${intensity.toLocaleString('en')} nit` : `${intensity.toLocaleString('en')} cd`
  return { change, why: why(level) }
}

export const niceNumber = (value: number): number => {
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.round(value / grain) * grain
}

/** What must not see a lamp: the cameras of the set, or the one that will stand in front of the scene. */
const viewsOf = (set: SetView, { focus, front }: Area): readonly { readonly lens: Lensed; readonly at: Transform }[] => {
  const cameras = [...set.nodes.values()].flatMap((node) =>
    node.kind === 'camera' ? [{ lens: node, at: worldOf(set, node.id) }] : [],
  )
  if (cameras.length > 0) return cameras
  const position = step([focus[0], 1.5, focus[2]], front, 7)
  const rotation = lookRotation(subV([focus[0], 1, focus[2]], position))
  return [{ lens: { sensorWidth: 24.89, focalLength: 35, aspect: '2.39' }, at: { position, rotation, scale: [1, 1, 1] } }]
}

const lampSpot = ({ set, layout, subject }: Scene, lamp: Lamp): Vec3 | null => {
  const cameras = viewsOf(set, layout.area)
  const walls = layout.walls
  // A lamp that plays a fire stays low: it goes aside and away before it goes up.
  const ups = lamp.elevation < 0.15 ? [0] : [0, 0.2, 0.4, 0.6]
  const swings = lamp.elevation < 0.15 ? [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1] : [0, 0.25, -0.25, 0.5, -0.5]
  for (const closer of [1, 0.8, 1.25, 0.6, 1.5, 1.8])
    for (const higher of ups)
      for (const swing of swings) {
        const elevation = Math.min(1.35, lamp.elevation + higher)
        const far = lamp.distance * closer
        const level = step(subject.eyes, lamp.azimuth + swing, far * Math.cos(elevation))
        const spot: Vec3 = [
          rounded(level[0]),
          rounded(Math.max(0.4, subject.eyes[1] + far * Math.sin(elevation))),
          rounded(level[2]),
        ]
        if (layout.floor.things.any(around(spot))) continue
        if (cameras.some(({ lens, at }) => inFrame(lens, at, spot, 0.08) && Math.hypot(...subV(at.position, spot)) < 60))
          continue
        if (walls.some((wall) => behindWall(wall, spot, subject.eyes))) continue
        return spot
      }
  return null
}

const around = (p: Vec3) => ({
  centre: p,
  half: [0.18, 0.18, 0.18] as const,
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const,
  min: [p[0] - 0.18, p[1] - 0.18, p[2] - 0.18] as const,
  max: [p[0] + 0.18, p[1] + 0.18, p[2] + 0.18] as const,
})

/** A lamp behind the wall lights its back. */
const behindWall = (
  wall: { readonly middle: Vec3; readonly yaw: number; readonly length: number },
  lamp: Vec3,
  subject: Vec3,
): boolean => {
  const off = (p: Vec3) => (p[0] - wall.middle[0]) * Math.sin(wall.yaw) + (p[2] - wall.middle[2]) * Math.cos(wall.yaw)
  return off(subject) > 0 && off(lamp) < 0.1 && lamp[1] < 2.8
}

const TINTS: Readonly<Record<string, readonly [number, number, number]>> = {
  red: [220, 20, 20],
  green: [20, 190, 60],
  purple: [160, 40, 200],
}

/** The colour gel of the table that is nearest to a word. */
export const gelFor = (colour: string): string => {
  const wanted = TINTS[colour] ?? TINTS.red!
  const far = (hex: string) => {
    const n = Number.parseInt(hex.slice(1), 16)
    return Math.hypot(((n >> 16) & 255) - wanted[0], ((n >> 8) & 255) - wanted[1], (n & 255) - wanted[2])
  }
  const tinted = gels.filter((gel) => gel.kind === 'colour' && gel.tintHex)
  return tinted.toSorted((a, b) => far(a.tintHex!) - far(b.tintHex!))[0]?.id ?? ''
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000
