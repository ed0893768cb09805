/** What I have selected: mine alone, never undone; what leaves the set leaves it too. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { NodeId } from '../../shared/ids.ts'
import type { SetView, ViewChange } from '../../shared/stage/view.ts'

export type How = 'replace' | 'add' | 'toggle'

export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<NodeId>>
  select(ids: Iterable<NodeId>, how?: How): void
  /** To be called with each change of the set. */
  follow(change: ViewChange): void
}

export const makeSelection = (view: SetView, changed: (ids: readonly NodeId[]) => void): Selection => {
  const ids = signal<ReadonlySet<NodeId>>(new Set())
  const put = (next: ReadonlySet<NodeId>) => {
    const now = ids.peek()
    if (next.size === now.size && [...next].every((id) => now.has(id))) return
    ids.value = next
    changed([...next])
  }
  return {
    ids,
    select: (wanted, how = 'replace') => {
      const next = new Set(how === 'replace' ? [] : ids.peek())
      for (const id of wanted) {
        if (!view.nodes.has(id)) continue
        if (how === 'toggle' && next.has(id)) next.delete(id)
        else next.add(id)
      }
      put(next)
    },
    follow: ({ removed }) => {
      if (removed.size === 0) return
      const now = ids.peek()
      if ([...now].some((id) => removed.has(id))) put(new Set([...now].filter((id) => !removed.has(id))))
    },
  }
}
