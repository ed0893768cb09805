/**
 * Lights the scene by role: practicals in what burns, a key with a reason, fill to the wished contrast, a rim from behind;
 * the sky and the hour with them. Levels are computed in lux at the face and solved for, not guessed.
 */
import { createNode, withExpect } from '../../../shared/changes/make.ts'
import { inFrame, type Lensed } from '../../../shared/derive/in-frame.ts'
import { fromLight, lightLevel, skyLight, UPRIGHT_SHARE } from '../../../shared/derive/light-level.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import { gels } from '../../../shared/film/gels.ts'
import { daylight } from '../../../shared/film/sun.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { lookRotation, subV, type Transform, transformPoint } from '../../../shared/space/math.ts'
import { step, yawTo } from '../../../shared/space/place.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { LightRole, LightWish, Ref } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import { type Area, type Layout, makeLayout, type Standing } from './layout.ts'
import { type LightPlan, OWN_SOURCES, planOf, roleOf, SOURCES } from './light-plan.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned, Skill } from './skill.ts'
import { type Subject, subjectsOf } from './subjects.ts'
import { nodeFrom, withChanges } from './with-changes.ts'

export interface LightArgs {
  readonly area: Area
  readonly wish: LightWish
  readonly indoors: boolean
  readonly hour: number | null
  readonly hourName: string | null
  readonly sky: 'clear' | 'cloudy' | 'night' | 'studio' | null
  readonly haze: number | null
  /** The whole scene; false: only what burns and glows. */
  readonly all: boolean
  readonly without: readonly Ref[]
}

export const makeLight = (props: Props): Skill<LightArgs> => ({
  id: 'light',
  label: 'Light',
  run(set, args, random) {
    const changes: Reasoned[] = []
    const notes: string[] = []
    const add = (more: readonly Reasoned[]) => changes.push(...more)
    if (args.all) add(sky(set, args))
    let view = withChanges(
      set,
      changes.map((one) => one.change),
    )
    const layout = makeLayout(view, props, args.area)
    const subject = subjectsOf(layout)[0]!
    const sun = skyLight(view.info)
    const dark = (sun.skyLux + sun.sunLux) * UPRIGHT_SHARE < 250
    const plan = planOf(args.wish, dark && !args.indoors)
    const scene: Scene = {
      before: set,
      set: view,
      layout,
      subject,
      plan,
      args,
      random,
      dark,
      bySun: !args.indoors && sun.sunLux > 1500,
    }
    const fires = practicals(scene)
    add(fires)
    if (!args.all) return { changes, notes }
    const tuned = tuneHour(scene)
    if (tuned) {
      const at = changes.findIndex(
        (one) => one.change.of === 'set' && one.change.op === 'update' && 'hour' in one.change.values,
      )
      if (at >= 0) changes[at] = tuned
      else changes.push(tuned)
    }
    view = withChanges(
      set,
      changes.map((one) => one.change),
    )
    if (scene.bySun) notes.push(...bySun(scene, changes))
    else lamps({ ...scene, set: view }, changes, notes)
    return { changes, notes }
  },
})

interface Scene {
  /** As it was before this skill: what its changes expect to find. */
  readonly before: SetView
  readonly set: SetView
  readonly layout: Layout
  readonly subject: Subject
  readonly plan: LightPlan
  readonly args: LightArgs
  readonly random: () => number
  readonly dark: boolean
  readonly bySun: boolean
}

const HOURS: Readonly<Record<string, string>> = {
  dusk: 'dusk: the sun is gone, the sky still gives blue light',
  twilight: 'dusk: the sun is gone, the sky still gives blue light',
  dawn: 'dawn: the first cool light before the sun',
  'golden hour': 'golden hour: a low, warm sun',
  night: 'night: the sky gives next to nothing',
  moonlight: 'a moonlit night',
  noon: 'noon: the sun stands high',
}

/** Hour, sky and haze as asked; a room has no sky. */
const sky = (set: SetView, { hour, hourName, sky: wanted, haze, indoors, wish, area }: LightArgs): Reasoned[] => {
  const values: Record<string, number | string> = {}
  const dim = indoors
  if (hour !== null && hour !== set.info.hour) values.hour = hour
  const kind = dim ? 'studio' : (wanted ?? (hour !== null ? 'clear' : null))
  if (kind !== null && kind !== set.info.sky) values.sky = kind
  if (haze !== null && haze !== set.info.haze) values.haze = haze
  const azimuth = hour !== null && !indoors && set.shots.size === 0 ? sunAzimuth(hour, area) : null
  if (azimuth !== null && Math.abs(azimuth - set.info.sunAzimuth) > 0.05) values.sunAzimuth = azimuth
  if (Object.keys(values).length === 0) return []
  const [change] = withExpect(set, [{ op: 'update', of: 'set', values }])
  const time = hourName === null ? '' : `Set to ${HOURS[hourName] ?? hourName}. `
  const room = dim ? 'A room has no sky: it is dark until lit. ' : ''
  const blue =
    wish.ambientKelvin !== null && wish.ambientKelvin > 6000 && !dim
      ? 'The sky is the blue that was asked for, about 12,000 K. '
      : ''
  return [{ change: change!, why: `${time}${room}${blue}`.trim() || 'The sky that was asked for.' }]
}

/** A low sun stands to the side of the camera, one that has set behind the scene: its glow draws outlines. */
const sunAzimuth = (hour: number, area: Area): number => {
  const day = daylight(hour, 0)
  const yaw = Math.atan2(day.towards[0], day.towards[2])
  const wanted = day.elevation > 0.02 ? area.front + 0.95 : area.front + Math.PI - 0.5
  const turn = wanted - yaw
  return Math.round(Math.atan2(Math.sin(turn), Math.cos(turn)) * 1000) / 1000
}

const TWILIGHT = new Set(['dusk', 'twilight', 'blue hour', 'nightfall', 'evening', 'dawn', 'before dawn'])

/** Shifts a twilight by minutes, so that the sky is the fill that the contrast asks for. */
const tuneHour = ({ before, set, args, plan, layout }: Scene): Reasoned | null => {
  if (args.indoors || args.hourName === null || !TWILIGHT.has(args.hourName) || args.hour === null || set.info.sky !== 'clear')
    return null
  if (args.wish.moods.length === 0 && args.wish.ratio === null) return null
  const wanted = plan.keyLux / (plan.ratio - 1)
  const evening = args.hour > 12
  let [low, high] = evening ? [18.1, 18.7] : [5.3, 5.9]
  for (let k = 0; k < 24; k++) {
    const hour = (low + high) / 2
    const lux = daylight(hour, 0).skyLux * set.info.skyLevel * UPRIGHT_SHARE
    if (lux > wanted === evening) low = hour
    else high = hour
  }
  const hour = Math.round(((low + high) / 2) * 100) / 100
  const azimuth = set.shots.size === 0 ? { sunAzimuth: sunAzimuth(hour, layout.area) } : {}
  const values = { hour, sky: 'clear', ...azimuth, ...(args.haze === null ? {} : { haze: args.haze }) }
  // What the first change already says is said again here in one: it replaces it.
  const [change] = withExpect(before, [{ op: 'update', of: 'set', values }])
  const lux = daylight(hour, 0).skyLux * set.info.skyLevel * UPRIGHT_SHARE
  return {
    change: change!,
    why: `${capital(HOURS[args.hourName] ?? args.hourName)}. At ${clock(hour)} it gives about ${Math.round(lux)} lx on a face: the fill, ${plan.ratio}:1 below the key.`,
  }
}

const clock = (hour: number): string => `${Math.floor(hour)}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Each flame and bulb that has no light of its own yet gets one, hanging from it. */
const practicals = (scene: Scene): Reasoned[] => {
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

const isNear = (one: Standing, subject: Subject): boolean =>
  Math.hypot(one.position[0] - subject.eyes[0], one.position[2] - subject.eyes[2]) < 4.5

const hasLight = (set: SetView, id: NodeId): boolean => set.children(id).some((child) => set.nodes.get(child)?.kind === 'light')

/** Lux of a light with these values, at the subject's face or on whatever faces it. */
const luxOf = (world: Transform, values: object, subject: Subject, on: 'face' | 'towards'): number => {
  const light = nodeFrom(
    nodeIdFrom(() => 0),
    'light',
    values as never,
  )
  return fromLight(world, light, subject.eyes, on === 'face' ? subject.facing : null).lux
}

/** By day the sun is the key: it is turned, not outshone. */
const bySun = ({ set, layout, plan, args }: Scene, changes: Reasoned[]): string[] => {
  const light = skyLight(set.info)
  const moved = changes.some(
    (one) => one.change.of === 'set' && one.change.op === 'update' && 'sunAzimuth' in one.change.values,
  )
  const azimuth = sunAzimuth(set.info.hour, layout.area)
  if (
    !moved &&
    set.shots.size === 0 &&
    (args.wish.asked || args.hour !== null) &&
    Math.abs(azimuth - set.info.sunAzimuth) > 0.3
  ) {
    const [change] = withExpect(set, [{ op: 'update', of: 'set', values: { sunAzimuth: azimuth } }])
    changes.push({ change: change!, why: 'The sun is the key: turned to three quarters from the camera, it models the faces.' })
  }
  const ratio = (light.sunLux + light.skyLux * UPRIGHT_SHARE) / Math.max(1, light.skyLux * UPRIGHT_SHARE)
  return [
    `By day the sun is the key (about ${Math.round(light.sunLux / 1000)},000 lx, ${ratio.toFixed(0)}:1 over the sky). Lamps would not be seen; a ${plan.says} look by day is made with flags and bounce boards.`,
  ]
}

const lamps = (scene: Scene, changes: Reasoned[], notes: string[]): void => {
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

/** Under a dark sky: what is cold there comes from it. */
const isOutside = ({ args, dark, set }: Scene): boolean => !args.indoors && dark && set.info.sky !== 'studio'

/** A room by day is lit from its window. */
const byWindow = ({ args }: Scene): boolean => args.indoors && args.hour !== null && args.hour > 6 && args.hour < 18

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

interface Lamp {
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
const hang = (scene: Scene, lamp: Lamp, why: (intensity: string) => string): Reasoned | null => {
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

const niceNumber = (value: number): number => {
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
