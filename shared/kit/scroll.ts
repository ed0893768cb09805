import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { move, part, turn } from './geometry.ts'
import { facts, length, share } from './sizes.ts'
import { cylinder, tube } from './solids.ts'

/** A parchment on a rod, lying along X: rolled up and tied, or partly unrolled to the front. */
export const scroll = generator({
  ...facts('scroll'),
  placement: 'surface',
  materials: ['paper', 'hide', 'muslin', 'leather-tan'],
  params: {
    width: length('scroll', 'width', 'Length'),
    height: length('scroll', 'height', 'Thickness'),
    unrolled: share('Unrolled', 0, 'How far it lies open'),
    rods: flag({ label: 'Rods', default: true, group: 'Shape' }),
    tie: flag({ label: 'Tie', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, unrolled, rods, tie }) => {
    const r = h / 2
    const roll = rods ? w * 0.76 : w
    const open = unrolled * h * 4
    // An open scroll runs ahead of its roll; the whole stays about the origin.
    const z = -open / 2
    const lie = (radius: number, long: number) =>
      move(turn(cylinder(radius, long, [0, 0, 0], { segments: 18 }), 'z', -Math.PI / 2), [-long / 2, r, z])
    const turns = tube(
      Array.from({ length: 26 }, (_, i) => {
        const a = (i / 25) * Math.PI * 5
        const rr = r * (0.96 - i * 0.03)
        return [roll / 2 + 0.0004, r + Math.cos(a) * rr, z + Math.sin(a) * rr] as const
      }),
      r * 0.035,
      { sides: 4 },
    )
    const page =
      open > 0.01
        ? [
            sheet(
              2,
              14,
              (u, v) => [
                (u - 0.5) * roll,
                0.003 + 0.5 * r * (1 - v) ** 12 + (v > 0.85 ? (v - 0.85) * r * 1.2 : 0),
                z + r * 0.3 + open * v,
              ],
              0.002,
            ),
          ]
        : []
    const band =
      tie && open < 0.01
        ? [
            tube(
              Array.from(
                { length: 16 },
                (_, i) =>
                  [
                    roll * 0.04,
                    r + Math.cos((i / 16) * Math.PI * 2) * r * 0.985,
                    z + Math.sin((i / 16) * Math.PI * 2) * r * 0.985,
                  ] as const,
              ),
              r * 0.06,
              { closed: true, sides: 5 },
            ),
          ]
        : []
    const ends = rods
      ? [
          lie(r * 0.3, w * 0.94),
          ...[-1, 1].map((s) =>
            move(turn(cylinder(r * 0.5, w * 0.03, [0, 0, 0], { segments: 12, bevel: r * 0.1 }), 'z', (-s * Math.PI) / 2), [
              s * (w / 2 - w * 0.03),
              r,
              z,
            ]),
          ),
        ]
      : []
    return {
      parts: [
        part('paper', [lie(r * 0.95, roll), turns, ...page], 'main'),
        ...(ends.length > 0 ? [part('wood-oak', ends)] : []),
        ...(band.length > 0 ? [part('wool-red', band)] : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
