/** Patterns of cloth, leather, clay and metal. */
import { cell, cells, fbm, noise, smooth, TAU, tooth } from './noise.ts'
import { type Pattern, tint, tone } from './pattern.ts'

/** Plain weave: warp over weft and under the next. */
export const weave: Pattern = {
  relief: 0.007,
  at: (u, v, to) => {
    const n = 32
    const i = Math.floor(u * n)
    const j = Math.floor(v * n)
    const over = (i + j) % 2 === 0
    const along = over ? tooth(v * n) : tooth(u * n)
    const across = over ? tooth(u * n) : tooth(v * n)
    const round = Math.sqrt(Math.max(0, 1 - (1 - across) ** 2)) * (0.55 + 0.45 * along)
    const slub = over ? noise(u, v, n, 3, 4) : noise(u, v, 3, n, 5)
    const worn = fbm(u, v, 3, 3, 2, 9)
    tone(to, 0.62 + 0.38 * round + 0.24 * (slub - 0.5) + 0.1 * (worn - 0.5), round)
  },
}

export const velvet: Pattern = {
  relief: 0.003,
  at: (u, v, to) => {
    const nap = fbm(u, v, 6, 6, 4, 4)
    tone(to, 0.82 + 0.32 * nap + 0.08 * (noise(u, v, 250, 250, 6) - 0.5), nap * 0.6 + 0.4 * noise(u, v, 250, 250, 7))
  },
}

/** Strips of dark hair cloth, sewn side by side, with paler ones between. */
export const goatHair: Pattern = {
  relief: 0.012,
  at: (u, v, to) => {
    const strips = 6
    const strip = Math.floor(u * strips)
    const id = cell(strip, 1, strips, 8, 5)
    const seam = smooth(0, 0.06, tooth(u * strips))
    const hair = noise(u, v, 200, 30, 3)
    const rib = 0.5 + 0.5 * Math.sin(v * 60 * TAU)
    const pale = id > 0.72 ? 1.55 : 1
    const f = (0.62 + 0.4 * (id - 0.5) + 0.5 * hair + 0.12 * rib) * pale * (0.5 + 0.5 * seam)
    tint(to, Math.min(2, f * 1.04), Math.min(2, f), Math.min(2, f * 0.94), seam * (0.5 + 0.3 * hair + 0.2 * rib))
  },
}

export const leather: Pattern = {
  relief: 0.006,
  at: (u, v, to) => {
    const { near, second } = cells(u, v, 44, 44, 1, 7)
    const pebble = smooth(0, 0.35, second - near)
    const worn = fbm(u, v, 4, 4, 4, 3)
    const crease = smooth(0.03, 0, Math.abs(fbm(u, v, 6, 6, 3, 44) - 0.5))
    tone(to, (0.72 + 0.45 * worn) * (0.82 + 0.18 * pebble) * (1 - 0.2 * crease), pebble * 0.7 - 0.4 * crease)
  },
}

/** Turning rings of the wheel round the pot (v is its height), specks of grit. */
export const clay: Pattern = {
  relief: 0.005,
  at: (u, v, to) => {
    const turn = noise(u, v, 2, 90, 4) * 0.6 + noise(u, v, 3, 40, 6) * 0.4
    const smoke = fbm(u, v, 3, 3, 4, 12)
    const speck = cells(u, v, 60, 60, 1, 5)
    const grit = speck.id > 0.85 ? smooth(0.25, 0.1, speck.near) : 0
    const f = 0.74 + 0.2 * turn + 0.36 * (smoke - 0.3) - 0.3 * grit
    tint(to, f, f * 0.99, f * 0.97, turn * 0.8 + 0.1 * smoke)
  },
}

export const brushed: Pattern = {
  relief: 0.0008,
  at: (u, v, to) => {
    const line = noise(u, v, 4, 256, 5) * 0.6 + noise(u, v, 9, 200, 8) * 0.4
    tone(to, 0.92 + 0.16 * line, line)
  },
}

export const hammered: Pattern = {
  relief: 0.012,
  at: (u, v, to) => {
    const { near, id } = cells(u, v, 12, 12, 0.8, 3)
    const dent = smooth(0.75, 0, near)
    const dull = fbm(u, v, 4, 4, 4, 6)
    tone(to, 0.72 + 0.4 * dull + 0.1 * (id - 0.5), 1 - dent * (0.6 + 0.4 * id))
  },
}

export const rust: Pattern = {
  relief: 0.006,
  at: (u, v, to) => {
    const patch = smooth(0.38, 0.66, fbm(u, v, 4, 4, 5, 6))
    const fine = fbm(u, v, 30, 30, 3, 9)
    const f = 0.55 + 0.6 * fine
    tint(to, f * (0.8 + 0.75 * patch), f * (0.8 + 0.2 * patch), f * (0.85 - 0.3 * patch), fine * (0.3 + 0.7 * patch))
  },
}
