/** What a crew does in a property test: any list of these is a story that `play` can tell. */
import fc from 'fast-check'
import type { Change } from '../changes/change.ts'
import { groupNodes, removeNodes, reparent, setValues } from '../changes/make.ts'
import type { Json } from '../fields/field.ts'
import type { NodeId, ShotId } from '../ids.ts'
import { KINDS, type Kind } from '../kinds/index.ts'
import { fromEulerYXZ } from '../space/math.ts'
import type { Crew } from './crew.ts'

const at = fc.nat({ max: 1000 })
const who = fc.nat({ max: 3 })
const coordinate = fc.integer({ min: -50, max: 50 }).map((n) => n / 4)
const vector = fc.tuple(coordinate, coordinate, coordinate)
const angle = fc.integer({ min: -12, max: 12 }).map((n) => n / 4)
const turn = fc.tuple(angle, angle, angle).map(([x, y, z]) => fromEulerYXZ([x, y, z]) as unknown as Json)

/** Valid values of fields that every kind has. */
const edits: fc.Arbitrary<{ readonly [field: string]: Json }> = fc.oneof(
  vector.map((position) => ({ position })),
  turn.map((rotation) => ({ rotation })),
  fc.constantFrom([1, 1, 1], [2, 2, 2], [0.5, 1, 3]).map((scale) => ({ scale })),
  fc.constantFrom('Chair', 'Lamp', '', 'Mósheh ☀').map((name) => ({ name })),
  fc.boolean().map((visible) => ({ visible })),
)

export const actions = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('create' as const), who, at, kind: fc.constantFrom(...KINDS), values: edits }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('set' as const), who, at, values: edits }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('move' as const), who, at, to: at, root: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('group' as const), who, at, to: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), who, at, locked: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('shot' as const), who, at, hour: fc.integer({ min: 0, max: 24 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('deliver' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
)
export type Action = typeof actions extends fc.Arbitrary<infer T> ? T : never

/** Moves and little else: for what only the hierarchy can break. */
export const moves = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('move' as const), who, at, to: at, root: fc.constant(false) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('quiet move' as const), who, at, to: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), who, at }) },
)
export type Move = typeof moves extends fc.Arbitrary<infer T> ? T : never

/** A few nodes hung from each other, with which a story begins: n0 … n(count−1), each from an earlier one or the root. */
export const firstNodes = (count: number) =>
  fc
    .array(fc.tuple(fc.nat({ max: count }), fc.constantFrom<Kind>('group', 'prop', 'light'), vector), {
      minLength: 1,
      maxLength: count,
    })
    .map((list) =>
      list.map(([up, kind, position], i): Change => {
        const parent = up % (i + 1)
        return {
          op: 'create',
          of: 'node',
          id: `n${i}` as NodeId,
          kind,
          values: { position, ...(parent < i ? { parent: `n${parent}` } : {}) },
        }
      }),
    )

/** Does one action; those that mean nothing now (an empty set) do nothing. */
export const play = (crew: Crew, action: Exclude<Action | Move, { do: 'quiet move' }>): void => {
  if (action.do === 'sync') crew.deliverAll()
  else if (action.do === 'deliver') crew.deliver(action.who, action.at)
  else if (action.do === 'undo') crew.undo(action.who)
  else edit(crew, action)
}

const edit = (crew: Crew, action: Exclude<Action | Move, { do: 'quiet move' | 'sync' | 'deliver' | 'undo' }>): void => {
  const view = crew.view(action.who)
  const node = crew.node(action.who, action.at)
  if (action.do === 'create') {
    const values = { ...action.values, ...(node ? { parent: node.id } : {}) }
    crew.edit(action.who, [{ op: 'create', of: 'node', id: crew.freshId(), kind: action.kind, values }])
  } else if (action.do === 'shot') {
    const id = `shot${action.at % 3}` as ShotId
    const values = { description: `at ${action.hour}`, ...(node ? { overrides: { [node.id]: { visible: true } } } : {}) }
    crew.edit(action.who, [
      { op: 'update', of: 'set', values: { hour: action.hour } },
      view.shots.has(id) ? { op: 'update', of: 'shot', id, values } : { op: 'create', of: 'shot', id, values },
    ])
  } else if (!node) return
  else if (action.do === 'set') crew.edit(action.who, [setValues(node.id, action.values)])
  else if (action.do === 'lock') crew.edit(action.who, [setValues(node.id, { locked: action.locked })])
  else if (action.do === 'remove') crew.edit(action.who, removeNodes(view, [node.id]))
  else {
    const other = crew.node(action.who, action.to)
    if (action.do === 'group') crew.edit(action.who, groupNodes(view, [node.id, other!.id], 'Group', crew.freshId()).changes)
    else crew.edit(action.who, reparent(view, [node.id], action.root ? null : other!.id, null))
  }
}
