/**
 * The set as the skills that place things see it: a floor with what stands on it, landmarks to place by, walls, surfaces.
 * Made anew for each step from the set; reads places and shapes only, never a name or a text as anything but a label.
 */
import { type Body, bodyOf } from '../../../shared/derive/body.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { type Crowd, makeCrowd } from '../../../shared/space/crowd.ts'
import { rotate, type Transform, transformPoint } from '../../../shared/space/math.ts'
import { type Box, makeBox } from '../../../shared/space/overlap.ts'
import { type Landmark, type Spot, type Stretch, step, type Zone } from '../../../shared/space/place.ts'
import { type Floor, type Goal, keepReachable, makeFloor } from '../../../shared/space/solve.ts'
import type { NodeOf, SetView, StageNode } from '../../../shared/stage/view.ts'
import type { Ref } from '../planner/understanding.ts'
import type { Props, Shape } from '../props.ts'

/** Where is dressed: its middle, the side that the camera looks from, how far. */
export interface Area {
  readonly focus: Vec3
  /** Direction from the focus to the camera, turn about +Y. */
  readonly front: number
  readonly zone: Zone
}

/** A body that others are placed by. */
export interface Standing extends Body, Landmark {
  /** Height of its top above the world's zero. */
  readonly top: number
}

export interface Layout {
  readonly set: SetView
  readonly area: Area
  readonly props: Props
  readonly floor: Floor<NodeId>
  /** Rugs and the like, which may not lie on each other. */
  readonly flats: Crowd<NodeId>
  readonly standing: ReadonlyMap<NodeId, Standing>
  readonly walls: readonly Stretch[]
}

export const shapeOf = (props: Props, node: NodeOf<'prop'>): Shape | null => props.shape(node.asset, node.params, node.seed)

/** What a node takes up in the world, and where it stands; null for what has no body, and for lights and cameras. */
const standingOf = (set: SetView, props: Props, node: StageNode): Standing | null => {
  const body = bodyOf(set, node, (prop) => shapeOf(props, prop))
  if (!body) return null
  const { whole } = body
  const front = rotate(body.world.rotation, [0, 0, 1])
  return {
    ...body,
    position: [whole.centre[0], 0, whole.centre[2]],
    yaw: Math.atan2(front[0], front[2]),
    width: whole.half[0] * 2,
    depth: whole.half[2] * 2,
    top: whole.max[1],
  }
}

export const makeLayout = (set: SetView, props: Props, area: Area): Layout => {
  const standing = new Map<NodeId, Standing>()
  const solid: (readonly [NodeId, readonly Box[]])[] = []
  const flats = makeCrowd<NodeId>()
  const { zone } = area
  for (const node of set.nodes.values()) {
    const one = standingOf(set, props, node)
    if (!one) continue
    standing.set(one.id, one)
    if (one.flat) flats.add(one.id, one.boxes.map(asFlat))
    else solid.push([one.id, one.boxes])
  }
  const half = set.info.ground === 'none' ? 500 : set.info.groundSize / 2
  const floor = makeFloor<NodeId>(zone, half, solid)
  for (const one of standing.values()) keepDoorFree(floor, one)
  for (const one of standing.values()) {
    const room = frontOf(props, one)
    if (room) floor.fronts.add(one.id, [room])
    keepWays(floor, props, one)
  }
  return { set, area, props, floor, flats, standing, walls: wallsOf(standing.values()) }
}

/** Rugs are compared by their outline: made tall, so that two of them never lie in each other. */
export const asFlat = (box: Box): Box => makeTall(box, 0.5)

const makeTall = (box: Box, halfHeight: number): Box => ({
  ...box,
  half: [box.half[0], halfHeight, box.half[2]],
  min: [box.min[0], box.centre[1] - halfHeight, box.min[2]],
  max: [box.max[0], box.centre[1] + halfHeight, box.max[2]],
})

/** The floor that a thing needs free before it: the open side of a tent, the doors of a wardrobe. */
const frontOf = (props: Props, one: Landmark & { readonly node: StageNode; readonly world: Transform }): Box | null => {
  if (one.node.kind !== 'prop') return null
  const def = Object.hasOwn(props.kit, one.node.asset) ? props.kit[one.node.asset] : undefined
  return def ? frontBox(def.category, def.placement, def.clearFront, one) : null
}

export const frontBox = (category: string, placement: string, clearFront: number, at: Landmark): Box | null => {
  if (clearFront <= 0 || (category !== 'shelter' && placement !== 'wall-side')) return null
  const deep = Math.min(1.2, clearFront)
  const centre = step(at.position, at.yaw, at.depth / 2 + deep / 2)
  const half = Math.max(0.3, Math.min(at.width / 2 - 0.1, 0.9))
  return makeBox([centre[0], 1, centre[2]], [half, 0.7, deep / 2 - 0.02], [0, Math.sin(at.yaw / 2), 0, Math.cos(at.yaw / 2)])
}

/** Where one gets to: a seat from any side (at a table from behind), a tent from its open side. */
export const wayTo = (category: string, shape: Shape | null, at: Landmark): Goal | null => {
  if (category === 'shelter') return { point: step(at.position, at.yaw, at.depth / 2 + 0.35), reach: 0.45 }
  if (!shape?.built.anchors.some((anchor) => anchor.kind === 'sit')) return null
  return { point: at.position, reach: Math.max(at.width, at.depth) / 2 + 0.6 }
}

/** Most places that are watched over: beyond it a floor is a crowd anyway. */
const MOST_GOALS = 80

/** Seats, tents and what people gather around must stay within reach of whoever comes in. */
export const keepWays = (floor: Floor<NodeId>, props: Props, one: Standing): void => {
  if (one.flat || one.node.kind !== 'prop' || floor.goals.length >= MOST_GOALS) return
  const def = Object.hasOwn(props.kit, one.node.asset) ? props.kit[one.node.asset] : undefined
  if (!def || def.placement === 'ceiling' || def.placement === 'wall') return
  const way = wayTo(def.category, one.shape, one)
  if (way) keepReachable(floor, way.point, way.reach)
  else if (def.category === 'fire' || def.category === 'table')
    keepReachable(floor, one.position, Math.hypot(one.width, one.depth) / 2 + 0.7)
}

const isWall = (one: Standing): boolean =>
  one.node.kind === 'prop' && (one.node.asset === 'wall' || one.node.asset === 'flat-4x8')

const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback)

/** Before and behind a doorway nothing is put. */
const keepDoorFree = (floor: Floor<NodeId>, one: Standing): void => {
  if (!isWall(one) || one.node.kind !== 'prop' || one.node.params.door !== true) return
  const { params } = one.node
  const half = number(params.doorWidth, 0.93) / 2
  const at = transformPoint(one.world, [number(params.doorX, 0), 1, 0.06])
  floor.fronts.add(one.id, [makeBox(at, [half, 0.9, 0.95], one.world.rotation)])
  if (floor.walking.reaches([at[0], 0, at[2]], 0.8)) floor.goals.push({ point: [at[0], 0, at[2]], reach: 0.8 })
}

/** The faces of the walls that look into the zone, longest first. */
const wallsOf = (all: Iterable<Standing>): Stretch[] => {
  const found: Stretch[] = []
  for (const one of all) {
    if (!isWall(one) || !one.shape) continue
    const front = transformPoint(one.world, [0, 0, one.shape.bounds.max[2]])
    found.push({ middle: [front[0], 0, front[2]], yaw: one.yaw, length: one.width })
  }
  return found.sort((a, b) => b.length - a.length)
}

/** Of these spots, those on the scene's side of every wall: by the bookcase is not in the garden behind it. */
export const onThisSide = function* ({ walls, area }: Layout, spots: Iterable<Spot>): Iterable<Spot> {
  const { centre } = area.zone
  const front = ({ middle, yaw }: Stretch, p: Vec3) => (p[0] - middle[0]) * Math.sin(yaw) + (p[2] - middle[2]) * Math.cos(yaw)
  const along = ({ middle, yaw }: Stretch, p: Vec3) => (p[0] - middle[0]) * Math.cos(yaw) - (p[2] - middle[2]) * Math.sin(yaw)
  const facing = walls.filter((wall) => front(wall, centre) > 0)
  for (const spot of spots) {
    const behind = facing.some(
      (wall) => front(wall, spot.position) < 0 && Math.abs(along(wall, spot.position)) < wall.length / 2 + 1,
    )
    if (!behind) yield spot
  }
}

/** Sides of the zone as if they were walls: where there is none, furniture lines up along the back. */
export const virtualWalls = ({ zone }: Area): Stretch[] => {
  const { centre, yaw, width, depth } = zone
  const side = (turn: number, far: number, length: number): Stretch => ({
    middle: step(centre, yaw + turn, far),
    yaw: yaw + turn + Math.PI,
    length,
  })
  return [side(Math.PI, depth / 2, width), side(-Math.PI / 2, width / 2, depth), side(Math.PI / 2, width / 2, depth)]
}

/** The things on the set that a reference means, nearest to the focus first. */
export const find = (layout: Layout, ref: Ref, selection: readonly NodeId[]): Standing[] => {
  const found = [...layout.standing.values()].filter((one) => means(one.node, ref, selection))
  const away = (one: Standing) => Math.hypot(one.position[0] - layout.area.focus[0], one.position[2] - layout.area.focus[2])
  return found.sort((a, b) => away(a) - away(b) || (a.id < b.id ? -1 : 1))
}

/** Whether a reference means a node: by asset, kind, selection, or, for a word that is nothing else, by its name. */
export const means = (node: StageNode, ref: Ref, selection: readonly NodeId[]): boolean => {
  if (ref.selection) return selection.includes(node.id)
  if (ref.assets.length > 0) return node.kind === 'prop' && ref.assets.includes(node.asset)
  if (ref.kind === 'character' && node.kind === 'character')
    return ref.word.length < 3 || GENERIC.test(ref.word) || named(node, ref.word) || buildOf(ref.word, node)
  if (ref.kind) return node.kind === ref.kind
  return ref.word.length >= 3 && named(node, ref.word)
}

const GENERIC = /^(people|person|persons|characters?|actors?|everyone|figures?)$/

const buildOf = (word: string, node: NodeOf<'character'>): boolean =>
  /^(wom[ae]n|lady|girl|queen|mother)/.test(word)
    ? node.build === 'female'
    : /^(m[ae]n|boy|king|father|shepherd)/.test(word) && node.build === 'male'

/** A name is compared as a whole word with what the brief says; nothing in it is ever read. */
const named = (node: StageNode, word: string): boolean =>
  node.name
    .toLowerCase()
    .slice(0, 200)
    .split(/[^\p{L}\p{N}]+/u)
    .includes(word)
