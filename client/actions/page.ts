/** The page around the set: panels, palette, help, settings. */
import type { Action } from './action.ts'

export const pageActions: readonly Action[] = [
  {
    id: 'page.palette',
    label: 'Find a command',
    topic: 'Help',
    icon: 'search',
    keys: ['Ctrl+K'],
    blender: ['F3', 'Ctrl+K'],
    run: ({ ui }) => ui.open('palette'),
  },
  { id: 'page.keys', label: 'All keys', topic: 'Help', icon: 'help', keys: ['?'], run: ({ ui }) => ui.open('help') },
  {
    id: 'page.settings',
    label: 'Settings',
    topic: 'Help',
    icon: 'settings',
    keys: ['Ctrl+,'],
    run: ({ ui }) => ui.open('settings'),
  },
  {
    id: 'page.add',
    label: 'Add menu',
    topic: 'Add',
    icon: 'plus',
    keys: ['Shift+A'],
    right: 'edit-stage',
    run: ({ ui }) => ui.open('add'),
  },
  {
    id: 'page.panels',
    label: 'Show or hide the panels',
    topic: 'View',
    keys: ['Ctrl+\\'],
    run: ({ ui }) => ui.togglePanels(),
  },
  {
    id: 'page.outliner',
    label: 'Go to the outliner',
    topic: 'View',
    icon: 'tree',
    keys: ['Shift+1'],
    run: ({ ui }) => ui.focusPanel('outliner'),
  },
  {
    id: 'page.inspector',
    label: 'Go to the inspector',
    topic: 'View',
    icon: 'sliders',
    keys: ['Shift+2'],
    run: ({ ui }) => ui.focusPanel('inspector'),
  },
]
