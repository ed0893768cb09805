import { num, oneOf } from '../fields/index.ts'
import { lightType } from './light-type.ts'
import { point } from './point.ts'

export const practical = lightType({
  id: 'practical',
  label: 'Practical',
  help: 'A light that the camera may see: fire, candle, lamp. Glows, and flickers if it burns.',
  unit: 'cd',
  fields: {
    source: oneOf(
      {
        candle: 'Candle',
        'oil-lamp': 'Oil lamp',
        torch: 'Torch',
        campfire: 'Campfire',
        bulb: 'Bulb',
        tube: 'Fluorescent tube',
      },
      { label: 'Source', default: 'bulb', group: 'Source' },
    ),
    flicker: num({
      label: 'Flicker',
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      group: 'Source',
      help: '0 is steady, 1 an open fire in wind',
    }),
    radius: point.fields.radius,
  },
  arrives: (values, at) => point.arrives(values, at),
})
