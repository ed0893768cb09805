import { num, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, turn } from './geometry.ts'
import { facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A carton: taped shut, or with its four flaps open. */
export const cardboardBox = generator({
  ...facts('cardboard-box'),
  placement: 'floor',
  materials: ['cardboard', 'paper', 'plastic-white', 'wood-painted-blue'],
  params: {
    ...sizes('cardboard-box'),
    lid: oneOf({ taped: 'Taped', open: 'Open' }, { label: 'Lid', default: 'taped', group: 'Shape' }),
    flap: num({
      label: 'Flaps open',
      unit: 'rad',
      default: 0.6,
      min: 0.2,
      max: 1.2,
      step: 0.05,
      group: 'Shape',
      help: 'From upright, outwards',
    }),
  },
  build: ({ width, height, depth, lid, flap }) => {
    const t = 0.005
    if (lid === 'taped') {
      const [w, h, d] = [width, height, depth]
      const body = box([w, h - 0.004, d], [0, 0, 0], 0.004)
      const flaps = [-1, 1].map((s) => box([w - 0.004, 0.004, d / 2 - 0.003], [0, h - 0.004, s * (d / 4 + 0.0005)], 0.001))
      const tape = [
        box([w + 0.001, 0.0008, 0.05], [0, h - 0.0004, 0], 0),
        ...[-1, 1].map((s) => box([0.0008, h * 0.22, 0.05], [s * (w / 2 + 0.0004), h * 0.78, 0], 0)),
      ]
      return {
        parts: [part('cardboard', [body, ...flaps], 'main'), part('leather-tan', tape)],
        surfaces: [{ centre: [0, h, 0], size: [w * 0.9, d * 0.9] }],
        anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
      }
    }
    // The flaps are half as long as the box is deep, and stay within the declared size.
    const leaf = Math.min(Math.min(depth, width) * 0.24, height * 0.5)
    const [w, d] = [width - 2 * leaf * Math.sin(flap), depth - 2 * leaf * Math.sin(flap)]
    const h = height - leaf * Math.cos(flap)
    const walls = [
      box([w, t, d], [0, 0, 0], 0),
      ...[-1, 1].map((s) => box([w, h, t], [0, 0, s * (d / 2 - t / 2)], 0.001)),
      ...[-1, 1].map((s) => box([t, h, d - 2 * t], [s * (w / 2 - t / 2), 0, 0], 0.001)),
    ]
    const flaps = [-1, 1].flatMap((s) => [
      move(turn(box([w, leaf, t], [0, 0, 0], 0.001), 'x', s * flap), [0, h - 0.002, s * (d / 2 - t / 2)]),
      move(turn(box([t, leaf, d], [0, 0, 0], 0.001), 'z', -s * flap), [s * (w / 2 - t / 2), h - 0.002, 0]),
    ])
    return {
      parts: [part('cardboard', [...walls, ...flaps], 'main')],
      surfaces: [{ centre: [0, t, 0], size: [w * 0.85, d * 0.85] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})
