import { num, params, text } from '../fields/index.ts'
import { kind } from './kind.ts'

export const prop = kind({
  id: 'prop',
  label: 'Prop',
  icon: 'package',
  help: 'A thing on the set, built by a generator of the kit.',
  fields: {
    asset: text({ label: 'Asset', default: '', maxLength: 80, help: 'Id of the kit generator, such as water-jar' }),
    params: params({ label: 'Shape', help: 'Parameters of the generator; what is left out has its default' }),
    seed: num({
      label: 'Variation',
      default: 0,
      min: 0,
      max: 2 ** 31,
      step: 1,
      integer: true,
      help: 'Same seed, same small irregularities',
    }),
    version: num({ label: 'Generator version', default: 1, min: 1, max: 1000, integer: true }),
    material: text({
      label: 'Material',
      default: '',
      maxLength: 40,
      help: 'Main material of the kit; empty: as the prop comes',
    }),
  },
})
