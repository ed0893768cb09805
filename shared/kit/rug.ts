import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, emptyShape, part, type Shape, times } from './geometry.ts'
import type { MaterialId } from './materials.ts'
import { facts, length, metres } from './sizes.ts'
import { bar, box } from './solids.ts'

const PALETTES = {
  madder: ['wool-red', 'wool-indigo', 'wool-ochre', 'wool-cream'],
  indigo: ['wool-indigo', 'wool-cream', 'wool-red', 'wool-ochre'],
  desert: ['wool-ochre', 'wool-brown', 'wool-cream', 'wool-red'],
  olive: ['wool-green', 'wool-cream', 'wool-brown', 'wool-ochre'],
} as const satisfies Record<string, readonly [MaterialId, MaterialId, MaterialId, MaterialId]>

/** Which of four yarns (0 ground, 1 figure, 2 border, 3 light) a stitch has; x and z are stitches from the middle. */
const PATTERNS = {
  kilim: (x: number, z: number, nx: number) => {
    const band = Math.floor((nx + x) / 9)
    const inBand = (((nx + x) % 9) + 9) % 9
    if (inBand < 1) return 3
    const diamond = Math.abs(inBand - 5) + Math.abs((((z % 10) + 10) % 10) - 5)
    return diamond < 2 ? 3 : diamond < 4 ? (band % 2 === 0 ? 1 : 2) : 0
  },
  medallion: (x: number, z: number, nx: number, nz: number) => {
    const d = Math.abs(x) / nx + Math.abs(z) / nz
    if (d < 0.22) return 3
    if (d < 0.36) return 2
    if (d < 0.6) return 1
    return (Math.abs(x) % 8) + (Math.abs(z) % 8) < 3 ? 3 : 0
  },
  stripes: (x: number) => {
    const at = Math.abs(x) % 13
    return at < 5 ? 0 : at < 7 ? 3 : at < 10 ? 1 : at < 11 ? 3 : 2
  },
  plain: () => 0,
} as const

const PATTERN_WORDS = { kilim: 'Kilim', medallion: 'Medallion', stripes: 'Stripes', plain: 'Plain' } as const

/** A flat woven rug: the pattern is a mosaic of yarns over a base, borders around it, fringes at both ends. */
export const rug = generator({
  ...facts('rug'),
  placement: 'floor',
  materials: ['wool-red', 'wool-indigo', 'wool-ochre', 'wool-brown', 'wool-green', 'rug-persian'],
  params: {
    width: length('rug', 'width', 'Length'),
    height: length('rug', 'height', 'Thickness'),
    depth: length('rug', 'depth', 'Width'),
    pattern: oneOf(PATTERN_WORDS, { label: 'Pattern', default: 'medallion', group: 'Shape' }),
    palette: oneOf(
      { madder: 'Madder red', indigo: 'Indigo', desert: 'Desert', olive: 'Olive' },
      { label: 'Colours', default: 'madder', group: 'Shape' },
    ),
    fringe: metres('Fringe', 0.06, 0, 0.2),
  },
  build: ({ width, height: h, depth, pattern, palette, fringe }, random) => {
    const w = width - 2 * Math.min(fringe, width * 0.15)
    const nx = Math.max(8, Math.round(w / 2 / 0.035))
    const nz = Math.max(6, Math.round(depth / 2 / 0.035))
    const rim = Math.min(6, Math.floor(nz / 3))
    const yarn = (x: number, z: number): number => {
      const edge = Math.min(nx - Math.abs(x + 0.5), nz - Math.abs(z + 0.5))
      if (edge < 1) return 2
      if (edge < 2) return 3
      if (edge < rim - 1) return (x + z) % 4 === 0 && pattern !== 'plain' ? 3 : 2
      if (edge < rim) return 3
      return PATTERNS[pattern](x, z, nx, nz)
    }
    const yarns = times(4, emptyShape)
    const at = (x: number, z: number): Vec3 => [(x / nx) * (w / 2), h, (z / nz) * (depth / 2)]
    // Stitches of one colour in a row are one rectangle.
    for (let z = -nz; z < nz; z++)
      for (let x = -nx, from = -nx; x < nx; x++) {
        if (x + 1 < nx && yarn(x + 1, z) === yarn(from, z)) continue
        rectangle(yarns[yarn(from, z)]!, at(from, z), at(x + 1, z + 1))
        from = x + 1
      }
    const base = box([w, h * 0.92, depth], [0, 0, 0], 0)
    const threads =
      fringe > 0.005
        ? times(Math.round(depth / 0.035), (i) => {
            const z = -depth / 2 + ((i + 0.5) / Math.round(depth / 0.035)) * depth
            return [-1, 1].map((s) =>
              bar(
                [s * (w / 2), h * 0.4, z],
                [
                  s * (width / 2),
                  h * 0.2,
                  Math.max(-depth / 2 + 0.006, Math.min(depth / 2 - 0.006, z + between(random, -0.012, 0.012))),
                ],
                0.009,
                h * 0.35,
                0,
              ),
            )
          }).flat()
        : []
    const names = PALETTES[palette]
    return {
      parts: yarns.flatMap((shape, i) => {
        const shapes: Shape[] = i === 0 ? [base, shape] : i === 3 ? [shape, ...threads] : [shape]
        const filled = shapes.filter((s) => s.indices.length > 0)
        return filled.length > 0 ? [part(names[i]!, filled, i === 0 ? 'main' : 'fixed')] : []
      }),
      surfaces: [{ centre: [0, h, 0], size: [w, depth] }],
      anchors: [
        { kind: 'sit', at: [0, h, 0], facing: 0 },
        { kind: 'lie', at: [0, h, 0], facing: Math.PI / 2 },
      ],
    }
  },
})

const rectangle = (shape: Shape, [x0, y, z0]: Vec3, [x1, , z1]: Vec3) => {
  const base = shape.positions.length / 3
  shape.positions.push(x0, y, z1, x1, y, z1, x1, y, z0, x0, y, z0)
  for (let i = 0; i < 4; i++) shape.normals.push(0, 1, 0)
  shape.uvs.push(x0, z1, x1, z1, x1, z0, x0, z0)
  shape.indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
}
