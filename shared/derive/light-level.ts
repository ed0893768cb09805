/**
 * How much light reaches a point, and from where: the light meter of the crew, the agent and the checks. Lux. Sums lights
 * (never in stops) with gel and dimmer, the sun and the sky of the hour. Nothing is in the way: shadows are the picture's.
 */
import type { Vec3 } from '../fields/index.ts'
import { gelled } from '../film/gels.ts'
import { daylight } from '../film/sun.ts'
import type { NodeId } from '../ids.ts'
import { type LightTypeId, lightTypes } from '../lights/index.ts'
import { dotV, inverseTransformPoint, rotate, type Transform } from '../space/math.ts'
import type { SetInfo } from '../stage/schema.ts'
import type { NodeOf, SetView } from '../stage/view.ts'
import { worldOf } from './world.ts'

export interface FromLight {
  readonly id: NodeId
  /** On a surface that faces as asked, after gel and dimmer. */
  readonly lux: number
  /** Unit vector towards the source, world. */
  readonly from: Vec3
  /** After the gel. */
  readonly kelvin: number
}

export interface LightLevel {
  readonly lux: number
  readonly lights: readonly FromLight[]
  readonly sunLux: number
  readonly skyLux: number
}

export interface SkyLight {
  readonly towardsSun: Vec3
  /** On a plane that faces the sun. */
  readonly sunLux: number
  readonly sunKelvin: number
  /** On the open ground. */
  readonly skyLux: number
  readonly skyKelvin: number
}

/** Lux of a night that the camera can see into: a full moon, high, through a clear sky. */
const MOON_LUX = 0.25

/** The light of the set's own sky. Clouds take the sun and two thirds of a clear day; a studio is dark. */
export const skyLight = (info: Pick<SetInfo, 'hour' | 'sunAzimuth' | 'sky' | 'skyLevel'>): SkyLight => {
  const day = daylight(info.hour, info.sunAzimuth)
  const base = { towardsSun: day.towards, sunKelvin: day.sunKelvin }
  if (info.sky === 'studio') return { ...base, sunLux: 0, skyLux: 0, skyKelvin: 6500 }
  if (info.sky === 'night') return { ...base, sunLux: 0, skyLux: MOON_LUX * info.skyLevel, skyKelvin: 4100 }
  if (info.sky === 'cloudy') {
    const lux = (day.skyLux * 0.7 + day.sunLux * Math.max(0, day.towards[1]) * 0.15) * info.skyLevel
    return { ...base, sunLux: 0, skyLux: lux, skyKelvin: 6500 }
  }
  return { ...base, sunLux: day.sunLux, skyLux: day.skyLux * info.skyLevel, skyKelvin: day.skyKelvin }
}

/** An upright surface sees half of the sky, and what the ground throws back of the whole (a quarter of it, half seen). */
export const UPRIGHT_SHARE = 0.5 + 0.25 / 2

/** What one light sends to a point of the world, on a surface of unit `normal` (null: one that faces the light). */
export const fromLight = (world: Transform, light: NodeOf<'light'>, point: Vec3, normal: Vec3 | null): FromLight => {
  // Scale moves a light's children, never its output.
  const at = { ...world, scale: [1, 1, 1] as const }
  // Every light node holds the fields of all types, so the one of its own type reads what it needs.
  const { arrives } = lightTypes[light.type as LightTypeId] as {
    arrives: (values: typeof light, at: Vec3) => { lux: number; from: Vec3 }
  }
  const arrival = arrives(light, inverseTransformPoint(at, point))
  const from = rotate(at.rotation, arrival.from)
  const { transmission, kelvin } = gelled(light.kelvin, light.gel)
  const facing = normal === null ? 1 : Math.max(0, dotV(normal, from))
  const lux = light.visible ? arrival.lux * light.dimmer * transmission * facing : 0
  return { id: light.id, lux: Number.isFinite(lux) ? lux : 0, from, kelvin }
}

/** All light at a point: on a surface of unit `normal`, or, for null, each light on a surface that faces it. */
export const lightLevel = (set: SetView, point: Vec3, normal: Vec3 | null): LightLevel => {
  const lights: FromLight[] = []
  for (const node of set.nodes.values())
    if (node.kind === 'light') lights.push(fromLight(worldOf(set, node.id), node, point, normal))
  const sky = skyLight(set.info)
  const sunLux = sky.sunLux * (normal === null ? 1 : Math.max(0, dotV(normal, sky.towardsSun)))
  const skyLux = sky.skyLux * UPRIGHT_SHARE
  return { lux: lights.reduce((sum, one) => sum + one.lux, 0) + sunLux + skyLux, lights, sunLux, skyLux }
}
