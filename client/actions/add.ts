/** New nodes at the place that the view looks at. A camera is put where one looks from: what you see is what it sees. */

import type { Values } from '../../shared/changes/change.ts'
import { createOf, orderBetween } from '../../shared/changes/make.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import type { Kind } from '../../shared/kinds/index.ts'
import { addV, lookRotation, normalizeV, scaleV, subV } from '../../shared/space/math.ts'
import type { Session } from '../session/types.ts'
import type { IconName } from '../theme/icons.ts'
import type { Action } from './action.ts'
import { edit } from './do.ts'
import { freshName } from './words.ts'

interface View {
  readonly position: Vec3
  readonly target: Vec3
}
const AHEAD: View = { position: [0, 1.7, 6], target: [0, 0, 0] }

const add = (session: Session, kind: Kind, name: string, values: (view: View) => Values): void => {
  const view = session.viewport.value?.view() ?? AHEAD
  const called = freshName(session.stage, name)
  const by = session.access.value.user?.name ?? ''
  const change = createOf(
    kind,
    { name: called, ...(by ? { by: by.slice(0, 80) } : {}), ...values(view) },
    { order: orderBetween(session.stage, null, null) },
  )
  const report = edit(session, `Add ${called}`, [change])
  if (report.applied.length > 0) session.select([change.id])
}

/** To the centimetre: where one looks is never that exact. */
const onFloor = ({ target: [x, , z] }: View): Vec3 => [Math.round(x * 100) / 100 + 0, 0, Math.round(z * 100) / 100 + 0]

/** Above and to the viewer's side of the target, aimed at it. */
const aimed = ({ position, target }: View, up: number, back: number): Values => {
  const flat = normalizeV([position[0] - target[0], 0, position[2] - target[2]])
  const place = addV(onFloor({ position, target }), addV([0, up, 0], scaleV(flat, back)))
  return { position: place, rotation: lookRotation(subV(addV(onFloor({ position, target }), [0, 1, 0]), place)) }
}

const action = (
  id: string,
  label: string,
  icon: IconName,
  kind: Kind,
  name: string,
  values: (view: View) => Values,
  keys: readonly string[] = [],
): Action => ({
  id: `add.${id}`,
  label,
  topic: 'Add',
  icon,
  keys,
  right: 'edit-stage',
  run: ({ session }) => add(session, kind, name, values),
})

export const addActions: readonly Action[] = [
  action('character', 'Character', 'person', 'character', 'Character', (v) => ({ position: onFloor(v) })),
  action('mark', 'Mark', 'crosshair', 'mark', 'Mark', (v) => ({ position: onFloor(v) })),
  action(
    'camera',
    'Camera from this view',
    'video',
    'camera',
    'Camera',
    ({ position, target }) => ({ position, rotation: lookRotation(subV(target, position)) }),
    ['Ctrl+Alt+Numpad0'],
  ),
  action('spot', 'Spot light', 'spot', 'light', 'Spot', (v) => ({ type: 'spot', ...aimed(v, 3, 2) })),
  action('area', 'Panel light', 'panel', 'light', 'Panel', (v) => ({ type: 'area', intensity: 6000, ...aimed(v, 2.4, 2) })),
  action('point', 'Point light', 'lightbulb', 'light', 'Bulb', (v) => ({
    type: 'point',
    intensity: 400,
    position: addV(onFloor(v), [0, 2, 0]),
  })),
  action('practical', 'Practical', 'flame', 'light', 'Fire', (v) => ({
    type: 'practical',
    source: 'campfire',
    intensity: 300,
    kelvin: 1900,
    flicker: 0.5,
    position: addV(onFloor(v), [0, 0.4, 0]),
  })),
  action('sun', 'Sun or moon', 'sun', 'light', 'Sun', (v) => ({
    type: 'sun',
    intensity: 40000,
    kelvin: 5600,
    ...aimed(v, 8, 6),
  })),
  action('group', 'Empty group', 'folder', 'group', 'Group', (v) => ({ position: onFloor(v) })),
  {
    id: 'add.prop',
    label: 'Prop from the kit',
    topic: 'Add',
    icon: 'package',
    keys: ['K'],
    right: 'edit-stage',
    run: ({ ui }) => ui.focusPanel('kit'),
  },
]
