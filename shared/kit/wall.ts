import type { Vec3 } from '../fields/index.ts'
import { flag } from '../fields/index.ts'
import { generator } from './generator.ts'
import { emptyShape, part, type Shape } from './geometry.ts'
import { facts, length, metres } from './sizes.ts'
import { box } from './solids.ts'

interface Hole {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

/**
 * A slab with rectangular holes, cut into the cells between all edges: so faces meet corner to corner without cracks,
 * and every cell beside a hole gives it a reveal.
 */
const slab = (w: number, h: number, thick: number, holes: readonly Hole[]): Shape => {
  const xs = [...new Set([-w / 2, ...holes.flatMap((o) => [o.x0, o.x1]), w / 2])].sort((a, b) => a - b)
  const ys = [...new Set([0, ...holes.flatMap((o) => [o.y0, o.y1]), h])].sort((a, b) => a - b)
  const solid = (i: number, j: number) => {
    if (i < 0 || j < 0 || i >= xs.length - 1 || j >= ys.length - 1) return false
    const [x, y] = [(xs[i]! + xs[i + 1]!) / 2, (ys[j]! + ys[j + 1]!) / 2]
    return !holes.some((o) => x > o.x0 && x < o.x1 && y > o.y0 && y < o.y1)
  }
  const shape = emptyShape()
  const quad = (corners: readonly [Vec3, Vec3, Vec3, Vec3], normal: Vec3, uv: (p: Vec3) => readonly [number, number]) => {
    const base = shape.positions.length / 3
    for (const p of corners) {
      shape.positions.push(...p)
      shape.normals.push(...normal)
      shape.uvs.push(...uv(p))
    }
    shape.indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
  }
  for (let i = 0; i < xs.length - 1; i++)
    for (let j = 0; j < ys.length - 1; j++) {
      if (!solid(i, j)) continue
      const [l, r, b, t, f] = [xs[i]!, xs[i + 1]!, ys[j]!, ys[j + 1]!, thick]
      quad(
        [
          [l, b, f],
          [r, b, f],
          [r, t, f],
          [l, t, f],
        ],
        [0, 0, 1],
        ([x, y]) => [x, y],
      )
      quad(
        [
          [r, b, 0],
          [l, b, 0],
          [l, t, 0],
          [r, t, 0],
        ],
        [0, 0, -1],
        ([x, y]) => [-x, y],
      )
      if (!solid(i - 1, j))
        quad(
          [
            [l, b, 0],
            [l, b, f],
            [l, t, f],
            [l, t, 0],
          ],
          [-1, 0, 0],
          ([, y, z]) => [z, y],
        )
      if (!solid(i + 1, j))
        quad(
          [
            [r, b, f],
            [r, b, 0],
            [r, t, 0],
            [r, t, f],
          ],
          [1, 0, 0],
          ([, y, z]) => [-z, y],
        )
      if (!solid(i, j - 1))
        quad(
          [
            [l, b, 0],
            [r, b, 0],
            [r, b, f],
            [l, b, f],
          ],
          [0, -1, 0],
          ([x, , z]) => [x, z],
        )
      if (!solid(i, j + 1))
        quad(
          [
            [l, t, f],
            [r, t, f],
            [r, t, 0],
            [l, t, 0],
          ],
          [0, 1, 0],
          ([x, , z]) => [x, -z],
        )
    }
  return shape
}

/** A wall of a room, its back at z = 0, with a doorway and a window where asked, and a skirting board. */
export const wall = generator({
  ...facts('wall'),
  placement: 'floor',
  materials: [
    'plaster-white',
    'plaster-warm',
    'plaster-rough',
    'paint-blue-grey',
    'paint-green',
    'paint-ochre',
    'brick',
    'brick-white',
    'wallpaper-damask',
    'wallpaper-stripe',
    'panelling-oak',
    'panelling-white',
    'stone-blocks',
    'mudbrick',
    'concrete',
    'tile-white',
  ],
  params: {
    width: length('wall', 'width', 'Width'),
    height: length('wall', 'height', 'Height'),
    depth: length('wall', 'depth', 'Thickness'),
    door: flag({ label: 'Doorway', default: false, group: 'Doorway' }),
    doorX: metres('Doorway at', 0, -10, 10, 'Its middle, from the middle of the wall'),
    doorWidth: metres('Doorway width', 0.93, 0.5, 6),
    doorHeight: metres('Doorway height', 2.05, 1, 6),
    window: flag({ label: 'Window', default: false, group: 'Window' }),
    windowX: metres('Window at', 0, -10, 10, 'Its middle, from the middle of the wall'),
    windowWidth: metres('Window width', 1.2, 0.3, 10),
    windowHeight: metres('Window height', 1.4, 0.3, 6),
    sill: metres('Sill', 0.9, 0, 6, 'Height of the window’s lower edge'),
    skirting: flag({ label: 'Skirting board', default: true, group: 'Shape' }),
  },
  build: (v) => {
    const { width: w, height: h, depth: thick } = v
    const rim = Math.min(0.05, w * 0.1, h * 0.1)
    const hold = (n: number, low: number, high: number) => Math.min(Math.max(low, high), Math.max(Math.min(low, high), n))
    const hole = (x: number, wide: number, low: number, high: number): Hole => {
      const half = Math.min(wide, w - 2 * rim) / 2
      const middle = hold(x, -w / 2 + rim + half, w / 2 - rim - half)
      return { x0: middle - half, x1: middle + half, y0: low, y1: high }
    }
    const door = v.door ? hole(v.doorX, v.doorWidth, 0, Math.min(v.doorHeight, h - rim)) : null
    const sill = hold(v.sill, rim, h - rim * 2)
    const window = v.window ? hole(v.windowX, v.windowWidth, sill, hold(sill + v.windowHeight, sill + rim / 2, h - rim)) : null
    const holes = [door, window].filter((o) => o !== null)
    const meet = door && window && door.x1 > window.x0 && door.x0 < window.x1 && window.y0 < door.y1 + 1e-3
    const gaps = holes.filter((o) => o.y0 < 0.1)
    const edges = [-w / 2, ...gaps.toSorted((a, b) => a.x0 - b.x0).flatMap((o) => [o.x0, o.x1]), w / 2]
    const boards: Shape[] = []
    const high = Math.min(0.09, h * 0.2)
    for (let i = 0; v.skirting && i + 1 < edges.length; i += 2) {
      const [from, to] = [edges[i]!, edges[i + 1]!]
      if (to - from > 0.02) boards.push(box([to - from, high, 0.014], [(from + to) / 2, 0, thick + 0.007], 0.003))
    }
    return {
      parts: [
        part('plaster-white', [slab(w, h, thick, holes)], 'main'),
        ...(boards.length > 0 ? [part('wood-painted-white', boards)] : []),
      ],
      surfaces:
        window && thick > 0.08 && window.y1 - window.y0 > 0.1 && !meet
          ? [{ centre: [(window.x0 + window.x1) / 2, window.y0, thick / 2], size: [window.x1 - window.x0, thick] }]
          : [],
      anchors: [{ kind: 'lean', at: [hold(w * 0.25, -w / 2, w / 2), Math.min(1.4, h), thick], facing: 0 }],
    }
  },
})
