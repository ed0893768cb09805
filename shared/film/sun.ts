/**
 * Sun and sky by the hour, for a mid-latitude day at equinox (12 h of light); place and date come with the light tables.
 * Lux: clear air after Kasten–Young air mass; sky after the IES fits.
 */
import type { Vec3 } from '../fields/index.ts'

export interface Daylight {
  /** Unit vector towards the sun, world space (also when it is down). */
  readonly towards: Vec3
  /** Radians above the horizon. */
  readonly elevation: number
  /** Lux of the direct sun on a plane that faces it. */
  readonly sunLux: number
  readonly sunKelvin: number
  /** Lux of the sky alone on the ground. */
  readonly skyLux: number
  readonly skyKelvin: number
}

/** Noon elevation of the sun, radians: 55°, as at 35° north in spring. */
const NOON = (55 * Math.PI) / 180
/** Clear night under a half moon: some hundredths of a lux; below this nothing would be seen at all. */
const NIGHT_LUX = 0.05

const smooth = (t: number) => {
  const c = Math.min(1, Math.max(0, t))
  return c * c * (3 - 2 * c)
}

/** `hour` 0–24 local solar time; `azimuth` radians turns the sun's path about the vertical (noon stands at azimuth from +Z). */
export const daylight = (hour: number, azimuth: number): Daylight => {
  const h = ((hour - 12) / 12) * Math.PI
  const tilt = NOON
  // A circle through east, noon and west, tilted to the noon elevation.
  const east = -Math.sin(h)
  const up = Math.cos(h) * Math.sin(tilt)
  const noon = Math.cos(h) * Math.cos(tilt)
  const towards: Vec3 = [
    noon * Math.sin(azimuth) + east * Math.cos(azimuth),
    up,
    noon * Math.cos(azimuth) - east * Math.sin(azimuth),
  ]
  const elevation = Math.asin(Math.min(1, Math.max(-1, up)))
  const degrees = (elevation * 180) / Math.PI
  const mass = 1 / (Math.sin(Math.max(0, elevation)) + 0.50572 * (Math.max(0, degrees) + 6.07995) ** -1.6364)
  const above = smooth((degrees + 0.8) / 1.6)
  const sunLux = 128_000 * Math.exp(-0.21 * mass) * above
  const day = 800 + 15_500 * Math.sqrt(Math.max(0, Math.sin(elevation)))
  // Twilight: sky light falls about a decade for each 4° below the horizon (civil twilight ends at 3.4 lx).
  const skyLux = degrees >= 0 ? day : Math.max(NIGHT_LUX, 800 * 10 ** (degrees / 2.6))
  return {
    towards,
    elevation,
    sunLux,
    sunKelvin: 1900 + 3700 * smooth(degrees / 30),
    skyLux,
    skyKelvin: degrees > 0 ? 9500 - 2500 * smooth(degrees / 40) : 12_000,
  }
}
