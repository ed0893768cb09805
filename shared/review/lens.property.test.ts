import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Change } from '../changes/change.ts'
import type { BriefId, CommentId, NodeId, ProposalId } from '../ids.ts'
import { anyValue } from '../testing/garbage.ts'
import { addBrief, setBriefState, stopBrief } from './briefs.ts'
import { addComment, addReply, resolveComment } from './comments.ts'
import { openReviewLens } from './lens.ts'
import { appendChanges, decide, editProposed, propose } from './proposals.ts'
import { readReview } from './read-all.ts'
import type { ReviewView } from './view.ts'

const RUNS = Number(process.env.HOTSET_RUNS ?? 1_000)
const ROOTS = ['briefs', 'proposals', 'comments'] as const

const id = fc.constantFrom('a', 'b', 'c')
const key = fc.constantFrom('k0', 'k1', 'k2')
const who = fc.nat({ max: 2 })
const by = fc.constantFrom({ id: 'mia', name: 'Mia' }, { id: 'jo', name: 'Jo' })
const author = { id: 'mia', name: 'Mia', agent: false }

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    op: fc.constant('create' as const),
    of: fc.constant('node' as const),
    id: id as fc.Arbitrary<NodeId>,
    kind: fc.constantFrom('prop' as const, 'light' as const),
    values: fc.constantFrom({}, { name: 'Jar' }, { position: [1, 2, 3] }, { intensity: 5 }),
  }),
  fc.record({
    op: fc.constant('update' as const),
    of: fc.constant('node' as const),
    id: id as fc.Arbitrary<NodeId>,
    values: fc.constantFrom({ name: 'Pot' }, { position: [0, 1, 0] }),
  }),
  fc.record({ op: fc.constant('remove' as const), of: fc.constant('node' as const), id: id as fc.Arbitrary<NodeId> }),
)
const part = fc.constantFrom('c/k0', 'c/k1', 'e/k0/name', 'e/k1/position', 'a/k0', 'r/k0', 'a/', 'c/k0/x', 'e/k0', 'x/k0')
const field = fc.constantFrom(
  'author',
  'text',
  'at',
  'state',
  'title',
  'notes',
  'brief',
  'selection',
  'node',
  'point',
  'to',
  'view',
)

const action = fc.oneof(
  fc.record({ do: fc.constant('brief' as const), who, id, at: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('brief state' as const), who, id, state: fc.constantFrom('working' as const, 'done' as const) }),
  fc.record({ do: fc.constant('stop' as const), who, id }),
  fc.record({
    do: fc.constant('propose' as const),
    who,
    id,
    at: fc.nat({ max: 5 }),
    changes: fc.array(change, { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('append' as const), who, id, key, change }),
  fc.record({
    do: fc.constant('edit' as const),
    who,
    id,
    key,
    values: fc.constantFrom({ name: 'Mine' }, { position: [9, 9, 9] }),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    who,
    id,
    keys: fc.array(key, { maxLength: 3 }),
    state: fc.constantFrom('accepted' as const, 'refused' as const, 'open' as const),
    by,
  }),
  fc.record({ do: fc.constant('comment' as const), who, id, at: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('reply' as const), who, id, to: id, at: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('resolve' as const), who, id, resolved: fc.boolean() }),
  fc.record({ do: fc.constant('garbage at root' as const), who, root: fc.constantFrom(...ROOTS), id, value: anyValue }),
  fc.record({ do: fc.constant('garbage map' as const), who, root: fc.constantFrom(...ROOTS), id }),
  fc.record({
    do: fc.constant('garbage inside' as const),
    who,
    root: fc.constantFrom(...ROOTS),
    id,
    key: fc.oneof(part, field),
    value: fc.oneof(
      anyValue,
      change.map((one) => ({ n: 0, change: one, why: '' })),
    ),
  }),
  fc.record({ do: fc.constant('delete' as const), who, root: fc.constantFrom(...ROOTS), id }),
  fc.record({
    do: fc.constant('delete inside' as const),
    who,
    root: fc.constantFrom(...ROOTS),
    id,
    key: fc.oneof(part, field),
  }),
  fc.record({ do: fc.constant('sync' as const) }),
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const act = (doc: Y.Doc, a: Exclude<Action, { do: 'sync' }>): void => {
  const brief = () => a.id as string as BriefId
  const proposal = () => a.id as string as ProposalId
  const comment = (one: string) => one as CommentId
  const root = () => doc.getMap<unknown>('root' in a ? a.root : 'briefs')
  const note = { author, text: 'So be it', view: null, node: null, point: [0, 0, 0] as const }
  if (a.do === 'brief') addBrief(doc, { id: brief(), author, text: 'Dress it', at: a.at, refines: null, selection: [] })
  else if (a.do === 'brief state') setBriefState(doc, brief(), a.state, 'At it')
  else if (a.do === 'stop') stopBrief(doc, brief())
  else if (a.do === 'propose') {
    const changes = a.changes.map((one, i) => ({ key: `k${i}`, change: one, why: 'Why not' }))
    propose(doc, { id: proposal(), brief: null, author, title: 'A camp', at: a.at, notes: ['Hm'], changes })
  } else if (a.do === 'append') appendChanges(doc, proposal(), [{ key: a.key, change: a.change, why: '' }])
  else if (a.do === 'edit') editProposed(doc, proposal(), a.key, a.values)
  else if (a.do === 'decide') decide(doc, proposal(), a.keys, a.state, a.by)
  else if (a.do === 'comment') addComment(doc, { ...note, id: comment(a.id), at: a.at })
  else if (a.do === 'reply') addReply(doc, comment(a.to), { ...note, id: comment(`${a.id}-${a.to}`), at: a.at })
  else if (a.do === 'resolve') resolveComment(doc, comment(a.id), a.resolved)
  else if (a.do === 'garbage at root') root().set(a.id, a.value)
  else if (a.do === 'garbage map') root().set(a.id, new Y.Map<unknown>([['text', 'x']]))
  else if (a.do === 'delete') root().delete(a.id)
  else {
    const map = root().get(a.id)
    if (!(map instanceof Y.Map)) return
    if (a.do === 'delete inside') map.delete(a.key)
    else map.set(a.key, a.value)
  }
}

/** Values that Yjs itself refuses to hold are left out. */
const tryTo = (doc: Y.Doc, a: Exclude<Action, { do: 'sync' }>): void => {
  try {
    act(doc, a)
  } catch (error) {
    if (!(error instanceof Error && error.message === 'Unexpected content type')) throw error
  }
}

const plain = ({ briefs, proposals, comments }: ReviewView) => ({ briefs, proposals, comments })

const withPeers = (acts: readonly Action[], look: (docs: readonly Y.Doc[], views: readonly ReviewView[]) => void) => {
  const docs = [0, 1, 2].map((i) => {
    const doc = new Y.Doc()
    doc.clientID = 10 + i
    return doc
  })
  const lenses = docs.map(openReviewLens)
  const sync = () => {
    for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  for (const one of acts) {
    if (one.do === 'sync') sync()
    else tryTo(docs[one.who]!, one)
    look(
      docs,
      lenses.map(({ view }) => view),
    )
  }
  sync()
  look(
    docs,
    lenses.map(({ view }) => view),
  )
  const [first, ...others] = lenses.map(({ view }) => plain(view))
  for (const other of others) expect(other).toEqual(first)
}

describe('the review doc, written by several people and by garbage', () => {
  it('is read incrementally as it would be from scratch, after each step, and the same by all at the end', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (acts) => {
        withPeers(acts, (docs, views) => {
          for (const [i, view] of views.entries()) expect(plain(view)).toEqual(readReview(docs[i]!))
        })
      }),
      { numRuns: RUNS },
    )
  }, 120_000)
})
