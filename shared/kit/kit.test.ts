/** What every prop of the kit owes to everybody: the picture, the agent's placing, the light meter. One case a prop. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyField } from '../fields/field.ts'
import type { Params } from '../fields/index.ts'
import { boundsOfBuilt } from '../space/bounds.ts'
import { rayBuilt } from '../space/rays.ts'
import { setFields } from '../stage/schema.ts'
import type { Built, Generator } from './generator.ts'
import { buildProp, kit } from './index.ts'
import { materials } from './materials.ts'
import { readParams } from './params.ts'
import sizes from './sizes.json' with { type: 'json' }

const props = Object.values(kit)

/** Random shapes of each prop; `FUZZ_RUNS=500` looks harder. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 20)
const cases = props.map((prop) => [prop.id, prop] as const)

const anyValue = (field: AnyField): fc.Arbitrary<number | string | boolean> => {
  if (field.type === 'flag') return fc.boolean()
  if (field.type === 'choice') return fc.constantFrom(...(field.options ?? []).map(({ value }) => value))
  if (field.type !== 'number') throw new Error(`no arbitrary for ${field.type}`)
  const [min, max] = [field.min ?? 0, field.max ?? 1]
  return Number.isInteger(field.default) && field.step === 1 && !field.check('', min + 0.5).ok
    ? fc.integer({ min, max })
    : fc.oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max))
}
const anyParams = (prop: Generator): fc.Arbitrary<Params> =>
  fc.record(Object.fromEntries(Object.entries(prop.params).map(([name, field]) => [name, anyValue(field)])))

const build = (prop: Generator, params: Params, seed: number): Built => {
  const built = buildProp(prop.id, params, seed)
  if (!built) throw new Error(`${prop.id} builds nothing`)
  return built
}

/** Metres by which small outgrowths may pass the declared size: a skirting board, a bulge. */
const slack = (size: number) => 0.015 + size * 0.02

const checkMesh = (prop: Generator, built: Built) => {
  expect(built.parts.length).toBeGreaterThan(0)
  expect(built.parts.filter(({ slot }) => slot === 'main')).toHaveLength(1)
  for (const { mesh, material } of built.parts) {
    expect(materials[material], `${prop.id}: ${material}`).toBeDefined()
    const count = mesh.positions.length / 3
    expect(mesh.indices.length).toBeGreaterThan(0)
    expect(mesh.indices.length % 3).toBe(0)
    expect(mesh.normals.length).toBe(count * 3)
    expect(mesh.uvs.length).toBe(count * 2)
    expect(mesh.positions.every(Number.isFinite)).toBe(true)
    expect(mesh.uvs.every(Number.isFinite)).toBe(true)
    expect(mesh.indices.every((i) => i < count)).toBe(true)
    for (let i = 0; i < mesh.normals.length; i += 3) {
      const length = Math.hypot(mesh.normals[i]!, mesh.normals[i + 1]!, mesh.normals[i + 2]!)
      if (Math.abs(length - 1) > 1e-3) throw new Error(`${prop.id}: a normal of length ${length}`)
    }
  }
}

const checkPlace = (prop: Generator, built: Built, params: Params) => {
  const box = boundsOfBuilt(built)!
  const values = readParams(prop.params, params)
  const size = (name: string) => (typeof values[name] === 'number' ? (values[name] as number) : null)
  const within = (low: number, high: number, from: number, to: number, what: string) => {
    if (low < from || high > to) throw new Error(`${prop.id}: ${what} ${low}…${high} is not within ${from}…${to}`)
  }
  const width = size('width')
  const round = prop.params.width?.label === 'Diameter'
  const depth = size('depth') ?? (round ? width : null)
  const height = size('height')
  if (width) within(box.min[0], box.max[0], -width / 2 - slack(width), width / 2 + slack(width), 'width')
  const atWall = prop.placement === 'wall' || prop.id === 'wall'
  if (depth && atWall)
    within(box.min[2], box.max[2], -1e-4, depth + slack(depth) + (prop.id === 'door-single' ? 1.3 : 0), 'depth')
  else if (depth) within(box.min[2], box.max[2], -depth / 2 - slack(depth), depth / 2 + slack(depth), 'depth')
  const high = height ?? 3
  if (prop.placement === 'hung' || prop.placement === 'ceiling')
    within(box.min[1], box.max[1], -high - slack(high), 1e-4, 'height')
  else if (atWall && box.min[1] < -0.01)
    within(box.min[1], box.max[1], -high / 2 - slack(high), high / 2 + slack(high), 'height')
  // The edge of a foot that stands askew is let into the floor.
  else within(box.min[1], box.max[1], -0.005, high + slack(high), 'height')
}

/** How far below `y` the shape is at x, z, or within a finger's breadth (planks have gaps); null for nothing in reach. */
const below = (built: Built, x: number, y: number, z: number, reach: number): number | null => {
  for (const [dx, dz] of [
    [0, 0],
    [0.009, 0.009],
    [-0.011, -0.007],
    [0.012, -0.016],
  ] as const) {
    const hit = rayBuilt(built, [x + dx, y, z + dz], [0, -1, 0], reach)
    if (hit) return hit.distance
  }
  return null
}

const checkUse = (prop: Generator, built: Built) => {
  const box = boundsOfBuilt(built)!
  for (const { centre, size } of built.surfaces)
    for (const [u, v] of [
      [0, 0],
      [-0.45, -0.45],
      [0.45, -0.45],
      [-0.45, 0.45],
      [0.45, 0.45],
    ] as const) {
      const [x, z] = [centre[0] + u * size[0], centre[2] + v * size[1]]
      const drop = below(built, x, centre[1] + 0.05, z, 0.1)
      if (drop === null || Math.abs(drop - 0.05) > 0.02)
        throw new Error(`${prop.id}: no top below its surface at ${x}, ${z}: ${drop}`)
    }
  for (const anchor of built.anchors) {
    expect(anchor.at.every(Number.isFinite)).toBe(true)
    for (const k of [0, 1, 2] as const) {
      expect(anchor.at[k]).toBeGreaterThan(box.min[k] - 0.3)
      expect(anchor.at[k]).toBeLessThan(box.max[k] + 0.3)
    }
    if (anchor.kind !== 'sit' && anchor.kind !== 'lie') continue
    // Inside a tent one sits on the ground.
    if (anchor.at[1] === 0) continue
    const drop = below(built, anchor.at[0], anchor.at[1] + 0.1, anchor.at[2], 0.4)
    if (drop === null || Math.abs(drop - 0.1) > 0.09)
      throw new Error(`${prop.id}: nothing to ${anchor.kind} on at ${anchor.at} (${drop})`)
  }
  if (built.glow) for (const k of [0, 1, 2] as const) expect(Math.abs(built.glow.at[k])).toBeLessThan(20)
}

/** Share of the area whose corners' normals look the way the triangle does. */
const facingOut = (built: Built): number => {
  let good = 0
  let all = 0
  for (const { mesh } of built.parts) {
    const { positions: p, normals: n, indices } = mesh
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [indices[t]! * 3, indices[t + 1]! * 3, indices[t + 2]! * 3]
      const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!]
      const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!]
      const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
      const area = Math.hypot(x, y, z)
      all += area
      const towards =
        x * (n[a]! + n[b]! + n[c]!) + y * (n[a + 1]! + n[b + 1]! + n[c + 1]!) + z * (n[a + 2]! + n[b + 2]! + n[c + 2]!)
      if (towards > 0) good += area
    }
  }
  return good / all
}

const triangles = (built: Built) => built.parts.reduce((sum, { mesh }) => sum + mesh.indices.length / 3, 0)

describe('the kit', () => {
  it('lists every generator of its folder', () => {
    const folder = new URL('.', import.meta.url)
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/\.(test|bench)\.ts$/.test(name))
    const generators = files.filter((name) => /= generator\(\{/.test(readFileSync(new URL(name, folder), 'utf8')))
    expect(generators.map((name) => name.replace('.ts', '')).toSorted()).toEqual(Object.keys(kit).toSorted())
    expect(props.length).toBeGreaterThanOrEqual(45)
  })

  it('has a row of real sizes for each prop, and no row without a prop', () => {
    expect(Object.keys(sizes.rows).toSorted()).toEqual(Object.keys(kit).toSorted())
    for (const row of Object.values(sizes.rows)) expect(row.source).not.toBe('')
  })

  it('builds nothing for an asset that it does not have', () => {
    expect(buildProp('no-such-thing', {}, 0)).toBeNull()
    expect(buildProp('constructor', {}, 0)).toBeNull()
  })

  it('has a material for every ground, of real reflectances', () => {
    for (const { value } of setFields.ground.options ?? []) if (value !== 'none') expect(materials[value], value).toBeDefined()
    for (const [id, material] of Object.entries(materials)) {
      expect(material.colour, id).toMatch(/^#[0-9a-f]{6}$/)
      expect(material.roughness).toBeGreaterThan(0)
      expect(material.roughness).toBeLessThanOrEqual(1)
      expect(material.texture === undefined).toBe(material.textureScaleM === undefined)
    }
  })

  it('stays light: few triangles for most props', () => {
    const counts = props.map((prop) => triangles(build(prop, {}, 1)))
    expect(counts.filter((n) => n > 3000).length).toBeLessThanOrEqual(props.length / 6)
    expect(Math.max(...counts)).toBeLessThan(7000)
  })
})

describe.each(cases)('%s', (_, prop) => {
  it('says what it is', () => {
    expect(prop.synonyms.length).toBeGreaterThanOrEqual(3)
    expect(new Set(prop.materials).size).toBeGreaterThanOrEqual(4)
    for (const material of prop.materials) expect(materials[material], material).toBeDefined()
    expect(prop.massKg).toBeGreaterThan(0)
    expect(prop.clearFront).toBeGreaterThanOrEqual(0)
    expect(Object.keys(prop.params).length).toBeGreaterThanOrEqual(2)
    for (const [name, field] of Object.entries(prop.params)) expect(field.check(name, field.default).ok, name).toBe(true)
    const main = build(prop, {}, 1).parts.find(({ slot }) => slot === 'main')
    expect(prop.materials).toContain(main?.material)
  })

  it('has the size of the real thing', () => {
    const row = sizes.rows[prop.id as keyof typeof sizes.rows].size
    const box = boundsOfBuilt(build(prop, {}, 1))!
    for (const [k, axis] of (['width', 'height', 'depth'] as const).entries()) {
      const own =
        prop.params[axis] ?? (axis === 'depth' && prop.params.width?.label === 'Diameter' ? prop.params.width : undefined)
      if (!own) continue
      const real = row[axis].is
      const is = box.max[k as 0 | 1 | 2] - box.min[k as 0 | 1 | 2]
      expect(is, axis).toBeGreaterThan(real * 0.7 - 0.005)
      expect(is, axis).toBeLessThan(real * 1.05 + 0.02)
    }
  })

  it('faces outward', () => {
    expect(facingOut(build(prop, {}, 1))).toBeGreaterThan(0.97)
  })

  it('is the same for the same values', () => {
    const [a, b] = [build(prop, {}, 7), build(prop, {}, 7)]
    expect(a).toEqual(b)
  })

  it('is whole, in its place and usable for all valid values', () => {
    const check = (params: Params, seed: number) => {
      const built = build(prop, params, seed)
      checkMesh(prop, built)
      checkPlace(prop, built, params)
      checkUse(prop, built)
    }
    check({}, 0)
    fc.assert(fc.property(anyParams(prop), fc.nat(), check), { numRuns: RUNS })
  })
})
