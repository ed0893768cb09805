import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts } from './sizes.ts'
import { box } from './solids.ts'

/** Heights of the family, metres. */
const HEIGHTS = { full: 0.203, half: 0.102, quarter: 0.051, pancake: 0.025 } as const

/** The grip’s box of ply, with hand holes in its ends: full, half, quarter, pancake. */
export const appleBox = generator({
  ...facts('apple-box'),
  placement: 'floor',
  materials: ['plywood', 'wood-pine', 'wood-oak', 'steel-painted-black'],
  params: {
    size: oneOf(
      { full: 'Full', half: 'Half', quarter: 'Quarter', pancake: 'Pancake' },
      { label: 'Size', default: 'full', group: 'Size' },
    ),
    lie: oneOf({ flat: 'Flat', side: 'On its side', end: 'On its end' }, { label: 'Lies', default: 'flat', group: 'Shape' }),
  },
  build: ({ size, lie }) => {
    const high = HEIGHTS[size]
    const [w, h, d]: readonly [number, number, number] =
      lie === 'flat' ? [0.508, high, 0.305] : lie === 'side' ? [0.508, 0.305, high] : [0.305, 0.508, high]
    const t = Math.min(0.018, high * 0.4)
    // Two faces over four rims; the ends have their slot as a dark inlay.
    const body =
      lie === 'flat'
        ? [
            box([w, t, d], [0, 0, 0], 0.002),
            box([w, t, d], [0, h - t, 0], 0.002),
            box([w - 0.003, h - 2 * t, d - 0.003], [0, t, 0], 0),
          ]
        : [
            box([w, h, t], [0, 0, d / 2 - t / 2], 0.002),
            box([w, h, t], [0, 0, -d / 2 + t / 2], 0.002),
            box([w - 0.003, h, d - 2 * t], [0, 0, 0], 0),
          ]
    const slot = Math.min(0.032, high * 0.3)
    const holes =
      size === 'pancake'
        ? []
        : lie === 'flat'
          ? [-1, 1].map((s) => box([0.001, slot, 0.1], [s * (w / 2 - 0.0008), h / 2 - slot / 2, 0], 0))
          : lie === 'side'
            ? [-1, 1].map((s) => box([0.001, 0.1, slot], [s * (w / 2 - 0.0008), h / 2 - 0.05, 0], 0))
            : [box([0.1, 0.001, slot], [0, h - 0.0009, 0], 0)]
    return {
      parts: [part('plywood', body, 'main'), ...(holes.length > 0 ? [part('stone-dark', holes)] : [])],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.01, d - 0.01] }],
      anchors: [
        { kind: 'sit', at: [0, h, 0], facing: 0 },
        { kind: 'stand', at: [0, h, 0], facing: 0 },
      ],
    }
  },
})
