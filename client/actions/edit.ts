/** Undo, delete, duplicate, group, hide, lock: what is done to the selection. */
import { groupNodes, removeNodes, reparent, setValues, ungroup } from '../../shared/changes/make.ts'
import { descendants } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Session } from '../session/types.ts'
import type { Action } from './action.ts'
import { duplicateChanges } from './copies.ts'
import { chosen, edit, free, needsFree, needsSelection } from './do.ts'
import { freshName, whatIs } from './words.ts'

/** Metres beside the original at which a duplicate appears, so that it is seen. */
const BESIDE = 0.5

const remove = (session: Session): void => {
  const ids = free(session)
  const what = whatIs(session.stage, ids)
  const report = edit(session, `Delete ${what}`, removeNodes(session.stage, ids))
  if (report.applied.length > 0) session.toast(`Deleted ${what}. Undo brings it back.`)
}

const duplicate = (session: Session): void => {
  const ids = chosen(session)
  const { changes, tops } = duplicateChanges(session.stage, ids, [BESIDE, 0, 0])
  const report = edit(session, `Duplicate ${whatIs(session.stage, ids)}`, changes)
  if (report.applied.length > 0) session.select(tops)
}

const group = (session: Session): void => {
  const { changes, id } = groupNodes(session.stage, free(session), freshName(session.stage, 'Group'))
  const report = edit(session, `Group ${whatIs(session.stage, free(session))}`, changes)
  if (report.applied.length > 0) session.select([id])
}

const groupsOf = (session: Session): NodeId[] => free(session).filter((id) => session.stage.nodes.get(id)?.kind === 'group')

const ungroupAll = (session: Session): void => {
  const groups = groupsOf(session)
  const inside = groups.flatMap((id) => session.stage.children(id))
  edit(session, `Ungroup ${whatIs(session.stage, groups)}`, ungroup(session.stage, groups))
  session.select(inside)
}

const allHave = (session: Session, field: 'locked' | 'visible'): boolean =>
  session.selection.value.size > 0 && [...session.selection.value].every((id) => session.stage.nodes.get(id)?.[field])

const setFlag = (session: Session, field: 'locked' | 'visible', words: readonly [on: string, off: string]): void => {
  const ids = [...session.selection.value].filter((id) => session.stage.nodes.has(id))
  const on = !ids.every((id) => session.stage.nodes.get(id)?.[field])
  const changes = ids.map((id) => setValues(id, { [field]: on }))
  edit(session, `${on ? words[0] : words[1]} ${whatIs(session.stage, ids)}`, changes)
}

const withInside = (session: Session, ids: Iterable<NodeId>): Set<NodeId> => {
  const all = new Set<NodeId>()
  for (const id of ids) {
    all.add(id)
    for (const below of descendants(session.stage, id)) all.add(below)
  }
  return all
}

const isolate = (session: Session): void => {
  const keep = withInside(session, session.selection.value)
  for (const id of [...keep]) {
    for (let up = session.stage.nodes.get(id)?.parent; up; up = session.stage.nodes.get(up)?.parent) keep.add(up)
  }
  const hidden = [...session.stage.nodes.values()].filter((n) => n.kind !== 'light' && n.kind !== 'group' && !keep.has(n.id))
  session.hidden.value = new Set(hidden.map((node) => node.id))
}

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    now: ({ session }) => (session.undoName.value ? `Undo: ${session.undoName.value}` : 'Undo'),
    topic: 'Edit',
    icon: 'undo',
    keys: ['Ctrl+Z'],
    cannot: ({ session }) => (session.undoName.value === null ? 'You have done nothing that could be undone.' : ''),
    run: ({ session }) => session.undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    now: ({ session }) => (session.redoName.value ? `Redo: ${session.redoName.value}` : 'Redo'),
    topic: 'Edit',
    icon: 'redo',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    cannot: ({ session }) => (session.redoName.value === null ? 'You have undone nothing.' : ''),
    run: ({ session }) => session.redo(),
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate',
    topic: 'Edit',
    icon: 'copy',
    keys: ['Ctrl+D'],
    blender: ['Shift+D'],
    right: 'edit-stage',
    cannot: needsSelection,
    run: ({ session }) => duplicate(session),
  },
  {
    id: 'edit.delete',
    label: 'Delete',
    topic: 'Edit',
    icon: 'bin',
    keys: ['Delete', 'Backspace'],
    blender: ['X', 'Delete'],
    right: 'edit-stage',
    cannot: needsFree,
    run: ({ session }) => remove(session),
  },
  {
    id: 'edit.rename',
    label: 'Rename',
    topic: 'Edit',
    icon: 'pencil',
    keys: ['F2'],
    right: 'edit-stage',
    cannot: needsSelection,
    run: ({ session, ui }) => {
      const [first] = chosen(session)
      if (first) ui.rename(first)
    },
  },
  {
    id: 'edit.group',
    label: 'Group',
    topic: 'Arrange',
    icon: 'groupIt',
    keys: ['Ctrl+G'],
    blender: ['Ctrl+G', 'M'],
    right: 'edit-stage',
    cannot: needsFree,
    run: ({ session }) => group(session),
  },
  {
    id: 'edit.ungroup',
    label: 'Ungroup',
    topic: 'Arrange',
    icon: 'ungroup',
    keys: ['Ctrl+Shift+G'],
    right: 'edit-stage',
    cannot: ({ session }) => (groupsOf(session).length > 0 ? '' : 'Select a group first.'),
    run: ({ session }) => ungroupAll(session),
  },
  {
    id: 'edit.unparent',
    label: 'Move out to the root',
    topic: 'Arrange',
    keys: ['Alt+P'],
    right: 'edit-stage',
    cannot: needsFree,
    run: ({ session }) => {
      const ids = free(session)
      edit(session, `Move ${whatIs(session.stage, ids)} to the root`, reparent(session.stage, ids, null, null))
    },
  },
  {
    id: 'edit.hide',
    label: 'Hide for me',
    topic: 'View',
    icon: 'eyeOff',
    keys: ['H'],
    cannot: needsSelection,
    run: ({ session }) => {
      session.hidden.value = new Set([...session.hidden.value, ...withInside(session, session.selection.value)])
    },
  },
  {
    id: 'edit.show-all',
    label: 'Show all that I hid',
    topic: 'View',
    icon: 'eye',
    keys: ['Alt+H'],
    cannot: ({ session }) => (session.hidden.value.size > 0 ? '' : 'You have hidden nothing.'),
    run: ({ session }) => {
      session.hidden.value = new Set()
    },
  },
  {
    id: 'edit.isolate',
    label: 'Isolate for me',
    topic: 'View',
    keys: ['Shift+H'],
    blender: ['Shift+H', '/'],
    cannot: needsSelection,
    run: ({ session }) => isolate(session),
  },
  {
    id: 'edit.lock',
    label: 'Lock or unlock',
    now: ({ session }) => (allHave(session, 'locked') ? 'Unlock for everyone' : 'Lock for everyone'),
    topic: 'Edit',
    icon: 'lock',
    keys: ['Ctrl+Shift+L'],
    right: 'edit-stage',
    cannot: needsSelection,
    run: ({ session }) => setFlag(session, 'locked', ['Lock', 'Unlock']),
  },
  {
    id: 'edit.strike',
    label: 'Strike or bring back',
    now: ({ session }) => (allHave(session, 'visible') ? 'Strike for everyone' : 'Bring back for everyone'),
    topic: 'Edit',
    icon: 'power',
    keys: ['Ctrl+Shift+H'],
    right: 'edit-stage',
    cannot: needsSelection,
    run: ({ session }) => setFlag(session, 'visible', ['Bring back', 'Strike']),
  },
]
