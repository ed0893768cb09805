import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, share, sizes } from './sizes.ts'
import { puff } from './soft.ts'
import { box } from './solids.ts'

/** A refrigerator over or under its freezer: square, or round-shouldered as of old. */
export const fridge = generator({
  ...facts('fridge'),
  placement: 'wall-side',
  materials: ['plastic-white', 'steel-brushed', 'steel-painted-grey', 'plastic-red', 'steel-painted-black'],
  params: {
    ...sizes('fridge'),
    freezer: share('Freezer', 0.35, 'Height of the freezer, of the whole'),
    style: oneOf({ modern: 'Modern', retro: 'Retro' }, { label: 'Style', default: 'modern', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, freezer, style }) => {
    const foot = 0.05
    const split = foot + (h - foot) * Math.min(0.7, Math.max(0.15, freezer))
    const door = 0.055
    const face = d / 2 - 0.04
    const retro = style === 'retro'
    const leaf = (y: number, high: number) =>
      retro
        ? puff([w - 0.004, high - 0.008, door * 1.4], [0, y + 0.004, face - door * 0.7], { round: door * 0.65, cells: 6 })
        : box([w - 0.004, high - 0.008, door], [0, y + 0.004, face - door / 2], 0.008)
    const body = box(
      [w - (retro ? 0.03 : 0.004), h - foot - 0.004, d - 0.05 - door],
      [0, foot, -d / 2 + (d - 0.05 - door) / 2 + 0.005],
      0.01,
    )
    const grip = (y: number) =>
      box([retro ? 0.03 : 0.022, Math.min(0.42, h * 0.2), 0.028], [w / 2 - 0.07, y, face + 0.016], 0.008)
    return {
      parts: [
        part('plastic-white', [body, leaf(foot, split - foot), leaf(split, h - split)], 'main'),
        part('chrome', [
          grip(split + 0.06),
          grip(Math.max(foot + 0.05, split - 0.06 - Math.min(0.42, h * 0.2))),
          ...(retro ? [box([0.16, 0.03, 0.008], [-w * 0.22, h - 0.2, face + 0.001], 0.003)] : []),
        ]),
        part('plastic-black', [box([w - 0.06, foot, d - 0.14], [0, 0, -0.03], 0.004)]),
      ],
      surfaces: [{ centre: [0, h - 0.004, -0.06], size: [w * 0.85, d * 0.6] }],
      anchors: [{ kind: 'reach', at: [w / 2 - 0.07, Math.min(h, 1.1), d / 2], facing: Math.PI }],
    }
  },
})
