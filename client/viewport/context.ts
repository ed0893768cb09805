/**
 * What the drawing side of the viewport gives the hands (navigation, picking, tools, overlays): `mountViewport` makes one
 * and passes it to `mountHands`. Metres, radians, seconds; screen places in CSS pixels from the canvas's upper left.
 */
import type { TargetCamera } from '@babylonjs/core/Cameras/targetCamera'
import type { Engine } from '@babylonjs/core/Engines/engine'
import type { TransformNode } from '@babylonjs/core/Meshes/transformNode'
import type { Scene } from '@babylonjs/core/scene'
import type { Values } from '../../shared/changes/change.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import type { Bounds } from '../../shared/space/bounds.ts'
import type { Quat, Transform, Vec3 } from '../../shared/space/math.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import type { Session, ViewportVerbs } from '../session/types.ts'

export interface Ray {
  readonly origin: Vec3
  /** Unit vector. */
  readonly direction: Vec3
}

export interface GhostInfo {
  readonly proposal: ProposalId
  readonly key: string
  readonly op: 'create' | 'update' | 'remove'
  readonly stale: boolean
}

/** Where a ray meets what is drawn. `node` null: the ground. `ghost` set: the proposed one, not that of the stage. */
export interface Hit {
  readonly node: NodeId | null
  readonly ghost: GhostInfo | null
  readonly position: Vec3
  /** Unit vector, towards the side that was hit. */
  readonly normal: Vec3
  readonly distance: number
}

export interface CastOptions {
  /** Nodes (with all that hangs from them) that the ray passes through: what is dragged must not snap to itself. */
  readonly ignore?: ReadonlySet<NodeId>
  /** Passes through locked nodes; default false. */
  readonly skipLocked?: boolean
  /** Icons and bodies of lights, cameras and marks count; default true. */
  readonly helpers?: boolean
  /** Ghosts count; default true. */
  readonly ghosts?: boolean
}

/** Verbs of `ViewportVerbs` that the hands provide; the others are the drawing side's. */
export type HandVerbs = Pick<ViewportVerbs, 'frame' | 'look' | 'pointAt' | 'flyTo' | 'view'>

/** Layer mask of meshes that only the editor's own view shows: gizmos, helpers, grid. Film cameras and thumbnails skip it. */
export const EDITOR_ONLY = 0x20000000

export interface ViewportContext {
  readonly session: Session
  /** Holds the canvas and, above it, whatever the overlays put there; `position: relative`, fills the dock's middle. */
  readonly host: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly engine: Engine
  readonly scene: Scene
  /** The viewer's own view: the hands write `position`, `rotationQuaternion` (looks along −Z) and `fov` (vertical), or `mode` and the `ortho…` sides, then ask for a render. */
  readonly camera: TargetCamera
  /** What the picture is drawn with now: `camera`, or another that stands where the film camera stands (`session.lookThrough`). */
  drawnWith(): TargetCamera
  /** The film frame inside the canvas while one looks through a camera; null in one's own view. */
  frame(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null

  /** Asks for one frame; many calls make one. */
  requestRender(): void
  /** Runs before each frame that is drawn; `true` asks for another one after it (an animation runs). */
  onFrame(run: (seconds: number) => boolean): () => void

  // Nodes as they are drawn: live values of drags included, world space.
  nodeOf(id: NodeId): StageNode | null
  worldOf(id: NodeId): Transform
  /** Box of a node alone; null where it draws nothing (a group) or is not shown. */
  boundsOf(id: NodeId): Bounds | null
  /** Box of these nodes and all that hangs from them; null where nothing is drawn. */
  boundsOfAll(ids: Iterable<NodeId>): Bounds | null
  /** Every node that is drawn now: not struck, not hidden, nor below one that is. */
  shown(): Iterable<NodeId>
  /** A Babylon node that stands where the node stands and follows it, to hang things from; made when first asked for. */
  transformOf(id: NodeId): TransformNode | null

  /** Ray into the scene through a place of the canvas. */
  rayAt(x: number, y: number): Ray
  cast(ray: Ray, options?: CastOptions): Hit | null
  /** The nearest thing under a place of the canvas. */
  pickNode(x: number, y: number, options?: CastOptions): Hit | null

  /**
   * Outlines in a colour (`#rrggbb`) around nodes, seen through what stands before them; replaces what this owner
   * (a name of your own: 'selection', 'hover', a client id) outlined before.
   */
  outline(owner: string, nodes: ReadonlyMap<NodeId, string>): void

  /** Values that only I see, over those of the stage and of `session.live`; replaces the last call's. */
  setLive(values: ReadonlyMap<NodeId, Values>): void
  readonly ghosts: {
    of(id: NodeId): GhostInfo | null
    /** As drawn: the proposed place. Null where there is no such ghost. */
    worldOf(id: NodeId): Transform | null
    nodeOf(id: NodeId): StageNode | null
    boundsOf(id: NodeId): Bounds | null
    /** While a ghost is dragged; the drop is `session.editGhost`. Replaces the last call's. */
    setLive(values: ReadonlyMap<NodeId, Values>): void
  }
  /** The kit prop that follows the pointer, translucent; null takes it away. */
  showPlacing(prop: { readonly asset: string; readonly position: Vec3; readonly rotation: Quat } | null): void

  /** Gives the session the verbs that need navigation; call once while mounting. */
  offer(verbs: HandVerbs): void
}
