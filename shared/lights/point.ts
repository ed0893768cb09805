import { num } from '../fields/index.ts'
import { lightType } from './light-type.ts'

export const point = lightType({
  id: 'point',
  label: 'Point',
  help: 'A bare bulb: the same in every direction. E = I / d².',
  unit: 'cd',
  fields: {
    radius: num({ label: 'Source radius', unit: 'm', default: 0.05, min: 0.001, max: 10, step: 0.01, group: 'Source' }),
  },
  arrives: ({ intensity, radius }, [x, y, z]) => {
    const d = Math.max(Math.hypot(x, y, z), radius)
    return { lux: intensity / (d * d), from: [-x / d, -y / d, -z / d] }
  },
})
