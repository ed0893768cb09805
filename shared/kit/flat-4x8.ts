import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A scenery flat: a sheet of ply on a frame of battens, painted or papered on the front. */
export const flat4x8 = generator({
  ...facts('flat-4x8'),
  placement: 'floor',
  materials: [
    'plywood',
    'plaster-white',
    'plaster-warm',
    'paint-blue-grey',
    'paint-green',
    'wallpaper-damask',
    'wallpaper-stripe',
    'brick',
    'panelling-oak',
    'muslin',
  ],
  params: {
    ...sizes('flat-4x8'),
    toggles: count('Cross bars', 3, 1, 6),
    brace: oneOf({ none: 'None', jack: 'Corner braces' }, { label: 'Braces', default: 'jack', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, toggles, brace }) => {
    const ply = Math.min(0.006, d * 0.15)
    const [t, b] = [d - ply, Math.min(0.07, w * 0.1)]
    const back = -d / 2 + t / 2
    const stiles = [-1, 1].map((s) => box([b, h, t], [s * (w / 2 - b / 2), 0, back], 0.002))
    const rails = [0, h - b].map((y) => box([w - 2 * b, b, t], [0, y, back], 0.002))
    const bars = times(toggles, (i) => box([w - 2 * b, b, t], [0, ((i + 1) / (toggles + 1)) * (h - b), back], 0.002))
    const corner = Math.min(0.35, w * 0.3)
    const jacks =
      brace === 'jack'
        ? [-1, 1].flatMap((s) =>
            [
              [b * 0.5, corner],
              [h - b * 0.5, h - corner],
            ].map(([y0, y1]) =>
              bar([s * (w / 2 - corner), y0!, back], [s * (w / 2 - b * 0.5), y1!, back], t * 0.6, b * 0.7, 0.002),
            ),
          )
        : []
    return {
      parts: [
        part('plywood', [box([w, h, ply], [0, 0, d / 2 - ply / 2], 0)], 'main'),
        part('wood-pine', [...stiles, ...rails, ...bars, ...jacks]),
      ],
      surfaces: [],
      anchors: [{ kind: 'lean', at: [0, Math.min(1.4, h * 0.6), d / 2], facing: 0 }],
    }
  },
})
