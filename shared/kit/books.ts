import { oneOf } from '../fields/index.ts'
import { rowOfBooks } from './book-row.ts'
import { generator } from './generator.ts'
import { between, move, part, times, turn } from './geometry.ts'
import { facts, sizes } from './sizes.ts'
import { box } from './solids.ts'

/** Books to dress a shelf or a table with: a row, or a pile. */
export const books = generator({
  ...facts('books'),
  placement: 'surface',
  materials: ['book-red', 'book-blue', 'book-green', 'book-ochre', 'leather-brown'],
  params: {
    ...sizes('books'),
    lie: oneOf({ row: 'In a row', pile: 'In a pile' }, { label: 'Lie', default: 'row', group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, lie }, random) => {
    const colours = ['book-red', 'book-blue', 'book-green', 'book-ochre', 'leather-brown'] as const
    const paper: ReturnType<typeof box>[] = []
    const covers: { readonly cover: ReturnType<typeof box>; readonly binding: number }[] = []
    if (lie === 'row') {
      covers.push(...rowOfBooks([-w / 2, 0, -d / 2], w, h, d, random, 0.002))
    } else {
      const n = Math.max(2, Math.round(h / 0.035))
      for (let i = 0; i < n; i++) {
        const thick = h / n
        const k = between(random, 0.78, 0.9) * (1 - (0.2 * i) / n)
        const spin = between(random, -0.12, 0.12)
        const [bw, bd] = [Math.min(w, 0.26) * k, d * k]
        const at = (s: ReturnType<typeof box>) => move(turn(s, 'y', spin), [0, i * thick, 0])
        covers.push(
          ...[0, thick * 0.88].map((y) => ({ cover: at(box([bw, thick * 0.12, bd], [0, y, 0], 0.001)), binding: i % 5 })),
          { cover: at(box([thick * 0.14, thick, bd], [-bw / 2 + thick * 0.07, 0, 0], 0.001)), binding: i % 5 },
        )
        paper.push(at(box([bw - 0.008, thick * 0.78, bd - 0.01], [0.003, thick * 0.11, 0], 0)))
      }
    }
    const first = covers[0]?.binding ?? 0
    return {
      parts: [
        ...times(5, (c) => c).flatMap((c) => {
          const mine = covers.filter((b) => b.binding === c).map((b) => b.cover)
          return mine.length > 0 ? [part(colours[c]!, mine, c === first ? 'main' : 'fixed')] : []
        }),
        ...(paper.length > 0 ? [part('paper', paper)] : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
