import { flag, num } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A portable computer, open towards the front. */
export const laptop = generator({
  ...facts('laptop'),
  placement: 'surface',
  materials: ['aluminium', 'steel-painted-grey', 'plastic-black', 'plastic-white'],
  params: {
    ...sizes('laptop'),
    open: num({
      label: 'Opened',
      unit: 'rad',
      default: 1.9,
      min: 1.2,
      max: 2.2,
      step: 0.05,
      group: 'Shape',
      help: 'Angle between lid and keys',
    }),
    on: flag({ label: 'On', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth, open, on }) => {
    const t = 0.014
    // The lid is as long as height and depth allow.
    const lean = open - Math.PI / 2
    const lid = Math.min((h - t) / Math.cos(lean), depth * 0.94)
    const over = Math.max(0, Math.sin(lean) * lid)
    const base = Math.min(lid * 1.02, depth - over)
    const front = depth / 2
    const hinge = front - base
    const deck = box([w, t, base], [0, 0, front - base / 2], 0.004)
    const key = (w * 0.88) / 13
    const keys = times(5, (row) => row).flatMap((row) =>
      row === 4
        ? [box([key * 5.5, 0.002, base * 0.075], [0, t - 0.0005, hinge + base * (0.13 + 4 * 0.095)], 0)]
        : times(13, (i) =>
            box(
              [key * 0.86, 0.002, base * 0.075],
              [-w * 0.44 + key * (i + 0.5), t - 0.0005, hinge + base * (0.13 + row * 0.095)],
              0,
            ),
          ),
    )
    const pad = box([w * 0.32, 0.001, base * 0.3], [0, t - 0.0004, front - base * 0.22], 0)
    const raise = (s: ReturnType<typeof box>) => move(turn(s, 'x', -lean), [0, t * 0.7, hinge + 0.003])
    const cover = raise(box([w, lid, 0.006], [0, 0, -0.003], 0.0025))
    const bezel = raise(box([w * 0.985, lid * 0.97, 0.0012], [0, lid * 0.012, 0.0002], 0))
    const screen = raise(box([w * 0.94, lid * 0.86, 0.0012], [0, lid * 0.075, 0.001], 0))
    return {
      parts: [
        part('aluminium', [deck, cover], 'main'),
        part('plastic-black', [...keys, bezel]),
        part(on ? 'screen-on' : 'screen-off', [screen]),
        part('steel-painted-grey', [pad]),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, t, front - base * 0.5], facing: Math.PI }],
    }
  },
})
