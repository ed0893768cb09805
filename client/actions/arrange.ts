/** Align and distribute: by where things stand in the world (their own origin), along one axis. */
import type { ChangeList } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import { worldOf } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { commonFields } from '../../shared/kinds/kind.ts'
import type { SetView } from '../../shared/stage/view.ts'
import type { Action, Context } from './action.ts'
import { edit, free, needsFree } from './do.ts'
import { type Axis, moveTo, withAxis } from './place.ts'
import { whatIs } from './words.ts'

type Edge = 'least' | 'middle' | 'greatest'

const valueAt = (values: readonly number[], edge: Edge): number => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return edge === 'least' ? low : edge === 'greatest' ? high : (low + high) / 2
}

/** All at one coordinate. */
export const alignChanges = (view: SetView, ids: readonly NodeId[], axis: Axis, edge: Edge): ChangeList => {
  const places = ids.map((id) => worldOf(view, id).position)
  const to = valueAt(
    places.map((p) => p[axis]),
    edge,
  )
  return ids.map((id, i) => moveTo(view, id, withAxis(places[i]!, axis, to)))
}

/** Equal steps between the outermost two, which stay. */
export const distributeChanges = (view: SetView, ids: readonly NodeId[], axis: Axis): ChangeList => {
  const placed = ids.map((id) => ({ id, at: worldOf(view, id).position })).sort((a, b) => a.at[axis] - b.at[axis])
  const from = placed[0]?.at[axis] ?? 0
  const step = ((placed.at(-1)?.at[axis] ?? 0) - from) / Math.max(1, placed.length - 1)
  return placed.slice(1, -1).map(({ id, at }, i) => moveTo(view, id, withAxis(at, axis, from + step * (i + 1))))
}

const AXES = ['x', 'y', 'z'] as const
const EDGES = ['least', 'middle', 'greatest'] as const
const WORDS = {
  x: { least: 'left (−X)', middle: 'centre (X)', greatest: 'right (+X)', all: 'along X' },
  y: { least: 'bottom (−Y)', middle: 'middle (Y)', greatest: 'top (+Y)', all: 'in height (Y)' },
  z: { least: 'back (−Z)', middle: 'centre (Z)', greatest: 'front (+Z)', all: 'along Z' },
} as const

const needs =
  (count: number) =>
  ({ session }: Context): string =>
    free(session).length >= count ? '' : `Select at least ${count} things that are not locked.`

const aligning = AXES.flatMap((name, axis): Action[] =>
  EDGES.map((edge) => ({
    id: `align.${name}-${edge}`,
    label: `Align ${WORDS[name][edge]}`,
    topic: 'Arrange',
    right: 'edit-stage',
    cannot: needs(2),
    run: ({ session }) => {
      const ids = free(session)
      edit(session, `Align ${whatIs(session.stage, ids)}`, alignChanges(session.stage, ids, axis as Axis, edge))
    },
  })),
)

const distributing = AXES.map(
  (name, axis): Action => ({
    id: `distribute.${name}`,
    label: `Distribute ${WORDS[name].all}`,
    topic: 'Arrange',
    right: 'edit-stage',
    cannot: needs(3),
    run: ({ session }) => {
      const ids = free(session)
      edit(session, `Distribute ${whatIs(session.stage, ids)}`, distributeChanges(session.stage, ids, axis as Axis))
    },
  }),
)

const drop: Action = {
  id: 'arrange.drop',
  label: 'Drop onto what is below',
  topic: 'Arrange',
  keys: ['End'],
  right: 'edit-stage',
  cannot: (c) => (c.session.viewport.value ? needsFree(c) : 'The picture of the set is not there yet.'),
  run: ({ session }) => {
    const ids = free(session)
    const changes = session.viewport.value?.dropped(ids) ?? []
    if (changes.length > 0) edit(session, `Drop ${whatIs(session.stage, ids)}`, changes)
    else session.toast('It stands already.')
  },
}

/** Back to what a node's place was at first; keys as Blender has them, in that preset only. */
const resetting = (['position', 'rotation', 'scale'] as const).map(
  (part): Action => ({
    id: `arrange.reset-${part}`,
    label: `Reset the ${part}`,
    topic: 'Arrange',
    blender: [{ position: 'Alt+G', rotation: 'Alt+R', scale: 'Alt+S' }[part]],
    right: 'edit-stage',
    cannot: needsFree,
    run: ({ session }) => {
      const ids = free(session)
      const changes = ids.map((id) => setValues(id, { [part]: commonFields[part].default }))
      edit(session, `Reset the ${part} of ${whatIs(session.stage, ids)}`, changes)
    },
  }),
)

export const arrangeActions: readonly Action[] = [...aligning, ...distributing, drop, ...resetting]
