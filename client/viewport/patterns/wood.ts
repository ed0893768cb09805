/** Patterns of wood, bark and plants; the grain runs along v. */
import { cells, fbm, noise, smooth, TAU, tooth } from './noise.ts'
import { type Pattern, tint, tone } from './pattern.ts'

export const wood: Pattern = {
  relief: 0.0015,
  at: (u, v, to) => {
    const sway = fbm(u, v, 4, 2, 3, 3)
    const rings = tooth(u * 9 + sway * 3.4)
    const late = smooth(0.55, 0.95, rings)
    const fibre = noise(u + sway * 0.02, v, 230, 7, 5)
    const pore = smooth(0.72, 0.9, noise(u, v, 256, 20, 9))
    const f = 0.86 + 0.3 * (sway - 0.5) - 0.2 * late + 0.18 * (fibre - 0.5) - 0.16 * pore
    tint(to, f * (1 + 0.03 * (1 - late)), f, f * (1 - 0.08 * late), 0.5 + 0.35 * fibre - 0.4 * pore)
  },
}

export const rings: Pattern = {
  relief: 0.001,
  at: (u, v, to) => {
    const r = Math.hypot(u - 0.5, v - 0.5) + 0.03 * fbm(u, v, 5, 5, 3, 4)
    const ring = tooth(r * 22)
    const crack = smooth(0.05, 0, Math.abs(Math.sin(Math.atan2(v - 0.5, u - 0.5) * 3.5 + 1))) * smooth(0.1, 0.4, r)
    tone(to, (0.8 + 0.3 * ring) * (1 - 0.35 * crack), ring * 0.4 - crack)
  },
}

export const bark: Pattern = {
  relief: 0.05,
  at: (u, v, to) => {
    const warp = fbm(u, v, 4, 3, 3, 6) * 0.16
    const ridge = 1 - Math.abs(fbm(u + warp, v + warp * 0.4, 9, 3, 4, 15) * 2 - 1)
    const deep = smooth(0.35, 0.9, ridge)
    const fine = fbm(u, v, 40, 14, 3, 8)
    const f = 0.45 + 0.62 * deep + 0.3 * (fine - 0.5)
    tint(to, f * 1.03, f, f * 0.95, deep * 0.8 + fine * 0.2)
  },
}

export const leaf: Pattern = {
  relief: 0.006,
  at: (u, v, to) => {
    const rib = noise(u, v, 40, 3, 4)
    const mottle = fbm(u, v, 8, 8, 4, 5)
    const f = 0.74 + 0.3 * rib + 0.34 * (mottle - 0.5)
    const dry = smooth(0.62, 0.82, mottle)
    tint(to, f * (1 + 0.35 * dry), f * (1 + 0.1 * dry), f * (1 - 0.1 * dry), rib)
  },
}

export const straw: Pattern = {
  relief: 0.03,
  at: (u, v, to) => {
    const a = noise(u + v, v, 60, 9, 4)
    const b = noise(u + 1 - v, v, 70, 11, 14)
    const c = noise(u, v, 90, 7, 24)
    const top = Math.max(a, b, c)
    const f = 0.4 + 0.75 * top
    tint(to, f, f * 0.98, f * (0.85 + 0.1 * a), top)
  },
}

export const rope: Pattern = {
  relief: 0.12,
  at: (u, v, to) => {
    const strand = tooth(u * 2 + v * 4)
    const yarn = 0.5 + 0.5 * Math.sin((u * 14 - v * 10) * TAU)
    tone(to, 0.5 + 0.5 * Math.sqrt(strand) + 0.12 * (yarn - 0.5), Math.sqrt(strand) * 0.85 + 0.15 * yarn)
  },
}

export const cardboard: Pattern = {
  relief: 0.002,
  at: (u, v, to) => {
    const flute = 0.5 + 0.5 * Math.sin(u * 48 * TAU)
    const fibre = fbm(u, v, 50, 30, 3, 7)
    tone(to, 0.9 + 0.04 * flute + 0.2 * (fibre - 0.5), flute)
  },
}

/** Glowing cracks between black crusts: the factor is on the light that comes out. */
export const ember: Pattern = {
  relief: 0.05,
  at: (u, v, to) => {
    const { near, second, id } = cells(u, v, 9, 9, 1, 6)
    const crust = smooth(0.02, 0.3, second - near)
    const heat = fbm(u, v, 4, 4, 4, 9)
    const f = (1 - crust * 0.92) * (0.35 + 1.5 * heat) * (0.6 + 0.6 * id)
    tint(to, Math.min(2, f * 1.2), f * (0.55 + 0.6 * heat), f * 0.3 * heat, crust * (1 - near))
  },
}

export const water: Pattern = {
  relief: 0.02,
  at: (u, v, to) => {
    const swell = fbm(u, v, 4, 5, 4, 12)
    tone(to, 0.95 + 0.1 * swell, swell + 0.15 * Math.sin((u + v) * TAU * 3 + swell * 4))
  },
}

export const fur: Pattern = {
  relief: 0.02,
  at: (u, v, to) => {
    const lie = fbm(u, v, 5, 5, 2, 3) * 0.1
    const hair = noise(u + lie, v, 180, 14, 5) * 0.6 + noise(u - lie, v, 250, 20, 15) * 0.4
    const lock = fbm(u, v, 9, 5, 3, 25)
    tone(to, 0.5 + 0.6 * hair + 0.35 * (lock - 0.5), hair * 0.6 + lock * 0.4)
  },
}
