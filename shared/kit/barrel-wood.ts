import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { grid, lathe } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { box } from './solids.ts'

/** A cask of bent staves in iron hoops, standing on its end. */
export const barrelWood = generator({
  ...facts('barrel-wood'),
  placement: 'floor',
  materials: ['wood-oak', 'wood-weathered', 'wood-walnut', 'wood-pine'],
  params: {
    ...round('barrel-wood'),
    bilge: share('Belly', 0.5, 'How far it swells in the middle'),
    hoops: count('Hoops', 3, 2, 4),
    staves: count('Staves', 20, 12, 28),
  },
  build: ({ width: w, height: h, bilge, hoops, staves }) => {
    const hoop = 0.003
    const belly = w / 2 - hoop
    const end = belly * (1 - 0.08 - 0.2 * bilge)
    const radius = (y: number) => end + (belly - end) * (1 - ((2 * y) / h - 1) ** 2)
    const groove = Math.min(0.004, (belly * Math.PI * 2) / staves / 12)
    // Each stave is flat in the middle and drops into the joint at its edges.
    const edges = [0, 0.08, 0.92]
    const side = grid(
      staves * 3,
      12,
      (u, v) => {
        const k = Math.round(u * staves * 3)
        const inStave = edges[k % 3]!
        const a = ((Math.floor(k / 3) + inStave) / staves) * Math.PI * 2
        const r = radius(v * h) - (k % 3 === 0 ? groove : 0)
        return k === staves * 3 ? [0, v * h, r] : [Math.sin(a) * r, v * h, Math.cos(a) * r]
      },
      { wrapU: true },
    )
    const rim = 0.035
    const chime = lathe(
      [
        [radius(h) - groove, h],
        [radius(h) - 0.022, h],
        [radius(h - rim) - 0.026, h - rim],
        [0, h - rim],
      ],
      { segments: 40 },
    )
    const base = lathe(
      [
        [0, 0],
        [radius(0) - groove, 0],
      ],
      { segments: 40 },
    )
    const lines = times(5, (i) => {
      const x = ((i - 2) / 2.6) * (radius(h) - 0.03)
      const half = Math.sqrt(Math.max(0, (radius(h - rim) - 0.028) ** 2 - x * x))
      return box([0.003, 0.001, half * 2], [x, h - rim, 0], 0)
    })
    const band = (y: number, high: number) =>
      lathe(
        [
          [radius(y), y],
          [radius(y) + hoop, y],
          [radius(y + high) + hoop, y + high],
          [radius(y + high), y + high],
        ],
        { segments: 32 },
      )
    const places = times(hoops, (i) => 0.05 + (i * 0.3) / Math.max(1, hoops - 1))
    const iron = places.flatMap((t) => [band(t * h, h * 0.04), band(h - t * h - h * 0.04, h * 0.04)])
    return {
      parts: [part('wood-oak', [side, chime, base], 'main'), part('iron-rusty', iron), part('stone-dark', lines)],
      surfaces: [{ centre: [0, h - rim, 0], size: [(end - 0.035) * 1.3, (end - 0.035) * 1.3] }],
      anchors: [{ kind: 'reach', at: [0, h, 0], facing: Math.PI }],
    }
  },
})
