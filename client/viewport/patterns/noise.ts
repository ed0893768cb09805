/** Noise that repeats without a seam: on a unit square that wraps around, of whole periods. Pure; same place, same value. */

const hash = (x: number, y: number, seed: number): number => {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 1274126177)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

const wrap = (n: number, period: number) => ((n % period) + period) % period

/** Value of a cell of a `period` × `period` grid, 0…1. */
export const cell = (x: number, y: number, periodX: number, periodY: number, seed: number): number =>
  hash(wrap(x, periodX), wrap(y, periodY), seed)

/** Smooth value noise 0…1; `u`, `v` 0…1 over the square, with whole numbers of cells along each. */
export const noise = (u: number, v: number, periodX: number, periodY: number, seed: number): number => {
  const x = u * periodX
  const y = v * periodY
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  const fx = x - ix
  const fy = y - iy
  const sx = fx * fx * (3 - 2 * fx)
  const sy = fy * fy * (3 - 2 * fy)
  const a = cell(ix, iy, periodX, periodY, seed)
  const b = cell(ix + 1, iy, periodX, periodY, seed)
  const c = cell(ix, iy + 1, periodX, periodY, seed)
  const d = cell(ix + 1, iy + 1, periodX, periodY, seed)
  return (a * (1 - sx) + b * sx) * (1 - sy) + (c * (1 - sx) + d * sx) * sy
}

/** Sum of octaves, 0…1 with a mean of a half. */
export const fbm = (u: number, v: number, periodX: number, periodY: number, octaves: number, seed: number): number => {
  let sum = 0
  let size = 0.5
  let all = 0
  for (let i = 0; i < octaves; i++) {
    sum += noise(u, v, periodX << i, periodY << i, seed + i) * size
    all += size
    size /= 2
  }
  return sum / all
}

export interface Cell {
  /** Distance to the nearest and second nearest point, in cells. */
  near: number
  second: number
  /** 0…1, the same all over one cell. */
  id: number
}

const found: Cell = { near: 0, second: 0, id: 0 }

/** Cells about scattered points (Worley); `spread` 0 a grid … 1 quite irregular. The result is overwritten by the next call. */
export const cells = (u: number, v: number, periodX: number, periodY: number, spread: number, seed: number): Cell => {
  const x = u * periodX
  const y = v * periodY
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  found.near = 9
  found.second = 9
  for (let j = -1; j <= 1; j++)
    for (let i = -1; i <= 1; i++) {
      const px = ix + i + 0.5 + (cell(ix + i, iy + j, periodX, periodY, seed) - 0.5) * spread
      const py = iy + j + 0.5 + (cell(ix + i, iy + j, periodX, periodY, seed + 7) - 0.5) * spread
      const d = Math.hypot(px - x, py - y)
      if (d < found.near) {
        found.second = found.near
        found.near = d
        found.id = cell(ix + i, iy + j, periodX, periodY, seed + 13)
      } else if (d < found.second) found.second = d
    }
  return found
}

export const smooth = (from: number, to: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** 0 at whole numbers, 1 half way between. */
export const tooth = (x: number): number => 1 - Math.abs((x - Math.floor(x)) * 2 - 1)

export const TAU = Math.PI * 2
