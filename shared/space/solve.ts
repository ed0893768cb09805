/**
 * The first place that is good: in bounds, in nobody's way, with the way in still free. Geometry is solved here, never
 * guessed. Holds the crowd and the walkways of one floor while a set is being dressed.
 */

import { type Crowd, makeCrowd } from './crowd.ts'
import type { Vec3 } from './math.ts'
import { type Box, TOUCH_M, widened } from './overlap.ts'
import type { Spot, Zone } from './place.ts'
import { makeWalking, WALKWAY_M, type Walking } from './walking.ts'

/** A little over what is promised, so that a way does not hang on how its grid lies. */
const WAY_M = WALKWAY_M + 0.12

/** How far beyond the zone ways are watched, metres. */
export const AROUND_M = 6

/** A point, and how near to it is near enough, metres. */
export interface Goal {
  readonly point: Vec3
  readonly reach: number
}

export interface Floor<Id> {
  readonly zone: Zone
  /** Half of the ground's side about the origin, metres; nothing is put beyond. */
  readonly groundHalf: number
  readonly things: Crowd<Id>
  /** Floor that must stay free in front of things: doors of tents, of wardrobes. */
  readonly fronts: Crowd<Id>
  readonly walking: Walking
  /** Points that a person must be able to walk to. */
  readonly goals: Goal[]
}

export const makeFloor = <Id>(zone: Zone, groundHalf: number, walls: Iterable<readonly [Id, readonly Box[]]>): Floor<Id> => {
  const half = Math.max(zone.width, zone.depth) / 2 + AROUND_M
  const things = makeCrowd<Id>()
  const entries = [...walls]
  for (const [id, boxes] of entries) things.add(id, boxes)
  const walkable = (inside: Vec3 | null) => {
    const walking = makeWalking(zone.centre, half, zone.centre[1], inside, WAY_M)
    for (const [, boxes] of entries) walking.block(boxes)
    return walking
  }
  const open = walkable(null)
  const walking = open.reaches(zone.centre, 1.5) ? open : walkable(zone.centre)
  return { zone, groundHalf, things, fronts: makeCrowd<Id>(), walking, goals: [] }
}

/** Asks that a point stay reachable; one that cannot be reached even now is not asked for. */
export const keepReachable = <Id>(floor: Floor<Id>, point: Vec3, reach: number): void => {
  if (floor.walking.reaches(point, reach)) floor.goals.push({ point, reach })
}

export interface Wish<Id> {
  readonly spots: Iterable<Spot>
  /** What the thing takes up at a spot. */
  boxes(spot: Spot): readonly Box[]
  /** Floor that it needs free for use, if any. */
  front?(spot: Spot): Box | null
  /** Where a person must be able to get to, for the thing to be of use: before a seat. */
  way?(spot: Spot): Goal | null
  /** Level gap to what stands there already, metres. */
  readonly gap: number
  /** Things to which no gap is asked: what it belongs to. */
  readonly near?: (id: Id) => boolean
  /** Things that it may stand in: what carries it, a rug below it. */
  readonly through?: (id: Id) => boolean
  /** Floor to which it is held; the zone and a bit when left out. */
  readonly within?: { readonly centre: Vec3; readonly half: number }
}

/** The first spot of the wish that is good, or null. Nothing is entered; see `settle`. */
export const findSpot = <Id>(floor: Floor<Id>, wish: Wish<Id>): Spot | null => {
  for (const spot of wish.spots) {
    const boxes = wish.boxes(spot)
    if (!boxes.every((box) => inBounds(floor, wish, box))) continue
    if (boxes.some((box) => floor.things.any(box, wish.through, CLOSE_M))) continue
    const tight = (id: Id) => (wish.through?.(id) ?? false) || (wish.near?.(id) ?? false)
    if (wish.gap > 0 && boxes.some((box) => floor.things.any(widened(box, wish.gap), tight))) continue
    if (boxes.some((box) => floor.fronts.any(box, tight))) continue
    const front = wish.front?.(spot)
    if (front && floor.things.any(front, tight, TOUCH_M)) continue
    if (!staysWalkable(floor, boxes, wish.way?.(spot) ?? null)) continue
    return spot
  }
  return null
}

/** Closer than what counts as contact: a place is rounded to the millimetre when it is written. */
const CLOSE_M = 0.02

const inBounds = <Id>(floor: Floor<Id>, wish: Wish<Id>, box: Box): boolean => {
  const half = floor.groundHalf
  if (box.min[0] < -half || box.max[0] > half || box.min[2] < -half || box.max[2] > half) return false
  if (!wish.within) return true
  const { centre, half: reach } = wish.within
  return Math.hypot(box.centre[0] - centre[0], box.centre[2] - centre[2]) <= reach
}

const staysWalkable = <Id>(floor: Floor<Id>, boxes: readonly Box[], way: Goal | null): boolean => {
  const goals = way ? [...floor.goals, way] : floor.goals
  if (goals.length === 0) return true
  floor.walking.block(boxes)
  const good = goals.every((goal) => floor.walking.reaches(goal.point, goal.reach))
  floor.walking.free(boxes)
  return good
}

/** Enters a thing: from now on others keep clear of it. */
export const settle = <Id>(floor: Floor<Id>, id: Id, boxes: readonly Box[], front: Box | null = null): void => {
  unsettle(floor, id)
  floor.things.add(id, boxes)
  floor.walking.block(boxes)
  if (front) floor.fronts.add(id, [front])
}

export const unsettle = <Id>(floor: Floor<Id>, id: Id): void => {
  floor.walking.free(floor.things.boxes(id))
  floor.things.remove(id)
  floor.fronts.remove(id)
}
