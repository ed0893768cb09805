import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, ChangeList } from '../../shared/changes/change.ts'
import { createNode, groupNodes, removeNodes, reparent, setValues } from '../../shared/changes/make.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import { preview } from '../../shared/review/preview.ts'
import { propose } from '../../shared/review/proposals.ts'
import { readReview } from '../../shared/review/read-all.ts'
import { readAll } from '../../shared/stage/read-all.ts'
import { sameValue } from '../../shared/stage/values.ts'
import type { SetView, StageNode } from '../../shared/stage/view.ts'
import { assertNoCycle, plain } from '../../shared/testing/crew.ts'
import { firstNodes } from '../../shared/testing/story.ts'
import { type Mate, makeWorld, type World } from '../testing/sessions.ts'

const RUNS = Number(import.meta.env.HOTSET_RUNS ?? 1_000)
const who = fc.nat({ max: 2 })
const at = fc.nat({ max: 50 })
const p1 = 'p1' as ProposalId

const values: fc.Arbitrary<{ readonly [name: string]: Json }> = fc.oneof(
  fc.constantFrom('A', 'B', 'C', 'D').map((name) => ({ name })),
  fc.integer({ min: -20, max: 20 }).map((x) => ({ position: [x, 0, x] })),
  fc.boolean().map((visible) => ({ visible })),
  fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 9 })).map(([name, x]) => ({ name, position: [x, 1, 0] })),
)

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), who, at, values }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('set' as const), who, at, values }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('set two' as const), who, at, to: at, values }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hang' as const), who, at, to: at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('group' as const), who, at, to: at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('undo' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), who, keys: fc.subarray(['k0', 'k1', 'k2', 'k3']) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), who, keys: fc.subarray(['k0', 'k1', 'k2', 'k3']) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ghost' as const), who, values }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('deliver' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never
const story = fc.array(action, { maxLength: 30 })

const pick = (view: SetView, k: number): NodeId | undefined => {
  const ids = [...view.nodes.keys()].sort()
  return ids[k % Math.max(1, ids.length)]
}

let made = 0
/** The change list of an action on the set as this person sees it; empty where it means nothing now. */
const changesOf = (view: SetView, a: Action): ChangeList => {
  if (a.do === 'create') {
    const parent = a.at % 3 === 0 ? null : (pick(view, a.at) ?? null)
    return [createNode('prop', a.values, { id: `made${made++}` as NodeId, parent })]
  }
  const id = 'at' in a ? pick(view, a.at) : undefined
  if (id === undefined) return []
  if (a.do === 'set') return [setValues(id, a.values)]
  if (a.do === 'set two') return [setValues(id, a.values), setValues(pick(view, a.to)!, { name: 'Both' })]
  if (a.do === 'hang') return reparent(view, [id], a.to % 4 === 0 ? null : pick(view, a.to)!, null)
  if (a.do === 'remove') return removeNodes(view, [id])
  return a.do === 'group' ? groupNodes(view, [id, pick(view, a.to)!], 'Group', `made${made++}` as NodeId).changes : []
}

const suggest = ({ peer, session }: Mate) => {
  const existing = pick(session.stage, 0)!
  const changes: Change[] = [
    createNode('prop', { name: 'Rug' }, { id: 'rug' as NodeId }),
    createNode('prop', { name: 'Cup' }, { id: 'cup' as NodeId, parent: 'rug' as NodeId }),
    {
      op: 'update',
      of: 'node',
      id: existing,
      values: { name: 'Proposed' },
      expect: { name: session.stage.nodes.get(existing)!.name },
    },
    { op: 'remove', of: 'node', id: pick(session.stage, 1)! },
  ]
  const author = { id: 'bot', name: 'Agent', agent: true }
  const list = changes.map((change, i) => ({ key: `k${i}`, change, why: '' }))
  propose(peer.review.doc, { id: p1, brief: null, author, title: 'A camp', at: 1, notes: [], changes: list })
}

const act = (world: World, a: Action): void => {
  if (a.do === 'sync') {
    world.deliver()
    return
  }
  const { session } = world.mates[a.who]!
  if (a.do === 'deliver') world.deliverOne(a.who, a.at)
  else if (a.do === 'undo') session.undo()
  else if (a.do === 'redo') session.redo()
  else if (a.do === 'accept') session.accept(p1, a.keys)
  else if (a.do === 'refuse') session.refuse(p1, a.keys)
  else if (a.do === 'ghost') session.editGhost(p1, 'k0', a.values)
  else session.edit(a.do, changesOf(session.stage, a))
}

const inWorld = (count: number, first: ChangeList, run: (world: World) => void): void => {
  const world = makeWorld(count, { first })
  made = 0
  try {
    run(world)
  } finally {
    world.close()
  }
}

describe('a crew that edits, undoes and decides, with any delays', () => {
  it('reads one set and one review at the end, without a cycle; both lenses equal a fresh read', () => {
    fc.assert(
      fc.property(firstNodes(5), story, (first, acts) => {
        inWorld(3, first, (world) => {
          suggest(world.mates[0]!)
          for (const a of acts) act(world, a)
          world.deliver()
          const [one, ...others] = world.mates
          const stage = plain(one!.session.stage)
          const review = readReview(one!.peer.review.doc)
          assertNoCycle(one!.session.stage)
          expect(stage).toEqual(plain(readAll(one!.peer.stage.doc)))
          for (const { session, peer } of others) {
            expect(plain(session.stage)).toEqual(stage)
            expect(readReview(peer.review.doc)).toEqual(review)
            expect({ ...session.review }).toMatchObject(review)
            expect(preview(session.stage, session.review.proposals).view.nodes.size).toBeGreaterThanOrEqual(0)
          }
        })
      }),
      { numRuns: RUNS },
    )
  }, 120_000)

  it('alone, undoes everything back to the beginning and redoes it to the end', () => {
    const edits = fc.array(
      action.filter((a) => !['undo', 'redo', 'deliver', 'sync', 'refuse', 'ghost'].includes(a.do)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(firstNodes(5), edits, (first, acts) => {
        inWorld(1, first, (world) => {
          const { session } = world.mates[0]!
          suggest(world.mates[0]!)
          const before = plain(session.stage)
          for (const a of acts) act(world, { ...a, ...('who' in a ? { who: 0 } : {}) })
          const after = plain(session.stage)
          const review = JSON.stringify(session.review.proposals)
          while (session.undoName.value !== null) session.undo()
          expect(plain(session.stage)).toEqual(before)
          while (session.redoName.value !== null) session.redo()
          expect(plain(session.stage)).toEqual(after)
          expect(JSON.stringify(session.review.proposals)).toBe(review)
          expect(session.toasts.value.filter(({ says }) => says.startsWith('Could not'))).toEqual([])
        })
      }),
      { numRuns: RUNS },
    )
  }, 120_000)

  it('takes back by undo what one has changed oneself, and nothing that another did', () => {
    const edit = fc.oneof(
      fc.record({ do: fc.constant('create' as const), who, at, values }),
      fc.record({ do: fc.constant('set' as const), who, at, values }),
      fc.record({ do: fc.constant('set two' as const), who, at, to: at, values }),
      fc.record({ do: fc.constant('remove' as const), who, at }),
    )
    fc.assert(
      fc.property(firstNodes(5), edit, fc.array(edit, { maxLength: 4 }), fc.boolean(), (first, mine, theirs, together) => {
        inWorld(2, first, (world) => {
          const [mia, jo] = world.mates.map(({ session }) => session)
          const before = new Map(mia!.stage.nodes)
          mia!.edit('Mine', changesOf(mia!.stage, mine))
          const own = touched(before, mia!.stage)
          const written = new Map(mia!.stage.nodes)
          if (!together) world.deliver()
          const joBefore = new Map(jo!.stage.nodes)
          for (const a of theirs) jo!.edit('Theirs', changesOf(jo!.stage, a))
          const other = touched(joBefore, jo!.stage)
          const joAfter = new Map(jo!.stage.nodes)
          world.deliver()
          const between = new Map(mia!.stage.nodes)
          mia!.undo()
          world.deliver()
          expect(plain(jo!.stage)).toEqual(plain(mia!.stage))
          judge({ before, written, theirs: joAfter, between, after: new Map(mia!.stage.nodes) }, own, other)
        })
      }),
      { numRuns: RUNS },
    )
  }, 120_000)
})

type Nodes = ReadonlyMap<NodeId, StageNode>
const LOOKED = ['name', 'position', 'visible'] as const
const value = (node: StageNode | undefined, name: string): unknown =>
  (node as unknown as { [name: string]: unknown } | undefined)?.[name]

/** `id` or `id.field` of what differs. */
const touched = (before: Nodes, { nodes }: SetView): Set<string> => {
  const names = new Set<string>()
  for (const id of new Set([...before.keys(), ...nodes.keys()])) {
    const [old, now] = [before.get(id), nodes.get(id)]
    if (!old || !now) names.add(id)
    else for (const name of LOOKED) if (!sameValue(value(old, name), value(now, name))) names.add(`${id}.${name}`)
  }
  return names
}

/** The set at the beginning, after my edit, after the other's as the other saw it, before my undo, and after it. */
type Seen = Readonly<Record<'before' | 'written' | 'theirs' | 'between' | 'after', Nodes>>

const judge = ({ before, written, theirs, between, after }: Seen, own: Set<string>, other: Set<string>): void => {
  const touchedByOther = (id: string) => other.has(id) || LOOKED.some((name) => other.has(`${id}.${name}`))
  for (const id of new Set([...before.keys(), ...between.keys(), ...after.keys()])) {
    const [now, then] = [after.get(id), between.get(id)]
    if (other.has(id)) {
      // What the other made stays; what the other deleted stays deleted, unless I had deleted it as well.
      if (theirs.has(id)) expect(now, `${id} was made by the other`).toBeDefined()
      else if (!own.has(id)) expect(now, `${id} was deleted by the other`).toBeUndefined()
      continue
    }
    if (own.has(id)) {
      if (before.has(id)) expect(now, `${id} was deleted by me and is back`).toBeDefined()
      else if (!touchedByOther(id)) expect(now, `${id} was made by me and is gone`).toBeUndefined()
      else expect(now, `${id} was made by me and changed by the other`).toBeDefined()
      continue
    }
    if (!then || !now) continue
    // A place is one below a parent: an orphan's is read otherwise.
    const moved = then.parent !== now.parent || then.parent !== (before.get(id)?.parent ?? null)
    for (const name of LOOKED) {
      if (moved && name === 'position') continue
      const [mine, its] = [own.has(`${id}.${name}`), other.has(`${id}.${name}`)]
      const stands = its && sameValue(value(then, name), value(theirs.get(id), name))
      const same = mine && sameValue(value(written.get(id), name), value(theirs.get(id), name))
      if (stands && !same) expect(value(now, name), `${id}.${name} is the other's`).toEqual(value(then, name))
      else if (mine && !its) expect(value(now, name), `${id}.${name} is back`).toEqual(value(before.get(id), name))
      else if (!mine && !its) expect(value(now, name), `${id}.${name} was nobody's`).toEqual(value(then, name))
    }
  }
}
