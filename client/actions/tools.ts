/** The tools of the viewport, and how they snap. */
import type { SnapSettings, ToolId, ViewSettings } from '../session/types.ts'
import type { Action, Context } from './action.ts'

const tool = (id: ToolId, label: string, icon: Action['icon'] & string, key: string, blender: string): Action => ({
  id: `tool.${id}`,
  label,
  topic: 'Tools',
  icon,
  keys: [key],
  blender: [blender],
  checked: ({ session }) => session.tool.value === id,
  run: ({ session }) => {
    session.tool.value = id
  },
})

const snapFlag = (id: 'on' | 'surface', label: string, keys: readonly string[], blender?: readonly string[]): Action => ({
  id: `snap.${id}`,
  label,
  topic: 'Tools',
  ...(id === 'on' ? { icon: 'magnet' as const } : {}),
  keys,
  ...(blender ? { blender } : {}),
  checked: ({ session }) => session.snap.value[id],
  run: ({ session }) => {
    session.snap.value = { ...session.snap.value, [id]: !session.snap.value[id] } satisfies SnapSettings
  },
})

const setSpace = ({ session }: Context): void => {
  const { value: view } = session.view
  session.view.value = { ...view, space: view.space === 'world' ? 'local' : 'world' } satisfies ViewSettings
}

export const toolActions: readonly Action[] = [
  tool('select', 'Select', 'select', 'V', 'W'),
  tool('move', 'Move', 'move', 'W', 'G'),
  tool('rotate', 'Rotate', 'rotate', 'E', 'R'),
  tool('scale', 'Scale', 'scale', 'R', 'S'),
  {
    id: 'tool.space',
    label: 'World or local axes',
    now: ({ session }) => (session.view.value.space === 'world' ? 'Axes: world' : 'Axes: local'),
    topic: 'Tools',
    icon: 'globe',
    keys: ['L'],
    blender: [','],
    checked: ({ session }) => session.view.value.space === 'local',
    run: setSpace,
  },
  snapFlag('on', 'Snap', ['M'], ['Shift+Tab']),
  snapFlag('surface', 'Stand on what is below', ['Shift+M']),
]
