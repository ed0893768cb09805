import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { facts, metres, sizes } from './sizes.ts'
import { upholstered } from './sofa.ts'

/** A sofa for three, with loose cushions. */
export const sofaThree = generator({
  ...facts('sofa-3'),
  placement: 'floor',
  materials: ['fabric-grey', 'fabric-blue', 'fabric-green', 'fabric-linen', 'leather-brown', 'leather-black', 'velvet-red'],
  params: {
    ...sizes('sofa-3'),
    seat: metres('Seat height', 0.43, 0.38, 0.48),
    arm: metres('Arm width', 0.17, 0.08, 0.25),
    feet: oneOf({ wood: 'Wooden', metal: 'Metal', plinth: 'Plinth' }, { label: 'Feet', default: 'wood', group: 'Shape' }),
    pillows: flag({ label: 'Pillows', default: true, group: 'Shape' }),
  },
  build: ({ pillows, ...v }) =>
    upholstered({ ...v, seats: 3, cover: 'fabric-grey', ...(pillows ? { pillow: 'fabric-mustard' } : {}) }),
})
