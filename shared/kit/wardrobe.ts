import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { knob, pull } from './knob.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** A tall cupboard for clothes: panelled doors over a drawer, a cornice above. */
export const wardrobe = generator({
  ...facts('wardrobe'),
  placement: 'wall-side',
  materials: ['wood-walnut', 'wood-oak', 'wood-pine', 'wood-painted-white', 'wood-painted-green'],
  params: {
    ...sizes('wardrobe'),
    doors: count('Doors', 2, 1, 4),
    style: oneOf({ panelled: 'Panelled', plain: 'Plain' }, { label: 'Doors are', default: 'panelled', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, doors, style }) => {
    const old = style === 'panelled'
    const plinth = old ? 0.1 : 0.06
    const cornice = old ? 0.09 : 0.02
    const edge = old ? 0.03 : 0
    const [bw, bd] = [w - edge * 2, d - edge - (old ? 0.05 : 0.047)]
    const bz = -d / 2 + bd / 2
    const front = bz + bd / 2
    const carcass = [
      box([bw, h - plinth - cornice, bd], [0, plinth, bz], 0.004),
      box([w - edge, plinth, bd + edge * 0.5], [0, 0, bz + edge * 0.25], 0.006),
      box([w - edge, cornice * 0.55, bd + edge * 0.5], [0, h - cornice, bz + edge * 0.25], 0.008),
      box([w, cornice * 0.45, bd + edge], [0, h - cornice * 0.45, bz + edge * 0.5], 0.008),
    ]
    const drawer = old ? 0.26 : 0
    const each = (bw - 0.02) / doors
    const low = plinth + 0.012 + drawer
    const high = h - cornice - 0.012 - low
    const leaves = times(doors, (i) => {
      const x = -bw / 2 + 0.01 + each * (i + 0.5)
      const leaf = box([each - 0.006, high, 0.018], [x, low, front + 0.009], 0.003)
      if (!old) return [leaf]
      const [sw, rail] = [each - 0.006, 0.07]
      const frame = [-1, 1].map((s) => box([rail, high, 0.007], [x + s * (sw / 2 - rail / 2), low, front + 0.0195], 0.003))
      const rails = [0, high * 0.42, high - rail].map((y) =>
        box([sw - rail * 2, rail, 0.007], [x, low + y, front + 0.0195], 0.003),
      )
      return [leaf, ...frame, ...rails]
    }).flat()
    const wide = Math.max(1, Math.round(doors / 2))
    const chest = old
      ? times(wide, (i) =>
          box(
            [(bw - 0.02) / wide - 0.008, drawer - 0.016, 0.02],
            [-bw / 2 + 0.01 + ((bw - 0.02) / wide) * (i + 0.5), plinth + 0.012, front + 0.01],
            0.005,
          ),
        )
      : []
    const handles = times(doors, (i) => {
      const x = -bw / 2 + 0.01 + each * (i + 0.5) + (i % 2 === 0 ? 1 : -1) * (each / 2 - (old ? 0.035 : 0.04))
      return old ? knob(x, low + high * 0.45, front + 0.02, 0.014) : pull(x, low + high * 0.45, front + 0.018, 0.25, true)
    })
    const knobs = old ? [-1, 1].map((s) => knob(s * w * 0.2, plinth + 0.012 + drawer * 0.48, front + 0.02, 0.014)) : []
    return {
      parts: [
        part('wood-walnut', [...carcass, ...leaves, ...chest], 'main'),
        part(old ? 'brass' : 'steel-brushed', [...handles, ...knobs]),
      ],
      surfaces: [{ centre: [0, h, bz], size: [bw - 0.02, bd - 0.04] }],
      anchors: [{ kind: 'reach', at: [0, Math.min(1.1, h * 0.5), d / 2], facing: Math.PI }],
    }
  },
})
