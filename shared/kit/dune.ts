import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { grid } from './grid.ts'
import { noise } from './organic.ts'
import { facts, share, sizes } from './sizes.ts'

/** A dune: the wind's gentle side behind, a curved crest, a steep slip face in front, running out to nothing. */
export const dune = generator({
  ...facts('dune'),
  placement: 'floor',
  materials: ['sand', 'soil', 'gravel', 'grass', 'stone-sandstone'],
  params: {
    ...sizes('dune'),
    crest: share('Crest', 0.6, '0 is a round mound, 1 has a sharp edge'),
    curve: share('Horns', 0.5, 'How far its ends run ahead with the wind'),
    ripples: share('Ripples', 0.4, 'How deep the wind has ribbed it'),
  },
  build: ({ width, height, depth, crest, curve, ripples }, random) => {
    const bumps = noise(random)
    const slope = (x: number, z: number): number => {
      const ahead = 0.12 + 0.35 * curve * x * x + 0.06 * bumps(x * 2, 0, 0)
      const side = Math.max(0, 1 - x * x) ** 1.25
      const t = z < ahead ? (z + 1) / (ahead + 1) : (1 - z) / (1 - ahead)
      const round = Math.sin((Math.max(0, Math.min(1, t)) * Math.PI) / 2) ** 2
      const edge = z < ahead ? t ** 1.15 * (1 - 0.12 * Math.sin(t * Math.PI)) : t ** (0.9 + 0.6 * (1 - t))
      const profile = round * (1 - crest) + Math.max(0, edge) * crest
      const rim = Math.min(1, (1 - Math.hypot(x, z)) * 4)
      const swell = 1 + 0.1 * bumps(x * 2.2, 5, z * 2.2)
      return Math.max(0, profile * side * Math.min(1, swell) * Math.max(0, rim) ** 0.8)
    }
    const columns = 44
    const rows = 34
    let most = 0
    for (let j = 0; j <= rows; j++)
      for (let i = 0; i <= columns; i++) most = Math.max(most, slope(...disc((i / columns) * 2 - 1, 1 - (j / rows) * 2)))
    const sand = grid(columns, rows, (u, v) => {
      const [x, z] = disc(u * 2 - 1, 1 - v * 2)
      const high = slope(x, z) / most
      const rib =
        Math.sin((z * depth) / 0.5 + bumps(x * 3, 1, z * 3) * 5) *
        ripples *
        Math.min(0.02 * height, 0.03) *
        Math.min(1, high * 6) *
        (1 - high)
      return [(x * width) / 2, Math.min(height, Math.max(0, high * height + rib)), (z * depth) / 2]
    })
    return { parts: [part('sand', [sand], 'main')], surfaces: [], anchors: [] }
  },
})

/** A square drawn into the disc inside it, so that sand ends in a curve. */
const disc = (x: number, z: number): [number, number] => [x * Math.sqrt(1 - (z * z) / 2), z * Math.sqrt(1 - (x * x) / 2)]
