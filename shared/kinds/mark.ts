import { colour, ref } from '../fields/index.ts'
import { kind } from './kind.ts'

export const mark = kind({
  id: 'mark',
  label: 'Mark',
  icon: 'crosshair',
  help: 'A T of tape on the floor: where a character stands. Faces +Z.',
  fields: {
    character: ref({ label: 'Character', to: 'character', help: 'Whose mark it is; it shows that name and colour' }),
    colour: colour({ label: 'Tape', default: '#e0b23c', help: 'Used while the mark belongs to nobody' }),
  },
})
