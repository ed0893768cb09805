import { num, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { grounded, part, times } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { bar, box, rod } from './solids.ts'

/** A step ladder, open: treads in front, a prop behind, a platform on top. */
export const ladder = generator({
  ...facts('ladder'),
  placement: 'floor',
  materials: ['aluminium', 'wood-pine', 'wood-weathered', 'plastic-yellow', 'steel-painted-black'],
  params: {
    ...sizes('ladder'),
    treads: count('Treads', 6, 3, 10),
    taper: num({
      label: 'Taper',
      unit: '%',
      default: 0.25,
      min: 0,
      max: 0.5,
      step: 0.05,
      group: 'Shape',
      help: 'How much narrower the top is',
    }),
    hold: oneOf({ none: 'No rail', rail: 'Hand rail' }, { label: 'Rail', default: 'none', group: 'Shape' }),
  },
  build: ({ width: w, height, depth: d, treads, taper, hold }) => {
    const top = hold === 'rail' ? height * 0.72 : height
    const [foot, head] = [w / 2 - 0.03, (w / 2 - 0.03) * (1 - taper)]
    const front = (t: number) => [foot + (head - foot) * t, t * top, d / 2 - 0.035 - t * (d * 0.62)] as const
    const back = (t: number) => [(foot + (head - foot) * t) * 0.94, t * top, -d / 2 + 0.025 + t * (d * 0.26)] as const
    const stiles = [-1, 1].flatMap((s) => {
      const [a, b] = [front(0), front(0.985)]
      const [c, e] = [back(0), back(0.97)]
      return [
        bar([s * a[0], 0.012, a[2]], [s * b[0], b[1], b[2]], 0.026, 0.07, 0.004),
        bar([s * c[0], 0.012, c[2]], [s * e[0], e[1], e[2]], 0.024, 0.045, 0.004),
      ]
    })
    const steps = times(treads - 1, (i) => {
      const t = (i + 1) / treads
      const [x, y, z] = front(t)
      return box([x * 2 - 0.02, 0.024, 0.085], [0, y - 0.012, z], 0.004)
    })
    const [tx, , tz] = front(1)
    const platform = box([tx * 2 + 0.04, 0.03, Math.min(0.28, d * 0.25)], [0, top - 0.03, tz - 0.02], 0.006)
    const ties = [0.18, 0.5].map((t) => {
      const [x, y, z] = back(t)
      return bar([-x, y, z], [x, y, z], 0.02, 0.035)
    })
    const spread = [-1, 1].map((s) => {
      const [a, b] = [front(0.42), back(0.42)]
      return rod([s * a[0] * 0.96, a[1], a[2]], [s * b[0] * 0.98, b[1], b[2]], 0.007, 0.007, 6)
    })
    const feet = [-1, 1].flatMap((s) => [
      box([0.036, 0.03, 0.078], [s * foot, 0, front(0)[2]], 0.004),
      box([0.034, 0.03, 0.055], [s * back(0)[0], 0, back(0)[2]], 0.004),
    ])
    const rail =
      hold === 'rail'
        ? [
            ...[-1, 1].map((s) => rod([s * tx, top - 0.02, tz - 0.12], [s * tx, height - 0.012, tz - 0.12], 0.012)),
            rod([-tx, height - 0.013, tz - 0.12], [tx, height - 0.013, tz - 0.12], 0.0125),
          ]
        : []
    return {
      parts: [
        part('aluminium', [...stiles.map(grounded), ...steps, ...ties, ...spread, ...rail, platform], 'main'),
        part('rubber-black', feet),
      ],
      surfaces: [],
      anchors: [
        {
          kind: 'stand',
          at: [0, front(Math.max(1, treads - 3) / treads)[1] + 0.012, front(Math.max(1, treads - 3) / treads)[2]],
          facing: Math.PI,
        },
      ],
    }
  },
})
