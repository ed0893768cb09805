/** Patterns of floors and earth. */
import { cell, cells, fbm, noise, smooth, TAU, tooth } from './noise.ts'
import { type Pattern, tint, tone } from './pattern.ts'

export const sand: Pattern = {
  relief: 0.008,
  at: (u, v, to) => {
    const warp = fbm(u, v, 4, 4, 3, 1)
    const ripple = 0.5 + 0.5 * Math.sin((v * 14 + warp * 3.2 + 0.6 * Math.sin(u * TAU)) * TAU)
    const grain = noise(u, v, 256, 256, 9)
    const drift = fbm(u, v, 3, 3, 4, 5)
    tone(
      to,
      0.82 + 0.2 * drift + 0.06 * ripple + 0.16 * (grain - 0.5),
      0.5 * drift + 0.38 * ripple * smooth(0.35, 0.65, drift) + 0.1 * grain,
    )
  },
}

export const soil: Pattern = {
  relief: 0.02,
  at: (u, v, to) => {
    const clod = cells(u, v, 26, 26, 1, 3)
    const lump = 1 - clod.near
    const id = clod.id
    const rough = fbm(u, v, 6, 6, 5, 11)
    const f = 0.6 + 0.5 * rough + 0.22 * (id - 0.5)
    tint(to, f * 1.03, f, f * 0.95, 0.55 * rough + 0.35 * lump * id + 0.1 * noise(u, v, 128, 128, 2))
  },
}

export const grass: Pattern = {
  relief: 0.014,
  at: (u, v, to) => {
    const bend = fbm(u, v, 8, 8, 2, 21) * 0.05
    const blades = noise(u + bend, v, 190, 34, 4) * 0.6 + noise(u - bend, v + bend, 230, 52, 8) * 0.4
    const tuft = fbm(u, v, 7, 7, 4, 31)
    const f = 0.42 + 0.75 * blades * (0.6 + 0.6 * tuft)
    const dry = smooth(0.55, 0.8, fbm(u, v, 5, 5, 3, 77))
    tint(to, f * (1 + 0.45 * dry), f * (1 + 0.08 * dry), f * (1 - 0.2 * dry), blades * (0.4 + 0.6 * tuft))
  },
}

export const gravel: Pattern = {
  relief: 0.018,
  at: (u, v, to) => {
    const { near, second, id } = cells(u, v, 34, 34, 0.95, 5)
    const edge = smooth(0, 0.22, second - near)
    const dome = Math.sqrt(Math.max(0, 1 - near * near * 1.6))
    const warm = (id * 7.3) % 1
    const f = (0.45 + 0.6 * id) * (0.35 + 0.65 * edge) + 0.1 * (noise(u, v, 256, 256, 3) - 0.5)
    tint(to, f * (1 + 0.12 * (warm - 0.5)), f, f * (1 - 0.16 * (warm - 0.5)), dome * edge)
  },
}

export const asphalt: Pattern = {
  relief: 0.004,
  at: (u, v, to) => {
    const { near, id } = cells(u, v, 90, 90, 1, 6)
    const chip = smooth(0.5, 0.2, near)
    const worn = fbm(u, v, 4, 4, 4, 9)
    const crack = smooth(0.02, 0, Math.abs(fbm(u, v, 5, 5, 4, 40) - 0.5)) * smooth(0.55, 0.7, worn)
    tone(to, (0.75 + 0.35 * worn + chip * (id - 0.35) * 0.9) * (1 - 0.5 * crack), chip * id * (1 - crack))
  },
}

export const concrete: Pattern = {
  relief: 0.002,
  at: (u, v, to) => {
    const cloud = fbm(u, v, 3, 3, 5, 14)
    const fine = noise(u, v, 200, 200, 2)
    const pore = cells(u, v, 46, 46, 1, 8)
    const hole = pore.id > 0.82 ? smooth(0.16, 0.08, pore.near) : 0
    tone(to, (0.84 + 0.3 * cloud + 0.07 * (fine - 0.5)) * (1 - 0.35 * hole), 0.7 * cloud + 0.2 * fine - 0.5 * hole)
  },
}

/** Boards along v, four metres of them in a square of two. */
export const planks: Pattern = {
  relief: 0.004,
  at: (u, v, to) => {
    const boards = 14
    const row = Math.floor(u * boards)
    const shift = cell(row, 3, boards, 8, 2)
    const end = tooth(v * 1 + shift)
    const across = tooth(u * boards)
    const piece = cell(row, Math.floor(v + shift), boards, 2, 9)
    const grain = fbm(u + piece * 0.37, v + piece * 0.61, 60, 4, 3, 5)
    const rays = noise(u, v, 220, 9, 7)
    const gap = Math.min(smooth(0, 0.07, across), smooth(0, 0.006, end))
    const f = (0.72 + 0.4 * (piece - 0.5) + 0.42 * grain + 0.1 * (rays - 0.5)) * (0.25 + 0.75 * gap)
    tint(to, f * (1 + 0.06 * (piece - 0.5)), f, f * (1 - 0.1 * (piece - 0.5)), gap * (0.85 + 0.15 * grain))
  },
}

/** Blocks of five staves, each block across its neighbours. */
export const parquet: Pattern = {
  relief: 0.002,
  at: (u, v, to) => {
    const blocks = 4
    const bx = Math.floor(u * blocks)
    const by = Math.floor(v * blocks)
    const turned = (bx + by) % 2 === 1
    const along = turned ? u : v
    const across = turned ? v : u
    const staves = 5
    const stave = Math.floor(across * blocks * staves)
    const id = cell(stave + bx * 31, by * 17 + bx, 997, 991, 4)
    const gap = Math.min(smooth(0, 0.06, tooth(across * blocks * staves)), smooth(0, 0.02, tooth(along * blocks)))
    const grain = turned ? fbm(u, v, 6, 90, 3, 5) : fbm(u, v, 90, 6, 3, 5)
    const f = (0.7 + 0.42 * (id - 0.5) + 0.5 * grain) * (0.4 + 0.6 * gap)
    tint(to, f * (1 + 0.08 * (id - 0.5)), f, f * (1 - 0.12 * (id - 0.5)), gap)
  },
}

export const tiles: Pattern = {
  relief: 0.006,
  at: (u, v, to) => {
    const n = 4
    const id = cell(Math.floor(u * n), Math.floor(v * n), n, n, 8)
    const edge = Math.min(tooth(u * n), tooth(v * n))
    const face = smooth(0.022, 0.05, edge)
    const cloud = fbm(u + id * 0.3, v + id * 0.7, 9, 9, 4, 3)
    const f = face * (0.9 + 0.1 * (id - 0.5) + 0.14 * (cloud - 0.5)) + (1 - face) * (0.5 + 0.1 * noise(u, v, 128, 128, 5))
    tone(to, f, face)
  },
}

export const flagstones: Pattern = {
  relief: 0.014,
  at: (u, v, to) => {
    const warp = (fbm(u, v, 6, 6, 3, 2) - 0.5) * 0.05
    const { near, second, id } = cells(u + warp, v - warp, 4, 5, 0.75, 12)
    const face = smooth(0.03, 0.1, second - near)
    const rough = fbm(u, v, 12, 12, 5, 9)
    const f = (0.68 + 0.35 * (id - 0.5) + 0.45 * rough) * (0.42 + 0.58 * face)
    const warm = ((id * 5.7) % 1) - 0.5
    tint(to, f * (1 + 0.1 * warm), f, f * (1 - 0.12 * warm), face * (0.75 + 0.25 * rough))
  },
}

export const carpet: Pattern = {
  relief: 0.012,
  at: (u, v, to) => {
    const loops = Math.abs(Math.sin(u * 48 * Math.PI)) * Math.abs(Math.sin((v * 48 + 0.5 * (Math.floor(u * 48) % 2)) * Math.PI))
    const worn = fbm(u, v, 5, 5, 3, 19)
    const id = cell(Math.floor(u * 48), Math.floor(v * 48), 48, 48, 6)
    tone(to, 0.6 + 0.42 * loops + 0.2 * (id - 0.5) + 0.22 * (worn - 0.5), loops)
  },
}
