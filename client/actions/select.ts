/** What is selected: mine alone, never undone. */
import type { NodeId } from '../../shared/ids.ts'
import type { Session } from '../session/types.ts'
import type { Action } from './action.ts'
import { needsSelection } from './do.ts'

const selectable = (session: Session): NodeId[] =>
  [...session.stage.nodes.values()]
    .filter((node) => node.visible && !node.locked && !session.hidden.value.has(node.id))
    .map((node) => node.id)

/** Up to the thing that the selected ones hang from, then to nothing. */
const up = (session: Session): void => {
  if (session.placing.value) {
    session.placing.value = null
    return
  }
  const parents = [...session.selection.value].flatMap((id) => session.stage.nodes.get(id)?.parent ?? [])
  session.select(parents)
}

export const selectActions: readonly Action[] = [
  {
    id: 'select.all',
    label: 'Select all',
    topic: 'Select',
    keys: ['Ctrl+A'],
    blender: ['A', 'Ctrl+A'],
    run: ({ session }) => session.select(selectable(session)),
  },
  {
    id: 'select.none',
    label: 'Select nothing',
    topic: 'Select',
    keys: ['Ctrl+Shift+A'],
    blender: ['Alt+A'],
    run: ({ session }) => session.select([]),
  },
  {
    id: 'select.up',
    label: 'Leave, or select what it hangs from',
    topic: 'Select',
    keys: ['Escape'],
    run: (c) => {
      const { session } = c
      if (session.follow.value !== null) session.follow.value = null
      else if (session.lookThrough.value !== null) {
        session.pilot.value = false
        session.lookThrough.value = null
      } else up(session)
    },
  },
  {
    id: 'select.inside',
    label: 'Select what hangs from it',
    topic: 'Select',
    cannot: needsSelection,
    run: ({ session }) => session.select([...session.selection.value].flatMap((id) => session.stage.children(id))),
  },
  {
    id: 'select.invert',
    label: 'Invert the selection',
    topic: 'Select',
    keys: ['Ctrl+I'],
    run: ({ session }) => {
      const { value: was } = session.selection
      session.select(selectable(session).filter((id) => !was.has(id)))
    },
  },
  {
    id: 'select.same-kind',
    label: 'Select all of the same kind',
    topic: 'Select',
    keys: ['Shift+G'],
    cannot: needsSelection,
    run: ({ session }) => {
      const nodes = [...session.selection.value].flatMap((id) => session.stage.nodes.get(id) ?? [])
      const alike = new Set(nodes.map((node) => (node.kind === 'prop' ? `prop ${node.asset}` : node.kind)))
      const all = [...session.stage.nodes.values()].filter((node) =>
        alike.has(node.kind === 'prop' ? `prop ${node.asset}` : node.kind),
      )
      session.select(all.map((node) => node.id))
    },
  },
]
