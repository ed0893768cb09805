/** A drag: shown to all as awareness while it lasts, written to the document once, as one step, when it ends. */
import type { ChangeList, Report, Values } from '../../shared/changes/change.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Live } from './live.ts'
import type { PresenceWriter } from './presence.ts'
import type { Gesture } from './types.ts'

export interface GestureParts {
  readonly live: Live
  readonly presence: PresenceWriter
  edit(name: string, changes: ChangeList): Report
  /** Says why not, when not. */
  mayEdit(): boolean
}

const NONE: ReadonlyMap<NodeId, Values> = new Map()
const NOTHING: Report = { applied: [], refused: [], inverse: [] }

export const makeGesture = (parts: GestureParts, name: string): Gesture => {
  let values = NONE
  let state: 'held' | 'over' = parts.mayEdit() ? 'held' : 'over'
  const end = () => {
    state = 'over'
    parts.live.mine(NONE)
    parts.presence.show({ live: {} })
  }
  return {
    update: (next) => {
      if (state === 'over') return
      values = next
      parts.live.mine(next)
      parts.presence.show({ live: Object.fromEntries(next) })
      parts.presence.wake()
    },
    commit: () => {
      if (state === 'over') return NOTHING
      // The document first, so that nobody sees it jump back.
      const report = values.size > 0 ? parts.edit(name, changesOf(values)) : NOTHING
      end()
      return report
    },
    cancel: () => {
      if (state === 'held') end()
    },
  }
}

const changesOf = (values: ReadonlyMap<NodeId, Values>): ChangeList =>
  [...values].map(([id, fields]) => ({ op: 'update', of: 'node', id, values: fields }))
