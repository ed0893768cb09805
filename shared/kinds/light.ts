import { flag, num, oneOf, text } from '../fields/index.ts'
import { lightTypes } from '../lights/index.ts'
import { kind } from './kind.ts'

const { point, spot, sun, area, practical } = lightTypes

export const light = kind({
  id: 'light',
  label: 'Light',
  icon: 'lightbulb',
  help: 'Shines along −Z. What its output counts (candela, lux, nits) depends on its type.',
  fields: {
    type: oneOf(
      { point: point.label, spot: spot.label, sun: sun.label, area: area.label, practical: practical.label },
      { label: 'Type', default: 'spot' },
    ),
    intensity: num({
      label: 'Output',
      unit: 'cd',
      default: 5000,
      min: 0,
      max: 10_000_000,
      step: 50,
      group: 'Output',
      help: 'Candela; a sun counts lux, a panel nits',
    }),
    dimmer: num({
      label: 'Dimmer',
      unit: '%',
      default: 1,
      min: 0,
      max: 1,
      step: 0.01,
      group: 'Output',
      help: 'Share of the output',
    }),
    kelvin: num({ label: 'Colour', unit: 'K', default: 3200, min: 1000, max: 20_000, step: 50, group: 'Output' }),
    gel: text({ label: 'Gel', default: '', maxLength: 40, group: 'Output', help: 'Id of a gel of the table; empty: none' }),
    shadows: flag({ label: 'Shadows', default: true, group: 'Output' }),
    // The fields of all types, so that changing the type and back loses nothing; the inspector shows those of the type.
    ...point.fields,
    ...sun.fields,
    ...area.fields,
    ...practical.fields,
    ...spot.fields,
  },
})
