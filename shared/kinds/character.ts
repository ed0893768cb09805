import { colour, flag, num, oneOf, ref, text } from '../fields/index.ts'
import { kind } from './kind.ts'

export const character = kind({
  id: 'character',
  label: 'Character',
  icon: 'person',
  help: 'A performer, as a mannequin that stands on its origin and faces +Z.',
  fields: {
    build: oneOf({ male: 'Male', female: 'Female' }, { label: 'Build', default: 'male', group: 'Body' }),
    height: num({ label: 'Height', unit: 'm', default: 1.75, min: 0.5, max: 2.5, step: 0.01, group: 'Body' }),
    pose: text({ label: 'Pose', default: 'stand', maxLength: 40, group: 'Pose', help: 'Id of a pose of the library' }),
    lookAt: ref({ label: 'Looks at', to: 'node', group: 'Pose', help: 'The head turns to this node, as far as a neck can' }),
    colour: colour({ label: 'Role colour', default: '#c8a26a', help: 'Marks, name tag and outline' }),
    skin: colour({ label: 'Skin', default: '#a9744f', group: 'Body' }),
    hair: colour({ label: 'Hair colour', default: '#2b211c', group: 'Body' }),
    hairStyle: oneOf(
      { short: 'Short', long: 'Long', bald: 'Bald', covered: 'Headcloth' },
      { label: 'Hair', default: 'short', group: 'Body' },
    ),
    beard: flag({ label: 'Beard', default: false, group: 'Body' }),
    wardrobe: oneOf(
      { everyday: 'Shirt and trousers', robe: 'Robe' },
      { label: 'Wardrobe', default: 'everyday', group: 'Costume' },
    ),
    costume: colour({ label: 'Costume', default: '#7d6a52', group: 'Costume' }),
    costumeSecond: colour({ label: 'Second colour', default: '#4b4034', group: 'Costume' }),
  },
})
