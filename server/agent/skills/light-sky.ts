/** The set's own light: hour, sky, haze, and the sun as the key by day. */

import { withExpect } from '../../../shared/changes/make.ts'
import { skyLight, UPRIGHT_SHARE } from '../../../shared/derive/light-level.ts'
import { daylight } from '../../../shared/film/sun.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { Area } from './layout.ts'
import type { LightArgs, Scene } from './light-scene.ts'

import type { Reasoned } from './skill.ts'

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
export const sky = (set: SetView, { hour, hourName, sky: wanted, haze, indoors, wish, area }: LightArgs): Reasoned[] => {
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
export const tuneHour = ({ before, set, args, plan, layout }: Scene): Reasoned | null => {
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

/** By day the sun is the key: it is turned, not outshone. */
export const bySun = ({ set, layout, plan, args }: Scene, changes: Reasoned[]): string[] => {
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
