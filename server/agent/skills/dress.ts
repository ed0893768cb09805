/**
 * Puts props on the set: so many of one asset, by a relation to what stands there. Nothing intersects, everything stands on
 * something, what faces faces, and the ways stay free; what finds no place is not put down, and that is said.
 */

import { createNode } from '../../../shared/changes/make.ts'
import { FLAT_M } from '../../../shared/derive/body.ts'
import type { Quat, Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { Generator } from '../../../shared/kit/generator.ts'
import { relative, type Transform, yaw as turn } from '../../../shared/space/math.ts'
import { boxAt } from '../../../shared/space/overlap.ts'
import { type Extent, type Landmark, type Spot, yawTo } from '../../../shared/space/place.ts'
import { AROUND_M, findSpot, settle } from '../../../shared/space/solve.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { Ref, Relation } from '../planner/understanding.ts'
import type { Props, Shape } from '../props.ts'
import {
  type Area,
  asFlat,
  find,
  frontBox,
  keepWays,
  type Layout,
  makeLayout,
  onThisSide,
  type Standing,
  wayTo,
} from './layout.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned, Skill } from './skill.ts'
import { spotsFor } from './spots.ts'
import { findOnSurface } from './surfaces.ts'
import { nodeFrom } from './with-changes.ts'

/** So many of one thing, in one relation. */
export interface Line {
  readonly asset: string
  readonly count: number
  readonly rel: Relation
  /** What it is placed by; empty: the focus, the zone, the walls, as the relation has it. */
  readonly of: readonly Ref[]
  /** Shared out over all things that `of` means ("chairs around the tables"), not the nearest alone. */
  readonly all: boolean
  readonly face: 'in' | 'out' | 'any' | null
  /** A thing to face, before all else. */
  readonly faceTo: Ref | null
  readonly radiusM: number | null
  readonly size: readonly [number, number]
  readonly material: string
  readonly params: Readonly<Record<string, number | string | boolean>>
  readonly cluster: boolean
  /** Which places of a ring of how many these take, where several kinds of seats share one. */
  readonly slots: { readonly at: readonly number[]; readonly of: number } | null
  readonly why: string
}

/** A line that asks for nothing beyond one of its kind: what others differ from. */
export const PLAIN_LINE = {
  count: 1,
  rel: 'middle',
  of: [],
  all: false,
  face: null,
  faceTo: null,
  radiusM: null,
  size: [1, 1],
  material: '',
  params: {},
  cluster: false,
  slots: null,
} as const satisfies Omit<Line, 'asset' | 'why'>

export interface DressArgs {
  readonly area: Area
  readonly lines: readonly Line[]
  readonly selection: readonly NodeId[]
}

/** A piece about to be put down. */
export interface Piece {
  readonly line: Line
  readonly def: Pick<Generator, 'category' | 'placement' | 'clearFront' | 'mountHeight' | 'label'>
  readonly shape: Shape
  readonly seed: number
  readonly scale: number
  readonly extent: Extent
  readonly flat: boolean
}

export const makeDress = (props: Props): Skill<DressArgs> => ({
  id: 'dress',
  label: 'Dress the set',
  run(set: SetView, { area, lines, selection }, random) {
    const layout = makeLayout(set, props, area)
    const changes: Reasoned[] = []
    const notes: string[] = []
    for (const line of lines) {
      const def = Object.hasOwn(props.kit, line.asset) ? props.kit[line.asset] : undefined
      if (!def) {
        notes.push(`The kit has no “${line.asset}”.`)
        continue
      }
      let put = 0
      const marks = marksOf(layout, line, selection)
      const target = line.faceTo ? (find(layout, line.faceTo, selection)[0]?.position ?? null) : null
      const cluster: Standing[] = []
      for (let i = 0; i < line.count; i++) {
        const piece = makePiece(props, line, def, random)
        const made = piece && putDown(layout, piece, { marks, target }, i, cluster, random)
        // No room for one is no room for the next of them either.
        if (!made) break
        cluster.push(made.standing)
        changes.push(made.reasoned)
        put++
      }
      if (put < line.count) notes.push(sayMissing(def, line, put))
    }
    return { changes, notes }
  },
})

const makePiece = (props: Props, line: Line, def: Generator, random: () => number): Piece | null => {
  const seed = Math.floor(random() * VARIATIONS)
  const shape = props.shape(line.asset, line.params, seed)
  if (!shape) return null
  const [low, high] = line.size
  const scale = Math.round((low + (high - low) * random()) * 100) / 100
  const { min, max } = shape.bounds
  const extent = { width: (max[0] - min[0]) * scale, depth: (max[2] - min[2]) * scale }
  return { line, def, shape, seed, scale, extent, flat: (max[1] - min[1]) * scale < FLAT_M }
}

const sayMissing = (def: Generator, line: Line, put: number): string => {
  const what = def.label.toLowerCase()
  if (put === 0 && line.count === 1) return `I found no free place for the ${what}.`
  return put === 0
    ? `None of the ${line.count} × ${what} fits.`
    : `Only ${put} of ${line.count} × ${what} fit without standing in each other or in the way.`
}

interface Made {
  readonly standing: Standing
  readonly reasoned: Reasoned
}

/** Few, so that equal ones are drawn as one. */
const VARIATIONS = 8

interface Around {
  readonly marks: readonly Standing[]
  readonly target: Vec3 | null
}

/** What a line is placed by: all that is meant, or the nearest of each. */
const marksOf = (layout: Layout, line: Pick<Line, 'of' | 'all'>, selection: readonly NodeId[]): readonly Standing[] =>
  line.of.flatMap((ref) => {
    const found = find(layout, ref, selection)
    return line.all ? found.slice(0, 64) : found.slice(0, 1)
  })

const putDown = (
  layout: Layout,
  piece: Piece,
  { marks, target }: Around,
  index: number,
  cluster: readonly Standing[],
  random: () => number,
): Made | null => {
  const { line, def } = piece
  if (def.placement === 'hung') return null
  if (line.rel === 'on' || def.placement === 'surface' || def.placement === 'surface-or-wall') {
    const on = findOnSurface(layout, piece, marks, index, random)
    if (on) return enter(layout, piece, on.world, on.below, random)
    // What is asked to be on something is not put elsewhere; a lamp or bowl without a table may stand on the floor.
    if (line.rel === 'on' && marks.length > 0) return null
    if (piece.extent.width > 0.5) return null
  }
  const order = marks.length > 1 ? [...marks.slice(index % marks.length), ...marks.slice(0, index % marks.length)] : marks
  const tries: (readonly Standing[])[] = order.length > 1 && line.rel !== 'between' ? order.map((one) => [one]) : [order]
  for (const gap of piece.flat ? [0] : gapsOf(piece))
    for (const at of tries) {
      const world = spotOnFloor(layout, piece, { marks: at, target }, index, cluster, gap, Math.max(1, order.length), random)
      if (world) return enter(layout, piece, world, null, random)
    }
  return null
}

/** Wished gap to other things, then what is bearable. */
const gapsOf = ({ def, extent }: Piece): readonly number[] => {
  if (def.category === 'shelter') return [0.8, 0.3]
  return Math.max(extent.width, extent.depth) < 0.75 ? [0.08, 0.03] : [0.35, 0.1, 0.03]
}

const spotOnFloor = (
  layout: Layout,
  piece: Piece,
  { marks, target }: Around,
  index: number,
  cluster: readonly Standing[],
  gap: number,
  shared: number,
  random: () => number,
): Transform | null => {
  const { line, def } = piece
  const heights = heightOf(piece)
  const worldAt = (spot: Spot): Transform => ({
    position: [spot.position[0], heights, spot.position[2]],
    rotation: turn(spot.yaw) as Quat,
    scale: [piece.scale, piece.scale, piece.scale],
  })
  const all = onThisSide(layout, spotsFor(layout, piece, marks, index, cluster, shared, random))
  const stands = !piece.flat && (line.rel === 'near' || line.rel === 'scattered')
  const spots = facing(layout, line, marks, target, stands ? besideTheView(layout.area, all) : all, random)
  const near = new Set<NodeId>([...marks.map((one) => one.id), ...cluster.map((one) => one.id)])
  const through = (id: NodeId): boolean => {
    const one = layout.standing.get(id)
    return piece.flat ? true : one?.flat === true
  }
  const boxes = (spot: Spot) => piece.shape.solids.map((solid) => boxAt(worldAt(spot), solid))
  const spot = findSpot(layout.floor, {
    spots: piece.flat ? only(spots, (one) => !boxes(one).some((box) => layout.flats.any(asFlat(box)))) : spots,
    boxes,
    front: (one) => frontBox(def.category, def.placement, def.clearFront, { ...one, ...piece.extent }),
    ...(piece.flat ? {} : { way: (one: Spot) => wayTo(def.category, piece.shape, { ...one, ...piece.extent }) }),
    gap,
    near: (id) => near.has(id),
    through,
    within: withinOf(layout.area, piece, marks),
  })
  return spot ? worldAt(spot) : null
}

/** All but what ends the view stays on the floor whose ways are watched. */
const withinOf = ({ zone }: Area, { line, extent }: Piece, [mark]: readonly Standing[]): { centre: Vec3; half: number } => {
  const half = Math.max(zone.width, zone.depth) / 2
  if (line.rel === 'edge' && Math.max(extent.width, extent.depth) > 6) return { centre: zone.centre, half: half + 14 }
  if (line.rel === 'edge' || line.radiusM !== null) return { centre: zone.centre, half: half + AROUND_M - 0.5 }
  const away = mark ? Math.hypot(mark.position[0] - zone.centre[0], mark.position[2] - zone.centre[2]) : 0
  // Asked to stand by a thing out there, it stands out there.
  return mark && away > half ? { centre: mark.position, half: 8 } : { centre: zone.centre, half: half + 2.3 }
}

/** Between the camera and the middle of the scene nothing is put that could as well stand elsewhere. */
const besideTheView = function* ({ focus, front }: Area, spots: Iterable<Spot>): Iterable<Spot> {
  const inView: Spot[] = []
  for (const spot of spots) {
    const [x, z] = [spot.position[0] - focus[0], spot.position[2] - focus[2]]
    const forward = x * Math.sin(front) + z * Math.cos(front)
    const aside = Math.abs(x * Math.cos(front) - z * Math.sin(front))
    if (forward > 0.4 && aside < 0.9 + forward * 0.12) inView.push(spot)
    else yield spot
  }
  yield* inView
}

const only = function* (spots: Iterable<Spot>, good: (spot: Spot) => boolean): Iterable<Spot> {
  for (const spot of spots) if (good(spot)) yield spot
}

/** Height of the origin: floor pieces stand on it, lamps hang from above, pictures hang at eye height. */
const heightOf = ({ def, shape, scale }: Piece): number => {
  if (def.placement === 'ceiling') return (def.mountHeight ?? 2.1) - shape.bounds.min[1] * scale
  if (def.placement === 'wall') return def.mountHeight ?? 1.5
  return -Math.min(0, shape.bounds.min[1]) * scale
}

/** Turns the spots as the line asks: to a thing, to the middle, anyhow. */
const facing = function* (
  layout: Layout,
  line: Line,
  marks: readonly Landmark[],
  target: Vec3 | null,
  spots: Iterable<Spot>,
  random: () => number,
): Iterable<Spot> {
  const middle: Vec3 = marks[0]?.position ?? layout.area.focus
  for (const spot of spots) {
    if (target) yield { ...spot, yaw: yawTo(spot.position, target, spot.yaw) }
    else if (line.face === 'any') yield { ...spot, yaw: random() * Math.PI * 2 }
    else if (line.face === 'in' && line.rel !== 'around') yield { ...spot, yaw: yawTo(spot.position, middle, spot.yaw) }
    else yield spot
  }
}

/** Enters a piece that has its place: into the layout, so that the next one knows, and as a change. */
const enter = (layout: Layout, piece: Piece, world: Transform, below: Standing | null, random: () => number): Made => {
  const { line, def, shape } = piece
  const id = nodeIdFrom(random)
  const local = below ? relative(below.world, world) : world
  const change = createNode(
    'prop',
    {
      name: def.label,
      asset: line.asset,
      position: round(local.position),
      rotation: local.rotation,
      ...(local.scale[0] === 1 && local.scale[1] === 1 && local.scale[2] === 1 ? {} : { scale: local.scale }),
      ...(piece.seed === 0 ? {} : { seed: piece.seed }),
      ...(Object.keys(line.params).length > 0 ? { params: line.params } : {}),
      ...(line.material === '' ? {} : { material: line.material }),
    },
    { id, parent: below?.id ?? null },
  )
  const boxes = shape.solids.map((solid) => boxAt(world, solid))
  const whole = boxAt(world, shape.bounds)
  const yaw = Math.atan2(2 * (world.rotation[3] * world.rotation[1]), 1 - 2 * world.rotation[1] ** 2)
  const standing: Standing = {
    id,
    node: nodeFrom(id, 'prop', change.values),
    world,
    shape,
    whole,
    boxes,
    position: [whole.centre[0], 0, whole.centre[2]],
    yaw,
    width: whole.half[0] * 2,
    depth: whole.half[2] * 2,
    top: whole.max[1],
    flat: piece.flat,
  }
  const known = layout.standing as Map<NodeId, Standing>
  known.set(id, standing)
  if (piece.flat) layout.flats.add(id, boxes.map(asFlat))
  else settle(layout.floor, id, boxes, frontBox(def.category, def.placement, def.clearFront, standing))
  keepWays(layout.floor, layout.props, standing)
  return { standing, reasoned: { change, why: line.why } }
}

const round = (v: Vec3): Vec3 => [
  Math.round(v[0] * 1000) / 1000,
  Math.round(v[1] * 1000) / 1000,
  Math.round(v[2] * 1000) / 1000,
]
