import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, part, times } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** An altar: courses of hewn blocks under a slab, with horns at its corners, or one dressed block. */
export const altarStone = generator({
  ...facts('altar-stone'),
  placement: 'floor',
  materials: ['stone-limestone', 'stone-sandstone', 'stone-granite', 'marble', 'mudbrick'],
  params: {
    ...sizes('altar-stone'),
    courses: count('Courses', 3, 1, 6),
    corners: oneOf({ horns: 'Horns', plain: 'Plain' }, { label: 'Corners', default: 'horns', group: 'Shape' }),
  },
  build: ({ width: w, height, depth: d, courses, corners }, random) => {
    const horn = corners === 'horns' ? Math.min(0.12, height * 0.12, w * 0.08) : 0
    const h = height - horn
    const slab = Math.min(0.16, h * 0.16)
    const foot = Math.min(0.1, h * 0.1)
    const [bw, bd] = [w * 0.9, d * 0.88]
    const each = (h - slab - foot) / courses
    const blocks = times(courses, (k) => {
      const n = Math.max(2, Math.round(bw / Math.max(0.25, each * 1.5)))
      const shift = k % 2 ? 0.5 : 0
      // Where the joints of this course are, from left to right.
      const cuts = [0, ...times(n - 1, (i) => (i + 1 - shift * 0.5 + between(random, -0.08, 0.08)) / n), 1]
      return cuts.slice(1).map((to, i) => {
        const from = cuts[i]!
        return box(
          [(to - from) * bw - 0.008, each - 0.008, bd - between(random, 0, 0.015)],
          [-bw / 2 + ((from + to) / 2) * bw, foot + k * each, 0],
          0.016,
        )
      })
    }).flat()
    const core = box([bw - 0.04, h - slab - foot, bd - 0.05], [0, foot, 0], 0)
    const tips =
      horn > 0
        ? [-1, 1].flatMap((x) =>
            [-1, 1].map((z) =>
              spike(
                box(
                  [horn * 1.1, horn + 0.01, horn * 1.1],
                  [x * (w / 2 - horn * 0.6), h - 0.01, z * (d / 2 - horn * 0.6)],
                  horn * 0.12,
                ),
                x * (w / 2 - horn * 0.6),
                z * (d / 2 - horn * 0.6),
                h,
                horn,
              ),
            ),
          )
        : []
    return {
      parts: [
        part(
          'stone-limestone',
          [
            box([w * 0.97, foot, d * 0.97], [0, 0, 0], 0.015),
            core,
            ...blocks,
            box([w, slab, d], [0, h - slab, 0], 0.02),
            ...tips,
          ],
          'main',
        ),
      ],
      surfaces: [{ centre: [0, h, 0], size: [w - horn * 3 - 0.06, d - horn * 3 - 0.06] }],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})

/** A block drawn in towards its top. */
const spike = (shape: ReturnType<typeof box>, x: number, z: number, y: number, high: number) => ({
  ...shape,
  positions: shape.positions.map((n, i, all) => {
    const up = Math.max(0, (all[i - (i % 3) + 1]! - y) / high)
    const k = 1 - 0.5 * up
    return i % 3 === 0 ? x + (n - x) * k : i % 3 === 2 ? z + (n - z) * k : n
  }),
})
