import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A flat television on two feet; the screen looks to the front. */
export const tv55 = generator({
  ...facts('tv-55'),
  placement: 'surface-or-wall',
  materials: ['plastic-black', 'steel-painted-grey', 'aluminium', 'plastic-white'],
  params: {
    ...sizes('tv-55'),
    on: flag({ label: 'On', default: false, group: 'Shape' }),
    feet: oneOf({ blades: 'Two feet', none: 'None, for a wall' }, { label: 'Feet', default: 'blades', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, on, feet }) => {
    const low = feet === 'blades' ? Math.min(0.06, h * 0.08) : 0
    const tall = h - low
    const t = Math.min(0.022, d * 0.4)
    const front = feet === 'blades' ? t / 2 : d / 2 - t / 2
    const panel = box([w, tall, t], [0, low, front], 0.004)
    const back = box(
      [w * 0.7, tall * 0.6, Math.max(0.004, d / 2 + front - t / 2)],
      [0, low + tall * 0.12, (-d / 2 + front - t / 2) / 2],
      0.004,
    )
    const rim = Math.min(0.009, w * 0.01)
    const screen = box([w - rim * 2, tall - rim * 2.6, 0.002], [0, low + rim * 1.6, front + t / 2], 0)
    const stand =
      feet === 'blades'
        ? [-1, 1].flatMap((s) => [
            bar([s * w * 0.36, 0.004, d / 2 - 0.004], [s * w * 0.34, low + 0.01, 0], 0.018, 0.007, 0.002),
            bar([s * w * 0.36, 0.004, -d / 2 + 0.004], [s * w * 0.34, low + 0.01, 0], 0.018, 0.007, 0.002),
          ])
        : []
    return {
      parts: [part('plastic-black', [panel, back, ...stand], 'main'), part(on ? 'screen-on' : 'screen-off', [screen])],
      surfaces: [],
      anchors: [],
    }
  },
})
