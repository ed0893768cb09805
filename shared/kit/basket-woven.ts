import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { grid, lathe } from './grid.ts'
import { facts, round, share } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A basket whose weave can be felt: rods go over and under the stakes, row by row; a plaited rim, two ears. */
export const basketWoven = generator({
  ...facts('basket-woven'),
  placement: 'floor',
  materials: ['straw', 'bamboo', 'wood-weathered', 'wool-brown', 'leather-tan'],
  params: {
    ...round('basket-woven'),
    belly: share('Belly', 0.5, '0 is straight, 1 is round'),
    fill: share('Filled', 0, 'How full of grain it is'),
    ears: flag({ label: 'Handles', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, belly, fill, ears }) => {
    const outer = (width / 2) * (ears ? 0.92 : 0.97)
    const rim = h * (ears ? 0.93 : 0.97)
    const stakes = 22
    const rows = 11
    const depth = Math.min(0.012, outer * 0.05)
    const radius = (t: number) =>
      (outer - depth) * (0.8 + 0.14 * t + (0.02 + 0.13 * belly) * Math.sin(Math.PI * Math.min(1, t * 0.95)) - 0.05 * belly * t)
    const most = Math.max(...times(21, (i) => radius(i / 20)))
    const girth = (t: number) => radius(t) * ((outer - depth) / most)
    const weave = grid(
      stakes * 2,
      rows * 2,
      (u, v) => {
        const row = Math.floor(v * rows * 2 + 1e-6)
        const over = Math.cos(u * stakes * Math.PI * 2 + (Math.floor(row / 2) % 2) * Math.PI)
        const bulge = row % 2 === 1 ? over * depth : -depth * 0.6
        const a = u === 1 ? 0 : u * Math.PI * 2
        const r = girth(v) + bulge
        return [Math.sin(a) * r, v * rim, Math.cos(a) * r]
      },
      { wrapU: true },
    )
    const inside = lathe(
      [
        [girth(1) - depth * 1.5, rim],
        [girth(0.6) - depth * 2, rim * 0.6],
        [girth(0) - depth * 2, h * 0.04],
        [0, h * 0.03],
      ],
      { segments: 22, crease: 2 },
    )
    const floor = lathe(
      [
        [0, 0],
        [girth(0) + depth * 0.3, 0],
      ],
      { segments: 22 },
    )
    const plait = (y: number, r: number, phase: number) =>
      tube(
        times(44, (i) => {
          const a = (i / 44) * Math.PI * 2
          const twist = Math.sin(a * 14 + phase) * depth * 0.5
          return [Math.sin(a) * (r + twist), y + Math.cos(a * 14 + phase) * depth * 0.4, Math.cos(a) * (r + twist)] as const
        }),
        depth * 0.75,
        { closed: true, sides: 5 },
      )
    const handles = ears
      ? [-1, 1].map((s) => {
          const r = girth(1)
          return tube(
            spline(
              [
                [s * r, rim * 0.9, -h * 0.14],
                [s * (r + depth * 2.4), rim, -h * 0.1],
                [s * (r + depth * 2.6), h - depth, 0],
                [s * (r + depth * 2.4), rim, h * 0.1],
                [s * r, rim * 0.9, h * 0.14],
              ],
              4,
            ),
            depth * 0.75,
            { sides: 6 },
          )
        })
      : []
    const level = rim * (0.2 + 0.72 * fill)
    return {
      parts: [
        part(
          'straw',
          [
            weave,
            inside,
            floor,
            plait(rim, girth(1) - depth * 0.5, 0),
            plait(rim, girth(1) - depth * 0.5, Math.PI),
            ...handles,
          ],
          'main',
        ),
        ...(fill > 0.02
          ? [
              part('grain', [
                lathe(
                  [
                    [girth(level / rim) - depth * 1.8, level],
                    [outer * 0.5, level + h * 0.035],
                    [0, level + h * 0.06],
                  ],
                  { segments: 20, crease: 2 },
                ),
              ]),
            ]
          : []),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h, 0], facing: Math.PI }],
    }
  },
})
