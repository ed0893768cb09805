import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookRotation, type Vec3 } from '../../shared/space/math.ts'
import { handlesAt, handleUnder } from './gizmo.ts'
import { catches, cornersOf, outlineOf, rectOf, touches } from './marquee.ts'
import { type Lens, pixelAt, project, projectLine, rayAt, rayOnPlane } from './projection.ts'

const lens: Lens = {
  position: [0, 3, 8],
  rotation: lookRotation([0, -3, -8]),
  fov: 0.9,
  orthoHeight: null,
  width: 800,
  height: 600,
}
const boxAt = (x: number, z: number, half = 0.3) =>
  cornersOf({ min: [x - half, 0, z - half], max: [x + half, half * 2, z + half] })

describe('marquee', () => {
  test('catches a thing that it touches, not one beside it', () => {
    const spot = project(lens, [1, 0.3, 0])!
    const rect = rectOf({ x: spot.x + 60, y: spot.y + 60 }, { x: spot.x, y: spot.y })
    expect(catches(lens, boxAt(1, 0), rect)).toBe(true)
    expect(catches(lens, boxAt(-1, 0), rect)).toBe(false)
  })

  test('drawn wholly within a large thing it does not catch that: a tent behind the jars', () => {
    const wall = cornersOf({ min: [-20, -5, -2], max: [20, 15, -1.5] })
    expect(catches(lens, wall, { left: 300, top: 200, right: 420, bottom: 300 })).toBe(false)
    expect(catches(lens, boxAt(0, 0), { left: 300, top: 200, right: 500, bottom: 400 })).toBe(true)
  })

  test('what is behind the eye is never caught', () => {
    expect(outlineOf(lens, boxAt(0, 20))).toEqual([])
    expect(catches(lens, boxAt(0, 20), { left: 0, top: 0, right: 800, bottom: 600 })).toBe(false)
  })

  test('a thing that reaches behind the eye is caught by what is seen of it', () => {
    const floor = cornersOf({ min: [-1, 0, -3], max: [1, 0.1, 30] })
    expect(catches(lens, floor, { left: 0, top: 300, right: 800, bottom: 600 })).toBe(true)
  })

  test('touching agrees with a search for a common point', () => {
    const coordinate = fc.integer({ min: 0, max: 40 })
    const corner = fc.record({ x: coordinate, y: coordinate })
    fc.assert(
      fc.property(corner, corner, corner, corner, corner, (a, b, c, d, e) => {
        const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        if (area === 0) return
        const outline = area > 0 ? [a, b, c] : [a, c, b]
        const rect = rectOf(d, e)
        const inside = (x: number, y: number) =>
          outline.every((p, i) => {
            const q = outline[(i + 1) % 3]!
            return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0
          })
        let common = false
        for (let x = rect.left; x <= rect.right && !common; x++)
          for (let y = rect.top; y <= rect.bottom && !common; y++) common = inside(x, y)
        if (common) expect(touches(outline, rect)).toBe(true)
      }),
    )
  })
})

describe('projection', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })

  test('a ray through a place meets the floor where the floor is projected to that place', () => {
    for (const orthoHeight of [null, 12]) {
      const eye = { ...lens, orthoHeight }
      fc.assert(
        fc.property(place, ({ x, y }) => {
          const floor = rayOnPlane(rayAt(eye, x, y), [0, 0, 0], [0, 1, 0])
          if (!floor) return
          const spot = project(eye, floor)!
          expect(spot.x).toBeCloseTo(x, 4)
          expect(spot.y).toBeCloseTo(y, 4)
        }),
      )
    }
  })

  test('a line that reaches behind the eye is cut, one that is all behind is not there', () => {
    const [a, b] = projectLine(lens, [0, 0, 0], [0, 0, 50])!
    expect([a, b].every((p) => Number.isFinite(p.x) && Number.isFinite(p.y) && p.depth > 0)).toBe(true)
    expect(projectLine(lens, [0, 0, 20], [1, 0, 50])).toBeNull()
  })
})

describe('gizmo', () => {
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const
  const ids = ['free', 'x', 'y', 'z', 'xy', 'yz', 'xz'] as const

  test('has one size however far it is', () => {
    for (const z of [-40, 0, 6]) {
      const pivot: Vec3 = [0, 1, z]
      const arrow = handlesAt(lens, pivot, axes, ids).find((one) => one.id === 'x')!
      const [foot, tip] = arrow.points as [{ x: number; y: number }, { x: number; y: number }]
      expect(Math.hypot(tip.x - foot.x, tip.y - foot.y)).toBeCloseTo(70, 0)
      expect(pixelAt(lens, pivot)).toBeGreaterThan(0)
    }
  })

  test('each handle has a hit area of 24 pixels or more', () => {
    const all = handlesAt(lens, [0, 0, 0], axes, ids)
    const arrow = all.find((one) => one.id === 'x')!
    const [foot, tip] = arrow.points as [{ x: number; y: number }, { x: number; y: number }]
    const [mx, my] = [(foot.x + tip.x * 3) / 4, (foot.y + tip.y * 3) / 4]
    for (const off of [-11, 0, 11]) expect(handleUnder(all, { x: mx, y: my + off })?.id).toBe('x')
    expect(handleUnder(all, { x: mx, y: my + 14 })).toBeNull()
    expect(handleUnder(all, { x: 400, y: 300 })?.id).toBe('free')
  })

  test('a ring shows the half that faces the eye', () => {
    const [ring] = handlesAt(lens, [0, 0, 0], axes, ['turn-y'])
    const middle = ring!.points[Math.floor(ring!.points.length / 2)]!
    // The near half of a level ring, seen from above, lies below the middle of the screen.
    expect(middle.y).toBeGreaterThan(300)
    expect(middle.x).toBeCloseTo(400, 3)
  })

  test('nothing is there when the thing is behind the eye', () => {
    expect(handlesAt(lens, [0, 0, 30], axes, ids)).toEqual([])
  })
})
