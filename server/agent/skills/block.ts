/** Puts characters where they play: on seats, by things, on marks of their own; they face what the scene is about. */

import { poseOf, poses } from '../../../shared/body/poses.ts'
import { createNode } from '../../../shared/changes/make.ts'
import { torso } from '../../../shared/derive/body.ts'
import type { Quat, Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { localBounds } from '../../../shared/space/bounds.ts'
import { rotate, type Transform, transformPoint, yaw as turn } from '../../../shared/space/math.ts'
import { boxAt } from '../../../shared/space/overlap.ts'
import { type Spot, yawTo } from '../../../shared/space/place.ts'
import { findSpot, settle } from '../../../shared/space/solve.ts'
import type { PersonWant } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import type { Piece } from './dress.ts'
import { type Area, find, type Layout, makeLayout, onThisSide, type Standing } from './layout.ts'
import { between, nodeIdFrom } from './random.ts'
import type { Reasoned, Skill } from './skill.ts'
import { spotsFor } from './spots.ts'
import { nodeFrom } from './with-changes.ts'

export interface BlockArgs {
  readonly area: Area
  readonly people: readonly PersonWant[]
  readonly selection: readonly NodeId[]
  /** Dress them for an ancient place. */
  readonly robe: boolean
}

const MOST = 60
const LOW_SEAT_M = 0.35

export const makeBlock = (props: Props): Skill<BlockArgs> => ({
  id: 'block',
  label: 'Block characters',
  run(set, { area, people, selection, robe }, random) {
    const layout = makeLayout(set, props, area)
    const changes: Reasoned[] = []
    const notes: string[] = []
    const made: Standing[] = []
    for (const want of people) {
      const marks = want.of.flatMap((ref) => find(layout, ref, selection).slice(0, 1))
      if (want.of.length > 0 && marks.length === 0) notes.push(`I found no “${want.of[0]!.word}” to stand the ${want.word} by.`)
      const count = Math.min(MOST, between(random, want.count.min, want.count.max))
      let put = 0
      for (let i = 0; i < count; i++) {
        const looks = costume(want, robe, made.length, random)
        const done = place(layout, want, looks, marks, i, count, made, random)
        if (!done) break
        made.push(done.standing)
        changes.push(...done.changes)
        put++
      }
      if (put < count)
        notes.push(
          put === 0 ? `I found no free place for the ${want.word}.` : `Only ${put} of ${count} ${want.word} found a place.`,
        )
    }
    return { changes, notes }
  },
})

type Looks = Readonly<Record<string, string | number | boolean>>

const COLOURS = ['#c8a26a', '#7fa3c7', '#b5707a', '#8fae7a', '#a58bc2', '#d08f5a']
const CLOTH = ['#7d6a52', '#54616b', '#8a5a44', '#5f6b4c', '#6b5470', '#94816a']

const costume = (want: PersonWant, robe: boolean, index: number, random: () => number): Looks => {
  const build = want.build ?? (index % 2 === 0 ? 'male' : 'female')
  const dressed = robe || want.robe
  const height = want.heightM ?? Math.round((build === 'male' ? 1.76 : 1.64) * (0.97 + random() * 0.06) * 100) / 100
  return {
    build,
    height,
    colour: COLOURS[index % COLOURS.length]!,
    costume: CLOTH[index % CLOTH.length]!,
    ...(dressed
      ? { wardrobe: 'robe', hairStyle: 'covered', ...(build === 'male' ? { beard: true } : {}) }
      : build === 'female'
        ? { hairStyle: 'long' }
        : {}),
  }
}

interface Placed {
  readonly standing: Standing
  readonly changes: readonly Reasoned[]
}

const place = (
  layout: Layout,
  want: PersonWant,
  looks: Looks,
  marks: readonly Standing[],
  index: number,
  count: number,
  others: readonly Standing[],
  random: () => number,
): Placed | null => {
  const pose = want.pose !== null && poses.has(want.pose) ? want.pose : 'stand'
  const wantsSeat =
    pose === 'sit' || (want.rel === 'on' && marks[0]?.shape?.built.anchors.some((a) => a.kind === 'sit') === true)
  if (wantsSeat) {
    const seat = freeSeat(layout, marks, want.rel === 'on' || want.rel === 'in')
    if (seat)
      return enter(
        layout,
        want,
        looks,
        seat.pose,
        seat.world,
        `${name(want)} sits ${seat.on}, facing as the seat does.`,
        false,
        random,
      )
    if (want.rel === 'on' && marks.length > 0) return null
  }
  const standing = wantsSeat ? 'sit-floor-cross' : pose
  const world = freeSpot(layout, want, looks, standing, marks, index, count, others, random)
  if (!world) return null
  const where =
    marks[0] && want.rel ? ` ${want.rel === 'near' ? 'by' : want.rel} the ${want.of[0]?.word ?? 'place asked for'}` : ''
  const facing = others.length > 0 && want.rel === null ? 'facing the other' : 'facing the middle of the scene'
  return enter(
    layout,
    want,
    looks,
    standing,
    world,
    `${name(want)}${where}, ${facing}; a mark on the floor holds the place.`,
    standing === 'stand' || !standing.startsWith('lie'),
    random,
  )
}

/** One of them, whatever the brief says of all: a shepherd of "two shepherds". */
const name = (want: PersonWant): string => {
  const one = PEOPLE[want.word] ?? (/[^s]s$/.test(want.word) ? want.word.slice(0, -1) : want.word)
  return one.charAt(0).toUpperCase() + one.slice(1)
}

const PEOPLE: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  ladies: 'lady',
}

interface Seat {
  readonly world: Transform
  readonly pose: string
  readonly on: string
}

/** A seat that nobody sits on, of the things named or the nearest to the focus. */
const freeSeat = (layout: Layout, marks: readonly Standing[], onlyMarks: boolean): Seat | null => {
  const { focus } = layout.area
  const away = (p: Vec3) => Math.hypot(p[0] - focus[0], p[2] - focus[2])
  const seats = [...layout.standing.values()].filter((one) => one.shape?.built.anchors.some((anchor) => anchor.kind === 'sit'))
  const named = marks.filter((one) => seats.includes(one))
  const centre = marks[0]?.position ?? focus
  const near = seats.filter((one) => Math.hypot(one.position[0] - centre[0], one.position[2] - centre[2]) < 4.5 && !one.flat)
  const from =
    named.length > 0
      ? named
      : onlyMarks && marks.length > 0
        ? []
        : near.sort((a, b) => away(a.position) - away(b.position) || (a.id < b.id ? -1 : 1))
  const taken = [...layout.standing.values()].filter((one) => one.node.kind === 'character')
  for (const seat of from)
    for (const anchor of seat.shape!.built.anchors) {
      if (anchor.kind !== 'sit') continue
      const at = transformPoint(seat.world, anchor.at)
      if (taken.some((one) => Math.hypot(one.world.position[0] - at[0], one.world.position[2] - at[2]) < 0.5)) continue
      // On what is lower than a chair one sits as on the floor.
      const low = at[1] < LOW_SEAT_M
      const pose = low ? 'sit-floor-cross' : 'sit'
      const front = rotate(seat.world.rotation, [Math.sin(anchor.facing), 0, Math.cos(anchor.facing)])
      const y = low ? at[1] : Math.max(-0.05, at[1] - poseOf(pose).seatM)
      const world: Transform = {
        position: [at[0], y, at[2]],
        rotation: turn(Math.atan2(front[0], front[2])) as Quat,
        scale: [1, 1, 1],
      }
      if (isCrowded(layout, seat, world, low)) continue
      return {
        world,
        pose,
        on: `on the ${layout.props.kit[seat.node.kind === 'prop' ? seat.node.asset : '']?.label.toLowerCase() ?? 'seat'}`,
      }
    }
  return null
}

/** Whether the torso, or the legs before the seat, would be in something; a table is what legs go under. */
const isCrowded = (layout: Layout, seat: Standing, world: Transform, low: boolean): boolean => {
  const free = (id: NodeId) => {
    const one = layout.standing.get(id)
    return id === seat.id || one?.flat === true
  }
  const upper = boxAt(world, { min: [-0.31, 0.45, -0.32], max: [0.31, 1.4, 0.32] })
  if (layout.floor.things.any(upper, free)) return true
  const legs = boxAt(world, { min: [-0.22, 0.1, 0.2], max: [0.22, low ? 0.3 : 0.55, 0.6] })
  return layout.floor.things.any(legs, (id) => free(id) || isTable(layout, id))
}

const isTable = (layout: Layout, id: NodeId): boolean => {
  const node = layout.standing.get(id)?.node
  return node?.kind === 'prop' && layout.props.kit[node.asset]?.category === 'table'
}

const freeSpot = (
  layout: Layout,
  want: PersonWant,
  looks: Looks,
  pose: string,
  marks: readonly Standing[],
  index: number,
  count: number,
  others: readonly Standing[],
  random: () => number,
): Transform | null => {
  const body = nodeFrom(
    nodeIdFrom(() => 0),
    'character',
    { ...looks, pose },
  )
  const bounds = localBounds(body, () => null)!
  const extent = { width: bounds.max[0] - bounds.min[0], depth: bounds.max[2] - bounds.min[2] }
  const rel = want.rel ?? (marks.length > 0 ? 'near' : 'around')
  const line: Piece['line'] = {
    asset: '',
    count,
    rel,
    of: want.of,
    all: false,
    face: 'in',
    faceTo: null,
    radiusM: rel === 'around' && marks.length === 0 ? 1.1 : null,
    size: [1, 1],
    material: '',
    params: {},
    cluster: false,
    slots: null,
    why: '',
  }
  const piece: Piece = {
    line,
    def: { category: 'person', placement: 'floor', clearFront: 0, label: want.word },
    shape: { built: { parts: [], surfaces: [], anchors: [] }, bounds, solids: [bounds] },
    seed: 0,
    scale: 1,
    extent,
    flat: false,
  }
  const lying = pose.startsWith('lie')
  const target = marks[0]?.position ?? others.at(-1)?.position ?? layout.area.focus
  const worldAt = (spot: Spot): Transform => ({
    position: spot.position,
    rotation: turn(lying ? spot.yaw : yawTo(spot.position, target, spot.yaw)) as Quat,
    scale: [1, 1, 1],
  })
  const spot = findSpot(layout.floor, {
    spots: onThisSide(layout, spotsFor(layout, piece, marks, index, [], 1, random)),
    boxes: (one) => [boxAt(worldAt(one), bounds)],
    gap: 0.12,
    near: (id) => marks.some((mark) => mark.id === id),
    through: (id) => layout.standing.get(id)?.flat === true,
  })
  if (!spot) return null
  const under = [...layout.standing.values()].find(
    (one) =>
      one.flat &&
      one.boxes.some(
        (box) =>
          box.min[0] <= spot.position[0] &&
          box.max[0] >= spot.position[0] &&
          box.min[2] <= spot.position[2] &&
          box.max[2] >= spot.position[2],
      ),
  )
  const world = worldAt(spot)
  return { ...world, position: [world.position[0], under ? under.top : 0, world.position[2]] }
}

const enter = (
  layout: Layout,
  want: PersonWant,
  looks: Looks,
  pose: string,
  world: Transform,
  why: string,
  marked: boolean,
  random: () => number,
): Placed => {
  const id = nodeIdFrom(random)
  const position: Vec3 = [rounded(world.position[0]), rounded(world.position[1]), rounded(world.position[2])]
  const values = { name: name(want), ...looks, pose, position, rotation: world.rotation }
  const change = { op: 'create' as const, of: 'node' as const, id, kind: 'character' as const, values }
  const node = nodeFrom(id, 'character', values)
  const bounds = localBounds(node, () => null)!
  const whole = boxAt(world, bounds)
  const box = boxAt(world, torso(node, bounds))
  const standing: Standing = {
    id,
    node,
    world,
    shape: null,
    whole,
    boxes: [box],
    position: [box.centre[0], 0, box.centre[2]],
    yaw: 0,
    width: box.half[0] * 2,
    depth: box.half[2] * 2,
    top: box.max[1],
    flat: false,
  }
  ;(layout.standing as Map<NodeId, Standing>).set(id, standing)
  settle(layout.floor, id, [box])
  const mark = marked ? [markFor(id, name(want), position, world.rotation, random)] : []
  return { standing, changes: [{ change, why }, ...mark] }
}

const markFor = (character: NodeId, who: string, position: Vec3, rotation: Quat, random: () => number): Reasoned => ({
  change: createNode('mark', { name: `Mark: ${who}`, character, position, rotation }, { id: nodeIdFrom(random) }),
  why: `The mark of ${who}: performers and focus find it again.`,
})

const rounded = (value: number): number => Math.round(value * 1000) / 1000
