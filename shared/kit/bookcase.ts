import { flag } from '../fields/index.ts'
import { rowOfBooks } from './book-row.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { count, facts, share, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** Shelves between two sides, against a wall, with as many books as asked. */
export const bookcase = generator({
  ...facts('bookcase'),
  placement: 'wall-side',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'wood-ebony'],
  params: {
    ...sizes('bookcase'),
    shelves: count('Shelves', 5, 2, 8),
    books: share('Books', 0.6, 'How full it is'),
    back: flag({ label: 'Back panel', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, shelves, books, back }, random) => {
    const t = 0.022
    const plinth = Math.min(0.08, h * 0.06)
    const room = (h - t - plinth) / shelves
    const sides = [-1, 1].map((s) => box([t, h, d], [s * (w / 2 - t / 2), 0, 0], 0.003))
    const boards = times(shelves, (i) => box([w - 2 * t, t, d - 0.012], [0, plinth + i * room, -0.006], 0.002))
    const carcass = [
      ...sides,
      ...boards,
      box([w - 2 * t, t, d], [0, h - t, 0], 0.003),
      box([w - 2 * t, plinth, t], [0, 0, d / 2 - 0.03], 0.002),
    ]
    const panel = back ? [box([w - 2 * t, h - plinth - t, 0.006], [0, plinth, -d / 2 + 0.004], 0)] : []
    const rows = times(shelves, (i) => i).flatMap((i) => {
      const fill = Math.min(1, Math.max(0, books * 1.25 - random() * 0.5 * (1 - books * 0.5)))
      return fill > 0.08
        ? rowOfBooks(
            [-w / 2 + t + 0.004, plinth + i * room + t, -d / 2 + 0.014],
            (w - 2 * t - 0.01) * Math.min(1, fill),
            Math.min(0.27, room - t - 0.03),
            Math.min(0.2, d - 0.06),
            random,
          )
        : []
    })
    const colours = ['book-red', 'book-blue', 'book-green', 'book-ochre', 'cardboard'] as const
    return {
      parts: [
        part('wood-oak', [...carcass, ...panel], 'main'),
        ...colours.flatMap((material, c) => {
          const mine = rows.filter((b) => b.binding === c).map((b) => b.cover)
          return mine.length > 0 ? [part(material, mine)] : []
        }),
      ],
      // What is left of each board beside the books; the top holds things too.
      surfaces:
        books < 0.1
          ? [
              ...times(shelves, (i) => ({
                centre: [0, plinth + i * room + t, 0] as const,
                size: [w - 2 * t - 0.02, d - 0.03] as const,
              })),
              { centre: [0, h, 0], size: [w - 0.02, d - 0.02] },
            ]
          : [{ centre: [0, h, 0], size: [w - 0.02, d - 0.02] }],
      anchors: [{ kind: 'reach', at: [0, Math.min(1.5, h * 0.75), d / 2], facing: Math.PI }],
    }
  },
})
