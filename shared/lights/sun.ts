import { num } from '../fields/index.ts'
import { lightType } from './light-type.ts'

export const sun = lightType({
  id: 'sun',
  label: 'Sun',
  help: 'Parallel light along −Z, the same lux everywhere: sun or moon.',
  unit: 'lx',
  fields: {
    diameter: num({
      label: 'Apparent size',
      unit: 'rad',
      default: 0.0093,
      min: 0.001,
      max: 0.5,
      step: 0.001,
      group: 'Source',
      help: 'Full angle; the sun and the moon have 0.53°',
    }),
  },
  arrives: ({ intensity }) => ({ lux: intensity, from: [0, 0, 1] }),
})
