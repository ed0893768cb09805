/** Moves along an axis, in a plane, or freely: on the surface under the pointer, where the things then stand. */
import { addV, dotV, lengthV, scaleV, subV, type Vec3 } from '../../../shared/space/math.ts'
import { axisOf, planeOf } from '../gizmo.ts'
import { sayQuantity } from '../numeric.ts'
import { along, project, rayAlongAxis, rayAt, rayOnPlane } from '../projection.ts'
import { type Snapping, snapLength, snapTo } from '../snap.ts'
import type { Grip, Stroke, StrokeInput, ToolDef } from './tool.ts'

/** How far a free move may carry, metres: near the horizon a pixel is a mile. */
const FAR_M = 500

/** Upright share of the normal of a surface on which things stand. */
const LEVEL = 0.5
/** Things lower than this are carried onto what the pointer is over, metres. */
const SMALL_M = 1.2
/** How much higher and farther such a surface may be. */
const RAISED_M = 1.6
const SAME_M = 0.02

type Surface = NonNullable<ReturnType<Grip['surface']>>

export const moveStroke = (grip: Grip, input: StrokeInput): Stroke => {
  const by = wayOf(grip, input)
  const worlds = new Map(grip.held.map(({ id, world }) => [id, { ...world, position: addV(world.position, by) }]))
  return { worlds, says: sayWay(grip, by), line: lengthV(by) > 0 ? [grip.pivot, addV(grip.pivot, by)] : null }
}

const wayOf = (grip: Grip, input: StrokeInput): Vec3 => {
  const handle = input.lock ?? (input.typed !== null && grip.handle === 'free' ? 'x' : grip.handle)
  const axis = axisOf(handle)
  if (axis !== null) return alongAxis(grip, input, axis)
  const plane = planeOf(handle)
  if (plane) return input.typed === null ? inPlane(grip, input, plane) : scaleV(grip.axes[plane[0] as 0 | 1 | 2], input.typed)
  return free(grip, input)
}

const isWorldAxis = (way: Vec3) => way.filter((n) => n === 0).length === 2

/** On the world's axes the place snaps to the grid; on slanted ones the way does. */
const snapWay = (snap: Snapping, from: number, by: number, onGrid: boolean): number =>
  snap.on && onGrid ? snapTo(from + by, snap.gridM) - from : snapLength(snap, by)

const alongAxis = (grip: Grip, { at, snap, typed }: StrokeInput, axis: 0 | 1 | 2): Vec3 => {
  const way = grip.axes[axis]
  if (typed !== null) return scaleV(way, typed)
  const from = rayAlongAxis(rayAt(grip.lens, grip.start.x, grip.start.y), grip.pivot, way)
  const to = rayAlongAxis(rayAt(grip.lens, at.x, at.y), grip.pivot, way)
  if (from === null || to === null) return [0, 0, 0]
  const by = Math.min(FAR_M, Math.max(-FAR_M, to - from))
  return scaleV(way, snapWay(snap, grip.pivot[axis], by, isWorldAxis(way)))
}

const inPlane = (grip: Grip, { at, snap }: StrokeInput, [a, b]: readonly [number, number]): Vec3 => {
  const normal = grip.axes[(3 - a - b) as 0 | 1 | 2]
  const from = rayOnPlane(rayAt(grip.lens, grip.start.x, grip.start.y), grip.pivot, normal)
  const to = rayOnPlane(rayAt(grip.lens, at.x, at.y), grip.pivot, normal)
  if (!from || !to) return [0, 0, 0]
  const by = near(subV(to, from))
  return [a, b].reduce<Vec3>(
    (sum, axis) => {
      const way = grip.axes[axis as 0 | 1 | 2]
      return addV(sum, scaleV(way, snapWay(snap, grip.pivot[axis as 0 | 1 | 2], dotV(by, way), isWorldAxis(way))))
    },
    [0, 0, 0],
  )
}

const near = (by: Vec3): Vec3 => {
  const length = lengthV(by)
  return length > FAR_M ? scaleV(by, FAR_M / length) : by
}

/**
 * The pointer holds the things by the middle of their underside, at the distance on the screen that it had in the
 * beginning: what is under that place is what they will stand on, and nothing jumps when the drag starts.
 */
const free = (grip: Grip, input: StrokeInput): Vec3 => {
  const spot = project(grip.lens, grip.base)
  if (!spot) return [0, 0, 0]
  const x = input.at.x - grip.start.x + spot.x
  const y = input.at.y - grip.start.y + spot.y
  const under = input.snap.surface ? grip.surface(x, y) : null
  if (!under) return input.snap.surface ? onFloor(grip, input, x, y) : flat(grip, input.snap, x, y)
  const hit = raised(grip, input, under) ?? under
  // Before a wall it stands in front of it, not in it.
  const [nx, ny, nz] = hit.normal
  const out = Math.abs(ny) < LEVEL ? Math.abs(nx) * grip.half[0] + Math.abs(nz) * grip.half[2] : 0
  const to = addV(hit.position, scaleV([nx, 0, nz], out / (Math.hypot(nx, nz) || 1)))
  return grip.settle(snapFlat(grip, input.snap, near(subV(to, grip.base))))
}

/**
 * A jar that is carried over a table is meant to stand on the table, though what is below its foot on the screen may still
 * be the floor under it: a higher surface under the pointer itself wins. Only near by, and only for what is small: taken by
 * the head, a person would else jump upon the roofs behind.
 */
const raised = (grip: Grip, { at }: StrokeInput, under: Surface): Surface | null => {
  if (grip.half[1] * 2 > SMALL_M) return null
  const over = grip.surface(at.x, at.y)
  if (!over || over.normal[1] < LEVEL) return null
  const [dx, dy, dz] = subV(over.position, under.position)
  return dy > SAME_M && dy < RAISED_M && Math.hypot(dx, dz) < RAISED_M ? over : null
}

const snapFlat = (grip: Grip, snap: Snapping, by: Vec3): Vec3 => [
  snapWay(snap, grip.pivot[0], by[0], true),
  by[1],
  snapWay(snap, grip.pivot[2], by[2], true),
]

/** In the level plane of the things; where the eye sees it from the side, in the plane of the picture. */
const flat = (grip: Grip, snap: Snapping, x: number, y: number): Vec3 => {
  const ray = rayAt(grip.lens, x, y)
  const level = Math.abs(ray.direction[1]) > 0.08 ? rayOnPlane(ray, grip.base, [0, 1, 0]) : null
  if (level) return snapFlat(grip, snap, near([level[0] - grip.base[0], 0, level[2] - grip.base[2]]))
  const depth = dotV(subV(grip.base, ray.origin), ray.direction)
  const by = near(subV(along(ray, depth), grip.base))
  return [
    snapWay(snap, grip.pivot[0], by[0], true),
    snapWay(snap, grip.pivot[1], by[1], true),
    snapWay(snap, grip.pivot[2], by[2], true),
  ]
}

const onFloor = (grip: Grip, input: StrokeInput, x: number, y: number): Vec3 => {
  const by = flat(grip, input.snap, x, y)
  return by[1] === 0 ? grip.settle(by) : by
}

const NAMES = ['X', 'Y', 'Z'] as const

/** The way along each axis that it has, and its length when it is along more than one. */
const sayWay = (grip: Grip, by: Vec3): string => {
  const parts = NAMES.flatMap((name, i) => {
    const n = dotV(by, grip.axes[i as 0 | 1 | 2])
    return Math.abs(n) < 0.0005 ? [] : [`${name} ${sayQuantity(n, 'length')}`]
  })
  if (parts.length === 0) return sayQuantity(0, 'length')
  return parts.length === 1 ? parts[0]! : `${parts.join('  ')}  ·  ${sayQuantity(lengthV(by), 'length')}`
}

export const moveTool: ToolDef = {
  id: 'move',
  label: 'Move',
  verb: 'Move',
  quantity: 'length',
  handles: ['free', 'xz', 'xy', 'yz', 'x', 'y', 'z'],
  onThing: 'free',
  grabs: 'free',
  onAxis: (axis) => axis,
  stroke: moveStroke,
}
