/**
 * The change list that turns one set into another: what a restored version, a merged variant and a re-import are made of.
 * Pure. `apply(doc of a, diff(a, b), { allowLocked: true })` reads as b.
 */
import type { Json } from '../fields/field.ts'
import type { NodeId, ShotId } from '../ids.ts'
import { fieldValue, snapshot } from '../stage/edit.ts'
import type { Shot } from '../stage/schema.ts'
import { shotSnapshot, shotValues } from '../stage/shots.ts'
import { differing, sameValue } from '../stage/values.ts'
import type { SetView, StageNode } from '../stage/view.ts'
import type { Change, ChangeList } from './change.ts'
import { withExpect } from './make.ts'

/** Each update and removal carries what it expects to find: the values of `from`. */
export const diff = (from: SetView, to: SetView): ChangeList => {
  const info = pick(to.info, differing(from.info, to.info))
  return withExpect(from, [
    ...(Object.keys(info).length > 0 ? [{ op: 'update', of: 'set', values: info } satisfies Change] : []),
    ...standing(from, to),
    ...gone(from, to),
    ...shots(from, to),
  ])
}

/**
 * Creates, moves and edits, from the root of `to` downwards: whatever a node is hung from stands in its last place by
 * then, so no step closes a cycle.
 */
const standing = (from: SetView, to: SetView): Change[] => {
  const changes: Change[] = []
  const open: NodeId[] = [...to.children(null)].reverse()
  while (open.length > 0) {
    const id = open.pop()!
    changes.push(...one(from.nodes.get(id), to.nodes.get(id)!))
    for (const child of [...to.children(id)].reverse()) open.push(child)
  }
  return changes
}

const one = (old: StageNode | undefined, node: StageNode): Change[] => {
  if (!old) return [{ op: 'create', of: 'node', ...snapshot(node) }]
  // Another kind is another thing at the same id; what hangs from it waits as orphans in between.
  if (old.kind !== node.kind)
    return [
      { op: 'remove', of: 'node', id: node.id, alone: true },
      { op: 'create', of: 'node', ...snapshot(node) },
    ]
  const names = differing(old, node)
  if (names.size === 0) return []
  const values = Object.fromEntries([...names].map((name) => [name, fieldValue(node, name)]))
  return [{ op: 'update', of: 'node', id: node.id, values }]
}

/** The topmost of what is gone; by now, nothing that stays hangs from it. */
const gone = (from: SetView, to: SetView): Change[] =>
  [...from.nodes.values()]
    .filter(({ id, parent }) => !to.nodes.has(id) && (parent === null || to.nodes.has(parent)))
    .map(({ id }) => ({ op: 'remove', of: 'node', id }))

const shots = (from: SetView, to: SetView): Change[] => {
  const changes: Change[] = []
  for (const [id, shot] of to.shots) {
    const old = from.shots.get(id)
    if (!old) changes.push({ op: 'create', of: 'shot', id, values: shotSnapshot(shot) })
    else {
      const values = { ...pick(shotValues(shot), differing(shotValues(old), shotValues(shot))), ...overridesBetween(old, shot) }
      if (Object.keys(values).length > 0) changes.push({ op: 'update', of: 'shot', id, values })
    }
  }
  const left = [...from.shots.keys()].filter((id: ShotId) => !to.shots.has(id))
  return [...changes, ...left.map((id): Change => ({ op: 'remove', of: 'shot', id }))]
}

const overridesBetween = (old: Shot, shot: Shot): { [name: string]: Json } => {
  const ids = new Set([...old.overrides.keys(), ...shot.overrides.keys()])
  const changed = [...ids].filter((id) => !sameValue(old.overrides.get(id) ?? null, shot.overrides.get(id) ?? null))
  if (changed.length === 0) return {}
  return { overrides: Object.fromEntries(changed.map((id) => [id, (shot.overrides.get(id) as Json | undefined) ?? null])) }
}

const pick = (from: object, names: Iterable<string>): { [name: string]: Json } => {
  const all = from as { readonly [name: string]: Json }
  return Object.fromEntries([...names].map((name) => [name, all[name]!]))
}
