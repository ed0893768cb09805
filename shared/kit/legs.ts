/** What furniture stands on. Metres. */
import type { Shape } from './geometry.ts'
import { bar, box, cylinder } from './solids.ts'

interface Four {
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly thick: number
  /** How far in from the corners they stand at the top. */
  readonly inset?: number
  /** How far the feet stand out from the tops. */
  readonly splay?: number
  readonly style: 'square' | 'round' | 'tapered'
}

/** Four legs under a rectangle about the origin. */
export const fourLegs = ({ width, depth, height, thick, inset = 0, splay = 0, style }: Four): Shape[] =>
  [-1, 1].flatMap((sx) =>
    [-1, 1].map((sz) => {
      const [x, z] = [sx * (width / 2 - inset - thick / 2), sz * (depth / 2 - inset - thick / 2)]
      if (style === 'square' && splay === 0) return box([thick, height, thick], [x, 0, z], Math.min(0.005, thick * 0.15))
      if (style === 'square') return bar([x + sx * splay, 0, z + sz * splay], [x, height, z], thick, thick, 0.003)
      const end = style === 'tapered' ? thick * 0.55 : thick
      return lean(cylinder(end / 2, height, [0, 0, 0], { top: thick / 2, segments: 10 }), x, z, sx * splay, sz * splay, height)
    }),
  )

const lean = (shape: Shape, x: number, z: number, outX: number, outZ: number, height: number): Shape => ({
  ...shape,
  positions: shape.positions.map((n, i, all) => {
    const up = 1 - all[i - (i % 3) + 1]! / height
    return i % 3 === 0 ? n + x + outX * up : i % 3 === 2 ? n + z + outZ * up : n
  }),
})
