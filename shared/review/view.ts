/** What readers see of the review doc: valid and immutable. Times are milliseconds since 1970, by the writer's clock. */
import type { Change } from '../changes/change.ts'
import type { Vec3 } from '../fields/index.ts'
import type { BriefId, CommentId, NodeId, ProposalId } from '../ids.ts'

export interface Author {
  readonly id: string
  readonly name: string
  readonly agent: boolean
}

/** What somebody asked the agent for; a record that the whole crew sees. */
export interface Brief {
  readonly id: BriefId
  readonly author: Author
  readonly text: string
  readonly at: number
  readonly refines: ProposalId | null
  readonly selection: readonly NodeId[]
  readonly state: 'open' | 'working' | 'done' | 'stopped' | 'failed'
  /** Set by a person; the agent stops when it sees it. */
  readonly stop: boolean
  /** What the agent is doing, or what it says at the end (not understood, impossible, …). */
  readonly note: string
}

export type ChangeState = 'open' | 'accepted' | 'refused'

export interface ProposedChange {
  /** Stable within its proposal. */
  readonly key: string
  readonly change: Change
  readonly why: string
  readonly state: ChangeState
  /** Name of who decided, '' while open; and the id of that person. */
  readonly by: string
  readonly byId: string
}

export interface Proposal {
  readonly id: ProposalId
  readonly brief: BriefId | null
  readonly author: Author
  readonly title: string
  readonly at: number
  readonly notes: readonly string[]
  readonly changes: readonly ProposedChange[]
}

export interface CommentNote {
  readonly id: CommentId
  readonly author: Author
  readonly text: string
  readonly at: number
}

/** A thread: its first note pinned to a node (point in that node's space) or to a point of the world. */
export interface CommentThread extends CommentNote {
  readonly node: NodeId | null
  readonly point: Vec3
  readonly view: { readonly position: Vec3; readonly target: Vec3 } | null
  readonly resolved: boolean
  readonly replies: readonly CommentNote[]
}

export interface ReviewView {
  /** Oldest first. */
  readonly briefs: readonly Brief[]
  readonly proposals: readonly Proposal[]
  readonly comments: readonly CommentThread[]
}
