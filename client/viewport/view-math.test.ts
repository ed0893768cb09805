import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthV, rotate, subV, type Vec3 } from '../../shared/space/math.ts'
import { type Lens, project } from './projection.ts'
import {
  AXIS_VIEWS,
  type AxisName,
  axisView,
  between,
  bulk,
  centreOf,
  dolly,
  ease,
  fly,
  forwardOf,
  frame,
  orbit,
  pan,
  rotationOf,
  targetOf,
  turn,
  type View,
  viewAt,
} from './view-math.ts'

const FOV = 0.9
const HEIGHT = 600
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const point = fc.tuple(number(-50, 50), number(-5, 20), number(-50, 50)) as fc.Arbitrary<Vec3>
const view: fc.Arbitrary<View> = fc.record({
  position: point,
  yaw: number(-6, 6),
  pitch: number(-1.5, 1.5),
  distance: number(0.5, 100),
  ortho: fc.constant(false),
})
const lensOf = (v: View): Lens => ({
  position: v.position,
  rotation: rotationOf(v),
  fov: FOV,
  orthoHeight: v.ortho ? 2 * v.distance * Math.tan(FOV / 2) : null,
  width: 800,
  height: HEIGHT,
})
const close = (v: Vec3) => v.map((n) => expect.closeTo(n, 4))

test('orbit keeps the point under the cursor where it is on the screen, and its distance', () => {
  fc.assert(
    fc.property(view, point, number(-3, 3), number(-0.5, 0.5), (v, pivot, yaw, pitch) => {
      const before = project(lensOf(v), pivot)
      if (!before || before.depth < 0.5) return
      const turned = orbit(v, pivot, yaw, pitch)
      const after = project(lensOf(turned), pivot)!
      expect(after.x).toBeCloseTo(before.x, 3)
      expect(after.y).toBeCloseTo(before.y, 3)
      expect(lengthV(subV(turned.position, pivot))).toBeCloseTo(lengthV(subV(v.position, pivot)), 6)
    }),
  )
})

test('orbit never goes over the top', () => {
  fc.assert(
    fc.property(view, point, number(-9, 9), number(-9, 9), (v, pivot, yaw, pitch) => {
      expect(Math.abs(orbit(v, pivot, yaw, pitch).pitch)).toBeLessThanOrEqual(Math.PI / 2)
    }),
  )
})

test('pan carries what lies at the depth with the pointer', () => {
  fc.assert(
    fc.property(view, number(-200, 200), number(-200, 200), (v, dx, dy) => {
      const held = targetOf(v)
      const moved = project(lensOf(pan(v, dx, dy, v.distance, FOV, HEIGHT)), held)!
      expect(moved.x).toBeCloseTo(400 + dx, 3)
      expect(moved.y).toBeCloseTo(300 + dy, 3)
    }),
  )
})

describe('dolly', () => {
  test('keeps the point under the cursor there, in perspective and in parallel', () => {
    fc.assert(
      fc.property(view, point, number(0.5, 2), fc.boolean(), (v, to, factor, ortho) => {
        const from = { ...v, ortho }
        const before = project(lensOf(from), to)
        if (!before || before.depth < 0.5) return
        const after = project(lensOf(dolly(from, to, factor)), to)!
        expect(after.x).toBeCloseTo(before.x, 2)
        expect(after.y).toBeCloseTo(before.y, 2)
      }),
    )
  })

  test('in parallel the target stays at its depth: a plan that is zoomed stays at its height', () => {
    const plan = axisView(viewAt([0, 10, 4], [0, 1, 0]), 'top')
    expect(targetOf(dolly(plan, [2, 0, 3], 0.5))[1]).toBeCloseTo(1)
  })

  test('never goes through the point, and comes back', () => {
    let v = viewAt([0, 1, 5], [0, 1, 0])
    for (let i = 0; i < 200; i++) v = dolly(v, [0, 1, 0], 0.85)
    expect(v.position[2]).toBeGreaterThan(0)
    for (let i = 0; i < 40; i++) v = dolly(v, [0, 1, 0], 1 / 0.85)
    expect(v.position[2]).toBeGreaterThan(5)
  })
})

test('a flight goes where one looks, and up is up', () => {
  const none = { forward: false, back: false, left: false, right: false, up: false, down: false }
  const v = viewAt([0, 2, 0], [10, 2, 0])
  expect(fly(v, { ...none, forward: true }, 3).position).toEqual(close([3, 2, 0]))
  expect(fly(v, { ...none, up: true }, 3).position).toEqual(close([0, 5, 0]))
  expect(fly(v, { ...none, right: true }, 3).position).toEqual(close([0, 2, 3]))
  expect(fly(v, { ...none, left: true, right: true }, 3)).toBe(v)
})

test('turning the head keeps the place', () => {
  fc.assert(
    fc.property(view, number(-3, 3), (v, by) => {
      expect(turn(v, by, by).position).toBe(v.position)
    }),
  )
})

test('framing shows all corners of the box, in any direction and aspect', () => {
  fc.assert(
    fc.property(view, point, number(0.1, 20), number(0.4, 3), (v, at, size, aspect) => {
      const box = { min: at, max: [at[0] + size, at[1] + size / 2, at[2] + size * 2] as Vec3 }
      const framed = frame(v, box, FOV, aspect)
      const lens = { ...lensOf(framed), width: HEIGHT * aspect }
      for (let i = 0; i < 8; i++) {
        const corner: Vec3 = [i & 1 ? box.max[0] : box.min[0], i & 2 ? box.max[1] : box.min[1], i & 4 ? box.max[2] : box.min[2]]
        const spot = project(lens, corner)!
        expect(spot.x).toBeGreaterThan(0)
        expect(spot.x).toBeLessThan(lens.width)
        expect(spot.y).toBeGreaterThan(0)
        expect(spot.y).toBeLessThan(HEIGHT)
      }
      expect(targetOf(framed)).toEqual(close(centreOf(box)))
      if (framed.pitch === v.pitch) expect(forwardOf(framed)).toEqual(forwardOf(v))
    }),
  )
})

test('framing does not put the eye below the floor', () => {
  const level = viewAt([0, 1.5, 5], [0, 1.8, 0])
  const framed = frame(level, { min: [-20, 0, -20], max: [20, 3, 20] }, FOV, 1.5)
  expect(framed.position[1]).toBeGreaterThan(0)
  expect(targetOf(framed)).toEqual(close([0, 1.5, 0]))
})

describe('what a set is about', () => {
  const box = (x: number, z: number, size = 1) => ({ min: [x, 0, z] as Vec3, max: [x + size, size, z + size] as Vec3 })
  test('leaves out dunes far behind the camp', () => {
    const camp = Array.from({ length: 30 }, (_, i) => box((i % 6) - 3, Math.floor(i / 6) - 3))
    const dunes = [box(-60, -80, 30), box(20, -90, 30), box(60, -70, 30)]
    expect(bulk([...camp, ...dunes])).toEqual(bulk(camp))
  })
  test('keeps all of an even spread, and a single thing', () => {
    const spread = Array.from({ length: 100 }, (_, i) => box((i % 10) * 5, Math.floor(i / 10) * 5))
    expect(bulk(spread)).toEqual({ min: [0, 0, 0], max: [46, 1, 46] })
    expect(bulk([box(500, 500, 40)])).toEqual(box(500, 500, 40))
    expect(bulk([])).toBeNull()
  })
})

test('axis views look at the same target from their side: the front of a thing faces +Z', () => {
  const from: Readonly<Record<AxisName, Vec3>> = {
    front: [0, 0, 1],
    back: [0, 0, -1],
    right: [1, 0, 0],
    left: [-1, 0, 0],
    top: [0, 1, 0],
    bottom: [0, -1, 0],
  }
  fc.assert(
    fc.property(view, fc.constantFrom(...(Object.keys(AXIS_VIEWS) as AxisName[])), (v, name) => {
      const looked = axisView(v, name)
      const target = targetOf(v)
      expect(targetOf(looked)).toEqual(close(target))
      expect(subV(looked.position, target)).toEqual(close(from[name].map((n) => n * v.distance) as unknown as Vec3))
      expect(looked.ortho).toBe(true)
      expect(axisView(looked, 'perspective').ortho).toBe(false)
    }),
  )
})

test('a plan has −Z up on the screen, as it is seen from the front', () => {
  const up = rotate(rotationOf(axisView(viewAt([0, 5, 5], [0, 0, 0]), 'top')), [0, 1, 0])
  expect(up).toEqual(close([0, 0, -1]))
})

test('viewAt looks from there at that, and keeps the turn straight above', () => {
  fc.assert(
    fc.property(point, point, (position, target) => {
      const away = lengthV(subV(position, target))
      if (away < 0.1) return
      expect(targetOf(viewAt(position, target))).toEqual(close(target))
    }),
  )
  const before = { ...viewAt([0, 0, 0], [1, 0, 0]) }
  expect(viewAt([0, 5, 0], [0, 0, 0], before).yaw).toBe(before.yaw)
})

test('a flight between two views starts and ends at them and turns the short way', () => {
  fc.assert(
    fc.property(view, view, (a, b) => {
      expect(between(a, b, 0).position).toEqual(close(a.position))
      expect(between(a, b, 1)).toBe(b)
      expect(Math.abs(between(a, b, 0.5).yaw - a.yaw)).toBeLessThanOrEqual(Math.PI / 2 + 1e-9)
    }),
  )
  expect([ease(0), ease(0.5), ease(1)]).toEqual([0, 0.5, 1])
})
