import type { Vec3 } from '../fields/index.ts'
import { flag } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { merge, mirrorX, move, part, type Shape, times, turn } from './geometry.ts'
import { ellipsoid, lathe } from './grid.ts'
import { facts, metres, sizes } from './sizes.ts'
import { bar, box, spline, tube } from './solids.ts'

/** One feather: a long leaf from `from` to `to`, a little hollow. */
const feather = (from: Vec3, to: Vec3, wide: number): Shape =>
  sheet(
    2,
    3,
    (u, v) => {
      const half = wide * Math.sin(Math.PI * (0.16 + 0.78 * v)) * (u - 0.5)
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
      const long = Math.hypot(dx, dy) || 1
      return [
        from[0] + dx * v - (dy / long) * half,
        from[1] + dy * v + (dx / long) * half,
        from[2] + (to[2] - from[2]) * v + (0.5 - Math.abs(u - 0.5)) * wide * 0.25,
      ]
    },
    0.004,
  )

/** A kneeling winged figure, `s` high at the head, that looks along +X. */
const cherub = (s: number): Shape => {
  const robe = lathe(
    [
      [0, 0],
      [s * 0.26, 0],
      [s * 0.27, s * 0.06],
      [s * 0.2, s * 0.3],
      [s * 0.15, s * 0.5],
      [s * 0.17, s * 0.64],
      [s * 0.1, s * 0.72],
      [0, s * 0.74],
    ],
    { segments: 14, crease: 2, wobble: (a, y) => 1 + 0.05 * Math.cos(a * 8) * (1 - y / s) },
  )
  const legs = move(ellipsoid([s * 0.26, s * 0.12, s * 0.17], [s * 0.08, s * 0.12, 0], 12), [0, 0, 0])
  const head = move(turn(ellipsoid([s * 0.105, s * 0.13, s * 0.1], [0, 0, 0], 12), 'z', -0.35), [s * 0.05, s * 0.86, 0])
  const hair = ellipsoid([s * 0.1, s * 0.11, s * 0.112], [s * 0.015, s * 0.885, 0], 10)
  const arms = [-1, 1].map((z) =>
    tube(
      spline(
        [
          [0, s * 0.64, z * s * 0.14],
          [s * 0.12, s * 0.5, z * s * 0.15],
          [s * 0.26, s * 0.56, z * s * 0.05],
        ],
        3,
      ),
      s * 0.04,
      { sides: 6 },
    ),
  )
  const wings = [-1, 1].flatMap((z) =>
    times(5, (i) => {
      const t = i / 4
      // From behind the shoulder up, over, and forward to the middle of the lid.
      const root: Vec3 = [-s * (0.1 + 0.05 * t), s * (0.66 - 0.1 * t), z * s * (0.1 + 0.01 * i)]
      const tip: Vec3 = [s * (1.0 - 1.02 * t), s * (1.16 - 0.52 * t ** 1.5), z * s * (0.14 + 0.14 * (1 - t))]
      const mid: Vec3 = [-s * (0.12 - 0.1 * (1 - t)), s * (1.06 - 0.35 * t), z * s * (0.2 + 0.02 * (1 - t))]
      return merge([feather(root, mid, s * 0.17), feather([mid[0] - s * 0.04, mid[1] - s * 0.02, mid[2]], tip, s * 0.15)])
    }),
  )
  return merge([robe, legs, head, hair, ...arms, ...wings])
}

/** A gilded chest with a crown moulding, two winged figures over its lid, and carrying poles in rings. */
export const arkChest = generator({
  ...facts('ark-chest'),
  placement: 'floor',
  materials: ['gold', 'bronze', 'brass', 'wood-oak', 'wood-walnut'],
  params: {
    ...sizes('ark-chest'),
    figures: flag({ label: 'Winged figures', default: true, group: 'Shape' }),
    poles: flag({ label: 'Carrying poles', default: true, group: 'Shape' }),
    plinth: metres('Feet', 0.07, 0, 0.15, 'Height of the feet'),
  },
  build: ({ width, height: h, depth, figures, poles, plinth }) => {
    const [w, d] = [width * 0.76, depth * 0.7]
    const top = h * (figures ? 0.58 : 0.94)
    const foot = Math.min(plinth, top * 0.3)
    const lid = top * 0.07
    const moulding = (y: number, out: number, high: number) => box([w + out * 2, high, d + out * 2], [0, y, 0], high * 0.4)
    const body = box([w, top - lid - foot, d], [0, foot, 0], 0.006)
    const frame = [-1, 1].flatMap((z) => [
      ...times(4, (i) =>
        box([0.03, top - lid - foot - 0.12, 0.012], [-w / 2 + 0.05 + ((w - 0.1) * i) / 3, foot + 0.06, z * (d / 2 + 0.004)], 0),
      ),
      ...[foot + 0.055, top - lid - 0.085].map((y) => box([w - 0.07, 0.03, 0.012], [0, y, z * (d / 2 + 0.004)], 0)),
    ])
    const panels = [-1, 1].flatMap((z) =>
      times(3, (i) => {
        const x = -w / 2 + 0.05 + ((w - 0.1) * (i + 0.5)) / 3
        const [y, r] = [(foot + top - lid) / 2, Math.min(0.05, (top - foot) * 0.14)]
        return merge([
          move(
            turn(
              lathe(
                [
                  [r, 0],
                  [r * 0.9, 0.01],
                  [r * 0.35, 0.012],
                  [r * 0.2, 0.02],
                  [0, 0.022],
                ],
                { segments: 12 },
              ),
              'x',
              (z * Math.PI) / 2,
            ),
            [x, y, (z * d) / 2],
          ),
        ])
      }),
    )
    const knobs = times(11, (i) => i).flatMap((i) =>
      [-1, 1].map((z) =>
        ellipsoid([0.014, 0.014, 0.014], [-w / 2 + (w * (i + 0.5)) / 11, top + 0.006, z * (d / 2 + 0.012)], 6),
      ),
    )
    const crown = [
      moulding(top - lid - 0.03, 0.012, 0.034),
      moulding(top - lid + 0.004, 0.028, lid * 0.6),
      moulding(foot, 0.014, 0.04),
      box([w + 0.02, lid * 0.4, d + 0.02], [0, top - lid * 0.4, 0], 0.005),
    ]
    const feet =
      foot > 0.01
        ? [-1, 1].flatMap((x) =>
            [-1, 1].map((z) =>
              move(
                lathe(
                  [
                    [0, 0],
                    [0.035, 0],
                    [0.04, foot * 0.4],
                    [0.028, foot * 0.7],
                    [0.045, foot + 0.004],
                  ],
                  { segments: 10 },
                ),
                [x * (w / 2 - 0.05), 0, z * (d / 2 - 0.05)],
              ),
            ),
          )
        : []
    const s = (h - top) / 1.2
    const angel = move(cherub(s), [-w * 0.33, top, 0])
    const pole = 0.022
    const poleY = foot + (top - lid - foot) * 0.3
    const rings = poles
      ? [-1, 1].flatMap((x) =>
          [-1, 1].map((z) =>
            tube(
              times(12, (i) => {
                const a = (i / 12) * Math.PI * 2
                return [
                  x * (w / 2 - 0.08),
                  poleY + Math.sin(a) * (pole + 0.008),
                  z * (d / 2 + pole + 0.012) + Math.cos(a) * (pole + 0.008),
                ] as const
              }),
              0.008,
              { closed: true, sides: 6 },
            ),
          ),
        )
      : []
    const bars = poles
      ? [-1, 1].map((z) =>
          tube(
            [
              [-width / 2, poleY, z * (d / 2 + pole + 0.012)],
              [width / 2, poleY, z * (d / 2 + pole + 0.012)],
            ],
            pole,
            { sides: 10 },
          ),
        )
      : []
    const caps = poles
      ? [-1, 1].flatMap((x) =>
          [-1, 1].map((z) =>
            bar(
              [x * (width / 2 - 0.001), poleY, z * (d / 2 + pole + 0.012)],
              [x * (width / 2 - 0.05), poleY, z * (d / 2 + pole + 0.012)],
              pole * 2.3,
              pole * 2.3,
              0.008,
            ),
          ),
        )
      : []
    return {
      parts: [
        part(
          'gold',
          [
            body,
            ...frame,
            ...panels,
            ...knobs,
            ...crown,
            ...feet,
            ...rings,
            ...caps,
            ...(figures ? [angel, mirrorX(angel)] : []),
          ],
          'main',
        ),
        ...(poles ? [part('wood-oak', bars)] : []),
      ],
      surfaces: figures ? [] : [{ centre: [0, top, 0], size: [w * 0.9, d * 0.9] }],
      anchors: [{ kind: 'reach', at: [0, top, d / 2], facing: Math.PI }],
    }
  },
})
