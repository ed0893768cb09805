import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { lathe } from './grid.ts'
import { count, facts, share, sizes } from './sizes.ts'
import { bar, box, cylinder, rod } from './solids.ts'

/** A two-wheeled cart; its shafts point to the front (+Z) and rest on a prop. */
export const cartWooden = generator({
  ...facts('cart-wooden'),
  placement: 'floor',
  materials: ['wood-weathered', 'wood-oak', 'wood-pine', 'wood-painted-green'],
  params: {
    ...sizes('cart-wooden'),
    spokes: count('Spokes', 10, 6, 14),
    sides: share('Sides', 0.5, 'How high the sides are'),
  },
  build: ({ width: w, height: h, depth: d, spokes, sides }) => {
    const R = Math.min(h * 0.44, d * 0.27)
    const tread = Math.min(0.07, w * 0.06)
    const bedW = w - tread * 2 - 0.16
    const bedL = d * 0.56
    const back = -d / 2 + 0.02
    const axle = back + bedL * 0.5
    const deck = R + 0.12
    const rim = move(
      turn(
        lathe(
          [
            [R - 0.085, -tread / 2],
            [R, -tread / 2],
            [R, tread / 2],
            [R - 0.085, tread / 2],
            [R - 0.085, -tread / 2],
          ],
          { segments: 32 },
        ),
        'z',
        Math.PI / 2,
      ),
      [0, 0, 0],
    )
    const hub = move(
      turn(cylinder(0.085, tread * 1.9, [0, -tread * 0.95, 0], { segments: 14, bevel: 0.015 }), 'z', Math.PI / 2),
      [0, 0, 0],
    )
    const arms = times(spokes, (i) => {
      const a = (i / spokes) * Math.PI * 2
      return rod(
        [0, Math.cos(a) * 0.07, Math.sin(a) * 0.07],
        [0, Math.cos(a) * (R - 0.07), Math.sin(a) * (R - 0.07)],
        0.024,
        0.019,
        6,
      )
    })
    const wheels = [-1, 1].flatMap((s) => [rim, hub, ...arms].map((shape) => move(shape, [s * (w / 2 - tread), R, axle])))
    const band = lathe(
      [
        [R, -tread * 0.42],
        [R + 0.008, -tread * 0.42],
        [R + 0.008, tread * 0.42],
        [R, tread * 0.42],
      ],
      { segments: 32 },
    )
    const iron = [-1, 1].map((s) => move(turn(band, 'z', Math.PI / 2), [s * (w / 2 - tread), R + 0.004, axle]))
    const n = Math.max(3, Math.round(bedW / 0.18))
    const boards = times(n, (i) =>
      box([bedW / n - 0.006, 0.03, bedL], [-bedW / 2 + (bedW * (i + 0.5)) / n, deck, back + bedL / 2], 0.004),
    )
    const beams = [-1, 1].map((s) =>
      bar([s * bedW * 0.38, deck - 0.04, back + 0.02], [s * bedW * 0.38, deck - 0.06, d / 2 - 0.03], 0.07, 0.08, 0.01),
    )
    const high = Math.min(h - deck - 0.03, 0.12 + 0.55 * sides * (h - deck))
    const rails = [-1, 1].flatMap((s) => [
      ...times(4, (i) =>
        rod(
          [s * (bedW / 2 - 0.03), deck, back + 0.06 + ((bedL - 0.12) * i) / 3],
          [s * (bedW / 2 - 0.005), deck + high, back + 0.06 + ((bedL - 0.12) * i) / 3],
          0.017,
          0.014,
          6,
        ),
      ),
      ...times(Math.max(1, Math.round(high / 0.17)), (i) =>
        bar(
          [s * (bedW / 2 - 0.02), deck + 0.1 + i * 0.16, back + 0.02],
          [s * (bedW / 2 - 0.02), deck + 0.1 + i * 0.16, back + bedL - 0.02],
          0.022,
          Math.min(0.1, high * 0.5),
          0.004,
        ),
      ),
    ])
    const board = box([bedW - 0.05, Math.min(high, 0.3), 0.024], [0, deck + 0.03, back + bedL - 0.03], 0.004)
    const cross = [
      bar([-bedW * 0.38, deck - 0.06, d / 2 - 0.2], [bedW * 0.38, deck - 0.06, d / 2 - 0.2], 0.05, 0.05, 0.008),
      rod([-w / 2 + tread, R, axle], [w / 2 - tread, R, axle], 0.04),
      box([0.12, deck - R, 0.12], [-bedW * 0.38, R, axle], 0.01),
      box([0.12, deck - R, 0.12], [bedW * 0.38, R, axle], 0.01),
    ]
    const prop = rod([0, 0.014, d / 2 - 0.16], [0, deck - 0.06, d / 2 - 0.2], 0.026, 0.022)
    return {
      parts: [
        part('wood-weathered', [...wheels, ...boards, ...beams, ...rails, board, ...cross, prop], 'main'),
        part('iron-rusty', iron),
      ],
      surfaces: [{ centre: [0, deck + 0.03, back + bedL * 0.47], size: [bedW - 0.16, bedL * 0.8] }],
      anchors: [{ kind: 'sit', at: [0, deck + 0.03, back + bedL * 0.35], facing: Math.PI }],
    }
  },
})
