/** Where a brief is to be carried out: the middle of it, the side that the camera looks from, how far it reaches. */
import { worldOf } from '../../../shared/derive/world.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { yawTo } from '../../../shared/space/place.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { Area } from '../skills/layout.ts'
import type { Place } from './places.ts'
import type { Understanding } from './understanding.ts'

/** Zone of a brief that names no place, metres. */
const PLAIN_M = 9

export const areaOf = (set: SetView, understood: Understanding, place: Place | null, selection: readonly NodeId[]): Area => {
  const focus = focusOf(set, place, selection)
  const front = frontOf(set, focus)
  const room = understood.room
  const [width, depth] = room
    ? [room.width, room.depth]
    : place?.indoors
      ? (wallsExtent(set) ?? place.size)
      : place
        ? [place.size[0] * 2, place.size[1] * 2]
        : (wallsExtent(set) ?? [PLAIN_M, PLAIN_M])
  // A room is square to its walls, and those to the world unless people turned them.
  const square = room || place?.indoors ? Math.round(front / (Math.PI / 2)) * (Math.PI / 2) : front
  return { focus, front: room || place?.indoors ? square : front, zone: { centre: focus, yaw: square, width, depth } }
}

const focusOf = (set: SetView, place: Place | null, selection: readonly NodeId[]): Vec3 => {
  const chosen = selection.flatMap((id) => (set.nodes.has(id) ? [worldOf(set, id).position] : []))
  if (chosen.length > 0) return middle(chosen)
  const walls = worlds(set, (node) => node.kind === 'prop' && node.asset === 'wall')
  if (walls.length >= 3) return middle(walls)
  const heart = place?.heart
    .map((asset) => worlds(set, (node) => node.kind === 'prop' && node.asset === asset))
    .find((found) => found.length > 0)
  if (heart) return ground(heart[0]!)
  const props = worlds(set, (node) => node.kind === 'prop' || node.kind === 'character')
  return props.length < 3 ? [0, 0, 0] : [median(props.map((p) => p[0])), 0, median(props.map((p) => p[2]))]
}

const worlds = (set: SetView, which: (node: NonNullable<ReturnType<SetView['nodes']['get']>>) => boolean): Vec3[] => {
  const found: Vec3[] = []
  for (const node of set.nodes.values()) if (node.visible && which(node)) found.push(worldOf(set, node.id).position)
  return found
}

const ground = (p: Vec3): Vec3 => [p[0], 0, p[2]]

const middle = (points: readonly Vec3[]): Vec3 => {
  const xs = points.map((p) => p[0])
  const zs = points.map((p) => p[2])
  return [(Math.min(...xs) + Math.max(...xs)) / 2, 0, (Math.min(...zs) + Math.max(...zs)) / 2]
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Towards the camera of the first shot, else the first camera; a set without one is looked at from +Z. */
const frontOf = (set: SetView, focus: Vec3): number => {
  const shots = [...set.shots.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
  const ofShot = shots.map((shot) => set.nodes.get(shot.camera as NodeId)).find((node) => node?.kind === 'camera')
  const first =
    ofShot ?? [...set.nodes.values()].filter((node) => node.kind === 'camera').sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  return first ? yawTo(focus, worldOf(set, first.id).position, 0) : 0
}

/** Width and depth of the room that the walls make, if there are at least two. */
const wallsExtent = (set: SetView): readonly [number, number] | null => {
  const walls = worlds(set, (node) => node.kind === 'prop' && node.asset === 'wall')
  if (walls.length < 3) return null
  const span = (axis: 0 | 2) => Math.max(...walls.map((p) => p[axis])) - Math.min(...walls.map((p) => p[axis]))
  return [Math.max(2, span(0)), Math.max(2, span(2))]
}
