/** What the agent shows of itself: what it does, where it looks from, what it has just put down. */
import type { Awareness } from 'y-protocols/awareness'
import type { Vec3 } from '../../shared/fields/index.ts'
import type { NodeId } from '../../shared/ids.ts'
import { lookRotation, subV } from '../../shared/space/math.ts'

export interface Showing {
  show(activity: string, look: Vec3 | null, selection: readonly NodeId[]): void
  rest(): void
  /** Whether it is this agent's turn: of several that take briefs, the one with the lowest client id. */
  leads(): boolean
  /** Whether another agent is on this set and at work. */
  othersWork(): boolean
  on(run: () => void): () => void
  close(): void
}

/** Of the 4 kB of a presence, and of its 80 characters of activity. */
const MOST_SELECTED = 24
const MAX_ACTIVITY = 80
/** Where it looks from, seen from what it looks at, metres. */
const FROM: Vec3 = [3.5, 3, 6]
const FOV = 0.7

export const showing = (awareness: Awareness): Showing => {
  let resting: boolean | null = null
  const write = (activity: string, look: Vec3 | null, selection: readonly NodeId[]) => {
    const position: Vec3 | null = look && [look[0] + FROM[0], look[1] + FROM[1], look[2] + FROM[2]]
    const camera = look && position ? { position, rotation: lookRotation(subV(look, position)), fov: FOV } : null
    const before = awareness.getLocalState() ?? {}
    awareness.setLocalState({
      ...before,
      takesBriefs: true,
      activity: activity.slice(0, MAX_ACTIVITY),
      selection: selection.slice(0, MOST_SELECTED),
      idle: activity === '',
      live: {},
      camera: camera ?? before.camera ?? null,
    })
  }
  return {
    show: (activity, look, selection) => {
      resting = false
      write(activity, look, selection)
    },
    rest: () => {
      if (resting === true) return
      resting = true
      write('', null, [])
    },
    leads: () =>
      ![...awareness.getStates()].some(
        ([id, state]) => id < awareness.clientID && state.agent === true && state.takesBriefs === true,
      ),
    othersWork: () =>
      [...awareness.getStates()].some(
        ([id, state]) =>
          id !== awareness.clientID && state.agent === true && typeof state.activity === 'string' && state.activity !== '',
      ),
    on: (run) => {
      awareness.on('change', run)
      return () => awareness.off('change', run)
    },
    close: () => awareness.setLocalState(null),
  }
}
