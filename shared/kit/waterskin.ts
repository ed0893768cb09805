import { generator } from './generator.ts'
import { move, part, stretch } from './geometry.ts'
import { lathe } from './grid.ts'
import { noise } from './organic.ts'
import { facts, share, sizes } from './sizes.ts'
import { rod, spline, tube } from './solids.ts'

/** A goat's skin full of water, hung by a strap: the origin is where it hangs. */
export const waterskin = generator({
  ...facts('waterskin'),
  placement: 'hung',
  materials: ['hide', 'leather-brown', 'leather-tan', 'fur-dark', 'fur-camel'],
  params: {
    ...sizes('waterskin'),
    full: share('Full', 0.8, 'How much water it holds'),
    strap: share('Strap', 0.4, 'Length of the strap, of the whole'),
  },
  build: ({ width, height: h, depth, full, strap }, random) => {
    const hang = h * (0.08 + 0.35 * strap)
    const bag = h - hang
    const bumps = noise(random)
    const w = (width / 2) * (0.72 + 0.2 * full)
    const skin = lathe(
      [
        [0, 0],
        [w * 0.35, bag * 0.01],
        [w * 0.72, bag * 0.09],
        [w * 0.97, bag * 0.25],
        [w, bag * 0.4],
        [w * 0.86, bag * 0.58],
        [w * 0.56, bag * 0.74],
        [w * 0.26, bag * 0.85],
        [w * 0.17, bag * 0.9],
        [w * 0.22, bag * 0.95],
        [w * 0.2, bag],
        [0, bag],
      ],
      { segments: 22, crease: 1.2, wobble: (a, y) => 0.965 + 0.035 * bumps(Math.sin(a) * 2, y * 9, Math.cos(a) * 2) },
    )
    const flat = move(stretch(skin, [1, 1, (depth / 2 / w) * 0.97]), [0, -h, 0])
    const legs = [-1, 1].map((s) =>
      rod(
        [s * w * 0.6, -h + bag * 0.66, 0],
        [s * Math.min(width / 2 - 0.012, w * 0.95), -h + bag * 0.83, 0],
        w * 0.13,
        w * 0.09,
        8,
      ),
    )
    const tie = tube(
      [0, 1, 2, 3, 4, 5, 6, 7].map(
        (i) =>
          [Math.sin((i / 8) * Math.PI * 2) * w * 0.18, -h + bag * 0.9, Math.cos((i / 8) * Math.PI * 2) * w * 0.16] as const,
      ),
      h * 0.012,
      { closed: true, sides: 5 },
    )
    const band = tube(
      spline(
        [
          [-w * 0.72, -h + bag * 0.74, 0],
          [-w * 0.66, -hang * 0.75, 0],
          [-w * 0.2, -hang * 0.1, 0],
          [0, -h * 0.018, 0],
          [w * 0.2, -hang * 0.1, 0],
          [w * 0.66, -hang * 0.75, 0],
          [w * 0.72, -h + bag * 0.74, 0],
        ],
        4,
      ),
      h * 0.011,
      { sides: 6 },
    )
    return {
      parts: [part('hide', [flat, ...legs], 'main'), part('rope', [tie, hanging(band)])],
      surfaces: [],
      anchors: [],
    }
  },
})

/** Nothing of it above the point that it hangs from. */
const hanging = <S extends { readonly positions: number[] }>(shape: S): S => ({
  ...shape,
  positions: shape.positions.map((n, i) => (i % 3 === 1 ? Math.min(0, n) : n)),
})
