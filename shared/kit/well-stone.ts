import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { bentRound, between, move, part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { count, facts, round } from './sizes.ts'
import { box, type cylinder, spline, tube } from './solids.ts'

/** The mouth of a well: courses of hewn blocks in a ring, a coping, dark water below, a bucket on its rope. */
export const wellStone = generator({
  ...facts('well-stone'),
  placement: 'floor',
  materials: ['stone-limestone', 'stone-sandstone', 'stone-granite', 'mudbrick', 'stone-basalt'],
  params: {
    ...round('well-stone'),
    courses: count('Courses', 3, 2, 6),
    blocks: count('Blocks in a course', 13, 8, 20),
    bucket: flag({ label: 'Bucket and rope', default: true, group: 'Shape' }),
  },
  build: ({ width, height, courses, blocks, bucket }, random) => {
    const r = width / 2
    const pail = bucket ? Math.min(0.2, height * 0.2, width * 0.13) : 0
    const h = height - pail
    const thick = r * 0.3
    const coping = h * 0.13
    const high = (h - coping) / courses
    const ring = (y: number, tall: number, outer: number, deep: number, n: number, offset: number, rough: number) =>
      times(n, (i) => {
        const step = (Math.PI * 2) / n
        const gap = 0.012
        const out = between(random, -rough, 0)
        const angle = (i + offset) * step
        const block = box([step * outer - gap, tall - gap * 0.6, deep], [0, y, outer - deep / 2 + out], 0.018)
        return bentRound(block, outer, angle)
      })
    const wall = times(courses, (k) => ring(k * high, high, r * 0.94, thick, blocks, (k % 2) / 2, r * 0.025)).flat()
    const top = ring(h - coping, coping, r, thick * 1.25, Math.max(8, blocks - 3), 0.3, 0)
    const inner = r * 0.94 - thick
    const shaft = lathe(
      [
        [inner * 1.05, h * 0.96],
        [inner * 1.05, 0.05],
      ],
      { segments: 20 },
    )
    const water = lathe(
      [
        [inner * 1.05, h * 0.22],
        [0, h * 0.22],
      ],
      { segments: 20 },
    )
    const scale = pail / 0.2
    const k = (s: ReturnType<typeof cylinder>) => ({ ...s, positions: s.positions.map((n) => n * scale) })
    const staves = k(
      lathe(
        [
          [0, 0],
          [0.1, 0],
          [0.13, 0.2],
          [0.12, 0.2],
          [0.093, 0.02],
          [0, 0.02],
        ],
        { segments: 14 },
      ),
    )
    const hoops = [0.04, 0.15].map((y) =>
      k(
        lathe(
          [
            [0.1 + 0.15 * y, y],
            [0.108 + 0.15 * y, y],
            [0.112 + 0.15 * y, y + 0.022],
            [0.1 + 0.15 * y, y + 0.022],
          ],
          { segments: 14 },
        ),
      ),
    )
    const stand = r * 0.62
    const rope = tube(
      spline(
        [
          [stand * 0.2, h * 0.3, inner * 0.7],
          [stand * 0.15, h * 0.98, inner * 0.95],
          [0.02, h + 0.012, r * 0.86],
          [-r * 0.3, h + 0.012, r * 0.82],
          [-r * 0.52, h + 0.012, r * 0.62],
        ],
        5,
      ),
      0.011,
      { sides: 6 },
    )
    const place = (s: typeof staves) => move(s, [r * 0.86 * Math.SQRT1_2, h, r * 0.86 * Math.SQRT1_2])
    return {
      parts: [
        part('stone-limestone', [...wall, ...top], 'main'),
        part('stone-dark', [shaft]),
        part('water', [water]),
        ...(bucket
          ? [part('wood-weathered', [place(staves)]), part('iron-black', hoops.map(place)), part('rope', [rope])]
          : []),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h, r], facing: Math.PI }],
    }
  },
})
