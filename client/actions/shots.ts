/** Shots: the next, the one before, a new one of the camera at hand. */

import type { NodeId, ShotId } from '../../shared/ids.ts'
import type { Shot } from '../../shared/stage/schema.ts'
import type { SetView } from '../../shared/stage/view.ts'
import type { Session } from '../session/types.ts'
import type { Action } from './action.ts'

export const shotsInOrder = (view: SetView): readonly Shot[] =>
  [...view.shots.values()].sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))

let current: ShotId | null = null

const step = (session: Session, by: 1 | -1): void => {
  const shots = shotsInOrder(session.stage)
  const cameras = new Set([session.lookThrough.value])
  const known = shots.findIndex((shot) => shot.id === current)
  const at = known >= 0 ? known : shots.findIndex((shot) => cameras.has(shot.camera as NodeId))
  const next = shots[at < 0 ? (by > 0 ? 0 : shots.length - 1) : (at + by + shots.length) % shots.length]
  if (!next) return
  current = next.id
  const camera = next.camera as NodeId
  if (session.stage.nodes.get(camera)?.kind !== 'camera') {
    session.toast(`Shot ${next.name || 'without a name'} has no camera on the set.`, 'warn')
    return
  }
  session.lookThrough.value = camera
  session.monitorCamera.value = camera
}

const needsShots = ({ session }: { readonly session: Session }): string =>
  session.stage.shots.size > 0 ? '' : 'There are no shots yet.'

const cameraAtHand = (session: Session): NodeId | null => {
  const picked = [...session.selection.value].find((id) => session.stage.nodes.get(id)?.kind === 'camera')
  return picked ?? session.lookThrough.value ?? session.monitorCamera.value
}

export const shotActions: readonly Action[] = [
  {
    id: 'shot.add',
    label: 'New shot of this camera',
    topic: 'Shots',
    icon: 'clapperboard',
    keys: ['Ctrl+Enter'],
    right: 'edit-stage',
    cannot: ({ session }) => (cameraAtHand(session) ? '' : 'Select a camera first, or look through one.'),
    run: ({ session }) => {
      const camera = cameraAtHand(session)
      const id = camera && session.addShot(camera)
      if (id) current = id
    },
  },
  {
    id: 'shot.next',
    label: 'Next shot',
    topic: 'Shots',
    keys: [']'],
    cannot: needsShots,
    run: ({ session }) => step(session, 1),
  },
  {
    id: 'shot.previous',
    label: 'Previous shot',
    topic: 'Shots',
    keys: ['['],
    cannot: needsShots,
    run: ({ session }) => step(session, -1),
  },
]
