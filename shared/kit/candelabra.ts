import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { flames } from './organic.ts'
import { count, facts, length, share } from './sizes.ts'
import { cylinder, spline, tube } from './solids.ts'

/** A stand with branches in one plane, a candle on each: three for a hall, seven for a temple. */
export const candelabra = generator({
  ...facts('candelabra'),
  placement: 'floor',
  materials: ['brass', 'gold', 'bronze', 'iron-black', 'chrome'],
  params: {
    width: length('candelabra', 'width', 'Width'),
    height: length('candelabra', 'height', 'Height'),
    branches: count('Pairs of branches', 2, 1, 4),
    candles: share('Candles', 0.6, 'How tall they still are'),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, branches, candles, lit }, random) => {
    const flame = 0.045
    const wax = Math.min(0.05 + 0.12 * candles, h * 0.18)
    const cup = h - wax - flame
    const foot = Math.min(w / 2, 0.2)
    const stem = lathe(
      [
        [0, 0],
        [foot, 0],
        [foot, 0.015],
        [foot * 0.86, 0.03],
        [foot * 0.4, 0.055],
        [0.03, 0.09],
        [0.022, 0.14],
        [0.04, 0.17],
        [0.022, 0.2],
        [0.014, h * 0.3],
        [0.013, h * 0.42],
        [0.032, h * 0.45],
        [0.013, h * 0.48],
        [0.012, cup - 0.08],
        [0.026, cup - 0.05],
        [0.012, cup - 0.02],
      ],
      { segments: 18, crease: 1 },
    )
    const edge = w / 2 - 0.035
    const spots: [number, number][] = [
      [0, 0],
      ...times(branches, (i) => [-1, 1].map((s): [number, number] => [(s * edge * (i + 1)) / branches, i + 1])).flat(),
    ]
    const arms = spots
      .filter(([, i]) => i > 0)
      .map(([x, i]) => {
        const low = cup - 0.1 - (i / branches) * Math.min(h * 0.26, Math.abs(edge) * 1.1)
        return tube(
          spline(
            [
              [0, low, 0],
              [x * 0.5, low + 0.01, 0],
              [x * 0.92, low + (cup - low) * 0.4, 0],
              [x, cup - 0.015, 0],
            ],
            5,
          ),
          (t) => 0.011 - 0.003 * t,
          { sides: 7 },
        )
      })
    const pans = spots.map(([x]) =>
      move(
        lathe(
          [
            [0.008, -0.02],
            [0.013, -0.006],
            [0.032, 0.002],
            [0.034, 0.01],
            [0.02, 0.008],
            [0.015, 0.022],
            [0.012, 0.022],
            [0, 0.012],
          ],
          { segments: 12 },
        ),
        [x, cup, 0],
      ),
    )
    const sticks = spots.map(([x]) =>
      move(
        lathe(
          [
            [0.0105, 0.008],
            [0.0108, wax * 0.5],
            [0.0095, wax - 0.004],
            [0.006, wax],
            [0, wax - 0.002],
          ],
          { segments: 10 },
        ),
        [x, cup, 0],
      ),
    )
    const wicks = spots.map(([x]) => cylinder(0.0013, 0.008, [x, cup + wax - 0.001, 0], { segments: 5 }))
    const fires = lit
      ? spots.map(([x]) => {
          const f = flames(flame * 0.94, 0.017, 1, random)
          const up = (s: (typeof f.body)[number]) => move(s, [x, cup + wax + 0.003, 0])
          return { body: f.body.map(up), core: f.core.map(up) }
        })
      : []
    return {
      parts: [
        part('brass', [stem, ...arms, ...pans], 'main'),
        part('wax', sticks),
        part('charcoal', wicks),
        ...(lit
          ? [
              part(
                'fire-emissive',
                fires.flatMap((f) => f.body),
              ),
              part(
                'fire-core',
                fires.flatMap((f) => f.core),
              ),
            ]
          : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, cup + wax + flame * 0.5, 0] as const, source: 'candle' as const } } : {}),
    }
  },
})
