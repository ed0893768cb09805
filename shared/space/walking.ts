/**
 * Where a person can walk: a grid of cells, blocked where somebody of half a metre and a bit would bump into a thing. Asks
 * whether a place can be reached from outside. A flood fill, redone only when something was added or taken away.
 * 100 × 100 cells: 0.2 ms a fill.
 */

import type { Vec3 } from './math.ts'
import type { Box } from './overlap.ts'

/** Width of a walkway, metres: one person with a prop in hand; half a shoulder's play on each side. */
export const WALKWAY_M = 0.6
/** What is lower is stepped over, what hangs higher is walked under. Metres above the floor. */
const STEP_M = 0.22
const HEAD_M = 1.9

const CELL_M = 0.2

export interface Walking {
  /** Blocks (or frees again) the cells of a thing. */
  block(boxes: readonly Box[]): void
  free(boxes: readonly Box[]): void
  /** Whether one can walk from the edge of the grid to within `reach` metres of a point. */
  reaches(point: Vec3, reach: number): boolean
  /** Share of the free cells that can be reached from the edge, 0…1. */
  share(): number
}

/**
 * A square grid about `centre` that reaches `half` metres to each side, on a floor at `floorY`. People come in from the
 * edge; `inside` adds a place where they are already (a closed room has no way in). `width` of a way, metres.
 */
export const makeWalking = (centre: Vec3, half: number, floorY = 0, inside: Vec3 | null = null, width = WALKWAY_M): Walking => {
  const count = Math.max(4, Math.min(400, Math.ceil((half * 2) / CELL_M)))
  const cell = (half * 2) / count
  const [x0, z0] = [centre[0] - half, centre[2] - half]
  const blocked = new Uint16Array(count * count)
  let reached: Uint8Array | null = null

  const cover = (box: Box, by: 1 | -1) => {
    if (box.max[1] <= floorY + STEP_M || box.min[1] >= floorY + HEAD_M) return
    const r = width / 2
    const from = (v: number, start: number) => Math.max(0, Math.floor((v - r - start) / cell))
    const to = (v: number, start: number) => Math.min(count - 1, Math.floor((v + r - start) / cell))
    // Corners of the box are rounded by the walker's half width: the distance to the footprint decides.
    for (let i = from(box.min[0], x0); i <= to(box.max[0], x0); i++)
      for (let j = from(box.min[2], z0); j <= to(box.max[2], z0); j++) {
        const x = x0 + (i + 0.5) * cell
        const z = z0 + (j + 0.5) * cell
        if (distanceTo(box, x, z) < r) blocked[i * count + j] = Math.max(0, (blocked[i * count + j] ?? 0) + by)
      }
    reached = null
  }

  const fill = (): Uint8Array => {
    const seen = new Uint8Array(count * count)
    const open: number[] = []
    const visit = (i: number, j: number) => {
      const at = i * count + j
      if (i < 0 || j < 0 || i >= count || j >= count || seen[at] || blocked[at]) return
      seen[at] = 1
      open.push(at)
    }
    for (let k = 0; k < count; k++) {
      visit(0, k)
      visit(count - 1, k)
      visit(k, 0)
      visit(k, count - 1)
    }
    if (inside !== null) {
      const [i, j] = [Math.floor((inside[0] - x0) / cell), Math.floor((inside[2] - z0) / cell)]
      for (let di = -3; di <= 3; di++) for (let dj = -3; dj <= 3; dj++) visit(i + di, j + dj)
    }
    while (open.length > 0) {
      const at = open.pop()!
      const i = Math.floor(at / count)
      const j = at % count
      visit(i + 1, j)
      visit(i - 1, j)
      visit(i, j + 1)
      visit(i, j - 1)
    }
    return seen
  }

  return {
    block: (boxes) => {
      for (const box of boxes) cover(box, 1)
    },
    free: (boxes) => {
      for (const box of boxes) cover(box, -1)
    },
    reaches(point, reach) {
      reached ??= fill()
      const span = Math.ceil(reach / cell)
      const ci = Math.floor((point[0] - x0) / cell)
      const cj = Math.floor((point[2] - z0) / cell)
      // Off the grid is outside, where one comes from.
      if (ci < 0 || cj < 0 || ci >= count || cj >= count) return true
      for (let i = Math.max(0, ci - span); i <= Math.min(count - 1, ci + span); i++)
        for (let j = Math.max(0, cj - span); j <= Math.min(count - 1, cj + span); j++) {
          if (!reached[i * count + j]) continue
          if (Math.hypot(x0 + (i + 0.5) * cell - point[0], z0 + (j + 0.5) * cell - point[2]) <= reach + cell) return true
        }
      return false
    },
    share() {
      reached ??= fill()
      let free = 0
      let seen = 0
      for (let k = 0; k < blocked.length; k++) {
        if (blocked[k]) continue
        free++
        seen += reached[k]!
      }
      return free === 0 ? 0 : seen / free
    },
  }
}

/** Level distance from a point to the footprint of a box that may be turned about the vertical; 0 inside. */
const distanceTo = (box: Box, x: number, z: number): number => {
  const dx = x - box.centre[0]
  const dz = z - box.centre[2]
  // A box that leans takes its hull: rare, and on the safe side.
  if (Math.abs(box.axes[1][1]) < 0.99) {
    const ox = Math.max(0, Math.abs(x - (box.min[0] + box.max[0]) / 2) - (box.max[0] - box.min[0]) / 2)
    const oz = Math.max(0, Math.abs(z - (box.min[2] + box.max[2]) / 2) - (box.max[2] - box.min[2]) / 2)
    return Math.hypot(ox, oz)
  }
  const u = Math.max(0, Math.abs(dx * box.axes[0][0] + dz * box.axes[0][2]) - box.half[0])
  const v = Math.max(0, Math.abs(dx * box.axes[2][0] + dz * box.axes[2][2]) - box.half[2])
  return Math.hypot(u, v)
}
