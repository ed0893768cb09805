import { flag, oneOf } from '../fields/index.ts'
import { extrude, type Outline } from './cloth.ts'
import { generator } from './generator.ts'
import { move, part, type Shape } from './geometry.ts'
import type { MaterialId } from './materials.ts'
import { facts, metres, sizes } from './sizes.ts'
import { bar, box } from './solids.ts'

/** A framed picture; its back is at the wall, its origin in the middle of the back. */
export const pictureFrame = generator({
  ...facts('picture-frame'),
  placement: 'wall',
  materials: ['wood-oak', 'wood-walnut', 'wood-ebony', 'wood-painted-white', 'gold', 'steel-painted-black'],
  params: {
    ...sizes('picture-frame'),
    border: metres('Frame', 0.04, 0.01, 0.12, 'Width of the frame'),
    mount: flag({ label: 'Mount', default: true, group: 'Shape' }),
    motif: oneOf(
      { hills: 'Hills', abstract: 'Abstract', plain: 'Blank' },
      { label: 'Picture', default: 'hills', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, border, mount, motif }, random) => {
    const b = Math.min(border, w * 0.3, h * 0.3)
    const [x, y] = [w / 2 - b / 2, h / 2 - b / 2]
    const bevel = Math.min(d * 0.35, b * 0.3)
    const frame = [
      ...[-1, 1].map((s) => box([w, b, d], [0, s * y - b / 2, d / 2], bevel)),
      ...[-1, 1].map((s) => box([b, h - 2 * b, d * 0.99], [s * x, -h / 2 + b, d / 2], bevel)),
    ]
    const board = box([w - b, h - b, d * 0.4], [0, -h / 2 + b / 2, d * 0.2], 0)
    const edge = mount ? Math.min(w, h) * 0.11 : 0
    const [pw, ph] = [w - 2 * b - edge * 2, h - 2 * b - edge * 2]
    const z = d * 0.41
    const layer = (outline: Outline, k: number) => move(extrude(outline, d * 0.02), [0, 0, z + k * d * 0.025])
    const at = (u: number, v: number) => [(u - 0.5) * pw, (v - 0.5) * ph] as const
    const line = (from: number, amount: number, k: number): Outline => {
      const phase = random() * 6
      const top = Array.from({ length: 13 }, (_, i) =>
        at(
          1 - i / 12,
          from + amount * Math.sin((i / 12) * k + phase) * 0.5 + amount * 0.2 * Math.sin((i / 12) * k * 2.7 + phase),
        ),
      )
      return [at(0, 0), at(1, 0), ...top]
    }
    const painted: [MaterialId, Shape[]][] =
      motif === 'hills'
        ? [
            ['print-sky', [layer([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], 0)]],
            ['print-hills', [layer(line(0.5, 0.22, 5), 1)]],
            ['print-field', [layer(line(0.28, 0.1, 4), 2)]],
          ]
        : motif === 'abstract'
          ? [
              ['print-field', [layer([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], 0)]],
              ['wool-red', [layer([at(0.12, 0.2), at(0.55, 0.15), at(0.5, 0.7), at(0.18, 0.75)], 1)]],
              ['wool-indigo', [layer([at(0.42, 0.35), at(0.88, 0.4), at(0.8, 0.88), at(0.5, 0.82)], 2)]],
              ['charcoal', [bar([...at(0.1, 0.12), z + d * 0.08], [...at(0.92, 0.3), z + d * 0.08], d * 0.02, ph * 0.02, 0)]],
            ]
          : [['paper', [layer([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], 0)]]]
    return {
      parts: [
        part('wood-oak', frame, 'main'),
        part('paper', [board]),
        ...painted.flatMap(([material, shapes]) => (shapes.length > 0 ? [part(material, shapes)] : [])),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
