/** The set as it would be with changes made: what the next skill looks at. The review's own preview, so that both agree. */
import type { Change, Values } from '../../../shared/changes/change.ts'
import { asId, type NodeId, type ProposalId } from '../../../shared/ids.ts'
import { fieldsOf, type Kind } from '../../../shared/kinds/index.ts'
import { preview } from '../../../shared/review/preview.ts'
import { DEFAULT_ORDER } from '../../../shared/stage/order.ts'
import type { NodeOf, SetView } from '../../../shared/stage/view.ts'

const SKETCH = asId<ProposalId>('sketch')

export const withChanges = (set: SetView, changes: readonly Change[]): SetView =>
  preview(set, [
    {
      id: SKETCH,
      brief: null,
      author: { id: '', name: '', agent: true },
      title: '',
      at: 0,
      notes: [],
      changes: changes.map((change, i) => ({ key: `k${i}`, change, why: '', state: 'open', by: '', byId: '' })),
    },
  ]).view

/** A node as a create will make it. */
export const nodeFrom = <K extends Kind>(id: NodeId, kind: K, values: Values): NodeOf<K> => {
  const fields = Object.entries(fieldsOf(kind)).map(([name, field]) => [
    name,
    Object.hasOwn(values, name) ? field.read(values[name]) : field.default,
  ])
  const parent = typeof values.parent === 'string' ? values.parent : null
  // Every field of the kind, each read by its own field: a node of the kind.
  return Object.freeze({ ...Object.fromEntries(fields), id, kind, parent, order: DEFAULT_ORDER }) as unknown as NodeOf<K>
}
