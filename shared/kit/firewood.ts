import { extrude } from './cloth.ts'
import { generator } from './generator.ts'
import { between, move, part, times, turn } from './geometry.ts'
import { facts, share, sizes } from './sizes.ts'
import { cylinder } from './solids.ts'

/** Billets piled up with their sawn ends to the front, round ones and split ones. */
export const firewood = generator({
  ...facts('firewood'),
  placement: 'floor',
  materials: ['bark', 'wood-weathered', 'charcoal', 'bark-palm'],
  params: {
    ...sizes('firewood'),
    split: share('Split', 0.45, 'Share of the billets that are split'),
    heap: share('Heap', 0.5, '0 is a square stack, 1 a heap'),
  },
  build: ({ width: w, height: h, depth: d, split, heap }, random) => {
    const rows = Math.min(9, Math.max(2, Math.round(h / 0.105)))
    const pitch = h / (1 + (rows - 1) * 0.87)
    const r = pitch / 2
    const most = Math.max(1, Math.floor(w / pitch))
    const bark: ReturnType<typeof cylinder>[] = []
    const ends: ReturnType<typeof cylinder>[] = []
    for (let row = 0; row < rows; row++) {
      const n = Math.max(1, Math.round((most - (row % 2 ? 1 : 0)) * (1 - (heap * 0.75 * row) / rows)))
      const step = n > 1 ? Math.min(pitch, (w - pitch) / (n - 1)) : 0
      for (let i = 0; i < n; i++) {
        const x = (i - (n - 1) / 2) * step
        const y = r + row * pitch * 0.87
        const long = d * between(random, 0.9, 1)
        const z = (d - long) * between(random, -0.5, 0.5)
        const size = r * between(random, 0.9, 1)
        const spin = random() * Math.PI * 2
        if (random() < split && row > 0) {
          const wedge = extrude(
            [
              [-size * 0.5, -size * 0.62],
              [size * 0.95, -size * 0.5],
              [size * 0.72, size * 0.2],
              [size * 0.15, size * 0.72],
              [-size * 0.6, size * 0.75],
            ],
            long,
            0.9,
          )
          ends.push(move(turn(wedge, 'z', Math.floor(spin * 2) * 1.1), [x, y, z]))
        } else {
          bark.push(move(turn(tubeOf(size, long), 'z', spin), [x, y, z]))
          for (const side of [1, -1]) ends.push(move(disc(size * 0.9, side), [x, y, z + (side * long) / 2]))
        }
      }
    }
    return {
      parts: [part('bark', bark, 'main'), part('wood-end', ends)],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h, d / 2], facing: Math.PI }],
    }
  },
})

const tubeOf = (r: number, long: number) =>
  move(turn(cylinder(r, long, [0, 0, 0], { segments: 10 }), 'x', Math.PI / 2), [0, 0, -long / 2])

/** The sawn face of a billet, a hair before the bark's edge. */
const disc = (r: number, side: number) => {
  const positions: number[] = []
  for (const k of times(10, (i) => i))
    positions.push(Math.sin((k / 10) * Math.PI * 2) * r, Math.cos((k / 10) * Math.PI * 2) * r, side * 0.0015)
  return {
    positions,
    normals: positions.map((_, i) => (i % 3 === 2 ? side : 0)),
    uvs: times(20, (i) => positions[Math.floor(i / 2) * 3 + (i % 2)]!),
    indices: times(8, (i) => (side > 0 ? [0, i + 2, i + 1] : [0, i + 1, i + 2])).flat(),
  }
}
