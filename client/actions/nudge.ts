/** The arrow keys move the selection by one step of the grid, along the floor as it is seen; Page Up and Down lift it. */
import { worldOf } from '../../shared/derive/world.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import { addV, scaleV } from '../../shared/space/math.ts'
import type { Action, Context } from './action.ts'
import { edit, free, needsFree } from './do.ts'
import { floorAxes, moveTo } from './place.ts'
import { whatIs } from './words.ts'

const AHEAD = { position: [0, 1.6, 5], target: [0, 0, 0] } as const
/** Shift makes the step this much finer. */
const FINE = 0.1

const nudge = ({ session }: Context, way: 'right' | 'forward' | 'up', sign: number): void => {
  const axes = floorAxes(session.viewport.value?.view() ?? AHEAD)
  const along: Vec3 = way === 'up' ? [0, 1, 0] : axes[way]
  const by = scaleV(along, sign * session.snap.value.gridM)
  const ids = free(session)
  const changes = ids.map((id) => moveTo(session.stage, id, addV(worldOf(session.stage, id).position, by)))
  edit(session, `Nudge ${whatIs(session.stage, ids)}`, changes)
}

const ways = [
  ['left', 'ArrowLeft', 'right', -1],
  ['right', 'ArrowRight', 'right', 1],
  ['away', 'ArrowUp', 'forward', 1],
  ['nearer', 'ArrowDown', 'forward', -1],
  ['up', 'PageUp', 'up', 1],
  ['down', 'PageDown', 'up', -1],
] as const

const action = (word: string, key: string, way: 'right' | 'forward' | 'up', sign: number, fine: boolean): Action => ({
  id: `nudge.${word}${fine ? '-fine' : ''}`,
  label: `Nudge ${word}${fine ? ', fine' : ''}`,
  topic: 'Arrange',
  keys: [fine ? `Shift+${key}` : key],
  right: 'edit-stage',
  cannot: needsFree,
  run: (c) => nudge(c, way, fine ? sign * FINE : sign),
})

export const nudgeActions: readonly Action[] = ways.flatMap(([word, key, way, sign]) => [
  action(word, key, way, sign, false),
  action(word, key, way, sign, true),
])
