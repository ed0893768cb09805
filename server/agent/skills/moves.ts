/** Moved, turned, bigger: a thing in another place, never in another thing. What hangs from it goes along. */
import { localIn, worldOf } from '../../../shared/derive/world.ts'
import type { Quat, Vec3 } from '../../../shared/fields/index.ts'
import { localBounds } from '../../../shared/space/bounds.ts'
import { lookRotation, subV, type Transform, yaw as turn } from '../../../shared/space/math.ts'
import { type Box, boxAt } from '../../../shared/space/overlap.ts'
import { fromMiddle, type Spot, step, yawTo } from '../../../shared/space/place.ts'
import { findSpot, unsettle } from '../../../shared/space/solve.ts'
import { clampTransform } from '../../../shared/stage/transform.ts'
import type { StageNode } from '../../../shared/stage/view.ts'
import type { Edit } from '../planner/understanding.ts'
import { type Piece, PLAIN_LINE } from './dress.ts'
import { asFlat, find, type Layout, makeLayout, type Standing } from './layout.ts'
import { spotsFor } from './spots.ts'
import { targets, type Work } from './work.ts'

const STEP_M = 1

export const moveThings = (work: Work, edit: Edit & { do: 'move' }): void => {
  const found = targets(work, edit.of)
  for (const [i, node] of found.entries()) {
    if (node.kind === 'camera' || node.kind === 'light' || node.kind === 'mark') moveFree(work, edit, node)
    else moveStanding(work, edit, node, i, found.length)
  }
}

/** The way as the camera sees it: left is the picture's left. */
const wayOf = (work: Work, edit: Edit & { do: 'move' }, from: Vec3): { readonly yaw: number; readonly up: number } => {
  const { front, focus } = work.area
  const ways = { left: front - Math.PI / 2, right: front + Math.PI / 2, forward: front, back: front + Math.PI } as const
  if (edit.way === 'closer') return { yaw: yawTo(from, focus, front), up: 0 }
  if (edit.way === 'away') return { yaw: yawTo(focus, from, front), up: 0 }
  if (edit.way === 'up') return { yaw: 0, up: 1 }
  if (edit.way === 'down') return { yaw: 0, up: -1 }
  return { yaw: edit.way === 'to' ? front : ways[edit.way], up: 0 }
}

/** Lamps and cameras hang where they are put; they keep looking at what they looked at. */
const moveFree = (work: Work, edit: Edit & { do: 'move' }, node: StageNode): void => {
  const world = worldOf(work.set, node.id)
  const { yaw, up } = wayOf(work, edit, world.position)
  const metres = edit.metres ?? STEP_M
  const near =
    edit.way === 'closer' ? Math.min(metres, Math.max(0, Math.hypot(...subV(world.position, work.area.focus)) - 0.8)) : metres
  const level = up === 0 ? step(world.position, yaw, near) : world.position
  const position: Vec3 = [rounded(level[0]), rounded(Math.max(0.05, level[1] + up * metres)), rounded(level[2])]
  const aim =
    node.kind === 'mark'
      ? world.rotation
      : lookRotation(subV([work.area.focus[0], world.position[1] * 0.6, work.area.focus[2]], position))
  put(
    work,
    node,
    {
      ...world,
      position,
      rotation: node.kind === 'light' && (node.type === 'point' || node.type === 'practical') ? world.rotation : aim,
    },
    sayMove(edit),
  )
}

const sayMove = (edit: Edit & { do: 'move' }): string => `Asked for: moved ${edit.way === 'to' ? 'there' : edit.way}.`

const moveStanding = (work: Work, edit: Edit & { do: 'move' }, node: StageNode, index: number, count: number): void => {
  const layout = layoutWithout(work, node)
  const one = layout.self
  if (!one) return
  if (edit.way === 'up' || edit.way === 'down') {
    work.notes.push('It stands on the floor; I moved it neither up nor down.')
    return
  }
  const spots = edit.way === 'to' ? spotsTo(work, layout.layout, edit, one, index, count) : along(work, edit, one)
  const world = replace(layout.layout, one, spots, one.world.scale, edit.way !== 'to')
  if (!world) {
    work.notes.push('I found no free place there; it stays.')
    return
  }
  put(work, node, world, sayMove(edit))
}

const along = function* (work: Work, edit: Edit & { do: 'move' }, one: Standing): Iterable<Spot> {
  const { yaw } = wayOf(work, edit, one.position)
  const metres = edit.metres ?? STEP_M
  const at = one.world.position
  for (const share of [1, 0.9, 1.1, 0.75, 1.25, 0.6, 1.5, 0.45, 1.8, 0.3])
    for (const aside of [0, 0.25, -0.25, 0.5, -0.5])
      yield { position: step(step(at, yaw, metres * share), yaw + Math.PI / 2, aside), yaw: one.yaw }
}

const spotsTo = (
  work: Work,
  layout: Layout,
  edit: Edit & { do: 'move' },
  one: Standing,
  index: number,
  count: number,
): Iterable<Spot> => {
  const to = edit.to!
  const marks = to.of.flatMap((ref) => find(layout, ref, work.selection).slice(0, 1))
  if (to.of.length > 0 && marks.length === 0) work.notes.push(`I found no “${to.of[0]!.word}” to move it to.`)
  return spotsFor(layout, pieceOf(work, one, to.rel, count), marks, index, [], 1, work.random)
}

const pieceOf = (work: Work, one: Standing, rel: Piece['line']['rel'], count: number): Piece => {
  const def = one.node.kind === 'prop' ? work.props.kit[one.node.asset] : undefined
  const bounds = one.shape?.bounds ?? localBounds(one.node, () => null)!
  return {
    line: { ...PLAIN_LINE, asset: '', count, rel, why: '' },
    def: def ?? { category: 'person', placement: 'floor', clearFront: 0, label: 'person' },
    shape: one.shape ?? { built: { parts: [], surfaces: [], anchors: [] }, bounds, solids: [bounds] },
    seed: 0,
    scale: one.world.scale[0],
    extent: { width: one.width, depth: one.depth },
    flat: one.flat,
  }
}

export const turnThings = (work: Work, edit: Edit & { do: 'turn' }): void => {
  const found = targets(work, edit.of)
  for (const node of found) {
    const { layout, self } = layoutWithout(work, node)
    const world = self?.world ?? worldOf(work.set, node.id)
    const target = edit.to
      ? find(makeLayout(work.set, work.props, work.area), edit.to, work.selection).find((one) => one.id !== node.id)
      : null
    if (edit.to && !target) {
      work.notes.push(`I found no “${edit.to.word}” to turn it to.`)
      return
    }
    if (node.kind === 'camera' || node.kind === 'light') {
      if (target)
        put(
          work,
          node,
          {
            ...world,
            rotation: lookRotation(
              subV([target.position[0], Math.min(1.4, target.top * 0.7), target.position[2]], world.position),
            ),
          },
          `Asked for: aimed at the ${edit.to!.word}.`,
        )
      continue
    }
    const before = self?.yaw ?? 0
    const wanted = target
      ? yawTo(self?.position ?? world.position, target.position, before)
      : edit.by !== null
        ? before + edit.by
        : yawTo(world.position, work.area.focus, before)
    const why = target ? `Asked for: turned to the ${edit.to!.word}.` : 'Asked for: turned.'
    if (!self) {
      put(work, node, { ...world, rotation: turn(wanted) as Quat }, why)
      continue
    }
    const spots: Spot[] = [0, 0.15, -0.15, 0.3, -0.3].map((more) => ({ position: world.position, yaw: wanted + more }))
    const turned = replace(layout, self, spots, world.scale, false)
    if (turned) put(work, node, turned, why)
    else work.notes.push('Turned, it would stand in something; I left it.')
  }
}

export const resizeThings = (work: Work, edit: Edit & { do: 'size' }): void => {
  for (const node of targets(work, edit.of)) {
    if (node.kind === 'character') {
      work.write(
        node,
        { height: Math.round(Math.min(2.5, Math.max(0.5, node.height * edit.by)) * 100) / 100 },
        'Asked for: another height.',
      )
      continue
    }
    if (node.kind !== 'prop') continue
    const { layout, self } = layoutWithout(work, node)
    if (!self) continue
    const by = Math.min(5, Math.max(0.2, edit.by))
    const scale: Vec3 = [
      rounded(self.world.scale[0] * by),
      rounded(self.world.scale[1] * by),
      rounded(self.world.scale[2] * by),
    ]
    const near = fromMiddle({ centre: self.world.position, yaw: 0, width: 5, depth: 5 }, self.yaw)
    const world = replace(layout, self, keepYaw(near, self.yaw), scale, false)
    if (world) put(work, node, world, `Asked for: ${edit.by > 1 ? 'bigger' : 'smaller'}.`)
    else work.notes.push('There is no room for it to be bigger; it stays as it is.')
  }
}

const keepYaw = function* (spots: Iterable<Spot>, yaw: number): Iterable<Spot> {
  for (const spot of spots) yield { ...spot, yaw }
}

/** The floor without a thing and what hangs from it, which move as one. */
const layoutWithout = (work: Work, node: StageNode): { readonly layout: Layout; readonly self: Standing | null } => {
  const layout = makeLayout(work.set, work.props, work.area)
  const self = layout.standing.get(node.id) ?? null
  for (const id of [node.id, ...below(work, node)]) {
    unsettle(layout.floor, id)
    layout.flats.remove(id)
  }
  return { layout, self }
}

const below = (work: Work, node: StageNode): StageNode['id'][] => {
  const open = [...work.set.children(node.id)]
  for (let i = 0; i < open.length; i++) open.push(...work.set.children(open[i]!))
  return open
}

/** The first spot where the thing stands free. `keepTurn`: with the very rotation that it has. */
const replace = (layout: Layout, one: Standing, spots: Iterable<Spot>, scale: Vec3, keepTurn: boolean): Transform | null => {
  const at = (spot: Spot): Transform => ({
    position: [rounded(spot.position[0]), one.world.position[1], rounded(spot.position[2])],
    rotation: keepTurn ? one.world.rotation : (turn(spot.yaw) as Quat),
    scale,
  })
  const bounds = localBounds(one.node, () => one.shape?.built ?? null)!
  const boxes = (spot: Spot): Box[] => (one.shape?.solids ?? [bounds]).map((solid) => boxAt(at(spot), solid))
  const free = one.flat ? filtered(spots, (spot) => !boxes(spot).some((box) => layout.flats.any(asFlat(box)))) : spots
  const spot = findSpot(layout.floor, {
    spots: free,
    boxes,
    gap: 0,
    through: (id) => one.flat || layout.standing.get(id)?.flat === true,
  })
  return spot ? at(spot) : null
}

const filtered = function* (spots: Iterable<Spot>, good: (spot: Spot) => boolean): Iterable<Spot> {
  for (const spot of spots) if (good(spot)) yield spot
}

/** Writes a place of the world as the node's own, below its parent; only what differs. */
const put = (work: Work, node: StageNode, world: Transform, why: string): void => {
  const local = clampTransform(localIn(work.set, node.parent, world))
  const values: Record<string, readonly number[]> = {}
  if (differs(local.position, node.position)) values.position = local.position
  if (differs(local.rotation, node.rotation)) values.rotation = local.rotation
  if (differs(local.scale, node.scale)) values.scale = local.scale
  if (Object.keys(values).length > 0) work.write(node, values, why)
}

const differs = (a: readonly number[], b: readonly number[]): boolean => a.some((value, i) => Math.abs(value - b[i]!) > 1e-4)

const rounded = (value: number): number => Math.round(value * 1000) / 1000
