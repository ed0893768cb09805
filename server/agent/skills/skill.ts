/** What the agent can do, one skill a file: pure (set and arguments in, changes and notes out), tested without a network. */
import type { Change } from '../../../shared/changes/change.ts'
import type { SetView } from '../../../shared/stage/view.ts'

/** A change and why it is proposed, in a sentence for people. */
export interface Reasoned {
  readonly change: Change
  readonly why: string
}

export interface SkillResult {
  readonly changes: readonly Reasoned[]
  /** What could not be done or was assumed, in sentences for people. */
  readonly notes: readonly string[]
}

export interface Skill<Args, Result extends SkillResult = SkillResult> {
  readonly id: string
  readonly label: string
  /** `random` is seeded by the brief: the same brief on the same set gives the same answer. */
  run(set: SetView, args: Args, random: () => number): Result
}
