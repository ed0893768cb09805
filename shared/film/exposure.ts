/** Exposure: what a camera's settings make of the light. Lux, seconds, T-stops. Constants: ISO 2720, C = 250 (Sekonic). */
const C = 250

export interface Exposing {
  readonly iso: number
  readonly tStop: number
  /** Shutter angle, radians. */
  readonly shutter: number
  readonly fps: number
}

/** Time that a frame is exposed, seconds: angle / (2π · fps). */
export const shutterSeconds = ({ shutter, fps }: Pick<Exposing, 'shutter' | 'fps'>): number => shutter / (2 * Math.PI * fps)

/** Lux on a grey card that these settings expose as middle grey: C T² / (t · ISO). */
export const luxFor = (camera: Exposing): number => (C * camera.tStop ** 2) / (shutterSeconds(camera) * camera.iso)

/** T-stop at which `lux` exposes a grey card as middle grey. */
export const tStopFor = (lux: number, camera: Omit<Exposing, 'tStop'>): number =>
  Math.sqrt((lux * shutterSeconds(camera) * camera.iso) / C)

/**
 * Multiplier from scene luminance (nit) to linear picture values, such that an 18 % card in the light of `luxFor`
 * comes out at 0.18: L = 0.18 E / π, so the factor is π / E.
 */
export const exposureFactor = (camera: Exposing, stops = 0): number => (Math.PI / luxFor(camera)) * 2 ** stops

/** Difference in stops between two amounts of light. */
export const stopsBetween = (lux: number, reference: number): number => Math.log2(lux / reference)
