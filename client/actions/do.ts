/** One edit as one undo step; what was refused is said in the corner of the screen. */
import type { ChangeList, Report } from '../../shared/changes/change.ts'
import { topmost } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Session } from '../session/types.ts'
import { sayRefused } from './words.ts'

export const edit = (session: Session, name: string, changes: ChangeList): Report => {
  const report = session.edit(name, changes)
  const why = sayRefused(report)
  if (why) session.toast(why, 'warn')
  return report
}

/** The selected nodes that are on the set, without those that hang from another selected one. */
export const chosen = (session: Session): readonly NodeId[] => topmost(session.stage, session.selection.value)

/** Of those, the ones that may be moved or deleted. */
export const free = (session: Session): readonly NodeId[] =>
  chosen(session).filter((id) => !session.stage.nodes.get(id)?.locked)

/** Why nothing can be done to the selection; '' when it can. */
export const needsSelection = ({ session }: { readonly session: Session }): string =>
  session.selection.value.size > 0 ? '' : 'Select something first.'

export const needsFree = ({ session }: { readonly session: Session }): string => {
  if (session.selection.value.size === 0) return 'Select something first.'
  return free(session).length > 0 ? '' : 'What is selected is locked.'
}
