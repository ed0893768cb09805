/** The list of actions, in the order in which menus and the key sheet show them. To add one: to its file, or a file and a line. */
import type { Action } from './action.ts'
import { addActions } from './add.ts'
import { arrangeActions } from './arrange.ts'
import { clipboardActions } from './clipboard.ts'
import { editActions } from './edit.ts'
import { fileActions } from './file.ts'
import { nudgeActions } from './nudge.ts'
import { pageActions } from './page.ts'
import { reviewActions } from './review.ts'
import { selectActions } from './select.ts'
import { shotActions } from './shots.ts'
import { toolActions } from './tools.ts'
import { viewActions } from './view.ts'

export const actions: readonly Action[] = [
  ...toolActions,
  ...editActions,
  ...clipboardActions,
  ...selectActions,
  ...addActions,
  ...arrangeActions,
  ...nudgeActions,
  ...viewActions,
  ...shotActions,
  ...reviewActions,
  ...fileActions,
  ...pageActions,
]

const byId: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.id, action]))

/** Throws for an id that is in no file: a menu that names it is wrong. */
export const actionOf = (id: string): Action => {
  const action = byId.get(id)
  if (!action) throw new Error(`no such action: ${id}`)
  return action
}
