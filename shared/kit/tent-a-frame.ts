import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { facts, share, sizes } from './sizes.ts'
import { rod } from './solids.ts'

/** A ridge tent of canvas: two slopes with low walls, a closed back, flaps in front, poles and guy ropes. */
export const tentAFrame = generator({
  ...facts('tent-a-frame'),
  placement: 'floor',
  materials: ['canvas-tan', 'fabric-linen', 'fabric-green', 'muslin', 'hide'],
  params: {
    ...sizes('tent-a-frame'),
    wall: share('Side walls', 0.3, 'Height of the upright walls'),
    front: oneOf({ open: 'Open', half: 'Half open', closed: 'Closed' }, { label: 'Front', default: 'open', group: 'Shape' }),
  },
  build: ({ width, height, depth, wall, front }, random) => {
    const h = height * 0.965
    const half = width * 0.41
    const long = depth * 0.36
    const low = h * 0.55 * wall
    const phase = random() * 6
    /** Half the tent's breadth at a height. */
    const breadth = (y: number): number => {
      if (y < low) return half * (1.03 - 0.03 * (y / Math.max(0.01, low)))
      const t = (y - low) / (h - low)
      return half * (1 - t) - half * 0.13 * Math.sin(Math.PI * t) * (1 - t * 0.3)
    }
    const rows = 10
    const heightAt = (v: number) => (v < 0.25 ? (low * v) / 0.25 : low + ((h - low) * (v - 0.25)) / 0.75)
    const cover = sheet(rows * 2, 10, (u, v) => {
      const side = u < 0.5 ? -1 : 1
      const up = u < 0.5 ? u * 2 : 2 - u * 2
      const dip = 4 * v * (1 - v)
      const y = heightAt(up)
      const x = side * breadth(y) * (1 - 0.035 * dip * Math.sin(Math.PI * Math.min(1, up)))
      return [
        x,
        Math.max(0.01, y * (1 - 0.03 * dip * up) + (up < 0.02 ? 0.01 + 0.012 * Math.sin(v * 31 + phase) : 0)),
        long - v * 2 * long,
      ]
    })
    const end = (z: number, from: (y: number) => number, to: (y: number) => number, way: 1 | -1, belly: number) =>
      sheet(8, 9, (u, v) => {
        const y = Math.max(0.012, h * 0.985 * v)
        const [a, b] = [from(y), to(y)]
        const x = a + (b - a) * u
        return [x, y, z + way * belly * Math.sin(Math.PI * u) * (1 - v) + 0.018 * Math.sin(u * 9 + phase) * (1 - v)]
      })
    const back = end(-long + 0.012, breadth, (y) => -breadth(y), -1, 0.07)
    // An open flap is drawn aside and hangs in folds by the edge of the roof.
    const drawn = (side: 1 | -1, open: boolean) => {
      const outer = (y: number) => side * breadth(y)
      const inner = (y: number) => (open ? side * breadth(y) * (0.62 + 0.3 * (1 - y / h)) : side * 0.004)
      return side > 0
        ? end(long - 0.012, inner, outer, 1, open ? 0.1 : 0.03)
        : end(long - 0.012, outer, inner, 1, open ? 0.1 : 0.03)
    }
    const flaps = [drawn(-1, front !== 'closed'), drawn(1, front === 'open')]
    const pole = 0.022
    const rope = (from: Vec3, to: Vec3) => rod(from, to, 0.006, 0.006, 5)
    const ends = [1, -1].map((s) => ({
      top: [0, h * 0.99, s * long] as const,
      peg: [0, 0.04, s * (depth / 2 - 0.02)] as const,
    }))
    const sidePegs = [-1, 1].flatMap((s) =>
      [-0.9, 0, 0.9].map((t) => ({
        from: [s * half, low, t * long] as const,
        peg: [s * (width / 2 - 0.015), 0.03, t * long * 1.02] as const,
      })),
    )
    const pegs = [...ends.map((e) => e.peg), ...sidePegs.map((e) => e.peg)]
    return {
      parts: [
        part('canvas-tan', [cover, back, ...flaps], 'main'),
        part('wood-weathered', [
          ...[1, -1].map((s) => rod([0, 0, s * (long - 0.035)], [0, height, s * (long - 0.03)], pole, pole * 0.8)),
          rod([0, h * 0.965, long - 0.03], [0, h * 0.965, -long + 0.03], pole * 0.8),
          ...pegs.map(([x, , z]) => rod([x * 0.985, 0, z * 0.985], [x, 0.1, z], 0.014, 0.01, 5)),
        ]),
        part('rope', [...ends.map((e) => rope(e.top, e.peg)), ...(low > 0.1 ? sidePegs.map((e) => rope(e.from, e.peg)) : [])]),
      ],
      surfaces: [],
      anchors: [
        { kind: 'stand', at: [0, 0, long * 0.4], facing: 0 },
        { kind: 'lie', at: [half * 0.4, 0, 0], facing: 0 },
      ],
    }
  },
})
