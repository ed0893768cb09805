/**
 * The desk that tools work at: picks, selects and grips through the drawing side and the session. What a drag then writes is
 * `drags.ts`.
 */
import { ancestors, topmost, worldOf } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { localBounds } from '../../shared/space/bounds.ts'
import { addV, lengthV, rotate, scaleV, subV, type Transform, transformPoint, type Vec3 } from '../../shared/space/math.ts'
import type { Hit, ViewportContext } from './context.ts'
import { dragCopies, dragGhost, dragNodes } from './drags.ts'
import { boxOf, settlerOf, shapeOf, stands } from './drop.ts'
import { type Handle, type HandleId, handlesAt } from './gizmo.ts'
import { catches, cornersOf, type Rect } from './marquee.ts'
import { small, smallAt } from './pick.ts'
import type { ViewRig } from './rig.ts'
import { tools } from './tools/index.ts'
import type { Desk, Dragging, Grip, PointerAt, Showing, Take, ToolDef } from './tools/tool.ts'
import { radiusOf } from './view-math.ts'

/** A group wider than this is a part of the set, such as "Tents": a click means the thing in it, not all of it. Metres. */
const WIDE_M = 4
const WORLD_AXES: Grip['axes'] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

export interface HandsDesk extends Desk {
  /** Places of what is selected, without what is locked; empty when nothing may be moved. */
  pivot(): Vec3 | null
  /** Directions of the handles now. */
  axes(): Grip['axes']
}

export const makeDesk = (ctx: ViewportContext, rig: ViewRig, show: (showing: Showing) => void): HandsDesk => {
  const { session } = ctx
  /** Group whose members a click means one by one: the one that a double click went into. */
  let inside: NodeId | null = null

  const isLocked = (id: NodeId): boolean =>
    [id, ...ancestors(session.stage, id)].some((one) => session.stage.nodes.get(one)?.locked === true)

  const ghostNode = (): NodeId | null => {
    const { value } = session.ghost
    if (!value) return null
    const found = session.review.proposals
      .find((one) => one.id === value.proposal)
      ?.changes.find((one) => one.key === value.key)
    if (found?.state !== 'open' || found.change.of !== 'node' || found.change.op === 'remove') return null
    return ctx.ghosts.of(found.change.id) ? found.change.id : null
  }

  /** What a drag would move now. */
  const movable = (): readonly NodeId[] => topmost(session.stage, session.selection.peek()).filter((id) => !isLocked(id))

  /** As it is drawn, in motion too. */
  const placeOf = (id: NodeId, ghost: boolean): Transform => (ghost && ctx.ghosts.worldOf(id)) || ctx.worldOf(id)
  /** As it is written: the picture may be a frame behind, and a drag that began from there would add the last one again. */
  const writtenPlace = (id: NodeId, ghost: boolean): Transform => (ghost ? placeOf(id, true) : worldOf(session.stage, id))

  const inHand = (): { readonly ids: readonly NodeId[]; readonly ghost: boolean } => {
    const ghost = ghostNode()
    return ghost ? { ids: [ghost], ghost: true } : { ids: movable(), ghost: false }
  }

  const middle = (ids: readonly NodeId[], ghost: boolean, place = placeOf): Vec3 =>
    scaleV(
      ids.reduce<Vec3>((sum, id) => addV(sum, place(id, ghost).position), [0, 0, 0]),
      1 / ids.length,
    )

  const axesOf = (def: ToolDef, ids: readonly NodeId[], ghost: boolean, place = placeOf): Grip['axes'] => {
    // Sizes are the thing's own: the world's axes would shear it.
    const own = ids.length === 1 && (def.id === 'scale' || session.view.peek().space === 'local')
    if (!own) return WORLD_AXES
    const { rotation } = place(ids[0]!, ghost)
    const [x, y, z] = WORLD_AXES
    return [rotate(rotation, x), rotate(rotation, y), rotate(rotation, z)]
  }

  const mayMove = (ghost: boolean) => session.may(ghost ? 'review' : 'edit-stage')

  const handles = (): readonly Handle[] => {
    const def = tools[session.tool.peek()]
    if (def.handles.length === 0) return []
    const { ids, ghost } = inHand()
    if (ids.length === 0 || !mayMove(ghost)) return []
    return handlesAt(rig.lens(), middle(ids, ghost), axesOf(def, ids, ghost), def.handles)
  }

  /** The thing that a click on `id` means: the outermost group that is one thing, or the thing itself. */
  const whole = (id: NodeId): NodeId => {
    const node = session.stage.nodes.get(id)
    if (node?.kind !== 'prop') return id
    const chain = ancestors(session.stage, id)
    const within = inside === null ? -1 : chain.indexOf(inside)
    if (within === -1) inside = null
    const open = within === -1 ? chain : chain.slice(0, within)
    for (const up of open.reverse()) {
      const box = session.stage.nodes.get(up)?.kind === 'group' ? ctx.boundsOfAll([up]) : null
      if (box && radiusOf(box) * 2 <= WIDE_M) return up
    }
    return id
  }

  /** The small ones of the set, found anew when it changes. */
  let known: { readonly revision: number; readonly ids: readonly NodeId[] } = { revision: -1, ids: [] }
  const smallThings = () => {
    const revision = session.revision.peek()
    if (known.revision !== revision) known = { revision, ids: small(session.stage) }
    const hidden = session.hidden.peek()
    const free = known.ids.filter((id) => ![id, ...ancestors(session.stage, id)].some((one) => isAway(one, hidden)))
    return free.map((id) => ({ id, position: placeOf(id, false).position }))
  }
  const isAway = (id: NodeId, hidden: ReadonlySet<NodeId>): boolean => {
    const node = session.stage.nodes.get(id)
    return !node?.visible || node.locked || hidden.has(id)
  }

  const pick = (x: number, y: number): Hit | null => {
    const hit = ctx.pickNode(x, y, { skipLocked: true })
    // Through a film camera there are no helpers to be seen.
    const id = session.lookThrough.peek() === null ? smallAt(rig.lens(), x, y, smallThings(), hit) : null
    if (!id || id === hit?.node) return hit
    const { position } = placeOf(id, false)
    return { node: id, ghost: null, position, normal: [0, 1, 0], distance: lengthV(subV(position, rig.lens().position)) }
  }

  const takeNodes = (ids: Iterable<NodeId>, how: Take) => {
    session.ghost.value = null
    session.select(ids, how)
  }

  const grip = (def: ToolDef, handle: HandleId, start: PointerAt): Grip | null => {
    const { ids, ghost } = inHand()
    if (ids.length === 0) {
      if (session.selection.peek().size > 0) session.toast('What is selected is locked.', 'info')
      return null
    }
    if (!mayMove(ghost)) {
      session.toast(session.access.peek().says || 'You may look at this set, not change it.', 'info')
      return null
    }
    const pivot = middle(ids, ghost, writtenPlace)
    const bounds = ghost ? ctx.ghosts.boundsOf(ids[0]!) : boxOf(session.stage, ids)
    const nodes = ids.flatMap((id) => (ghost ? ctx.ghosts.nodeOf(id) : session.stage.nodes.get(id)) ?? [])
    const standing = nodes.length > 0 && nodes.every(stands)
    const ignore = new Set(ids)
    const settle = standing && !ghost && settlerOf(session.stage, ids, ctx.shown())
    return {
      held: ids.map((id) => ({ id, world: writtenPlace(id, ghost) })),
      pivot,
      axes: axesOf(def, ids, ghost, writtenPlace),
      base: [pivot[0], standing && bounds ? bounds.min[1] : pivot[1], pivot[2]],
      half: bounds ? scaleV(subV(bounds.max, bounds.min), 0.5) : [0, 0, 0],
      handle,
      start,
      lens: rig.lens(),
      settle: (by) => (settle ? settle(by) : by),
      surface: (x, y) => (standing ? ctx.cast(ctx.rayAt(x, y), { ignore, helpers: false, ghosts: false }) : null),
    }
  }

  const gesture = (verb: string, held: Grip, copy: boolean): Dragging => {
    const ghost = ghostNode()
    if (ghost) return dragGhost(ctx, verb, ghost)
    return copy ? dragCopies(ctx, verb, held.held) : dragNodes(ctx, verb, held.held)
  }

  return {
    snap: () => session.snap.peek(),
    handles,
    pivot: () => {
      const { ids, ghost } = inHand()
      return ids.length > 0 ? middle(ids, ghost) : null
    },
    axes: () => {
      const { ids, ghost } = inHand()
      return axesOf(tools[session.tool.peek()], ids, ghost)
    },
    pick,
    isTaken: (hit) => {
      const { value } = session.ghost
      if (hit.ghost) return value?.proposal === hit.ghost.proposal && value.key === hit.ghost.key
      const selected = session.selection.peek()
      return hit.node !== null && [hit.node, ...ancestors(session.stage, hit.node)].some((id) => selected.has(id))
    },
    take: (hit, how, deep) => {
      // Who has gone up to the group again is outside.
      if (inside !== null && session.selection.peek().has(inside)) inside = null
      if (hit.ghost) {
        session.select([])
        session.ghost.value = { proposal: hit.ghost.proposal, key: hit.ghost.key }
      } else if (hit.node) takeNodes([deep ? hit.node : whole(hit.node)], how)
    },
    goIn: (hit) => {
      if (hit.ghost || !hit.node) return
      const group = whole(hit.node)
      if (group !== hit.node) inside = group
      takeNodes([whole(hit.node)], 'replace')
    },
    takeNothing: () => {
      inside = null
      takeNodes([], 'replace')
    },
    takeInside: (rect: Rect, how) => {
      const lens = rig.lens()
      const caught = [...ctx.shown()].filter((id) => {
        const node = ctx.nodeOf(id)
        const box = node && !isLocked(id) && node.kind !== 'group' ? localBounds(node, shapeOf) : null
        return (
          box &&
          catches(
            lens,
            cornersOf(box).map((corner) => transformPoint(ctx.worldOf(id), corner)),
            rect,
          )
        )
      })
      takeNodes(new Set(caught.map(whole)), how)
    },
    grip,
    gesture,
    show,
  }
}
