import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { facts, metres, sizes } from './sizes.ts'
import { upholstered } from './sofa.ts'

/** A deep chair with arms, upholstered all over. */
export const armchair = generator({
  ...facts('armchair'),
  placement: 'floor',
  materials: ['leather-brown', 'leather-black', 'leather-tan', 'fabric-green', 'fabric-grey', 'fabric-mustard', 'velvet-red'],
  params: {
    ...sizes('armchair'),
    seat: metres('Seat height', 0.43, 0.38, 0.48),
    arm: metres('Arm width', 0.16, 0.08, 0.2),
    feet: oneOf({ wood: 'Wooden', metal: 'Metal', plinth: 'Plinth' }, { label: 'Feet', default: 'wood', group: 'Shape' }),
  },
  build: (v) => upholstered({ ...v, seats: 1, cover: 'leather-brown' }),
})
