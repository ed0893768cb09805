/** My own view of the set: where I look from, what is drawn beside the set itself. */

import type { NodeId } from '../../shared/ids.ts'
import type { Session, ViewportVerbs, ViewSettings } from '../session/types.ts'
import type { Action } from './action.ts'

const needsViewport = ({ session }: { readonly session: Session }): string =>
  session.viewport.value ? '' : 'The picture of the set is not there yet.'

const frame = (what: 'selection' | 'all', label: string, keys: readonly string[], blender: readonly string[]): Action => ({
  id: `view.frame-${what}`,
  label,
  topic: 'View',
  icon: 'focus',
  keys,
  blender,
  cannot: needsViewport,
  run: ({ session }) => session.viewport.value?.frame(what),
})

const look = (from: Parameters<ViewportVerbs['look']>[0], label: string, key: string): Action => ({
  id: `view.${from}`,
  label,
  topic: 'View',
  keys: [key],
  cannot: needsViewport,
  run: ({ session }) => session.viewport.value?.look(from),
})

type Flag = { [K in keyof ViewSettings]: ViewSettings[K] extends boolean ? K : never }[keyof ViewSettings]

const flag = (id: Flag, label: string, keys: readonly string[], blender?: readonly string[]): Action => ({
  id: `view.${id}`,
  label,
  topic: 'View',
  keys,
  ...(blender ? { blender } : {}),
  checked: ({ session }) => session.view.value[id],
  run: ({ session }) => {
    session.view.value = { ...session.view.value, [id]: !session.view.value[id] }
  },
})

/** The selected camera, else the one of the monitor, else the first of the set. */
const cameraToUse = (session: Session): NodeId | null => {
  const isCamera = (id: NodeId | null) => id !== null && session.stage.nodes.get(id)?.kind === 'camera'
  const picked = [...session.selection.value].find(isCamera)
  if (picked) return picked
  const { value: monitor } = session.monitorCamera
  if (isCamera(monitor)) return monitor
  return [...session.stage.nodes.values()].find((node) => node.kind === 'camera')?.id ?? null
}

export const viewActions: readonly Action[] = [
  frame('selection', 'Frame the selection', ['F'], ['NumpadDecimal', 'F']),
  frame('all', 'Frame everything', ['Home'], ['Home']),
  look('front', 'View from the front', 'Numpad1'),
  look('back', 'View from the back', 'Ctrl+Numpad1'),
  look('right', 'View from the right', 'Numpad3'),
  look('left', 'View from the left', 'Ctrl+Numpad3'),
  look('top', 'View from above: the plan', 'Numpad7'),
  look('bottom', 'View from below', 'Ctrl+Numpad7'),
  look('perspective', 'Perspective', 'Numpad5'),
  {
    id: 'view.look-through',
    label: 'Look through the camera',
    now: ({ session }) => (session.lookThrough.value ? 'Leave the camera' : 'Look through the camera'),
    topic: 'View',
    icon: 'video',
    keys: ['0', 'Numpad0'],
    checked: ({ session }) => session.lookThrough.value !== null,
    cannot: ({ session }) => (cameraToUse(session) ? '' : 'There is no camera on the set yet.'),
    run: ({ session }) => {
      session.lookThrough.value = session.lookThrough.value ? null : cameraToUse(session)
    },
  },
  {
    id: 'view.pilot',
    label: 'Pilot the camera: moving the view moves it',
    now: ({ session }) => (session.pilot.value ? 'Stop piloting' : 'Pilot the camera: moving the view moves it'),
    topic: 'View',
    keys: ['Shift+0'],
    right: 'edit-stage',
    checked: ({ session }) => session.pilot.value,
    cannot: ({ session }) => (cameraToUse(session) ? '' : 'There is no camera on the set yet.'),
    run: ({ session }) => {
      if (!session.pilot.value) session.lookThrough.value ??= cameraToUse(session)
      session.pilot.value = !session.pilot.value
    },
  },
  {
    id: 'view.monitor-this',
    label: 'Show this camera on the monitor',
    topic: 'View',
    cannot: ({ session }) =>
      [...session.selection.value].some((id) => session.stage.nodes.get(id)?.kind === 'camera') ? '' : 'Select a camera first.',
    run: ({ session }) => {
      session.monitorCamera.value = cameraToUse(session)
      session.view.value = { ...session.view.value, monitor: true }
    },
  },
  flag('grid', 'Grid', ['G'], ['Alt+Shift+G']),
  flag('frameLines', 'Frame lines', ['Alt+G'], ['Ctrl+Alt+G']),
  flag('names', 'Names', ['Alt+N']),
  flag('monitor', 'Monitor', ['P'], ['Ctrl+P']),
  flag('shadows', 'Shadows', ['Alt+S'], ['Ctrl+Alt+S']),
]
