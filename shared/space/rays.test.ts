import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Built } from '../kit/generator.ts'
import { buildProp } from '../kit/index.ts'
import { boundsOfBuilt } from './bounds.ts'
import type { Vec3 } from './math.ts'
import { rayBuilt, triangle } from './rays.ts'

/** The nearest of all triangles, each one asked: slow, and obviously right. */
const slow = (built: Built, origin: Vec3, direction: Vec3): number | null => {
  let best: number | null = null
  for (const { mesh } of built.parts)
    for (let t = 0; t < mesh.indices.length / 3; t++) {
      const d = triangle(mesh, t, origin, direction)
      if (d >= 0 && (best === null || d < best)) best = d
    }
  return best
}

const assets = ['rock-boulder', 'chair-dining', 'crate-wood', 'oil-lamp'] as const
const shapes = assets.map((asset) => buildProp(asset, {}, 3)!)

const along = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000)
const direction = fc
  .tuple(along, along, along)
  .filter((v) => Math.hypot(...v) > 0.05)
  .map(([x, y, z]): Vec3 => {
    const length = Math.hypot(x, y, z)
    return [x / length, y / length, z / length]
  })

describe('rays', () => {
  it('meet the same triangle as a search through all of them', () => {
    const share = fc.integer({ min: -150, max: 1150 }).map((n) => n / 1000)
    let hits = 0
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.tuple(share, share, share), direction, (built, [u, v, w], way) => {
        const { min, max } = boundsOfBuilt(built)!
        const at = (k: 0 | 1 | 2, s: number) => min[k] + (max[k] - min[k]) * s
        const from: Vec3 = [at(0, u) - way[0], at(1, v) - way[1], at(2, w) - way[2]]
        const fast = rayBuilt(built, from, way)
        const right = slow(built, from, way)
        if (right === null) expect(fast).toBeNull()
        else {
          hits++
          expect(fast?.distance).toBeCloseTo(right, 9)
          expect(Math.hypot(...fast!.normal)).toBeCloseTo(1, 6)
          expect(fast!.point[1]).toBeCloseTo(from[1] + way[1] * right, 6)
        }
      }),
      { numRuns: 1500 },
    )
    expect(hits).toBeGreaterThan(200)
  })

  it('end where they are told to', () => {
    const crate = buildProp('crate-wood', {}, 0)!
    const top = boundsOfBuilt(crate)!.max[1]
    expect(rayBuilt(crate, [0.1, top + 1, 0.1], [0, -1, 0], 0.9)).toBeNull()
    expect(rayBuilt(crate, [0.1, top + 1, 0.1], [0, -1, 0], 1.1)?.distance).toBeCloseTo(1, 6)
  })

  it('name the part that they meet, and its side', () => {
    const fire = buildProp('water-jar', { handles: 0 }, 0)!
    const hit = rayBuilt(fire, [0, 0.25, 3], [0, 0, -1])
    expect(hit?.part).toBe(0)
    expect(hit!.normal[2]).toBeGreaterThan(0.8)
  })

  it('pass an empty shape', () => {
    const nothing = {
      positions: new Float32Array(),
      normals: new Float32Array(),
      uvs: new Float32Array(),
      indices: new Uint32Array(),
    }
    const built: Built = { parts: [{ mesh: nothing, material: 'clay', slot: 'main' }], surfaces: [], anchors: [] }
    expect(rayBuilt(built, [0, 1, 0], [0, -1, 0])).toBeNull()
    expect(boundsOfBuilt(built)).toBeNull()
  })
})
