/**
 * Where a thing could stand, best place first, for each relation that crews speak of: around, beside, facing, against a
 * wall, between, in a row. Pure geometry on a level floor: what is free is asked by `solve.ts`. Metres, radians.
 */
import type { Vec3 } from './math.ts'

/** A place to stand and a way to face: turn about +Y, 0 faces +Z. */
export interface Spot {
  readonly position: Vec3
  readonly yaw: number
}

/** Level extent of a thing about its origin; `depth` along its front. */
export interface Extent {
  readonly width: number
  readonly depth: number
}

/** A thing that others are placed by: where it stands, its front, its extent. */
export interface Landmark extends Spot, Extent {}

export type Random = () => number

export const TURN = Math.PI * 2

/** The turn that faces from one point to another; `fallback` where they are the same. */
export const yawTo = (from: Vec3, to: Vec3, fallback = 0): number => {
  const dx = to[0] - from[0]
  const dz = to[2] - from[2]
  return Math.hypot(dx, dz) < 1e-6 ? fallback : Math.atan2(dx, dz)
}

/** A level step of `by` metres in the direction `yaw`. */
export const step = (from: Vec3, yaw: number, by: number): Vec3 => [
  from[0] + Math.sin(yaw) * by,
  from[1],
  from[2] + Math.cos(yaw) * by,
]

/** How far a rectangle reaches from its middle in a direction. */
export const reachOf = (extent: Extent, yaw: number, direction: number): number => {
  const turn = direction - yaw
  const [sine, cosine] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))]
  return Math.min(
    sine > 1e-6 ? extent.width / 2 / sine : Number.POSITIVE_INFINITY,
    cosine > 1e-6 ? extent.depth / 2 / cosine : Number.POSITIVE_INFINITY,
  )
}

/** Offsets about 0 that grow: 0, 1, −1, 2, −2, … */
const swings = (count: number): number[] => Array.from({ length: count }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : -i / 2))

export interface Ring {
  readonly radius: number
  /** Which of how many. */
  readonly index: number
  readonly count: number
  /** Direction of the middle of the arc, and how much of the circle it takes. */
  readonly middle: number
  readonly arc: number
  readonly face: 'in' | 'out' | 'any'
  /** Share of its own sector by which a place may wander, so that a circle does not look drawn with compasses. */
  readonly loose: number
}

/** Places on a ring, the ring growing where it is full. */
export const onRing = function* (centre: Vec3, ring: Ring, random: Random): Iterable<Spot> {
  const full = ring.arc > TURN - 0.01
  const sector = ring.arc / Math.max(1, full ? ring.count : ring.count)
  const at = full ? ring.middle + sector * ring.index : ring.middle - ring.arc / 2 + sector * (ring.index + 0.5)
  const wander = (random() - 0.5) * ring.loose * sector
  const faceAny = random() * TURN
  for (const grow of [1, 1.12, 1.3, 1.55, 1.9, 2.4, 3])
    for (const swing of swings(13)) {
      const direction = at + wander + (swing * sector) / 6
      const position = step(centre, direction, ring.radius * grow)
      const yaw = ring.face === 'in' ? direction + Math.PI : ring.face === 'out' ? direction : faceAny
      yield { position, yaw }
    }
}

/** Beside a landmark: its sides first, then its corners to the front and back. `gap` metres between the two. */
export const beside = function* (mark: Landmark, own: Extent, gap: number, random: Random): Iterable<Spot> {
  const first = random() < 0.5 ? 1 : -1
  const half = Math.max(own.width, own.depth) / 2
  for (const more of [0, 0.15, 0.4, 0.8, 1.4])
    for (const forward of [0, 0.35, -0.35, 0.7, -0.7, 1, -1])
      for (const side of [first, -first]) {
        const out = step(mark.position, mark.yaw + (Math.PI / 2) * side, mark.width / 2 + own.width / 2 + gap + more)
        const position = step(out, mark.yaw, (forward * mark.depth) / 2 + Math.sign(forward) * half * 0.2)
        yield { position, yaw: mark.yaw }
      }
}

/** In front of a landmark (`side` 0), behind it (π), or to another side of it, facing it or as it faces. */
export const toSideOf = function* (
  mark: Landmark,
  own: Extent,
  gap: number,
  side: number,
  face: 'to' | 'with',
): Iterable<Spot> {
  const direction = mark.yaw + side
  const far = reachOf(mark, mark.yaw, direction) + own.depth / 2 + gap
  for (const more of [0, 0.25, 0.6, 1.1, 1.8, 2.6])
    for (const swing of swings(9)) {
      const out = step(mark.position, direction, far + more)
      const position = step(out, direction + Math.PI / 2, swing * Math.max(own.width, 0.4) * 0.5)
      yield { position, yaw: face === 'to' ? direction + Math.PI : mark.yaw }
    }
}

/** Anywhere close by, facing anyhow or the landmark. */
export const nearTo = function* (mark: Landmark, own: Extent, gap: number, random: Random): Iterable<Spot> {
  const start = random() * TURN
  const half = Math.max(own.width, own.depth) / 2
  for (const more of [0, 0.3, 0.8, 1.5, 2.5, 4])
    for (let k = 0; k < 12; k++) {
      // The golden angle visits all sides before it comes back.
      const direction = start + k * 2.399963
      const position = step(mark.position, direction, reachOf(mark, mark.yaw, direction) + half + gap + more)
      yield { position, yaw: direction + (random() - 0.5) * 0.6 }
    }
}

/** Between two points, then aside of that. */
export const between = function* (a: Vec3, b: Vec3, index: number, count: number): Iterable<Spot> {
  const along = yawTo(a, b)
  const length = Math.hypot(b[0] - a[0], b[2] - a[2])
  const share = (index + 1) / (count + 1)
  for (const aside of swings(11))
    for (const shift of swings(5)) {
      const on = step(a, along, length * Math.min(0.9, Math.max(0.1, share + shift * 0.08)))
      yield { position: step(on, along + Math.PI / 2, aside * 0.35), yaw: along + Math.PI / 2 }
    }
}

/** A straight stretch of wall that furniture can stand against: its middle on the floor, the way it faces, its length. */
export interface Stretch {
  readonly middle: Vec3
  readonly yaw: number
  readonly length: number
}

/** Backs to a wall, `gap` metres off it, from its middle outwards; the longest stretch first unless `order` says else. */
export const againstWall = function* (walls: readonly Stretch[], own: Extent, gap: number, random: Random): Iterable<Spot> {
  for (const wall of walls) {
    const room = (wall.length - own.width) / 2
    if (room < -0.01) continue
    const start = (random() - 0.5) * Math.max(0, room) * 0.8
    for (const swing of swings(25)) {
      const along = start + (swing * Math.max(0.25, own.width)) / 2.5
      if (Math.abs(along) > Math.max(0, room)) continue
      const out = step(wall.middle, wall.yaw, own.depth / 2 + gap)
      yield { position: step(out, wall.yaw + Math.PI / 2, along), yaw: wall.yaw }
    }
  }
}

/** Evenly along a stretch, in front of it, as a row. */
export const inRow = function* (wall: Stretch, own: Extent, index: number, count: number): Iterable<Spot> {
  const pitch = Math.max(own.width + 0.15, Math.min(wall.length / Math.max(1, count), own.width * 2.5 + 0.6))
  const at = (index - (count - 1) / 2) * pitch
  for (const off of [0.05, 0.4, 0.9, 1.6, 2.4])
    for (const swing of swings(7)) {
      const out = step(wall.middle, wall.yaw, own.depth / 2 + off)
      yield { position: step(out, wall.yaw + Math.PI / 2, at + swing * 0.3), yaw: wall.yaw }
    }
}

/** A rectangle of floor. */
export interface Zone {
  readonly centre: Vec3
  readonly yaw: number
  readonly width: number
  readonly depth: number
}

/** From the middle of the zone outwards, in a spiral. */
export const fromMiddle = function* (zone: Zone, yaw: number): Iterable<Spot> {
  yield { position: zone.centre, yaw }
  const far = Math.hypot(zone.width, zone.depth) / 2
  for (let k = 1; k < 120; k++) {
    const r = 0.22 * Math.sqrt(k) * Math.max(1, far / 6)
    if (r > far) return
    yield { position: step(zone.centre, k * 2.399963, r), yaw }
  }
}

/** The corners of a zone, facing its middle or squarely out of the corner's back wall. */
export const inCorner = function* (zone: Zone, own: Extent, random: Random): Iterable<Spot> {
  const first = Math.floor(random() * 2)
  for (const inset of [0.08, 0.3, 0.7, 1.2])
    for (let k = 0; k < 4; k++) {
      // The two back corners first: the front ones stand in the camera's way.
      const sx = (k + first) % 2 === 0 ? 1 : -1
      const sz = k < 2 ? -1 : 1
      const x = sx * Math.max(0, zone.width / 2 - own.width / 2 - inset)
      const z = sz * Math.max(0, zone.depth / 2 - own.depth / 2 - inset)
      const position = step(step(zone.centre, zone.yaw, z), zone.yaw + Math.PI / 2, x)
      yield { position, yaw: sz < 0 ? zone.yaw : zone.yaw + Math.PI }
    }
}

/** Anywhere in a zone, the outer part first where `edge` says so (0: evenly, 1: at the rim). */
export const scattered = function* (zone: Zone, edge: number, random: Random): Iterable<Spot> {
  for (let k = 0; k < 60; k++) {
    const direction = random() * TURN
    const share = edge + (1 - edge) * Math.sqrt(random())
    const x = Math.sin(direction) * share * (zone.width / 2)
    const z = Math.cos(direction) * share * (zone.depth / 2)
    yield { position: step(step(zone.centre, zone.yaw, z), zone.yaw + Math.PI / 2, x), yaw: random() * TURN }
  }
}

/** Seats along the sides of a table, square to its edges: the long sides first, then the ends; seat `index` of `count`. */
export const atTable = function* (mark: Landmark, own: Extent, index: number, count: number, gap: number): Iterable<Spot> {
  const pitch = own.width + 0.06
  const [wide, deep] = [Math.max(1, Math.floor(mark.width / pitch)), Math.max(1, Math.floor(mark.depth / pitch))]
  const long = mark.width >= mark.depth
  const sides = long ? [0, Math.PI, Math.PI / 2, -Math.PI / 2] : [Math.PI / 2, -Math.PI / 2, 0, Math.PI]
  const capacity = (side: number) => (Math.abs(Math.sin(side)) < 0.5 ? wide : deep)
  // One here, one opposite, until the long sides are full; then the ends.
  const slots: { side: number; at: number }[] = []
  for (const pair of [sides.slice(0, 2), sides.slice(2)])
    for (let k = 0; k < Math.max(...pair.map(capacity)); k++)
      for (const side of pair) if (k < capacity(side)) slots.push({ side, at: k })
  const taken = slots.slice(0, Math.max(count, 1))
  const on = (side: number) => taken.filter((slot) => slot.side === side).length
  for (let tried = 0; tried < slots.length; tried++) {
    const slot = slots[(index + tried) % slots.length]!
    const room = Math.abs(Math.sin(slot.side)) < 0.5 ? mark.width : mark.depth
    const here = Math.max(on(slot.side), slot.at + 1)
    const along = ((slot.at + 0.5) / here - 0.5) * room
    const out = (Math.abs(Math.sin(slot.side)) < 0.5 ? mark.depth : mark.width) / 2 + own.depth / 2 + gap
    for (const more of [0, 0.1, 0.25]) {
      const edge = step(mark.position, mark.yaw + slot.side, out + more)
      yield { position: step(edge, mark.yaw + slot.side + Math.PI / 2, along), yaw: mark.yaw + slot.side + Math.PI }
    }
  }
}

/** Cells of a grid over a zone, each a little off its middle, square to the zone: tables of a café. The others after its own. */
export const inGrid = function* (zone: Zone, count: number, index: number, random: Random): Iterable<Spot> {
  const columns = Math.max(1, Math.round(Math.sqrt((count * zone.width) / Math.max(0.1, zone.depth))))
  const rows = Math.ceil(count / columns)
  for (let tried = 0; tried < columns * rows; tried++) {
    const cell = (index + tried) % (columns * rows)
    // The last row may be short: its tables spread over the width.
    const row = Math.floor(cell / columns)
    const inRowCount = row === rows - 1 ? Math.max(1, count - columns * (rows - 1)) : columns
    const x = (((cell % columns) + 0.5) / inRowCount - 0.5) * zone.width
    const z = ((row + 0.5) / rows - 0.5) * zone.depth
    for (let k = 0; k < 4; k++) {
      const shift = k === 0 ? 0.16 : 0.3
      const dx = ((random() - 0.5) * shift * zone.width) / columns
      const dz = ((random() - 0.5) * shift * zone.depth) / rows
      yield {
        position: step(step(zone.centre, zone.yaw, z + dz), zone.yaw + Math.PI / 2, x + dx),
        yaw: zone.yaw + (random() - 0.5) * 0.12,
      }
    }
  }
  yield* scattered(zone, 0, random)
}
