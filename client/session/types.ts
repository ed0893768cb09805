/**
 * What panels, actions and the viewport see of the session: signals to read, verbs to call. `session.ts` makes one.
 * The only room of the client that knows Yjs and the peer; panels and viewport never talk to each other, only through this.
 */
import type { ReadonlySignal, Signal } from '@preact/signals-core'
import type { ChangeList, Report, Values } from '../../shared/changes/change.ts'
import type { Quat, Vec3 } from '../../shared/fields/index.ts'
import type { BriefId, CommentId, NodeId, ProposalId, SetId, ShotId } from '../../shared/ids.ts'
import type { Preview } from '../../shared/review/preview.ts'
import type { ReviewView } from '../../shared/review/view.ts'
import type { Role, Verb } from '../../shared/roles.ts'
import type { SetView, ViewChange } from '../../shared/stage/view.ts'

export interface Access {
  readonly state: 'connecting' | 'ready' | 'offline' | 'refused' | 'too-old'
  /** Last known role; null until the server said it once. */
  readonly role: Role | null
  readonly user: { readonly id: string; readonly name: string; readonly colour: string } | null
  /** What a person reads: why refused, why read-only; '' when all is well. */
  readonly says: string
}

export interface SavedState {
  readonly state: 'saved' | 'saving' | 'offline' | 'not-saved' | 'not-kept'
  /** Edits that are not on the server's disk yet. */
  readonly count: number
  readonly says: string
}

/** Another peer (or several tabs of one person: each is one). */
export interface Person {
  readonly clientId: number
  readonly userId: string
  readonly name: string
  readonly colour: string
  readonly role: Role
  readonly agent: boolean
  readonly selection: readonly NodeId[]
  /** Their own view, world space; null until they sent it. */
  readonly camera: { readonly position: Vec3; readonly rotation: Quat; readonly fov: number } | null
  readonly activity: string
  readonly idle: boolean
}

/** A drag in progress: shown to everyone as awareness, written to the doc once, by `commit`. */
export interface Gesture {
  /** Absolute field values by node, replacing those of the last call. */
  update(values: ReadonlyMap<NodeId, Values>): void
  commit(): Report
  cancel(): void
}

export type ToolId = 'select' | 'move' | 'rotate' | 'scale'
export interface SnapSettings {
  readonly on: boolean
  readonly gridM: number
  readonly angleRad: number
  /** Things that are dropped or moved stand on what is below them. */
  readonly surface: boolean
}
export interface ViewSettings {
  readonly grid: boolean
  readonly frameLines: boolean
  readonly names: boolean
  readonly monitor: boolean
  readonly shadows: boolean
  readonly space: 'world' | 'local'
}

/** What actions and panels may ask of the viewport, while one is mounted. */
export interface ViewportVerbs {
  frame(what: 'selection' | 'all'): void
  look(from: 'front' | 'back' | 'left' | 'right' | 'top' | 'bottom' | 'perspective'): void
  /** World point on the surface under a place of the page (CSS pixels), or null off the canvas. */
  pointAt(
    clientX: number,
    clientY: number,
  ): { readonly position: Vec3; readonly normal: Vec3; readonly node: NodeId | null } | null
  /** Flies to a saved view. */
  flyTo(view: { readonly position: Vec3; readonly target: Vec3 }): void
  view(): { readonly position: Vec3; readonly target: Vec3 }
  /** PNG data URL of what is shown now. */
  screenshot(): Promise<string>
  /** PNG data URL of a kit prop (in a kit material), drawn once and kept. */
  thumbnail(asset: string, material?: string): Promise<string>
  /** What puts these on whatever is below them; empty when they stand already. */
  dropped(ids: Iterable<NodeId>): ChangeList
  /** Number of frames drawn so far, for tests that wait for one. */
  readonly frames: number
}

export interface Session {
  readonly set: SetId
  readonly access: ReadonlySignal<Access>
  readonly saved: ReadonlySignal<SavedState>
  /** Whether this person may do it now; read it inside an effect or a render. */
  may(verb: Verb): boolean

  // The set. `stage.value` is the live view: same object, replaced nodes; `revision` bumps once a burst.
  readonly stage: SetView
  readonly revision: ReadonlySignal<number>
  onStage(run: (change: ViewChange) => void): () => void
  readonly review: ReviewView
  readonly reviewRevision: ReadonlySignal<number>
  /** The set with all open changes made, its ghosts, and what of them is stale; worked out when somebody reads it. */
  readonly preview: ReadonlySignal<Preview>

  /** Applies one change list as one undo step, under a name that people read ("Move 3 props"). */
  edit(name: string, changes: ChangeList): Report
  gesture(name: string): Gesture
  /** Values that differ from the doc now because somebody (or I) drags: node → fields. Interpolated. */
  readonly live: ReadonlySignal<ReadonlyMap<NodeId, Values>>
  undo(): void
  redo(): void
  readonly undoName: ReadonlySignal<string | null>
  readonly redoName: ReadonlySignal<string | null>

  // Mine alone, not in the document and not undone.
  readonly selection: ReadonlySignal<ReadonlySet<NodeId>>
  select(ids: Iterable<NodeId>, how?: 'replace' | 'add' | 'toggle'): void
  readonly hidden: Signal<ReadonlySet<NodeId>>
  readonly tool: Signal<ToolId>
  readonly snap: Signal<SnapSettings>
  readonly view: Signal<ViewSettings>
  /** Camera node that I look through, or null for my own view. */
  readonly lookThrough: Signal<NodeId | null>
  /** While I look through a camera: moving the view moves the camera, written when the movement ends. */
  readonly pilot: Signal<boolean>
  /** Camera whose picture the monitor shows; null: the first one. */
  readonly monitorCamera: Signal<NodeId | null>
  /** Kit prop that follows the pointer until it is dropped, or null. */
  readonly placing: Signal<{ readonly asset: string } | null>
  readonly viewport: Signal<ViewportVerbs | null>
  /** Short messages for the corner of the screen. */
  toast(says: string, kind?: 'info' | 'warn' | 'error'): void
  readonly toasts: ReadonlySignal<
    readonly { readonly id: number; readonly says: string; readonly kind: 'info' | 'warn' | 'error' }[]
  >

  // Together.
  readonly people: ReadonlySignal<readonly Person[]>
  present(state: { readonly camera?: Person['camera']; readonly activity?: string }): void
  /** clientId of the peer whose view I follow, or null. */
  readonly follow: Signal<number | null>

  // Review doc. All refuse quietly with a toast when the role may not.
  brief(text: string, refines?: ProposalId): BriefId | null
  stopBrief(id: BriefId): void
  /**
   * Keys of the changes, or 'all' that are open. One undo step over both docs. Stale ones are refused, to be looked at;
   * `stale: 'overwrite'` accepts them all the same.
   */
  accept(proposal: ProposalId, keys: readonly string[] | 'all', o?: { readonly stale?: 'refuse' | 'overwrite' }): Report
  refuse(proposal: ProposalId, keys: readonly string[] | 'all'): void
  /** Edits an open change of a proposal: a ghost that is dragged. */
  editGhost(proposal: ProposalId, key: string, values: Values): void
  comment(
    text: string,
    at: { readonly node?: NodeId; readonly point?: Vec3; readonly view?: ReturnType<ViewportVerbs['view']> },
  ): CommentId | null
  reply(to: CommentId, text: string): void
  resolve(id: CommentId, resolved: boolean): void

  /** Comment thread that is open in the panel, or null; a pin in the picture opens it. */
  readonly openThread: Signal<CommentId | null>
  /** The open proposed change that is in hand, in the picture and in the panel; or null. */
  readonly ghost: Signal<{ readonly proposal: ProposalId; readonly key: string } | null>

  addShot(camera: NodeId, name?: string): ShotId | null
  close(): void
}
