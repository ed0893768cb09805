/**
 * What an action is: one thing that a person may do, with the words, icon and keys by which they find it. Menus, keys, the
 * command palette and the `?` sheet are all made from one list of these (`index.ts`).
 */
import type { NodeId } from '../../shared/ids.ts'
import type { Verb } from '../../shared/roles.ts'
import type { Session } from '../session/types.ts'
import type { IconName } from '../theme/icons.ts'

/** What actions may ask of the page around them; `panels/app.ts` answers. */
export interface Ui {
  /** Opens a dialog by its id: 'palette', 'help', 'settings', 'share'. */
  open(dialog: string): void
  /** Shows a panel of the dock and moves the focus into it. */
  focusPanel(id: string): void
  togglePanels(): void
  /** Starts renaming a node in place. */
  rename(id: NodeId): void
  goHome(): void
}

export interface Context {
  readonly session: Session
  readonly ui: Ui
}

export type Topic = 'Edit' | 'Select' | 'Arrange' | 'Add' | 'View' | 'Tools' | 'Shots' | 'Review' | 'File' | 'Help'

export interface Action {
  /** Stable: own keys are kept under it. */
  readonly id: string
  readonly label: string
  /** The label as things stand, where it names them: 'Undo Move 3 props'. */
  readonly now?: (c: Context) => string
  readonly topic: Topic
  readonly icon?: IconName
  /** Keys of our own preset, the first is the one that menus name. As `keys.ts` writes them: `Ctrl+Shift+Z`. */
  readonly keys?: readonly string[]
  /** Keys of the Blender preset where they differ. */
  readonly blender?: readonly string[]
  /** Right that it needs; without it the action is greyed and says why. */
  readonly right?: Verb
  /** Only while this holds its keys are its own; such an action goes before one without. */
  readonly when?: (c: Context) => boolean
  /** Why it cannot be done now, as a person reads it; '' when it can. */
  readonly cannot?: (c: Context) => string
  /** Of a thing that is on or off. */
  readonly checked?: (c: Context) => boolean
  readonly run: (c: Context) => void
}

export const labelOf = (action: Action, c: Context): string => action.now?.(c) ?? action.label

const NEEDS: Readonly<Record<Verb, string>> = {
  'edit-stage': 'may not change the set',
  review: 'may only look',
  manage: 'may not manage the set',
}

/** Why this person cannot do it now; '' when they can. */
export const whyNot = (action: Action, c: Context): string => {
  const { access } = c.session
  if (action.right && !c.session.may(action.right)) {
    const { role, says } = access.value
    return says || (role ? `As a ${role} you ${NEEDS[action.right]}.` : 'Still connecting.')
  }
  return action.cannot?.(c) ?? ''
}
