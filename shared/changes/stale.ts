/** Expected values that no longer hold: what makes a proposed change *stale*, to be looked at before it is accepted. */
import type { NodeId, ShotId } from '../ids.ts'
import { checkFields, checkValues } from '../stage/check-values.ts'
import { type SetInfo, type Shot, setFields, shotFields } from '../stage/schema.ts'
import { sameValue } from '../stage/values.ts'
import type { StageNode } from '../stage/view.ts'
import type { Change, Values } from './change.ts'

/** As much of a set as is asked. */
export interface Looked {
  readonly nodes: { get(id: NodeId): StageNode | undefined }
  readonly shots: { get(id: ShotId): Shot | undefined }
  readonly info: SetInfo
}

/**
 * Names of the fields that hold another value than expected; empty: fresh. `['id']` when the thing is gone, or, for a
 * create, there already.
 */
export const staleFields = (view: Looked, change: Change): readonly string[] => {
  if (change.of === 'set') return differing(change.expect, view.info, () => checkFields(setFields, change.expect ?? {}))
  const found = change.of === 'node' ? view.nodes.get(change.id) : view.shots.get(change.id)
  if (change.op === 'create') return found ? ['id'] : []
  if (!found) return ['id']
  if (change.of === 'shot') {
    const { overrides, ...expect } = change.expect ?? {}
    const stale = differing(expect, found, () => checkFields(shotFields, expect))
    const now = Object.fromEntries(view.shots.get(change.id)?.overrides ?? [])
    const differs = Object.entries((overrides as Values | undefined) ?? {}).some(([id, v]) => !sameValue(now[id] ?? null, v))
    return differs ? [...stale, 'overrides'] : stale
  }
  const { kind } = found as StageNode
  return differing(change.expect, found, () => checkValues(kind, change.expect ?? {}))
}

/** Compared as they would be stored: a colour in capitals is the same colour. */
const differing = (
  expect: Values | undefined,
  found: object,
  check: () => { readonly ok: boolean; readonly fields?: Values },
): string[] => {
  if (!expect) return []
  const now = found as { readonly [name: string]: unknown }
  const checked = check()
  const stored = checked.ok ? { ...expect, ...checked.fields } : expect
  return Object.keys(stored).filter((name) => !sameValue(now[name], stored[name]))
}
