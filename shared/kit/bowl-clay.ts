import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, part, times } from './geometry.ts'
import { ellipsoid, lathe } from './grid.ts'
import { facts, round, share } from './sizes.ts'

/** An open bowl with a foot; empty, or with something in it. */
export const bowlClay = generator({
  ...facts('bowl-clay'),
  placement: 'surface',
  materials: ['clay', 'clay-pale', 'clay-dark', 'wood-oak', 'ceramic-blue', 'bronze'],
  params: {
    ...round('bowl-clay'),
    flare: share('Flare', 0.5, '0 is a cup, 1 a plate'),
    holds: oneOf(
      { nothing: 'Nothing', water: 'Water', grain: 'Grain', dates: 'Dates' },
      { label: 'Holds', default: 'nothing', group: 'Shape' },
    ),
  },
  build: ({ width, height: h, flare, holds }, random) => {
    const r = width / 2
    const foot = r * 0.42
    const belly = 0.88 - 0.3 * flare
    const phase = random() * 6
    const bowl = lathe(
      [
        [0, h * 0.02],
        [foot * 0.8, h * 0.02],
        [foot * 0.85, 0],
        [foot, 0],
        [foot * 1.02, h * 0.1],
        [r * (belly * 0.75), h * 0.28],
        [r * belly, h * 0.5],
        [r * (0.92 + 0.04 * (1 - flare)), h * 0.8],
        [r, h * 0.97],
        [r * 0.975, h],
        [r * 0.94, h * 0.97],
        [r * (0.86 + 0.04 * (1 - flare)), h * 0.78],
        [r * belly * 0.88, h * 0.52],
        [r * belly * 0.62, h * 0.3],
        [0, h * 0.22],
      ],
      { segments: 28, crease: 1.3, wobble: (a) => 0.993 + 0.007 * Math.sin(a * 2 + phase) },
    )
    const level = r * (0.86 + 0.04 * (1 - flare)) * 0.99
    const content = () => {
      if (holds === 'water')
        return [
          part('water', [
            lathe(
              [
                [level, h * 0.76],
                [0, h * 0.765],
              ],
              { segments: 24 },
            ),
          ]),
        ]
      if (holds === 'grain')
        return [
          part('grain', [
            lathe(
              [
                [level, h * 0.76],
                [level * 0.6, h * 0.9],
                [0, h * 0.98],
              ],
              { segments: 20, crease: 2 },
            ),
          ]),
        ]
      if (holds === 'dates')
        return [
          part(
            'date',
            times(26, (i) => {
              const a = i * 2.4
              const d = level * 0.82 * Math.sqrt((i % 18) / 18)
              const s = Math.min(r * between(random, 0.11, 0.14), h * 0.22)
              return ellipsoid(
                [s * 1.25, s * 0.8, s * 0.8],
                [Math.sin(a) * d, h * (0.66 + (i >= 18 ? 0.15 : 0)), Math.cos(a) * d],
                8,
              )
            }),
          ),
        ]
      return []
    }
    return { parts: [part('clay', [bowl], 'main'), ...content()], surfaces: [], anchors: [] }
  },
})
