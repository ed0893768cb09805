/** Boxes, crowds, walkways and places: the geometry under the agent and the checks, against what is obviously right. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCrowd } from './crowd.ts'
import { fromAxisAngle, type Quat, type Vec3, yaw } from './math.ts'
import { type Box, boxAt, holds, makeBox, overlaps, penetration, widened } from './overlap.ts'
import { againstWall, atTable, beside, inGrid, nearTo, onRing, reachOf, step, toSideOf, yawTo } from './place.ts'
import { findSpot, keepReachable, makeFloor, settle } from './solve.ts'
import { makeWalking } from './walking.ts'

const coordinate = fc.double({ min: -3, max: 3, noNaN: true })
const half = fc.double({ min: 0.05, max: 2, noNaN: true })
const axis = fc.tuple(coordinate, coordinate, coordinate).filter((v) => Math.hypot(...v) > 0.1)
const turned = fc.tuple(axis, fc.double({ min: 0, max: 6.3, noNaN: true })).map(([about, by]) => fromAxisAngle(about, by))
const box = fc
  .tuple(fc.tuple(coordinate, coordinate, coordinate), fc.tuple(half, half, half), turned)
  .map(([centre, size, turn]) => makeBox(centre, size, turn))

/** A grid of points of a box, its faces included. */
const points = (b: Box, n = 6): Vec3[] => {
  const all: Vec3[] = []
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= n; j++)
      for (let k = 0; k <= n; k++) {
        const [x, y, z] = [(i / n) * 2 - 1, (j / n) * 2 - 1, (k / n) * 2 - 1]
        const at = (a: 0 | 1 | 2) =>
          b.centre[a] + b.axes[0][a] * b.half[0] * x + b.axes[1][a] * b.half[1] * y + b.axes[2][a] * b.half[2] * z
        all.push([at(0), at(1), at(2)])
      }
  return all
}

describe('boxes', () => {
  it('overlap wherever a point of one is inside the other', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        if (points(a).some((p) => holds(b, p, 1e-9))) expect(penetration(a, b)).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
  it('are parted by moving them by their depth, and agree which way round they are asked', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const depth = penetration(a, b)
        expect(penetration(b, a)).toBeCloseTo(depth, 9)
        const away: Vec3 = [b.centre[0] + 20, b.centre[1], b.centre[2]]
        expect(
          penetration(a, {
            ...b,
            centre: away,
            min: [b.min[0] + 20, b.min[1], b.min[2]],
            max: [b.max[0] + 20, b.max[1], b.max[2]],
          }),
        ).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
  it('count contact as none: a box on a box, a centimetre deep', () => {
    const floor = makeBox([0, 0.5, 0], [1, 0.5, 1], [0, 0, 0, 1])
    expect(overlaps(floor, makeBox([0, 1.5, 0], [1, 0.5, 1], yaw(0.4)))).toBe(false)
    expect(overlaps(floor, makeBox([0, 1.49, 0], [1, 0.5, 1], yaw(0.4)))).toBe(false)
    expect(overlaps(floor, makeBox([0, 1.4, 0], [1, 0.5, 1], yaw(0.4)))).toBe(true)
  })
  it('turn, grow and move with their thing', () => {
    const b = boxAt(
      { position: [1, 0, 2], rotation: yaw(Math.PI / 2), scale: [2, 1, 1] },
      { min: [-1, 0, -0.5], max: [1, 1, 0.5] },
    )
    expect(b.half).toEqual([2, 0.5, 0.5])
    expect(b.max[2] - b.min[2]).toBeCloseTo(4)
    expect(widened(b, 0.5).max[0]).toBeCloseTo(b.max[0] + 0.5)
  })
})

describe('a crowd', () => {
  it('finds what comparing with everything finds', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), box, fc.integer({ min: 0, max: 11 }), (all, asked, gone) => {
        const crowd = makeCrowd<number>()
        for (const [i, one] of all.entries()) crowd.add(i, [one])
        crowd.remove(gone)
        const expected = all.flatMap((one, i) => (i !== gone && overlaps(one, asked) ? [i] : []))
        expect([...crowd.hits(asked)].sort()).toEqual(expected.sort())
        expect(crowd.any(asked)).toBe(expected.length > 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('walking', () => {
  const wall = (x: number, z: number, hx: number, hz: number, top = 2.5) =>
    makeBox([x, top / 2, z], [hx, top / 2, hz], [0, 0, 0, 1])
  /** A room of 4 × 4 m with a doorway of a width in its front. */
  const room = (door: number) => [
    wall(0, -2, 2, 0.1),
    wall(-2, 0, 0.1, 2),
    wall(2, 0, 0.1, 2),
    wall(-1 - door / 4, 2, 1 - door / 4, 0.1),
    wall(1 + door / 4, 2, 1 - door / 4, 0.1),
  ]
  it('comes through a door of 0.9 m, and not through one of 0.4 m', () => {
    const [wide, narrow] = [makeWalking([0, 0, 0], 6), makeWalking([0, 0, 0], 6)]
    wide.block(room(1))
    narrow.block(room(0.4))
    expect(wide.reaches([0, 0, 0], 0.3)).toBe(true)
    expect(narrow.reaches([0, 0, 0], 0.3)).toBe(false)
  })
  it('is free again when what blocked it is taken away', () => {
    const walking = makeWalking([0, 0, 0], 6)
    walking.block(room(0.4))
    walking.free(room(0.4))
    expect(walking.share()).toBe(1)
  })
  it('steps over what is low and under what hangs', () => {
    const walking = makeWalking([0, 0, 0], 4)
    walking.block([wall(0, 0, 4, 0.3, 0.15), makeBox([0, 2.6, 0], [4, 0.3, 4], [0, 0, 0, 1])])
    expect(walking.share()).toBe(1)
  })
})

describe('places', () => {
  const random = () => 0.5
  const mark = { position: [0, 0, 0] as Vec3, yaw: 0, width: 2, depth: 1 }
  it('face what they stand around', () => {
    for (let index = 0; index < 5; index++) {
      const [spot] = onRing(
        [1, 0, 1],
        { radius: 2, index, count: 5, middle: Math.PI, arc: Math.PI * 2, face: 'in', loose: 0 },
        random,
      )
      expect(Math.hypot(spot!.position[0] - 1, spot!.position[2] - 1)).toBeCloseTo(2)
      expect(Math.cos(spot!.yaw - yawTo(spot!.position, [1, 0, 1]))).toBeCloseTo(1)
    }
  })
  it('seat people square to the edges of a table, as many as were asked, none twice', () => {
    const spots = Array.from({ length: 6 }, (_, i) => [...atTable(mark, { width: 0.45, depth: 0.5 }, i, 6, 0.1)][0]!)
    expect(new Set(spots.map((spot) => spot.position.map((n) => n.toFixed(2)).join())).size).toBe(6)
    for (const spot of spots) expect(Math.abs(Math.sin(2 * spot.yaw))).toBeLessThan(1e-6)
  })
  it('keep their gap to what they stand beside and in front of', () => {
    const own = { width: 0.6, depth: 0.4 }
    const [side] = beside(mark, own, 0.2, random)
    expect(Math.abs(side!.position[0])).toBeCloseTo(1 + 0.3 + 0.2)
    const [front] = toSideOf(mark, own, 0.2, 0, 'to')
    expect(front!.position[2]).toBeCloseTo(0.5 + 0.2 + 0.2)
    expect(Math.abs(Math.cos(front!.yaw) + 1)).toBeLessThan(1e-6)
    for (const spot of nearTo(mark, own, 0.2, random))
      expect(Math.hypot(spot.position[0], spot.position[2])).toBeGreaterThan(0.6)
  })
  it('put backs to the wall, within its length', () => {
    const wall = { middle: [0, 0, -3] as Vec3, yaw: 0, length: 4 }
    for (const spot of againstWall([wall], { width: 1, depth: 0.4 }, 0.02, random)) {
      expect(spot.position[2]).toBeCloseTo(-3 + 0.22)
      expect(Math.abs(spot.position[0])).toBeLessThanOrEqual(1.5 + 1e-9)
    }
    expect([...againstWall([wall], { width: 5, depth: 0.4 }, 0.02, random)]).toEqual([])
  })
  it('know how far a rectangle reaches in a direction', () => {
    expect(reachOf({ width: 2, depth: 1 }, 0, 0)).toBeCloseTo(0.5)
    expect(reachOf({ width: 2, depth: 1 }, 0, Math.PI / 2)).toBeCloseTo(1)
    expect(step([0, 0, 0], Math.PI / 2, 2)[0]).toBeCloseTo(2)
  })
  it('spread tables over a room', () => {
    const zone = { centre: [0, 0, 0] as Vec3, yaw: 0, width: 8, depth: 6 }
    const spots = Array.from({ length: 6 }, (_, i) => [...inGrid(zone, 6, i, random)][0]!.position)
    for (const [i, a] of spots.entries())
      for (const b of spots.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[2] - b[2])).toBeGreaterThan(1.5)
  })
})

describe('the solver', () => {
  const zone = { centre: [0, 0, 0] as Vec3, yaw: 0, width: 10, depth: 10 }
  const upright: Quat = [0, 0, 0, 1]
  it('takes the first spot that is free, with its gap', () => {
    const floor = makeFloor<string>(zone, 20, [['a', [makeBox([0, 0.5, 0], [0.5, 0.5, 0.5], upright)]]])
    const boxes = (spot: { position: Vec3 }) => [makeBox([spot.position[0], 0.5, 0], [0.5, 0.5, 0.5], upright)]
    const spots = [0, 0.9, 1.1, 1.6].map((x) => ({ position: [x, 0, 0] as Vec3, yaw: 0 }))
    expect(findSpot(floor, { spots, boxes, gap: 0 })?.position[0]).toBe(1.1)
    expect(findSpot(floor, { spots, boxes, gap: 0.4 })?.position[0]).toBe(1.6)
  })
  it('never closes the last way to where somebody must get', () => {
    const bar = (x: number, z: number, hx: number, hz: number) => makeBox([x, 1, z], [hx, 1, hz], upright)
    const ring = [bar(0, -2, 2, 0.1), bar(-2, 0, 0.1, 2), bar(2, 0, 0.1, 2), bar(-1.4, 2, 0.6, 0.1), bar(1.4, 2, 0.6, 0.1)]
    const floor = makeFloor<string>(zone, 20, [['ring', ring]])
    keepReachable(floor, [0, 0, 0], 0.4)
    expect(floor.goals).toHaveLength(1)
    const plug = (spot: { position: Vec3 }) => [bar(spot.position[0], spot.position[2], 0.4, 0.4)]
    const spots = [
      { position: [0, 0, 2.2] as Vec3, yaw: 0 },
      { position: [4, 0, 4] as Vec3, yaw: 0 },
    ]
    expect(findSpot(floor, { spots, boxes: plug, gap: 0 })?.position[0]).toBe(4)
    settle(floor, 'far', plug(spots[1]!))
    expect(floor.walking.reaches([0, 0, 0], 0.4)).toBe(true)
  })
})
