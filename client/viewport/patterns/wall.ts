/** Patterns of walls and stone. */
import { cell, cells, fbm, noise, smooth, TAU, tooth } from './noise.ts'
import { type Pattern, tint, tone } from './pattern.ts'

const masonry = (courses: number, stones: number, joint: number, seed: number, relief: number): Pattern => ({
  relief,
  at: (u, v, to) => {
    const row = Math.floor(v * courses)
    const x = u * stones + (row % 2) * 0.5
    const id = cell(Math.floor(x), row, stones, courses, seed)
    const jointX = (joint * stones) / courses
    const wobble = (fbm(u, v, 20, 20, 2, seed) - 0.5) * 0.06
    const face = Math.min(
      smooth(jointX, jointX * 2.4, tooth(x) + wobble * 0.4),
      smooth(joint, joint * 2.4, tooth(v * courses) + wobble),
    )
    const rough = fbm(u, v, 24, 24, 4, seed + 3)
    const hue = ((id * 9.1) % 1) - 0.5
    const f = face * (0.72 + 0.4 * (id - 0.5) + 0.45 * rough)
    const mortar = (1 - face) * (0.95 + 0.3 * (rough - 0.5))
    tint(
      to,
      f * (1 + 0.1 * hue) + mortar * 1.02,
      f + mortar * 1.1,
      f * (1 - 0.1 * hue) + mortar * 1.15,
      face * (0.7 + 0.3 * rough),
    )
  },
})

export const brick = masonry(12, 4, 0.1, 3, 0.012)
export const blocks = masonry(4, 2, 0.035, 17, 0.014)

export const plaster: Pattern = {
  relief: 0.0025,
  at: (u, v, to) => {
    const trowel = fbm(u + 0.15 * noise(u, v, 4, 4, 9), v, 7, 5, 5, 4)
    const stain = fbm(u, v, 2, 2, 3, 31)
    tone(to, 0.9 + 0.12 * trowel + 0.12 * (stain - 0.5), trowel)
  },
}

export const plasterRough: Pattern = {
  relief: 0.016,
  at: (u, v, to) => {
    const lumps = fbm(u, v, 5, 5, 6, 8)
    const straw = smooth(0.72, 0.8, noise(u + 0.2 * lumps, v, 30, 150, 6)) * 0.6
    const crack = smooth(0.025, 0, Math.abs(fbm(u, v, 4, 4, 4, 55) - 0.5)) * smooth(0.45, 0.7, lumps)
    const f = (0.7 + 0.6 * lumps + 0.25 * straw) * (1 - 0.45 * crack)
    tint(to, f * 1.02, f, f * 0.96, lumps + 0.2 * straw - 0.5 * crack)
  },
}

export const paint: Pattern = {
  relief: 0.0012,
  at: (u, v, to) => {
    const brush = noise(u, v, 90, 6, 5)
    const cloud = fbm(u, v, 4, 4, 3, 6)
    tone(to, 0.94 + 0.06 * brush + 0.07 * cloud, brush)
  },
}

export const stripes: Pattern = {
  relief: 0.001,
  at: (u, v, to) => {
    const n = u * 4
    const wide = smooth(0.42, 0.46, tooth(n))
    const thin = smooth(0.08, 0.06, Math.abs(tooth(n) - 0.2))
    const thread = noise(u, v, 256, 64, 4)
    const f = 0.72 + 0.42 * wide - 0.28 * thin + 0.1 * (thread - 0.5)
    tint(to, f, f * (1 - 0.06 * (1 - wide)), f * (1 - 0.14 * (1 - wide)), 0.5 + 0.3 * wide + 0.2 * thread)
  },
}

/** Two ogees of leaves a repeat. */
export const damask: Pattern = {
  relief: 0.001,
  at: (u, v, to) => {
    const half = Math.floor(v * 2)
    const x = (((u + (half % 2) * 0.5) % 1) - 0.5) * 2
    const y = (v * 2 - half - 0.5) * 2
    const a = Math.atan2(y, x)
    const r = Math.hypot(x * 1.1, y * 0.8)
    const petals = 0.5 + 0.22 * Math.cos(a * 6) + 0.1 * Math.cos(a * 12 + 1)
    const flower = smooth(0.03, -0.03, r - petals * 0.75)
    const ring = smooth(0.03, 0, Math.abs(r - 0.86 - 0.05 * Math.cos(a * 8)))
    const shape = Math.max(flower * (0.55 + 0.45 * smooth(0.02, -0.02, Math.sin(a * 6 + r * 9))), ring)
    tone(to, 0.86 + 0.3 * shape + 0.05 * (noise(u, v, 200, 200, 4) - 0.5), shape)
  },
}

/** A frame with a raised field, two across. */
export const panelling: Pattern = {
  relief: 0.018,
  at: (u, v, to) => {
    const x = tooth(u * 2) / 2
    const y = tooth(v) / 1
    const inset = Math.min(x, y)
    const groove = smooth(0.09, 0.1, inset) * smooth(0.15, 0.12, inset)
    const field = smooth(0.14, 0.2, inset)
    const grain = fbm(u, v, 70, 5, 3, 6)
    tone(to, (0.8 + 0.35 * grain) * (1 - 0.32 * groove), 0.6 - 0.5 * groove + 0.3 * field + 0.04 * grain)
  },
}

export const stone: Pattern = {
  relief: 0.02,
  at: (u, v, to) => {
    const rough = fbm(u, v, 5, 5, 6, 21)
    const layers = 0.5 + 0.5 * Math.sin((v * 6 + rough * 2.4) * TAU)
    const pit = cells(u, v, 22, 22, 1, 5)
    const hole = pit.id > 0.6 ? smooth(0.32, 0.1, pit.near) : 0
    const f = (0.62 + 0.62 * rough + 0.1 * layers) * (1 - 0.22 * hole)
    tint(to, f * 1.02, f, f * (1 - 0.05 * layers), rough + 0.12 * layers - 0.25 * hole)
  },
}

export const granite: Pattern = {
  relief: 0.001,
  at: (u, v, to) => {
    const a = cells(u, v, 56, 56, 1, 4).id
    const b = cells(u, v, 96, 96, 1, 9).id
    const f = 0.55 + 0.55 * a + (b > 0.82 ? -0.4 : b < 0.12 ? 0.5 : 0)
    tint(to, f * (1 + 0.08 * (a - 0.5)), f, f, 0.5 + 0.2 * b)
  },
}

export const marble: Pattern = {
  relief: 0.0005,
  at: (u, v, to) => {
    const warp = fbm(u, v, 3, 3, 5, 7)
    const vein = smooth(0.09, 0, Math.abs(fbm(u + 0.3 * warp, v + 0.3 * warp, 3, 3, 5, 33) - 0.5))
    const fine = smooth(0.03, 0, Math.abs(fbm(u + 0.2 * warp, v, 7, 7, 4, 71) - 0.5))
    const f = 1.04 - 0.38 * vein * warp * 1.6 - 0.2 * fine + 0.06 * (warp - 0.5)
    tint(to, f, f * 0.995, f * 0.985, 0.5)
  },
}
