/** Which things a box drawn on the screen catches. Pure; CSS pixels. */
import type { Vec3 } from '../../shared/fields/index.ts'
import { type Lens, projectLine } from './projection.ts'
import type { Box } from './view-math.ts'

export interface Point2 {
  readonly x: number
  readonly y: number
}
export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const rectOf = (a: Point2, b: Point2): Rect => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  right: Math.max(a.x, b.x),
  bottom: Math.max(a.y, b.y),
})

const EDGES: readonly (readonly [number, number])[] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((corner) =>
  [1, 2, 4].filter((bit) => !(corner & bit)).map((bit) => [corner, corner | bit] as const),
)

export const cornersOf = ({ min, max }: Box): Vec3[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((c) => [c & 1 ? max[0] : min[0], c & 2 ? max[1] : min[1], c & 4 ? max[2] : min[2]])

/** The outline of a box as the eye sees it, counter-clockwise; empty when it is all behind the eye. */
export const outlineOf = (lens: Lens, corners: readonly Vec3[]): Point2[] => {
  const points: Point2[] = []
  for (const [a, b] of EDGES) {
    const line = projectLine(lens, corners[a]!, corners[b]!)
    if (line) points.push(...line)
  }
  return hull(points)
}

const cross = (o: Point2, a: Point2, b: Point2) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

/** Convex hull (Andrew's monotone chain). */
const hull = (points: readonly Point2[]): Point2[] => {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (list: readonly Point2[]) => {
    const chain: Point2[] = []
    for (const p of list) {
      while (chain.length > 1 && cross(chain[chain.length - 2]!, chain[chain.length - 1]!, p) <= 0) chain.pop()
      chain.push(p)
    }
    chain.pop()
    return chain
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** Whether a convex outline and a rectangle share a point (separating axes). */
export const touches = (outline: readonly Point2[], rect: Rect): boolean => {
  if (outline.length === 0) return false
  const xs = outline.map((p) => p.x)
  const ys = outline.map((p) => p.y)
  if (Math.max(...xs) < rect.left || Math.min(...xs) > rect.right) return false
  if (Math.max(...ys) < rect.top || Math.min(...ys) > rect.bottom) return false
  if (outline.length < 3) return true
  const corners: Point2[] = [
    { x: rect.left, y: rect.top },
    { x: rect.right, y: rect.top },
    { x: rect.right, y: rect.bottom },
    { x: rect.left, y: rect.bottom },
  ]
  for (let i = 0; i < outline.length; i++) {
    const a = outline[i]!
    const b = outline[(i + 1) % outline.length]!
    if (corners.every((c) => cross(a, b, c) < 0)) return false
  }
  return true
}

const inside = (outline: readonly Point2[], p: Point2): boolean =>
  outline.length > 2 && outline.every((a, i) => cross(a, outline[(i + 1) % outline.length]!, p) >= 0)

/**
 * Whether the marquee catches a thing: it touches the thing's outline, unless the whole marquee was drawn within it. So a
 * tent or a wall that fills the background is not caught by a box round the jars before it.
 */
export const catches = (lens: Lens, corners: readonly Vec3[], rect: Rect): boolean => {
  const outline = outlineOf(lens, corners)
  if (!touches(outline, rect)) return false
  const { left, top, right, bottom } = rect
  return ![
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ].every((c) => inside(outline, c))
}
