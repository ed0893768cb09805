/** Menus out of actions: by their ids, with keys, ticks and the reason why one is grey. */
import { type Action, type Context, labelOf, whyNot } from '../actions/action.ts'
import { run } from '../actions/dispatch.ts'
import { actionOf, actions } from '../actions/index.ts'
import { keyOf } from '../actions/key-prefs.ts'
import type { IconName } from '../theme/icons.ts'
import type { MenuEntry, MenuItem } from './menu.ts'

export type MenuPlan = readonly (
  | string
  | 'line'
  | { readonly label: string; readonly icon?: IconName; readonly inside: MenuPlan }
)[]

const entryOf = (action: Action, c: Context): MenuEntry => ({
  label: labelOf(action, c),
  icon: action.icon,
  key: keyOf(action),
  why: whyNot(action, c),
  checked: action.checked?.(c),
  run: () => run(action, c),
})

export const menuOf = (plan: MenuPlan, c: Context): readonly MenuItem[] =>
  plan.map((one): MenuItem => {
    if (one === 'line') return 'line'
    if (typeof one === 'string') return entryOf(actionOf(one), c)
    return { label: one.label, icon: one.icon, inside: menuOf(one.inside, c) }
  })

const idsOf = (prefix: string): string[] => actions.filter((one) => one.id.startsWith(prefix)).map((one) => one.id)

export const ADD_MENU: MenuPlan = [
  'add.prop',
  'line',
  'add.character',
  'add.mark',
  'add.camera',
  'line',
  'add.spot',
  'add.area',
  'add.point',
  'add.practical',
  'add.sun',
  'line',
  'add.group',
]

const ALIGN: MenuPlan = [
  ...idsOf('align.x'),
  'line',
  ...idsOf('align.y'),
  'line',
  ...idsOf('align.z'),
  'line',
  ...idsOf('distribute.'),
]

export const CONTEXT_MENU: MenuPlan = [
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.duplicate',
  'edit.delete',
  'line',
  'edit.rename',
  'edit.group',
  'edit.ungroup',
  'arrange.drop',
  { label: 'Align and distribute', icon: 'align', inside: ALIGN },
  'line',
  'view.frame-selection',
  'edit.hide',
  'edit.isolate',
  'edit.lock',
  'edit.strike',
  'line',
  { label: 'Add', icon: 'plus', inside: ADD_MENU },
]

/** With nothing selected. */
export const GROUND_MENU: MenuPlan = [
  'edit.paste',
  'select.all',
  'line',
  { label: 'Add', icon: 'plus', inside: ADD_MENU },
  'line',
  'view.frame-all',
  'edit.show-all',
  'view.look-through',
]

export const MAIN_MENU: MenuPlan = [
  'file.sets',
  'file.share',
  'line',
  {
    label: 'Edit',
    inside: [
      'edit.undo',
      'edit.redo',
      'line',
      'edit.cut',
      'edit.copy',
      'edit.paste',
      'edit.paste-in-place',
      'edit.duplicate',
      'edit.delete',
      'line',
      'edit.rename',
      'edit.lock',
      'edit.strike',
    ],
  },
  { label: 'Select', inside: idsOf('select.') },
  { label: 'Add', inside: ADD_MENU },
  {
    label: 'Arrange',
    inside: [
      'edit.group',
      'edit.ungroup',
      'edit.unparent',
      'line',
      ...ALIGN,
      'line',
      ...idsOf('arrange.'),
      'line',
      ...idsOf('nudge.'),
    ],
  },
  {
    label: 'View',
    inside: [
      ...idsOf('view.frame-'),
      'line',
      ...['front', 'back', 'right', 'left', 'top', 'bottom', 'perspective'].map((from) => `view.${from}`),
      'line',
      'view.look-through',
      'view.pilot',
      'view.monitor-this',
      'line',
      ...['grid', 'frameLines', 'names', 'monitor', 'shadows'].map((flag) => `view.${flag}`),
      'line',
      'edit.hide',
      'edit.isolate',
      'edit.show-all',
      'line',
      'page.panels',
      'page.outliner',
      'page.inspector',
    ],
  },
  { label: 'Tools', inside: [...idsOf('tool.'), 'line', ...idsOf('snap.')] },
  { label: 'Shots', inside: idsOf('shot.') },
  { label: 'Review', inside: idsOf('review.') },
  'line',
  'file.export',
  'file.import',
  'file.picture',
  'line',
  'page.palette',
  'page.keys',
  'page.settings',
]
