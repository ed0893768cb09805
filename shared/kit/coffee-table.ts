import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { fourLegs } from './legs.ts'
import { facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A low table before a sofa: a top on splayed or square legs, with a shelf below where asked. */
export const coffeeTable = generator({
  ...facts('coffee-table'),
  placement: 'floor',
  materials: ['wood-walnut', 'wood-oak', 'wood-ebony', 'marble', 'wood-painted-white'],
  params: {
    ...sizes('coffee-table'),
    legs: oneOf(
      { tapered: 'Splayed legs', square: 'Square legs', metal: 'Metal frame' },
      { label: 'Legs', default: 'tapered', group: 'Shape' },
    ),
    shelf: flag({ label: 'Shelf', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, legs, shelf }) => {
    const top = Math.min(0.032, h * 0.12)
    const under = h - top
    const plate = box([w, top, d], [0, under, 0], 0.006)
    const metal = legs === 'metal'
    const t = metal ? 0.025 : 0.045
    const stand = fourLegs({
      width: w,
      depth: d,
      height: under,
      thick: t,
      inset: legs === 'tapered' ? 0.09 : metal ? 0 : 0.02,
      splay: legs === 'tapered' ? 0.05 : 0,
      style: legs === 'tapered' ? 'tapered' : 'square',
    })
    const board = shelf ? [box([w - 0.2, 0.018, d - 0.2], [0, under * 0.4, 0], 0.004)] : []
    const rails = metal
      ? [-1, 1].flatMap((s) => [
          box([w - 0.05, 0.02, t], [0, under - 0.02, s * (d / 2 - t / 2)], 0.002),
          box([w - 0.05, 0.02, t], [0, 0, s * (d / 2 - t / 2)], 0.002),
          box([t, 0.02, d - 0.05], [s * (w / 2 - t / 2), under - 0.02, 0], 0.002),
        ])
      : [-1, 1].flatMap((s) => [
          box([w - 0.24, 0.045, 0.02], [0, under - 0.045, s * (d / 2 - 0.11)]),
          box([0.02, 0.045, d - 0.24], [s * (w / 2 - 0.11), under - 0.045, 0]),
        ])
    // The shelf hangs on pins into the legs.
    const pins = shelf
      ? [-1, 1].flatMap((sx) =>
          [-1, 1].map((sz) => box([0.05, 0.018, 0.05], [sx * (w / 2 - 0.11), under * 0.4, sz * (d / 2 - 0.11)], 0.002)),
        )
      : []
    return {
      parts: metal
        ? [part('wood-walnut', [plate, ...board], 'main'), part('steel-painted-black', [...stand, ...rails, ...pins])]
        : [part('wood-walnut', [plate, ...board, ...stand, ...rails, ...pins], 'main')],
      surfaces: [{ centre: [0, h, 0], size: [w - 0.02, d - 0.02] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
