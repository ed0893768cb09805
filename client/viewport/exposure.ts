/**
 * How bright a view shows the set. A film camera: by its T-stop, ISO and shutter, as the light meter says. One's own view:
 * as an eye would, from the light that the set is known to get; a dark set stays darker than a bright one. Pure.
 */
import { type Exposing, exposureFactor } from '../../shared/film/exposure.ts'
import { CURVE_GAIN } from './tone.ts'

/** Factor from nits to the tone curve for a film camera; `stops` are the set's own. */
export const cameraExposure = (camera: Exposing, stops: number): number => exposureFactor(camera, stops) * CURVE_GAIN

/** From here on an eye is at its best, lux. */
const BRIGHT_LUX = 400
/** How many stops darker than that a night is shown at most. */
const DARKEST_STOPS = 1.7

/**
 * Factor for one's own view. `ambientLux` is what sky and sun give everywhere, `lampLux` what lamps give where they are
 * meant to (a logarithmic mean over things near them). Between the two the eye settles nearer to the lamps.
 */
export const eyeExposure = (ambientLux: number, lampLux: number, stops: number): number => {
  const ambient = Math.max(ambientLux, 0.02)
  const lamps = Math.max(lampLux, ambient)
  const lux = Math.exp(Math.log(ambient) * 0.35 + Math.log(lamps) * 0.65)
  const darker = Math.min(DARKEST_STOPS, Math.max(0, Math.log2(BRIGHT_LUX / lux)) * 0.19)
  return (Math.PI / lux) * 2 ** (stops - darker) * CURVE_GAIN
}

/** Mean of amounts of light as eyes weigh them: that of their logarithms. 0 for none. */
export const meanLux = (samples: readonly number[]): number => {
  const lit = samples.filter((lux) => lux > 0)
  return lit.length === 0 ? 0 : Math.exp(lit.reduce((sum, lux) => sum + Math.log(lux), 0) / lit.length)
}
