import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { materials } from '../../shared/kit/materials.ts'
import { fromAxisAngle, type Transform, transformPoint, type Vec3 } from '../../shared/space/math.ts'
import { setFields } from '../../shared/stage/schema.ts'
import { frameIn } from './film-camera.ts'
import { writeMatrix } from './instances.ts'
import { monitorFrame } from './monitor.ts'
import { hull } from './outlines.ts'
import { patterns } from './patterns/index.ts'
import { paintPattern } from './patterns/paint.ts'
import { boxesMesh, enters, shapeOfMesh } from './shape.ts'
import { catalogueView } from './thumbnails.ts'

const BOX = { min: [-1, 0, -2], max: [1, 3, 2] } as const

describe('matrices of instances', () => {
  it('carry points as the set does', () => {
    const n = fc.double({ min: -10, max: 10, noNaN: true })
    const size = fc.double({ min: 0.01, max: 10, noNaN: true })
    fc.assert(
      fc.property(
        fc.tuple(n, n, n),
        fc.tuple(n, n, fc.constant(1)),
        n,
        fc.tuple(size, size, size),
        fc.tuple(n, n, n),
        (at, axis, angle, scale, p) => {
          const t: Transform = { position: at as Vec3, rotation: fromAxisAngle(axis as Vec3, angle), scale: scale as Vec3 }
          const m = new Float32Array(32)
          writeMatrix(t, m, 16)
          const want = transformPoint(t, p as Vec3)
          for (const k of [0, 1, 2] as const) {
            const got = m[16 + k]! * p[0] + m[20 + k]! * p[1] + m[24 + k]! * p[2] + m[28 + k]!
            expect(Math.abs(got - want[k])).toBeLessThan(1e-3 + Math.abs(want[k]) * 1e-5)
          }
        },
      ),
    )
  })
})

describe('patterns', () => {
  it('are there for every texture of the kit, the grounds and walls among them', () => {
    for (const [id, { texture }] of Object.entries(materials)) if (texture) expect(patterns[texture], id).toBeDefined()
    for (const { value } of setFields.ground.options ?? [])
      if (value !== 'none') expect(materials[value]?.texture).toBeDefined()
  })

  it('keep the albedo of the table: the mean of their colour factors is 1', () => {
    for (const [id, pattern] of Object.entries(patterns)) {
      const { colour } = paintPattern(pattern, 64)
      let sum = 0
      for (let i = 0; i < colour.length; i += 4) {
        const c = colour[i]! / 255
        sum += 2 * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      }
      // Glowing ones are cut at twice the mean.
      if (id !== 'ember') expect(Math.abs(sum / (colour.length / 4) - 1), id).toBeLessThan(0.06)
    }
  })

  it('show something: no pattern is flat and plain', () => {
    for (const [id, pattern] of Object.entries(patterns)) {
      const { colour, normal } = paintPattern(pattern, 64)
      expect(new Set(colour).size + new Set(normal).size, id).toBeGreaterThan(8)
    }
  })

  it('repeat without a seam where they have no edge of their own', () => {
    const dot = () => ({ r: 1, g: 1, b: 1, height: 0 })
    for (const id of ['sand', 'soil', 'grass', 'gravel', 'concrete', 'plaster', 'wood', 'stone', 'leather', 'fur'] as const)
      for (let i = 0; i < 20; i++) {
        const [a, b, c, d] = [dot(), dot(), dot(), dot()]
        const t = (i + 0.37) / 20
        patterns[id].at(1e-7, t, a)
        patterns[id].at(1 - 1e-7, t, b)
        patterns[id].at(t, 1e-7, c)
        patterns[id].at(t, 1 - 1e-7, d)
        expect(Math.abs(a.height - b.height), `${id} u`).toBeLessThan(0.12)
        expect(Math.abs(c.height - d.height), `${id} v`).toBeLessThan(0.12)
      }
  })
})

describe('forms', () => {
  it('are entered where a ray meets their box', () => {
    expect(enters({ origin: [0, 1, 10], direction: [0, 0, -1] }, BOX)).toBe(8)
    expect(enters({ origin: [0, 1, 0], direction: [0, 0, -1] }, BOX)).toBe(0)
    expect(enters({ origin: [5, 1, 10], direction: [0, 0, -1] }, BOX)).toBe(Infinity)
    expect(enters({ origin: [0, 1, -10], direction: [0, 0, -1] }, BOX)).toBe(Infinity)
  })

  it('of boxes have fronts outwards', () => {
    const { positions, normals, indices } = boxesMesh([BOX])
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => {
        const at = indices[i + k]! * 3
        return [positions[at]!, positions[at + 1]!, positions[at + 2]!] as const
      }) as [Vec3, Vec3, Vec3]
      const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const
      const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const
      const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const
      const at = indices[i]! * 3
      expect(cross[0] * normals[at]! + cross[1] * normals[at + 1]! + cross[2] * normals[at + 2]!).toBeGreaterThan(0)
    }
  })

  it('make a hull without gaps: corners welded, normals outwards', () => {
    const welded = hull(shapeOfMesh(boxesMesh([BOX])).built)
    expect(welded.positions.length / 3).toBe(8)
    for (let i = 0; i < 8; i++) {
      const p = welded.positions.subarray(i * 3, i * 3 + 3)
      const n = welded.normals.subarray(i * 3, i * 3 + 3)
      expect(Math.hypot(...n)).toBeCloseTo(1, 5)
      expect(n[0]! * p[0]! + n[1]! * (p[1]! - 1.5) + n[2]! * p[2]!).toBeGreaterThan(0)
    }
  })
})

describe('frames', () => {
  it('fit the picture with their margin, and keep their aspect', () => {
    const wide = frameIn(1000, 500, 2.39, 0.05)
    expect(wide.width).toBeCloseTo(900, 6)
    expect(wide.width / wide.height).toBeCloseTo(2.39, 6)
    const tall = frameIn(1000, 500, 0.56, 0.05)
    expect(tall.height).toBeCloseTo(450, 6)
    expect(tall.x * 2 + tall.width).toBeCloseTo(1000, 6)
  })

  it('of the monitor stay in the corner and leave the stage its room', () => {
    for (const aspect of [0.56, 1.78, 2.39]) {
      const frame = monitorFrame(900, 600, aspect)
      expect(frame.width / frame.height).toBeCloseTo(aspect, 6)
      expect(frame.width).toBeLessThanOrEqual(320)
      expect(frame.height).toBeLessThanOrEqual(240)
      expect(frame.x + frame.width).toBeLessThan(900)
      expect(frame.y + frame.height).toBeLessThan(600)
    }
  })

  it('of the catalogue hold the whole thing', () => {
    const { position, target } = catalogueView(BOX)
    expect(position[2]).toBeGreaterThan(target[2])
    expect(position[1]).toBeGreaterThan(target[1])
    expect(Math.hypot(position[0] - target[0], position[1] - target[1], position[2] - target[2])).toBeGreaterThan(4)
  })
})
