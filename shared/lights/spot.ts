import { num } from '../fields/index.ts'
import { lightType } from './light-type.ts'

export const spot = lightType({
  id: 'spot',
  label: 'Spot',
  help: 'A cone along −Z: full inside the beam, half at its edge, a tenth at the field.',
  unit: 'cd',
  fields: {
    beam: num({
      label: 'Beam',
      unit: 'rad',
      default: 0.6,
      min: 0.02,
      max: 2.6,
      step: 0.01,
      group: 'Source',
      help: 'Full angle at half the intensity',
    }),
    field: num({
      label: 'Field',
      unit: 'rad',
      default: 1,
      min: 0.03,
      max: 3,
      step: 0.01,
      group: 'Source',
      help: 'Full angle at a tenth of the intensity; never under the beam',
    }),
    radius: num({ label: 'Lens radius', unit: 'm', default: 0.08, min: 0.001, max: 2, step: 0.01, group: 'Source' }),
  },
  arrives: ({ intensity, beam, field, radius }, [x, y, z]) => {
    const d = Math.max(Math.hypot(x, y, z), radius)
    return { lux: (intensity * coneShare(-z / d, beam, field)) / (d * d), from: [-x / d, -y / d, -z / d] }
  },
})

/**
 * The two cosines between which glTF's spot falloff saturate((cos a − outer)/(inner − outer))² gives a half at
 * beam/2 and a tenth at field/2 (KHR_lights_punctual; solved for inner and outer: two linear equations). A spot so soft
 * that its centre would not be whole then has no flat part: inner is its axis, and the half at the beam is what holds.
 */
export const coneCosines = (beam: number, field: number): { inner: number; outer: number } => {
  const half = Math.cos(beam / 2)
  const tenth = Math.cos(Math.max(field, beam * 1.05) / 2)
  const slope = (half - tenth) / (Math.SQRT1_2 - Math.sqrt(0.1))
  const outer = tenth - slope * Math.sqrt(0.1)
  if (outer + slope <= 1) return { inner: outer + slope, outer }
  return { inner: 1, outer: (half - Math.SQRT1_2) / (1 - Math.SQRT1_2) }
}

/** Share of the centre's intensity in a direction whose angle to the axis has this cosine, 0…1. */
export const coneShare = (cosine: number, beam: number, field: number): number => {
  const { inner, outer } = coneCosines(beam, field)
  const share = Math.min(1, Math.max(0, (cosine - outer) / (inner - outer)))
  return share * share
}
