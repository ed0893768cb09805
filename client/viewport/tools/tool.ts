/**
 * What tools know of the world: a desk to work at (the port to session, picture and screen) and a stroke, which is the
 * pure part of one drag. The state machine that all share is `machine.ts`; a tool never writes the document.
 */

import type { NodeId } from '../../../shared/ids.ts'
import type { Transform, Vec3 } from '../../../shared/space/math.ts'
import type { SnapSettings, ToolId } from '../../session/types.ts'
import type { Hit } from '../context.ts'
import type { Handle, HandleId } from '../gizmo.ts'
import type { Rect } from '../marquee.ts'
import type { Quantity } from '../numeric.ts'
import type { Lens } from '../projection.ts'
import type { Mods, Snapping } from '../snap.ts'

/** A place of the canvas, CSS pixels. */
export interface PointerAt {
  readonly x: number
  readonly y: number
  readonly mods: Mods
}

/** Why a tool must let go. All lead back to idle; nothing that was not committed is written. */
export type Cancel = 'escape' | 'blur' | 'lost-pointer' | 'other-tool' | 'unmounted'

export type ToolEvent =
  | { readonly type: 'down' | 'move' | 'up' | 'double'; readonly at: PointerAt }
  | { readonly type: 'key'; readonly key: string; readonly mods: Mods }
  | { readonly type: 'cancel'; readonly why: Cancel }

export type Axis = 'x' | 'y' | 'z'

/** One thing of a drag: where it stood in the world when the drag began. */
export interface Held {
  readonly id: NodeId
  readonly world: Transform
}

/** What a drag works on, as it was when it began. */
export interface Grip {
  readonly held: readonly Held[]
  /** What it turns, grows and is measured about. */
  readonly pivot: Vec3
  /** Directions of the handles: the world's or the thing's own. */
  readonly axes: readonly [Vec3, Vec3, Vec3]
  /** Middle of the underside, which follows the pointer in a free move. */
  readonly base: Vec3
  /** Half the size of their common box, metres. */
  readonly half: Vec3
  readonly handle: HandleId
  readonly start: PointerAt
  readonly lens: Lens
  /** The same way with the Y that makes them stand on what is below them there. */
  settle(by: Vec3): Vec3
  /** The nearest surface under a place of the canvas that is none of the held things. */
  surface(x: number, y: number): { readonly position: Vec3; readonly normal: Vec3 } | null
}

export interface StrokeInput {
  readonly at: PointerAt
  readonly snap: Snapping
  /** Axis that a key locked; null: as the handle says. */
  readonly lock: Axis | null
  /** Typed value in metres, radians or as a factor, which the pointer does not change any more. */
  readonly typed: number | null
}

/** Where the things stand now, and what the measure beside the pointer says. */
export interface Stroke {
  readonly worlds: ReadonlyMap<NodeId, Transform>
  readonly says: string
  /** From where to where, for the line of the measure; null: no line. */
  readonly line: readonly [Vec3, Vec3] | null
}

/** What the tools differ in. */
export interface ToolDef {
  readonly id: ToolId
  readonly label: string
  /** "Move", for "Move 3 props". */
  readonly verb: string
  readonly quantity: Quantity
  readonly handles: readonly HandleId[]
  /** Handle of a drag that begins on a thing itself, null: such a drag draws a marquee. */
  readonly onThing: HandleId | null
  /** Handle of a drag without a button. */
  readonly grabs: HandleId
  /** Handle that an axis key stands for. */
  readonly onAxis: (axis: Axis) => HandleId
  /** Pure; called for each event of the drag with the grip of its beginning. */
  readonly stroke: (grip: Grip, input: StrokeInput) => Stroke
}

/** What is shown beside the picture while a tool works. */
export interface Showing {
  readonly marquee: Rect | null
  readonly measure: { readonly says: string; readonly at: PointerAt; readonly line: readonly [Vec3, Vec3] | null } | null
  /** The box of typed digits; null: closed. */
  readonly typing: { readonly label: string; readonly text: string } | null
  readonly hover: HandleId | null
  readonly active: HandleId | null
  readonly lock: Axis | null
  /** Things whose copies are being dragged stay where they were, and are drawn there. */
  readonly copying: readonly Held[]
}

export const NOT_SHOWING: Showing = {
  marquee: null,
  measure: null,
  typing: null,
  hover: null,
  active: null,
  lock: null,
  copying: [],
}

/** How a click takes a thing into the selection. */
export type Take = 'replace' | 'add' | 'toggle'

/** The port: `desk.ts` makes the real one, tests a plain one. */
export interface Desk {
  readonly snap: () => SnapSettings
  /** Handles as they are on the screen now, for the tool and the selection; none without a selection or the right. */
  handles(): readonly Handle[]
  /** The nearest thing that may be picked. */
  pick(x: number, y: number): Hit | null
  isTaken(hit: Hit): boolean
  /** Selects what a click there means: the whole group, or the very thing where `deep`. */
  take(hit: Hit, how: Take, deep: boolean): void
  /** Goes into the group under the pointer, one level. */
  goIn(hit: Hit): void
  takeNothing(): void
  /** What a marquee catches. */
  takeInside(rect: Rect, how: Take): void
  /** The grip on the selection, or null with a word to the person when nothing of it may be moved. */
  grip(def: ToolDef, handle: HandleId, start: PointerAt): Grip | null
  /** Begins a drag that others see; `verb` is read in the undo menu. A copy is seen by others when it is dropped. */
  gesture(verb: string, grip: Grip, copy: boolean): Dragging
  show(showing: Showing): void
}

/** A gesture in world space; the desk turns it into values of the doc, or of a ghost. */
export interface Dragging {
  update(worlds: ReadonlyMap<NodeId, Transform>): void
  commit(): void
  cancel(): void
}
