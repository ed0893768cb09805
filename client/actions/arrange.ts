/** Align, distribute, drop: by the room that things take up in the world, along one axis. */
import type { ChangeList } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import { commonFields } from '../../shared/kinds/kind.ts'
import { type Bounds, unionBounds } from '../../shared/space/bounds.ts'
import type { SetView } from '../../shared/stage/view.ts'
import type { Action, Context } from './action.ts'
import { edit, free, needsFree } from './do.ts'
import { type Axis, moveAlong, worldBounds } from './place.ts'
import { whatIs } from './words.ts'

type Edge = 'least' | 'middle' | 'greatest'

const edgeOf = ({ min, max }: Bounds, axis: Axis, edge: Edge): number =>
  edge === 'least' ? min[axis] : edge === 'greatest' ? max[axis] : (min[axis] + max[axis]) / 2

/** The near edges of all at the outermost one, or their middles at the middle of all. */
export const alignChanges = (view: SetView, ids: readonly NodeId[], axis: Axis, edge: Edge): ChangeList => {
  const boxes = ids.map((id) => worldBounds(view, id))
  const all = unionBounds(boxes)
  if (!all) return []
  const to = edgeOf(all, axis, edge)
  return ids.map((id, i) => moveAlong(view, id, axis, to - edgeOf(boxes[i]!, axis, edge)))
}

/** Equal steps between the middles of the outermost two, which stay. */
export const distributeChanges = (view: SetView, ids: readonly NodeId[], axis: Axis): ChangeList => {
  const placed = ids.map((id) => ({ id, at: edgeOf(worldBounds(view, id), axis, 'middle') })).sort((a, b) => a.at - b.at)
  const from = placed[0]?.at ?? 0
  const step = ((placed.at(-1)?.at ?? 0) - from) / Math.max(1, placed.length - 1)
  return placed.slice(1, -1).map(({ id, at }, i) => moveAlong(view, id, axis, from + step * (i + 1) - at))
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
