/**
 * Applies a change list to a stage doc in one transaction: makes each change that can be made, refuses the others one by
 * one and says why, and gives the list that undoes what was done. The only way by which a set changes.
 */
import type * as Y from 'yjs'
import type { Json } from '../fields/field.ts'
import type { NodeId } from '../ids.ts'
import { type Refused, refused } from '../stage/check-values.ts'
import { NodeEdits } from '../stage/edit.ts'
import { readGrave } from '../stage/graves.ts'
import { LiveView } from '../stage/lens.ts'
import type { Pins } from '../stage/pin.ts'
import { isTooNew, rootMap } from '../stage/roots.ts'
import { createShot, editInfo, readInfo, readShot, removeShot, updateShot } from '../stage/shots.ts'
import { packTransform } from '../stage/transform.ts'
import type { SetView } from '../stage/view.ts'
import type { Change, ChangeList, Refusal, Report, Values } from './change.ts'
import { MAX_CHANGES } from './change.ts'
import { type Looked, staleFields } from './stale.ts'

export interface ApplyOptions {
  /** The view of a lens on this doc, which saves reading the whole set again. */
  readonly view?: SetView
  /** Origin of the transaction, as Yjs passes it to listeners. */
  readonly origin?: unknown
  /** What becomes of a change whose expected values no longer hold: a person's edit wins, a proposal's is refused. */
  readonly stale?: 'refuse' | 'overwrite'
  readonly allowLocked?: boolean
  /** The rule of pins; another one only to prove that it is needed (`hierarchy.property.test.ts`). */
  readonly pins?: Pins
}

export const apply = (doc: Y.Doc, changes: ChangeList, o: ApplyOptions = {}): Report => {
  const applied: Change[] = []
  const refusals: Refusal[] = []
  const inverse: Change[][] = []
  const no = refuseAll(doc, changes)
  if (no) return { applied, refused: changes.map((change) => ({ change, code: no.code, says: no.says })), inverse: [] }
  const strict = o.stale === 'refuse'
  const base = liveView(doc, o.view)
  const edits = new NodeEdits(base, {
    allowLocked: o.allowLocked ?? false,
    allowOrphans: !strict,
    ...(o.pins ? { pins: o.pins } : {}),
  })
  const now = looked(doc, edits)
  doc.transact(() => {
    for (const change of changes) {
      const done = strict && staleIn(base, change) && staleIn(now, change) ? stale : make(doc, edits, change)
      if (done.ok) {
        applied.push(change)
        inverse.push(done.inverse)
      } else refusals.push({ change, code: done.code, says: done.says })
    }
  }, o.origin ?? null)
  return { applied, refused: refusals, inverse: inverse.reverse().flat() }
}

/** Inside a transaction the lens has not seen what that wrote; a view of another doc or of a preview is no use either. */
const liveView = (doc: Y.Doc, view: SetView | undefined): LiveView =>
  view instanceof LiveView && view.doc === doc && doc._transaction === null ? view : new LiveView(doc)

const refuseAll = (doc: Y.Doc, changes: ChangeList): Refused | null => {
  if (changes.length > MAX_CHANGES) return refused('too-many', `At most ${MAX_CHANGES} changes at once.`)
  if (isTooNew(doc)) return refused('invalid', 'This set was made by a newer version of Hotset; reload to edit it.')
  return null
}

const stale = refused('stale', 'It was changed meanwhile; look at it again.')

/**
 * The set as the list leaves it so far. What a change expects may hold here, or before the list: an earlier change of the
 * same list is nobody else's doing.
 */
const looked = (doc: Y.Doc, edits: NodeEdits): Looked => ({
  nodes: edits.draft.nodes,
  shots: { get: (id) => readShot(id, rootMap(doc, 'shots')?.get(id)) ?? undefined },
  get info() {
    return readInfo(rootMap(doc, 'set'))
  },
})

const staleIn = (now: Looked, change: Change): boolean =>
  change.op !== 'create' && change.expect !== undefined && staleFields(now, change).length > 0

type Done = Refused | { readonly ok: true; readonly inverse: Change[] }

const make = (doc: Y.Doc, edits: NodeEdits, change: Change): Done => {
  if (change.of === 'node') return makeNode(doc, edits, change)
  if (change.of === 'shot') return makeShot(doc, change)
  const done = editInfo(doc, change.values)
  return done.ok
    ? { ok: true, inverse: unless(done.before, { op: 'update', of: 'set', values: done.before, expect: done.after }) }
    : done
}

const makeNode = (doc: Y.Doc, edits: NodeEdits, change: Change & { of: 'node' }): Done => {
  const { id } = change
  if (change.op === 'create') {
    const grave = readGrave(doc, id)
    const no = edits.create(id, change.kind, change.values)
    const back = { op: 'remove', of: 'node', id, alone: true } as const
    return no ?? { ok: true, inverse: [grave ? { ...back, grave: packTransform(grave) } : back] }
  }
  if (change.op === 'update') {
    const done = edits.update(id, change.values)
    if (!done.ok) return done
    const expect = withParent(edits, id, done.after)
    return { ok: true, inverse: unless(done.before, { op: 'update', of: 'node', id, values: done.before, expect }) }
  }
  const done = edits.remove(id, change.alone === true, change.grave)
  return done.ok ? { ok: true, inverse: done.gone.map((one) => ({ op: 'create', of: 'node', ...one })) } : done
}

const makeShot = (doc: Y.Doc, change: Change & { of: 'shot' }): Done => {
  const { id } = change
  if (change.op === 'create') {
    const no = createShot(doc, id, change.values)
    return no ?? { ok: true, inverse: [{ op: 'remove', of: 'shot', id }] }
  }
  if (change.op === 'update') {
    const done = updateShot(doc, id, change.values)
    if (!done.ok) return done
    return { ok: true, inverse: unless(done.before, { op: 'update', of: 'shot', id, values: done.before, expect: done.after }) }
  }
  const done = removeShot(doc, id)
  return done.ok ? { ok: true, inverse: [{ op: 'create', of: 'shot', id, values: done.values }] } : done
}

/** A change that changed nothing needs no way back. */
const unless = (before: Values, inverse: Change): Change[] => (Object.keys(before).length > 0 ? [inverse] : [])

const LOCAL = ['position', 'rotation', 'scale', 'order']

/** A place is one below a parent: it says nothing once the node hangs from another. */
const withParent = (edits: NodeEdits, id: NodeId, after: Values): Values => {
  if (!LOCAL.some((name) => name in after)) return after
  const parent: Json = edits.draft.nodes.get(id)?.parent ?? null
  return { ...after, parent }
}
