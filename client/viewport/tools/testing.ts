/** A desk without a picture for the tests of tools: one thing at a place, a floor, a record of what was asked. */
import type { NodeId } from '../../../shared/ids.ts'
import { IDENTITY, lookRotation, type Transform } from '../../../shared/space/math.ts'
import type { SnapSettings, ToolId } from '../../session/types.ts'
import type { Hit } from '../context.ts'
import { type Handle, type HandleId, handlesAt } from '../gizmo.ts'
import { type Lens, rayAt, rayOnPlane } from '../projection.ts'
import { tools } from './index.ts'
import { type Desk, type Grip, NOT_SHOWING, type PointerAt, type Showing, type ToolDef } from './tool.ts'

export const THING = 'thing' as NodeId

/** Stands at [0, 4, 6] and looks at the origin. */
export const LENS: Lens = {
  position: [0, 4, 6],
  rotation: lookRotation([0, -4, -6]),
  fov: 0.9,
  orthoHeight: null,
  width: 800,
  height: 600,
}
export const AXES: Grip['axes'] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
export const NO_SNAP: SnapSettings = { on: false, gridM: 0.25, angleRad: Math.PI / 12, surface: true }

export const pointer = (x: number, y: number, mods: Partial<PointerAt['mods']> = {}): PointerAt => ({
  x,
  y,
  mods: { ctrl: false, shift: false, alt: false, ...mods },
})

/** A grip on one thing at the origin. */
export const gripAt = (handle: HandleId, start: PointerAt, more: Partial<Grip> = {}): Grip => ({
  held: [{ id: THING, world: IDENTITY }],
  pivot: [0, 0, 0],
  axes: AXES,
  base: [0, 0, 0],
  half: [0.5, 0.5, 0.5],
  handle,
  start,
  lens: LENS,
  settle: (by) => [by[0], 0, by[2]],
  surface: (x, y) => {
    const position = rayOnPlane(rayAt(LENS, x, y), [0, 0, 0], [0, 1, 0])
    return position && { position, normal: [0, 1, 0] }
  },
  ...more,
})

export interface FakeDesk extends Desk {
  selected: boolean
  tool: ToolId
  /** What may be gripped; null stands for a locked thing or a viewer. */
  mayMove: boolean
  shown: Showing
  readonly log: string[]
  /** Where the thing is while it is dragged, null when nobody drags. */
  live: Transform | null
  /** Where it was put. */
  put: Transform
}

/** The thing covers a square of 60 pixels in the middle of the screen. */
export const fakeDesk = (): FakeDesk => {
  const hit: Hit = { node: THING, ghost: null, position: [0, 0, 0], normal: [0, 1, 0], distance: 7 }
  const desk: FakeDesk = {
    selected: false,
    tool: 'move',
    mayMove: true,
    shown: NOT_SHOWING,
    log: [],
    live: null,
    put: IDENTITY,
    snap: () => NO_SNAP,
    handles: (): readonly Handle[] =>
      desk.selected && desk.mayMove ? handlesAt(LENS, desk.put.position, AXES, tools[desk.tool].handles) : [],
    pick: (x, y) => (Math.abs(x - 400) < 30 && Math.abs(y - 300) < 30 ? hit : null),
    isTaken: () => desk.selected,
    take: (_, how, deep) => {
      desk.selected = how !== 'toggle' || !desk.selected
      desk.log.push(`take ${how}${deep ? ' deep' : ''}`)
    },
    goIn: () => desk.log.push('go in'),
    takeNothing: () => {
      desk.selected = false
      desk.log.push('take nothing')
    },
    takeInside: (rect, how) => desk.log.push(`inside ${how} ${[rect.left, rect.top, rect.right, rect.bottom].join(' ')}`),
    grip: (_: ToolDef, handle, start) => (desk.mayMove ? gripAt(handle, start) : null),
    gesture: (verb, grip, copy) => {
      desk.log.push(`begin ${verb}${copy ? ' copy' : ''}`)
      return {
        update: (worlds) => {
          desk.live = worlds.get(grip.held[0]!.id) ?? null
        },
        commit: () => {
          if (desk.live) desk.put = desk.live
          desk.live = null
          desk.log.push('commit')
        },
        cancel: () => {
          desk.live = null
          desk.log.push('cancel')
        },
      }
    },
    show: (showing) => {
      desk.shown = showing
    },
  }
  return desk
}
