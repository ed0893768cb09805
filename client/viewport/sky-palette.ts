/**
 * The colours of the sky by hour and weather, in nits: what the dome shows, what lights the set from everywhere, and how
 * bright the sun or moon is. Pure. The hues are ours, picked by eye from the colours of clear skies between night and
 * noon; the amounts are `shared/film/sun.ts`': the dome is scaled until it gives exactly that many lux on the ground.
 */

import { hexToLinear } from '../../shared/film/kelvin.ts'
import { daylight } from '../../shared/film/sun.ts'
import { addV, dotV, lerpV, mulV, normalizeV, scaleV, type Vec3 } from '../../shared/space/math.ts'
import type { SetInfo } from '../../shared/stage/schema.ts'

export interface SkyPalette {
  /** Unit vector towards what shines as sun: the moon at night. */
  readonly towards: Vec3
  /** Lux on a plane that faces it; 0 when it is down or behind clouds. */
  readonly sunLux: number
  readonly sunKelvin: number
  /** Lux of the sky on the ground. */
  readonly skyLux: number
  /** Linear RGB, nit. */
  readonly zenith: Vec3
  readonly horizon: Vec3
  /** Added around the azimuth of the sun, strongest at the horizon. */
  readonly glow: Vec3
  /** How fast horizon becomes zenith, and how low the glow lies: e-folds over the sine of the height. */
  readonly rise: number
  readonly glowRise: number
  /** Added about the sun itself. */
  readonly halo: Vec3
  /** Below the horizon: what the ground sends back. */
  readonly below: Vec3
  /** Luminance of a bright star, nit; 0: none are seen. */
  readonly stars: number
  /** How much of the sky clouds cover, 0…1. */
  readonly clouds: number
  /** Whether the disc of sun or moon is seen. */
  readonly disc: boolean
  /** Mean radiance around the horizon, nit: what far things fade into. */
  readonly air: Vec3
  /** Luminance of the brightest part of the horizon, nit. */
  readonly brightest: number
  /** Kelvin that a camera would be balanced to. */
  readonly whiteBalance: number
}

type Weather = Pick<SetInfo, 'hour' | 'sunAzimuth' | 'sky' | 'skyLevel'>

interface Key {
  readonly degrees: number
  readonly zenith: Vec3
  readonly horizon: Vec3
  readonly glow: Vec3
  readonly halo: Vec3
  readonly rise: number
  readonly glowRise: number
  readonly balance: number
}

const key = (
  degrees: number,
  [zenith, z]: readonly [string, number],
  [horizon, h]: readonly [string, number],
  [glow, g]: readonly [string, number],
  halo: number,
  rise: number,
  glowRise: number,
  balance: number,
): Key => ({
  degrees,
  zenith: scaleV(hexToLinear(zenith), z),
  horizon: scaleV(hexToLinear(horizon), h),
  glow: scaleV(hexToLinear(glow), g),
  halo: scaleV(hexToLinear('#fff0d8'), halo),
  rise,
  glowRise,
  balance,
})

/** By the sun's height, degrees; relative amounts, since the whole is scaled to the lux of the hour. */
const CLEAR: readonly Key[] = [
  key(-18, ['#101a38', 1], ['#26344f', 1.2], ['#000000', 0], 0, 3, 8, 4600),
  key(-11, ['#16265a', 1], ['#36487c', 1.5], ['#b8653c', 0.8], 0, 3.2, 9, 4600),
  key(-7, ['#1c357c', 1], ['#5f6aa6', 1.4], ['#f4782f', 4], 0, 3.8, 7.5, 4600),
  key(-3.5, ['#284f9e', 1], ['#8d88b4', 1.6], ['#ff8a3c', 6], 0.2, 4, 6, 4800),
  key(0, ['#3f72bd', 1], ['#c9ab98', 1.9], ['#ff9f50', 5], 2, 3.8, 5, 5200),
  key(6, ['#3f7cc9', 1], ['#cfc8bd', 2], ['#ffd49a', 2.6], 3, 4, 4.5, 5400),
  key(20, ['#2b6cc8', 1], ['#a9c8e6', 2.1], ['#fff0d8', 0.7], 3, 6, 4, 5600),
  key(60, ['#2260c2', 1], ['#9fc4ea', 2.1], ['#ffffff', 0.3], 3, 6.5, 4, 5600),
]

const mixKeys = (degrees: number): Key => {
  const first = CLEAR[0] as Key
  if (degrees <= first.degrees) return first
  for (let i = 1; i < CLEAR.length; i++) {
    const a = CLEAR[i - 1] as Key
    const b = CLEAR[i] as Key
    if (degrees > b.degrees) continue
    const t = (degrees - a.degrees) / (b.degrees - a.degrees)
    const mix = (x: number, y: number) => x + (y - x) * t
    return {
      degrees,
      zenith: lerpV(a.zenith, b.zenith, t),
      horizon: lerpV(a.horizon, b.horizon, t),
      glow: lerpV(a.glow, b.glow, t),
      halo: lerpV(a.halo, b.halo, t),
      rise: mix(a.rise, b.rise),
      glowRise: mix(a.glowRise, b.glowRise),
      balance: mix(a.balance, b.balance),
    }
  }
  return CLEAR[CLEAR.length - 1] as Key
}

const luminance = (c: Vec3) => dotV(c, [0.2126, 0.7152, 0.0722])

type Dome = Pick<SkyPalette, 'towards' | 'zenith' | 'horizon' | 'glow' | 'halo' | 'rise' | 'glowRise' | 'below'>

/** Radiance of the sky in a direction (unit), nit; the shader of `sky-dome.ts` says the same. Stars and clouds are left out. */
export const skyRadiance = (sky: Dome, [x, y, z]: Vec3): Vec3 => {
  const up = Math.max(0, y)
  const flat = Math.hypot(x, z)
  const sunFlat = Math.hypot(sky.towards[0], sky.towards[2])
  const along = flat > 1e-6 && sunFlat > 1e-6 ? (x * sky.towards[0] + z * sky.towards[2]) / (flat * sunFlat) : 0
  const near = (0.5 + 0.5 * along) ** 4 * Math.exp(-up * sky.glowRise)
  const about = Math.max(0, x * sky.towards[0] + y * sky.towards[1] + z * sky.towards[2])
  const base = lerpV(sky.horizon, sky.zenith, 1 - Math.exp(-up * sky.rise))
  const air = addV(addV(base, scaleV(sky.glow, near)), scaleV(sky.halo, 0.35 * about ** 8 + about ** 64))
  // The ground's own light takes over within a few degrees, so that the end of the set melts into the sky.
  const down = Math.min(1, Math.max(0, -y * 9))
  return lerpV(air, sky.below, down * down * (3 - 2 * down))
}

/** Lux that a dome gives on the ground: the radiance over the upper half, weighed by the sine of the height. */
export const domeLux = (sky: Dome): number => {
  const rings = 16
  const around = 24
  let sum = 0
  for (let i = 0; i < rings; i++) {
    // Rings of equal weight: y dy is half of d(y²).
    const y = Math.sqrt((i + 0.5) / rings)
    const r = Math.sqrt(1 - y * y)
    for (let j = 0; j < around; j++) {
      const a = ((j + 0.5) / around) * Math.PI * 2
      sum += luminance(skyRadiance(sky, [Math.cos(a) * r, y, Math.sin(a) * r]))
    }
  }
  return (sum / (rings * around)) * Math.PI
}

const NONE: Vec3 = [0, 0, 0]

/** Full moon, lux; a night of film is brighter than one of astronomy. */
const MOON_LUX = 1
const NIGHT_SKY_LUX = 0.5
/** What is left between the walls of a dark studio, lux. */
const STUDIO_LUX = 6

/** `albedo` of the ground, linear: what it sends back of sun and sky is the lower half of the dome. */
export const skyPalette = (weather: Weather, albedo: Vec3): SkyPalette => {
  const day = daylight(weather.hour, weather.sunAzimuth)
  const degrees = (day.elevation * 180) / Math.PI
  const finish = (
    dome: Omit<Dome, 'below'>,
    skyLux: number,
    sunLux: number,
    rest: Pick<SkyPalette, 'sunKelvin' | 'stars' | 'clouds' | 'disc' | 'whiteBalance'>,
  ): SkyPalette => {
    const lux = skyLux * weather.skyLevel
    const raw = domeLux({ ...dome, below: NONE })
    const by = raw > 0 ? lux / raw : 0
    const onGround = lux + sunLux * Math.max(0, dome.towards[1])
    const scaled = {
      zenith: scaleV(dome.zenith, by),
      horizon: scaleV(dome.horizon, by),
      glow: scaleV(dome.glow, by),
      halo: scaleV(dome.halo, by),
    }
    const tint = normalTint(addV(scaled.zenith, scaled.horizon))
    const ground = scaleV(mulV(albedo, lerpV(tint, [1, 1, 1], sunLux > lux ? 0.8 : 0.2)), onGround / Math.PI)
    const air = around({ ...dome, ...scaled, glow: scaleV(scaled.glow, 0.3), below: ground })
    // Far ground lies under a lot of air.
    const below = lerpV(ground, air, 0.35)
    // Without the sun's own halo: who looks into the sun shades his eyes.
    const side = skyRadiance({ ...dome, ...scaled, halo: NONE, below }, low(dome.towards))
    return { ...dome, ...scaled, ...rest, below, air, brightest: luminance(side), skyLux: lux, sunLux }
  }
  switch (weather.sky) {
    case 'clear': {
      const k = mixKeys(degrees)
      const stars = degrees < -6 ? Math.min(1, (-6 - degrees) / 8) * 0.4 : 0
      return finish({ ...k, towards: day.towards }, day.skyLux, day.sunLux, {
        sunKelvin: day.sunKelvin,
        stars,
        clouds: 0.35,
        disc: degrees > -1,
        whiteBalance: k.balance,
      })
    }
    case 'cloudy': {
      const up = Math.max(0, Math.sin(day.elevation))
      const lux = degrees > 0 ? 300 + 21_000 * up : day.skyLux * 0.4
      const grey = hexToLinear('#aab4c0')
      // CIE overcast: the zenith three times as bright as the horizon.
      const dome = {
        towards: day.towards,
        zenith: scaleV(grey, 3),
        horizon: grey,
        glow: NONE,
        halo: NONE,
        rise: 1.1,
        glowRise: 5,
      }
      return finish(dome, lux, 0, { sunKelvin: 6500, stars: 0, clouds: 1, disc: false, whiteBalance: 6000 })
    }
    case 'night': {
      const side = normalizeV([-day.towards[0], Math.max(0.45, Math.abs(day.towards[1])), -day.towards[2]])
      const k = mixKeys(-12)
      return finish({ ...k, towards: side, glow: NONE, halo: scaleV(hexToLinear('#9fb4e0'), 0.5) }, NIGHT_SKY_LUX, MOON_LUX, {
        sunKelvin: 7000,
        stars: 0.35,
        clouds: 0.25,
        disc: true,
        whiteBalance: 4600,
      })
    }
    case 'studio': {
      const grey = hexToLinear('#7c8088')
      const dome = {
        towards: [0, 1, 0] as Vec3,
        zenith: scaleV(grey, 1.4),
        horizon: grey,
        glow: NONE,
        halo: NONE,
        rise: 2,
        glowRise: 5,
      }
      return finish(dome, STUDIO_LUX, 0, { sunKelvin: 5600, stars: 0, clouds: 0, disc: false, whiteBalance: 3800 })
    }
  }
}

/** Just above the horizon, under the sun. */
const low = ([x, , z]: Vec3): Vec3 => normalizeV(Math.hypot(x, z) > 1e-6 ? [x, 0.12 * Math.hypot(x, z), z] : [0, 0.12, 1])

/** Mean around the horizon. */
const around = (dome: Dome): Vec3 => {
  const steps = 16
  let sum: Vec3 = NONE
  for (let i = 0; i < steps; i++) {
    const a = (i / steps) * Math.PI * 2
    sum = addV(sum, skyRadiance(dome, normalizeV([Math.cos(a), 0.03, Math.sin(a)])))
  }
  return scaleV(sum, 1 / steps)
}

/** The hue of a light as a factor of luminance 1. */
const normalTint = (c: Vec3): Vec3 => {
  const y = luminance(c)
  return y > 0 ? scaleV(c, 1 / y) : [1, 1, 1]
}
