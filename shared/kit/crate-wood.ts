import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { count, facts, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A packing case: slats on battens, with a diagonal brace on the long sides. */
export const crateWood = generator({
  ...facts('crate-wood'),
  placement: 'floor',
  materials: ['wood-pine', 'wood-weathered', 'wood-oak', 'plywood'],
  params: {
    ...sizes('crate-wood'),
    slats: count('Slats', 4, 2, 8),
    brace: flag({ label: 'Diagonal brace', default: true, group: 'Shape' }),
    open: flag({ label: 'Open', default: false, group: 'Shape', help: 'Without its lid' }),
  },
  build: ({ width: w, height: h, depth: d, slats, brace, open }) => {
    const t = Math.min(0.02, w * 0.05)
    const batten = Math.min(0.08, w * 0.14)
    const pitch = h / slats
    const gap = Math.min(0.012, pitch * 0.12)
    const wall = (width: number) => times(slats, (i) => ({ y: i * pitch + gap / 2, high: pitch - gap, width }))
    const inner = 2 * t
    const long = wall(w - inner).flatMap((s) =>
      [-1, 1].map((side) => box([s.width, s.high, t], [0, s.y, side * (d / 2 - t * 1.5)], 0.003)),
    )
    const short = wall(d - inner * 2).flatMap((s) =>
      [-1, 1].map((side) => box([t, s.high, s.width], [side * (w / 2 - t * 1.5), s.y, 0], 0.003)),
    )
    const posts = [-1, 1].flatMap((x) => [
      ...[-1, 1].map((z) => box([batten, h, t], [x * (w / 2 - batten / 2 - t), 0, z * (d / 2 - t / 2)], 0.003)),
      ...[-1, 1].map((z) => box([t, h, batten], [x * (w / 2 - t / 2), 0, z * (d / 2 - batten / 2)], 0.003)),
    ])
    const rails = [-1, 1].flatMap((z) =>
      [0, h - batten].map((y) => box([w - inner - batten * 2, batten, t], [0, y, z * (d / 2 - t / 2)], 0.003)),
    )
    const cross = brace
      ? [-1, 1].map((z) =>
          bar(
            [-(w / 2 - batten - t) + batten * 0.3, batten * 0.9, z * (d / 2 - t * 0.55)],
            [w / 2 - batten - t - batten * 0.3, h - batten * 0.9, z * (d / 2 - t * 0.55)],
            t * 0.9,
            batten * 0.9,
          ),
        )
      : []
    const boards = times(slats, (i) => {
      const deep = (d - inner) / slats
      return box([w - inner, t, deep - gap], [0, 0, -(d - inner) / 2 + deep * (i + 0.5)], 0.003)
    })
    const lid = open
      ? []
      : times(slats, (i) =>
          box(
            [w - inner, t, (d - inner) / slats - gap],
            [0, h - t, -(d - inner) / 2 + ((d - inner) / slats) * (i + 0.5)],
            0.003,
          ),
        )
    return {
      parts: [part('wood-pine', [...long, ...short, ...posts, ...rails, ...cross, ...boards, ...lid], 'main')],
      surfaces: [{ centre: [0, open ? t : h, 0], size: [w - inner * 2.5, d - inner * 2.5] }],
      anchors: open ? [{ kind: 'reach', at: [0, h, 0], facing: Math.PI }] : [{ kind: 'sit', at: [0, h, 0], facing: 0 }],
    }
  },
})
