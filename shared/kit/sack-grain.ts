import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, stretch, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { noise } from './organic.ts'
import { facts, share, sizes } from './sizes.ts'
import { tube } from './solids.ts'

/** A full sack, tied at the neck or open with its mouth rolled down. */
export const sackGrain = generator({
  ...facts('sack-grain'),
  placement: 'floor',
  materials: ['canvas-tan', 'fabric-linen', 'muslin', 'wool-brown', 'hide'],
  params: {
    ...sizes('sack-grain'),
    mouth: oneOf({ tied: 'Tied', open: 'Open' }, { label: 'Mouth', default: 'tied', group: 'Shape' }),
    slump: share('Slump', 0.5, 'How far it has sunk into itself'),
  },
  build: ({ width, height: h, depth, mouth, slump }, random) => {
    const r = width / 2
    const bumps = noise(random)
    const crumple = (a: number, y: number) => {
      const fold =
        bumps(Math.sin(a) * 2.2, (y / h) * 4, Math.cos(a) * 2.2) * 0.05 +
        bumps(Math.sin(a) * 6, (y / h) * 3, Math.cos(a) * 6) * 0.02
      return 0.93 + fold
    }
    const wide = 0.93 + 0.07 * slump
    const shoulder = 0.8 - 0.12 * slump
    const low = 0.9 + 0.1 * slump
    const tied = lathe(
      [
        [0, 0],
        [r * 0.84, 0],
        [r * low, h * 0.06],
        [r, h * 0.2],
        [r * wide, h * 0.42],
        [r * 0.88, h * shoulder * 0.8],
        [r * 0.62, h * shoulder],
        [r * 0.26, h * (shoulder + 0.07)],
        [r * 0.17, h * (shoulder + 0.1)],
        [r * 0.3, h * (shoulder + 0.16)],
        [r * 0.42, h * 0.985],
        [r * 0.36, h],
        [r * 0.1, h * (shoulder + 0.12)],
      ],
      {
        segments: 26,
        crease: 1.4,
        wobble: (a, y) => crumple(a, y) * (y > h * (shoulder + 0.05) ? 1 + 0.13 * Math.sin(a * 7) : 1),
      },
    )
    const open = lathe(
      [
        [0, 0],
        [r * 0.84, 0],
        [r * low, h * 0.06],
        [r, h * 0.2],
        [r * wide, h * 0.5],
        [r * 0.86, h * 0.78],
        [r * 0.88, h * 0.84],
        [r * 0.98, h * 0.88],
        [r * 0.99, h * 0.95],
        [r * 0.9, h],
        [r * 0.79, h * 0.97],
        [r * 0.76, h * 0.85],
      ],
      { segments: 26, crease: 1.4, wobble: crumple },
    )
    const squash = (s: typeof tied) => stretch(s, [1, 1, depth / width])
    const knot = tube(
      times(10, (i) => {
        const a = (i / 10) * Math.PI * 2
        return [Math.sin(a) * r * 0.19, h * (shoulder + 0.1), Math.cos(a) * r * 0.19] as const
      }),
      h * 0.016,
      { closed: true, sides: 6 },
    )
    const heap = lathe(
      [
        [r * 0.8, h * 0.93],
        [r * 0.45, h * 0.985],
        [0, h],
      ],
      { segments: 22, crease: 2, wobble: (a) => 0.97 + 0.03 * Math.sin(a * 3) },
    )
    return {
      parts:
        mouth === 'tied'
          ? [part('canvas-tan', [squash(tied)], 'main'), part('rope', [squash(knot)])]
          : [part('canvas-tan', [squash(open)], 'main'), part('grain', [squash(heap)])],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h * 0.9, 0], facing: Math.PI }],
    }
  },
})
