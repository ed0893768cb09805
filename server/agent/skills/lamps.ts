/** The lamps by role: key, fill, rim, ambient, background, each to its level at the face and with its reason. */

import { createNode } from '../../../shared/changes/make.ts'
import { lightLevel } from '../../../shared/derive/light-level.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import { lookRotation, type Transform } from '../../../shared/space/math.ts'
import { yawTo } from '../../../shared/space/place.ts'
import type { LightRole } from '../planner/understanding.ts'
import { hang, niceNumber } from './hang-lamp.ts'
import type { Layout, Standing } from './layout.ts'
import { roleOf } from './light-plan.ts'
import { byWindow, isNear, isOutside, luxOf, type Scene } from './light-scene.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned } from './skill.ts'
import type { Subject } from './subjects.ts'

export const lamps = (scene: Scene, changes: Reasoned[], notes: string[]): void => {
  const { set, layout, subject, plan, args } = scene
  const normal = subject.facing
  const rolesAsked = args.wish.roles.map((one) => one.role)
  const placed = [...set.nodes.values()].filter((node) => node.kind === 'light' && node.type !== 'practical').length
  if (placed > 0 && rolesAsked.length === 0 && args.wish.moods.length === 0) {
    notes.push(`There are ${placed} lamps on the set already; I left the lighting to them.`)
    return
  }
  const wantsRole = (role: LightRole) => rolesAsked.length === 0 || rolesAsked.includes(role) || !['background'].includes(role)
  const before = lightLevel(set, subject.eyes, normal)
  const fire = nearestFire(layout, subject)
  const side = keySide(layout, subject, fire)
  const keyWish = roleOf(args.wish, 'key')
  const need = plan.keyLux - (before.lux - before.skyLux)
  const kept = placed > 0 && !keyWish && need < plan.keyLux * 0.25
  if (kept) notes.push(`The key that stands gives ${Math.round(before.lux)} lx at the face; I added none.`)
  else {
    const key = fire ? fireKey(scene, fire, side, Math.max(need, plan.keyLux * 0.3)) : mainKey(scene, side, plan.keyLux)
    if (key) changes.push(key)
    else notes.push('I found no place for a key light that is out of the frame.')
  }
  const fill = plan.keyLux / Math.max(1, plan.ratio - 1)
  const missing = fill - before.skyLux
  if (args.indoors || rolesAsked.includes('ambient')) changes.push(...ambient(scene, fill * 0.4))
  if (roleOf(args.wish, 'fill') || missing > fill * 0.3) {
    const done = fillLight(scene, side, Math.max(missing * (args.indoors ? 0.8 : 1), fill * 0.3))
    if (done) changes.push(done)
  }
  if (wantsRole('rim')) {
    const rim = rimLight(scene, side)
    if (rim) changes.push(rim)
    else if (rolesAsked.includes('rim')) notes.push('I found no place behind the subject for a rim light.')
  }
  if (rolesAsked.includes('background')) changes.push(...backgroundLight(scene))
}

const nearestFire = (layout: Layout, subject: Subject): Standing | null =>
  [...layout.standing.values()].find(
    (one) =>
      one.node.kind === 'prop' && one.node.asset === 'campfire' && one.shape?.built.glow !== undefined && isNear(one, subject),
  ) ?? null

/** +1 or −1: on which side of the camera the key stands; the fire's side where there is one. */
const keySide = (layout: Layout, subject: Subject, fire: Standing | null): 1 | -1 => {
  if (!fire) return -1
  const off = yawTo(subject.eyes, fire.position) - layout.area.front
  return Math.sin(off) > 0.05 ? 1 : -1
}

const fireKey = (scene: Scene, fire: Standing, side: 1 | -1, lux: number): Reasoned | null => {
  const { subject, plan, args } = scene
  const toFire = yawTo(subject.eyes, fire.position)
  const kelvin = roleOf(args.wish, 'key')?.kelvin ?? 2000
  return hang(
    scene,
    {
      name: 'Key, fire side',
      role: 'key',
      azimuth: toFire + side * 0.55,
      elevation: 0.1,
      distance: 2.8,
      kelvin,
      // A cone on the face: a bare panel so low would burn the sand before it.
      soft: false,
      lux,
      on: 'face',
      size: 0.6,
    },
    (level) =>
      `Key from the fire’s side, hardly above the eyes: helps the flames to ${Math.round(plan.keyLux)} lx at the face (T2.8 at ISO 800), ${kelvin.toLocaleString('en')} K, ${level}, out of frame.`,
  )
}

const mainKey = (scene: Scene, side: 1 | -1, lux: number): Reasoned | null => {
  const { layout, subject, plan, args } = scene
  const face = Math.atan2(subject.facing[0], subject.facing[2])
  const off = Math.atan2(Math.sin(layout.area.front - face), Math.cos(layout.area.front - face))
  // 45° from the nose on the camera's side keeps the near cheek modelled and the far eye lit.
  const azimuth = Math.abs(off) < 0.35 ? face + side * 0.78 : face + Math.sign(off) * 0.6
  const moon = isOutside(scene) && roleOf(args.wish, 'key') === null
  const kelvin =
    roleOf(args.wish, 'key')?.kelvin ?? (byWindow(scene) ? 5600 : moon && args.wish.moods.length === 0 ? 6500 : plan.keyKelvin)
  const window = byWindow(scene) && roleOf(args.wish, 'key') === null
  const kind = moon ? 'Moonlight as the key' : window ? 'Key from the window’s side, daylight' : 'Key'
  return hang(
    scene,
    {
      name: 'Key',
      role: 'key',
      azimuth,
      elevation: moon ? 0.85 : 0.6,
      distance: moon ? 6 : 3,
      kelvin,
      soft: plan.soft,
      lux,
      on: 'face',
      size: 1.2,
    },
    (level) =>
      `${kind}, 45° off the face and above it: ${Math.round(lux)} lx at the eyes, ${plan.ratio}:1 (${plan.says}), ${kelvin.toLocaleString('en')} K, ${plan.soft ? 'soft' : 'hard'}, ${level}.`,
  )
}

const fillLight = (scene: Scene, side: 1 | -1, lux: number): Reasoned | null => {
  const { layout, plan, args } = scene
  const outside = isOutside(scene)
  const kelvin = roleOf(args.wish, 'fill')?.kelvin ?? args.wish.ambientKelvin ?? (outside ? 7500 : plan.fillKelvin)
  return hang(
    scene,
    {
      name: 'Fill',
      role: 'fill',
      azimuth: layout.area.front - side * 0.6,
      elevation: 0.2,
      distance: 3.6,
      kelvin,
      soft: true,
      lux,
      on: 'face',
      size: 1.8,
    },
    (level) =>
      `Fill from the camera’s other side, large and soft: ${lux < 10 ? lux.toFixed(1) : Math.round(lux)} lx at the face brings the contrast to ${plan.ratio}:1; ${kelvin.toLocaleString('en')} K${outside ? ', the blue of the sky' : ''}, ${level}.`,
  )
}

const rimLight = (scene: Scene, side: 1 | -1): Reasoned | null => {
  const { layout, plan, args } = scene
  const outside = isOutside(scene)
  const kelvin = roleOf(args.wish, 'rim')?.kelvin ?? args.wish.ambientKelvin ?? (outside ? 7000 : plan.rimKelvin)
  const lux = plan.keyLux * plan.rimShare
  const what = outside ? 'Moon and sky as a rim' : 'Rim'
  return hang(
    scene,
    {
      name: outside ? 'Rim, moon side' : 'Rim',
      role: 'rim',
      azimuth: layout.area.front + Math.PI + side * 0.55,
      elevation: 0.7,
      distance: args.indoors ? 2.6 : 5.5,
      kelvin,
      soft: false,
      lux,
      on: 'towards',
      size: 1,
    },
    (level) =>
      `${what} from behind, high, across from the key: ${Math.round(lux)} lx on hair and shoulders parts them from the dark; ${kelvin.toLocaleString('en')} K, ${level}.`,
  )
}

/** The tone of a room: a large, weak panel overhead. */
const ambient = ({ subject, args, plan, random, layout, set }: Scene, lux: number): Reasoned[] => {
  const { focus, zone } = layout.area
  const size = Math.min(4, Math.max(1.2, Math.min(zone.width, zone.depth) * 0.6))
  const height = args.indoors ? 2.72 : 4
  const spot: Vec3 = [focus[0], height, focus[2]]
  const world: Transform = { position: spot, rotation: lookRotation([0, -1, 0]), scale: [1, 1, 1] }
  const kelvin = Math.round((roleOf(args.wish, 'ambient')?.kelvin ?? args.wish.ambientKelvin ?? plan.fillKelvin) / 50) * 50
  const values = { type: 'area', width: size, height: size, kelvin }
  const unit = luxOf(world, { ...values, intensity: 1 }, subject, 'towards')
  if (!(unit > 0) || set.info.sky === 'night') return []
  const intensity = Math.max(1, niceNumber(lux / unit))
  const change = createNode(
    'light',
    { name: 'Ambient', ...values, intensity, position: spot, rotation: world.rotation, shadows: false } as never,
    { id: nodeIdFrom(random) },
  )
  return [
    {
      change,
      why: `Ambient: a large, weak panel overhead, ${lux.toFixed(lux < 10 ? 1 : 0)} lx, so that the corners are dark and not black; ${kelvin.toLocaleString('en')} K.`,
    },
  ]
}

const backgroundLight = (scene: Scene): Reasoned[] => {
  const { layout, plan } = scene
  const done = hang(
    scene,
    {
      name: 'Background',
      role: 'background',
      azimuth: layout.area.front + Math.PI - 1.2,
      elevation: 0.6,
      distance: 4,
      kelvin: plan.fillKelvin,
      soft: true,
      lux: plan.keyLux * 0.25,
      on: 'towards',
      size: 1.2,
    },
    (level) => `Background: two stops under the key, so that the depth of the set reads; ${level}.`,
  )
  return done ? [done] : []
}
