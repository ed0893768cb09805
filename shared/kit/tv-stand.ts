import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { fourLegs } from './legs.ts'
import { count, facts, metres, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A low cabinet on legs: doors at both ends, an open bay with a shelf between them. */
export const tvStand = generator({
  ...facts('tv-stand'),
  placement: 'wall-side',
  materials: ['wood-walnut', 'wood-oak', 'wood-painted-white', 'wood-ebony'],
  params: {
    ...sizes('tv-stand'),
    bays: count('Bays', 3, 1, 5),
    legs: metres('Leg height', 0.14, 0.02, 0.2),
  },
  build: ({ width: w, height: h, depth: d, bays, legs }) => {
    const foot = Math.min(legs, h * 0.4)
    const t = 0.02
    const tall = h - foot
    const inner = w - 2 * t
    const each = inner / bays
    const face = d / 2 - 0.012
    const shell = [
      box([w, t, d - 0.01], [0, h - t, -0.005], 0.004),
      box([w, t, d - 0.01], [0, foot, -0.005], 0.004),
      ...times(bays + 1, (i) =>
        box([t, tall - 2 * t, d - 0.014], [-w / 2 + t / 2 + ((w - t) * i) / bays, foot + t, -0.007], 0.002),
      ),
      box([inner, tall - 2 * t, 0.006], [0, foot + t, -d / 2 + 0.004], 0),
    ]
    const open = (i: number) => bays > 1 && i === Math.floor(bays / 2)
    const doors = times(bays, (i) => i)
      .filter((i) => !open(i))
      .map((i) =>
        box(
          [each - 0.014, tall - 2 * t - 0.008, 0.018],
          [-inner / 2 + each * (i + 0.5), foot + t + 0.004, face - 0.012],
          0.003,
        ),
      )
    const shelves = times(bays, (i) => i)
      .filter(open)
      .map((i) => box([each - t * 0.9, 0.014, d - 0.05], [-inner / 2 + each * (i + 0.5), foot + tall * 0.5, -0.01], 0.002))
    const grips = times(bays, (i) => i)
      .filter((i) => !open(i))
      .map((i) => box([0.09, 0.008, 0.01], [-inner / 2 + each * (i + 0.5), h - t - 0.035, face], 0.002))
    return {
      parts: [
        part(
          'wood-walnut',
          [
            ...shell,
            ...doors,
            ...shelves,
            ...fourLegs({ width: w - 0.1, depth: d - 0.08, height: foot + 0.002, thick: 0.035, splay: 0.03, style: 'tapered' }),
          ],
          'main',
        ),
        ...(grips.length > 0 ? [part('brass', grips)] : []),
      ],
      surfaces: [{ centre: [0, h, -0.005], size: [w - 0.02, d - 0.03] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
