import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NodeId } from '../../../shared/ids.ts'
import { dotV, IDENTITY, rotate, type Vec3, yaw } from '../../../shared/space/math.ts'
import { project } from '../projection.ts'
import { snapping } from '../snap.ts'
import { moveStroke } from './move.ts'
import { rotateStroke } from './rotate.ts'
import { scaleStroke } from './scale.ts'
import { AXES, gripAt, LENS, NO_SNAP, pointer, THING } from './testing.ts'
import type { StrokeInput } from './tool.ts'

const snapOn = { ...NO_SNAP, on: true }
const input = (x: number, y: number, more: Partial<StrokeInput> = {}): StrokeInput => {
  const at = pointer(x, y)
  return { at, snap: snapping(NO_SNAP, at.mods), lock: null, typed: null, ...more }
}
const screen = fc.record({ x: fc.integer({ min: 50, max: 750 }), y: fc.integer({ min: 200, max: 550 }) })
const at = (stroke: ReturnType<typeof moveStroke>) => stroke.worlds.get(THING)!

describe('move', () => {
  test('in a free move the thing follows the pointer over the floor, whatever part of it was taken', () => {
    fc.assert(
      fc.property(screen, screen, (from, to) => {
        const stroke = moveStroke(gripAt('free', pointer(from.x, from.y)), input(to.x, to.y))
        const [start, end] = [project(LENS, [0, 0, 0])!, project(LENS, at(stroke).position)!]
        // It goes on the screen as far as the pointer did, unless that is beyond the horizon.
        const target = { x: start.x + to.x - from.x, y: start.y + to.y - from.y }
        if (target.y < 120 || target.y > 590) return
        expect(end.x).toBeCloseTo(target.x, 3)
        expect(end.y).toBeCloseTo(target.y, 3)
      }),
    )
  })

  test('an arrow moves along its axis, whatever the pointer does', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), screen, screen, (axis, from, to) => {
        const id = (['x', 'y', 'z'] as const)[axis]!
        const { position } = at(moveStroke(gripAt(id, pointer(from.x, from.y)), input(to.x, to.y)))
        expect(position.filter((n, i) => i !== axis && n !== 0)).toEqual([])
      }),
    )
  })

  test('a plane handle never leaves its plane', () => {
    const { position } = at(moveStroke(gripAt('xz', pointer(400, 300)), input(500, 350)))
    expect(position[1]).toBe(0)
    expect(position[0]).not.toBe(0)
  })

  test('snapping puts world places on the grid', () => {
    const grip = gripAt('x', pointer(400, 300), { pivot: [0.1, 0, 0] })
    const stroke = moveStroke(grip, input(530, 300, { snap: snapping(snapOn, pointer(0, 0).mods) }))
    const x = 0.1 + at(stroke).position[0]
    expect(Math.round(x / 0.25) * 0.25).toBeCloseTo(x, 9)
  })

  test('a typed length goes along the locked axis of the thing', () => {
    const way = rotate(yaw(0.7), [1, 0, 0])
    const grip = gripAt('free', pointer(400, 300), { axes: [way, [0, 1, 0], [0, 0, 1]] })
    const { position } = at(moveStroke(grip, input(0, 0, { lock: 'x', typed: 2 })))
    expect(dotV(position, way)).toBeCloseTo(2)
  })

  test('several things keep their distances', () => {
    const other = 'other' as NodeId
    const held = [
      { id: THING, world: IDENTITY },
      { id: other, world: { ...IDENTITY, position: [1, 0, 2] as Vec3 } },
    ]
    const { worlds } = moveStroke(gripAt('free', pointer(400, 300), { held }), input(500, 400))
    const [a, b] = [worlds.get(THING)!.position, worlds.get(other)!.position]
    expect(b.map((n, i) => n - a[i]!)).toEqual([1, 0, 2].map((n) => expect.closeTo(n, 9)))
  })

  test('before a wall it stands in front of it', () => {
    const wall = { position: [0, 0.4, -2] as Vec3, normal: [0, 0, 1] as Vec3 }
    const grip = gripAt('free', pointer(400, 300), { surface: () => wall })
    expect(at(moveStroke(grip, input(400, 250))).position[2]).toBeCloseTo(-1.5)
  })

  test('a small thing that is carried over a table goes onto it, a tall one stays on the floor', () => {
    // Its foot is seen lower than the pointer: below it is the floor, below the pointer a table's top.
    const table = { position: [0.3, 0.75, -1] as Vec3, normal: [0, 1, 0] as Vec3 }
    const floor = { position: [0, 0, -0.5] as Vec3, normal: [0, 1, 0] as Vec3 }
    const surface = (_: number, y: number) => (y < 250 ? table : floor)
    const carry = (height: number) => {
      const grip = gripAt('free', pointer(400, 250), { surface, settle: (by) => by, half: [0.2, height / 2, 0.2] })
      return at(moveStroke(grip, input(400, 220))).position
    }
    expect(carry(0.6)).toEqual(table.position)
    expect(carry(1.8)).toEqual(floor.position)
  })

  test('near the horizon it does not fly away', () => {
    const grip = gripAt('free', pointer(400, 300), { surface: () => null, settle: (by) => by })
    const { position } = at(moveStroke(grip, input(400, 36)))
    expect(Math.hypot(...position)).toBeLessThanOrEqual(501)
  })

  test('the measure says the way along each axis', () => {
    const stroke = moveStroke(gripAt('free', pointer(400, 300)), input(0, 0, { lock: 'z', typed: 0.5 }))
    expect(stroke.says).toBe('Z 50 cm')
  })
})

describe('rotate', () => {
  test('a ring turns by the angle that the pointer goes round', () => {
    // Seen from above the ring of Y is a circle.
    const lens = { ...LENS, position: [0, 8, 0] as Vec3, rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2] as const }
    const stroke = rotateStroke(gripAt('turn-y', pointer(500, 300), { lens }), input(400, 200))
    expect(stroke.says).toBe('90°')
    const [x, , z] = rotate(stroke.worlds.get(THING)!.rotation, [1, 0, 0])
    expect([x, z]).toEqual([expect.closeTo(0, 6), expect.closeTo(-1, 6)])
  })

  test('snapping goes by whole steps', () => {
    fc.assert(
      fc.property(screen, (to) => {
        const snap = snapping(snapOn, pointer(0, 0).mods)
        const { says } = rotateStroke(gripAt('turn-y', pointer(500, 320)), input(to.x, to.y, { snap }))
        expect(Math.abs(Number.parseFloat(says) % 15)).toBe(0)
      }),
    )
  })

  test('several things turn about their middle and keep their distance from it', () => {
    const held = [-1, 1].map((x) => ({ id: String(x) as NodeId, world: { ...IDENTITY, position: [x, 0, 0] as Vec3 } }))
    const { worlds } = rotateStroke(gripAt('turn-y', pointer(500, 300), { held }), input(0, 0, { typed: Math.PI / 2 }))
    expect(worlds.get('1' as NodeId)!.position).toEqual([0, 0, -1].map((n) => expect.closeTo(n, 9)))
  })

  test('a ring seen from its edge still turns', () => {
    const lens = { ...LENS, position: [0, 0, 8] as Vec3, rotation: [0, 0, 0, 1] as const }
    const stroke = rotateStroke(gripAt('turn-y', pointer(420, 300), { lens }), input(498, 300))
    expect(stroke.says).toBe('57.3°')
  })
})

describe('scale', () => {
  test('an arm grows its own axis alone, in the ratio of the distances', () => {
    const tip = project(LENS, [1, 0, 0])!
    const far = project(LENS, [2, 0, 0])!
    const stroke = scaleStroke(gripAt('size-x', pointer(tip.x, tip.y)), input(far.x, far.y))
    expect(stroke.worlds.get(THING)!.scale).toEqual([expect.closeTo(2, 6), 1, 1])
  })

  test('never to nothing, never mirrored', () => {
    fc.assert(
      fc.property(fc.constantFrom('size-x', 'size-all' as const), screen, screen, fc.boolean(), (handle, from, to, on) => {
        const snap = snapping({ ...NO_SNAP, on }, pointer(0, 0).mods)
        const { scale } = scaleStroke(
          gripAt(handle as 'size-x', pointer(from.x, from.y)),
          input(to.x, to.y, { snap }),
        ).worlds.get(THING)!
        expect(Math.min(...scale)).toBeGreaterThanOrEqual(0.001)
      }),
    )
  })

  test('a turned thing grows along the axis of its own that lies nearest: nothing shears', () => {
    const held = [
      { id: THING, world: { ...IDENTITY, rotation: yaw(Math.PI / 2) } },
      { id: 'far' as NodeId, world: { ...IDENTITY, position: [2, 0, 0] as Vec3 } },
    ]
    const { worlds } = scaleStroke(gripAt('size-x', pointer(0, 0), { held, axes: AXES }), input(0, 0, { typed: 3 }))
    expect(worlds.get(THING)!.scale).toEqual([1, 1, 3])
    expect(worlds.get('far' as NodeId)!.position).toEqual([6, 0, 0])
  })
})
