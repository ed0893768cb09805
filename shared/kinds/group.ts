import { kind } from './kind.ts'

export const group = kind({
  id: 'group',
  label: 'Group',
  icon: 'folder',
  help: 'Holds other nodes, so that they move as one.',
  fields: {},
})
