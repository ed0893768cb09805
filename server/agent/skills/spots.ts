/** From a relation to places to try: which geometry of `shared/space/place.ts` fits what a line asks for. */
import type { Vec3 } from '../../../shared/fields/index.ts'
import {
  againstWall,
  atTable,
  beside,
  between,
  fromMiddle,
  inCorner,
  inGrid,
  inRow,
  type Landmark,
  nearTo,
  onRing,
  type Random,
  reachOf,
  type Spot,
  scattered,
  TURN,
  toSideOf,
  type Zone,
} from '../../../shared/space/place.ts'
import type { Piece } from './dress.ts'
import { type Layout, type Standing, virtualWalls } from './layout.ts'

export const spotsFor = (
  layout: Layout,
  piece: Piece,
  marks: readonly Standing[],
  index: number,
  cluster: readonly Standing[],
  shared: number,
  random: Random,
): Iterable<Spot> => {
  const { line, extent } = piece
  const [mark] = marks
  const last = cluster.at(-1)
  if (line.cluster && last) return nearTo(last, extent, 0.05, random)
  if (piece.def.placement === 'wall') return onWall(layout, piece, random)
  // Furniture that belongs against a wall goes there unless the brief says else.
  if (piece.def.placement === 'wall-side' && (line.rel === 'scattered' || line.rel === 'middle') && layout.walls.length > 0)
    return wallSpots(layout, piece, random)
  switch (line.rel) {
    case 'around':
      return around(layout, piece, mark ?? null, index, shared, random)
    case 'beside':
      return mark ? beside(mark, extent, gapTo(layout, mark, piece), random) : nearFocus(layout, piece, random)
    case 'near':
    case 'on':
      return mark ? nearTo(mark, extent, gapTo(layout, mark, piece), random) : nearFocus(layout, piece, random)
    case 'facing':
    case 'front':
      return mark
        ? toSideOf(mark, extent, Math.max(gapTo(layout, mark, piece), frontGap(piece)), 0, 'to')
        : fromMiddle(layout.area.zone, layout.area.front)
    case 'behind':
      return mark ? behind(layout, mark, piece) : edge(layout, piece, index, random)
    case 'left':
    case 'right':
      return sideways(layout, piece, mark ?? null, line.rel)
    case 'between':
      return betweenMarks(layout, piece, marks, index)
    case 'under':
    case 'in':
      return inside(layout, piece, mark ?? null, random)
    case 'wall':
      return wallSpots(layout, piece, random)
    case 'corner':
      return inCorner(layout.area.zone, extent, random)
    case 'along':
      return along(layout, piece, mark ?? null, index)
    case 'edge':
      return edge(layout, piece, index, random)
    case 'middle':
      return fromMiddle(mark ? { ...layout.area.zone, centre: mark.position } : layout.area.zone, layout.area.front)
    case 'scattered':
      return piece.def.category === 'table' && line.count > 2
        ? inGrid(inner(layout.area.zone, piece), line.count, index, random)
        : scattered(inner(layout.area.zone, piece), 0, random)
  }
}

const SEATS = new Set(['seat', 'textile', 'terrain'])

/** Free floor to what a thing is placed by: nobody sits in a fire, a chair is pulled to its table. */
const gapTo = (layout: Layout, mark: Standing, piece: Piece): number => {
  const category = categoryOf(layout, mark)
  if (category === 'fire') return SEATS.has(piece.def.category) ? 0.9 : 0.7
  if (category === 'table') return piece.def.category === 'seat' ? 0.06 : 0.4
  if (category === 'shelter') return 0.25
  return Math.max(piece.extent.width, piece.extent.depth) < 0.7 ? 0.1 : 0.35
}

const categoryOf = (layout: Layout, mark: Standing): string => {
  const { node } = mark
  if (node.kind !== 'prop') return node.kind
  return FIRES.has(node.asset) ? 'fire' : (layout.props.kit[node.asset]?.category ?? '')
}

const FIRES = new Set(['campfire', 'brazier'])

const frontGap = (piece: Piece) => (piece.def.category === 'seat' ? 0.35 : 0.7)

const nearFocus = (layout: Layout, piece: Piece, random: Random): Iterable<Spot> => {
  const zone = layout.area.zone
  const heart: Landmark = { position: layout.area.focus, yaw: layout.area.front, width: 1, depth: 1 }
  return Math.min(zone.width, zone.depth) < 4 ? fromMiddle(zone, layout.area.front) : nearTo(heart, piece.extent, 0.5, random)
}

/** Room for whole pieces inside the zone. */
const inner = (zone: Zone, { extent }: Piece): Zone => {
  const half = Math.max(extent.width, extent.depth)
  return { ...zone, width: Math.max(0.1, zone.width - half), depth: Math.max(0.1, zone.depth - half) }
}

/** Around a thing: square to a table's edges, in an arc that is open to the camera, in a whole circle when there are many. */
const around = function* (
  layout: Layout,
  piece: Piece,
  mark: Standing | null,
  index: number,
  shared: number,
  random: Random,
): Iterable<Spot> {
  const { line, extent, def } = piece
  const { front, focus } = layout.area
  // Shared out over several tables, every one has its own circle; a ring of several kinds of seats has its slots.
  const own = line.slots ? (line.slots.at[index] ?? index) : Math.floor(index / shared)
  const count = line.slots?.of ?? Math.max(1, Math.ceil(line.count / shared))
  const centre: Vec3 = mark?.position ?? focus
  if (mark && def.category === 'seat' && categoryOf(layout, mark) === 'table') {
    yield* atTable(mark, extent, own, count, gapTo(layout, mark, piece))
    return
  }
  const half = mark ? Math.hypot(mark.width, mark.depth) / 2 : 0.8
  const base = mark ? half * 0.85 + extent.depth / 2 + gapTo(layout, mark, piece) : Math.min(layout.area.zone.width / 2, 3)
  const shelter = def.category === 'shelter'
  const radius = line.radiusM ?? (shelter ? base + 3 : base)
  const many = count > 6 || (line.radiusM === null && count > 4 && !shelter)
  const arc = many ? TURN : shelter ? 3.3 : 4.3
  const face = line.face === 'any' || line.face === 'out' ? line.face : 'in'
  yield* onRing(centre, { radius, index: own, count, middle: front + Math.PI, arc, face, loose: shelter ? 0.1 : 0.18 }, random)
}

/** Behind as the camera sees it for what has no back; else behind its back, facing the same way over it. */
const behind = (layout: Layout, mark: Standing, piece: Piece): Iterable<Spot> => {
  const table = categoryOf(layout, mark) === 'table'
  const seen: Landmark = table && piece.line.face === null ? { ...mark, yaw: nearestFront(mark, layout.area.front) } : mark
  const gap = piece.def.category === 'seat' && table ? (mark.top < 0.6 ? 0.35 : 0.08) : gapTo(layout, mark, piece)
  return toSideOf(seen, piece.extent, gap, Math.PI, 'with')
}

/** Of the four ways of a thing, the one nearest to the camera. */
const nearestFront = (mark: Landmark, front: number): number => {
  const turns = Math.round((front - mark.yaw) / (Math.PI / 2))
  return mark.yaw + (turns * Math.PI) / 2
}

/** Left and right as the camera has them. */
const sideways = (layout: Layout, piece: Piece, mark: Standing | null, way: 'left' | 'right'): Iterable<Spot> => {
  const { zone, front, focus } = layout.area
  const side = way === 'left' ? -Math.PI / 2 : Math.PI / 2
  if (mark) {
    const seen: Landmark = { ...mark, yaw: nearestFront(mark, front), ...turned(mark, front) }
    return toSideOf(seen, piece.extent, gapTo(layout, mark, piece), side, 'with')
  }
  const heart: Landmark = { position: focus, yaw: front, width: zone.width * 0.5, depth: zone.depth * 0.5 }
  return toSideOf(heart, piece.extent, 0.2, side, 'with')
}

const turned = (mark: Landmark, front: number) => {
  const quarter = Math.round((front - mark.yaw) / (Math.PI / 2)) % 2 !== 0
  return quarter ? { width: mark.depth, depth: mark.width } : { width: mark.width, depth: mark.depth }
}

const betweenMarks = (layout: Layout, piece: Piece, marks: readonly Standing[], index: number): Iterable<Spot> => {
  const [a, b] = marks
  if (a && b) return between(a.position, b.position, index, piece.line.count)
  return a ? between(a.position, layout.area.focus, index, piece.line.count) : fromMiddle(layout.area.zone, layout.area.front)
}

/** In a tent, under a table or a tree: within the outline of the thing. A rug lies right under it. */
const inside = function* (layout: Layout, piece: Piece, mark: Standing | null, random: Random): Iterable<Spot> {
  if (!mark) {
    yield* scattered(inner(layout.area.zone, piece), 0, random)
    return
  }
  yield { position: mark.position, yaw: mark.yaw }
  if (piece.flat) yield { position: mark.position, yaw: mark.yaw + Math.PI / 2 }
  const room = Math.max(0.3, Math.min(mark.width, mark.depth) - Math.max(piece.extent.width, piece.extent.depth))
  yield* fromMiddle({ centre: mark.position, yaw: mark.yaw, width: room, depth: room }, mark.yaw)
  if (piece.flat) yield* nearTo(mark, piece.extent, 0, random)
}

const wallSpots = function* (layout: Layout, piece: Piece, random: Random): Iterable<Spot> {
  const gap = 0.035
  yield* againstWall(turnedFirst(layout, random), piece.extent, gap, random)
  if (layout.walls.length > 0) return
  yield* againstWall(virtualWalls(layout.area), piece.extent, gap, random)
}

/** Not all on the longest wall: start with another one now and then. */
const turnedFirst = (layout: Layout, random: Random) => {
  const { walls } = layout
  const at = Math.floor(random() * Math.min(walls.length, 3))
  return [...walls.slice(at), ...walls.slice(0, at)]
}

/** Pictures, mirrors, curtains: the back on the wall's face. */
const onWall = function* (layout: Layout, piece: Piece, random: Random): Iterable<Spot> {
  for (const spot of againstWall(turnedFirst(layout, random), { width: piece.extent.width, depth: 0 }, 0.002, random))
    yield spot
}

const along = (layout: Layout, piece: Piece, mark: Standing | null, index: number): Iterable<Spot> => {
  const { count } = piece.line
  if (mark) {
    const far = reachOf(mark, mark.yaw, mark.yaw) + gapTo(layout, mark, piece)
    const middle: Vec3 = [mark.position[0] + Math.sin(mark.yaw) * far, 0, mark.position[2] + Math.cos(mark.yaw) * far]
    return inRow(
      { middle, yaw: mark.yaw, length: Math.max(mark.width, piece.extent.width * count) },
      piece.extent,
      index,
      count,
    )
  }
  const wall = layout.walls[0] ?? virtualWalls(layout.area)[0]!
  return inRow(wall, piece.extent, index, count)
}

/** At the rim of the zone, the camera's side left open; what is large stands farther out. */
const edge = (layout: Layout, piece: Piece, index: number, random: Random): Iterable<Spot> => {
  const { zone, front } = layout.area
  const reach = Math.max(zone.width, zone.depth) / 2
  const own = Math.max(piece.extent.width, piece.extent.depth) / 2
  // What is wider than the ground's rim stands as far out as the ground goes.
  const radius = Math.min(
    reach * 0.92 + (own > 1 ? own * 1.1 : 0) + random() * 1.2,
    Math.max(2, layout.floor.groundHalf - own * 1.1),
  )
  const face = piece.line.face === 'any' ? 'any' : 'in'
  // What ends the view stands at its end.
  const arc = own > 3 ? 1.4 : 4.7
  const loose = Math.min(0.7, (0.5 * piece.line.count) / arc)
  return onRing(zone.centre, { radius, index, count: piece.line.count, middle: front + Math.PI, arc, face, loose }, random)
}
