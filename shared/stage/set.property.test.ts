import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import { diff } from '../changes/diff.ts'
import { worldOf } from '../derive/world.ts'
import type { NodeId } from '../ids.ts'
import { assertNoCycle, Crew, plain } from '../testing/crew.ts'
import { misbehave, mischief } from '../testing/garbage.ts'
import { actions, firstNodes, play } from '../testing/story.ts'
import { openLens } from './lens.ts'
import { readAll } from './read-all.ts'

const RUNS = Number(process.env.HOTSET_RUNS ?? 1_000)
const story = fc.array(actions, { maxLength: 40 })
const options = { numRuns: RUNS }

/** Plays a story with a crew of four and hands over the crew. */
const told = <T>(
  first: Parameters<typeof firstCrew>[0],
  acts: typeof story extends fc.Arbitrary<infer A> ? A : never,
  look: (crew: Crew) => T,
): T => {
  const crew = firstCrew(first)
  try {
    for (const action of acts) play(crew, action)
    return look(crew)
  } finally {
    crew.close()
  }
}
const firstCrew = (first: ReturnType<typeof firstNodes> extends fc.Arbitrary<infer T> ? T : never) => new Crew(4, { first })

describe('a set that several people edit', () => {
  it('reads the same for all once everything has arrived, without a cycle', () => {
    fc.assert(
      fc.property(firstNodes(8), story, (first, acts) =>
        told(first, acts, (crew) => {
          crew.deliverAll()
          const [one, ...others] = crew.mates.map(({ lens }) => plain(lens.view))
          for (const other of others) expect(other).toEqual(one)
          assertNoCycle(crew.view(0))
          const [doc, ...docs] = crew.mates.map((mate) => Y.snapshot(mate.doc))
          for (const other of docs) expect(Y.equalSnapshots(doc!, other)).toBe(true)
        }),
      ),
      options,
    )
  }, 120_000)

  it('is read incrementally as it would be from scratch, after each step', () => {
    fc.assert(
      fc.property(firstNodes(6), story, (first, acts) => {
        const crew = firstCrew(first)
        try {
          for (const action of acts) {
            play(crew, action)
            for (const { lens, doc } of crew.mates) expect(plain(lens.view)).toEqual(plain(readAll(doc)))
          }
        } finally {
          crew.close()
        }
      }),
      options,
    )
  }, 240_000)

  it('names in each change just what differs from before, and keeps every other node the same object', () => {
    fc.assert(
      fc.property(firstNodes(6), story, (first, acts) => {
        const crew = firstCrew(first)
        const { lens } = crew.mate(0)
        let before = new Map(lens.view.nodes)
        const stop = lens.on((change) => {
          for (const [id, node] of lens.view.nodes) {
            const named = change.added.has(id) || change.updated.has(id)
            expect(before.get(id) !== node).toBe(named)
          }
          for (const id of before.keys()) expect(change.removed.has(id)).toBe(!lens.view.nodes.has(id))
          before = new Map(lens.view.nodes)
        })
        for (const action of acts) play(crew, action)
        stop()
        crew.close()
      }),
      options,
    )
  }, 120_000)

  it('undo of a step that nobody else touched gives the set of before', () => {
    fc.assert(
      fc.property(firstNodes(8), story, fc.array(actions, { minLength: 1, maxLength: 4 }), (first, acts, mine) =>
        told(first, acts, (crew) => {
          crew.deliverAll()
          const mate = crew.mate(0)
          const before = plain(crew.view(0))
          const steps = mate.undo.length
          for (const action of mine) {
            if (action.do === 'undo' || action.do === 'deliver' || action.do === 'sync') continue
            play(crew, { ...action, who: 0 })
          }
          while (mate.undo.length > steps) expect(crew.undo(0)?.refused).toEqual([])
          expect(plain(crew.view(0))).toEqual(before)
        }),
      ),
      options,
    )
  }, 120_000)

  it('diff then apply gives the other set, and the inverse gives the first again', () => {
    fc.assert(
      fc.property(firstNodes(8), story, (first, acts) =>
        told(first, acts.map(inOrder), (crew) => {
          const from = crew.view(0)
          const to = crew.view(1)
          const before = plain(from)
          const goal = plain(to)
          const report = apply(crew.mate(0).doc, diff(from, to), { view: from, allowLocked: true, stale: 'refuse' })
          expect(report.refused).toEqual([])
          expect(plain(crew.view(0))).toEqual(goal)
          const back = apply(crew.mate(0).doc, report.inverse, { view: crew.view(0), allowLocked: true })
          expect(back.refused).toEqual([])
          expect(plain(crew.view(0))).toEqual(before)
        }),
      ),
      options,
    )
  }, 120_000)

  it('keeps world transforms when a person hangs things elsewhere', () => {
    fc.assert(
      fc.property(firstNodes(8), fc.nat(), fc.nat(), (first, a, b) =>
        told(first, [], (crew) => {
          const node = crew.node(0, a)!
          const before = new Map([...crew.view(0).nodes.keys()].map((id) => [id, worldOf(crew.view(0), id)]))
          play(crew, { do: 'move', who: 0, at: a, to: b, root: false })
          for (const [id, world] of before) near(worldOf(crew.view(0), id).position, world.position)
          expect(crew.view(0).nodes.has(node.id)).toBe(true)
        }),
      ),
      options,
    )
  })
})

describe('a doc with garbage in it', () => {
  it('still reads, the same for all and in both ways of reading, and can be edited', () => {
    fc.assert(
      fc.property(firstNodes(4), fc.array(fc.oneof(mischief, actions), { maxLength: 30 }), (first, acts) =>
        told(first, [], (crew) => {
          for (const act of acts) {
            if ('root' in act && act.do !== 'move') misbehave(crew.mate(3).doc, act)
            else play(crew, act as Parameters<typeof play>[1])
          }
          crew.deliverAll()
          const one = plain(crew.view(0))
          for (const { lens, doc } of crew.mates) {
            expect(plain(lens.view)).toEqual(one)
            expect(plain(readAll(doc))).toEqual(one)
          }
          assertNoCycle(crew.view(0))
          const made = crew.edit(0, [
            { op: 'create', of: 'node', id: 'fresh' as NodeId, kind: 'prop', values: { name: 'Still works' } },
          ])
          const newer = made.refused.length > 0
          if (!newer) expect(crew.view(0).nodes.get('fresh' as NodeId)?.name).toBe('Still works')
          else expect(made.refused[0]?.says).toMatch(/newer version|no nodes/)
        }),
      ),
      options,
    )
  }, 120_000)

  it('reads where its roots were defined as other types', () => {
    for (const define of [
      (doc: Y.Doc) => doc.getText('nodes').insert(0, 'x'),
      (doc: Y.Doc) => doc.getArray('nodes').insert(0, ['x']),
    ]) {
      const doc = new Y.Doc()
      define(doc)
      expect(readAll(doc).nodes.size).toBe(0)
      expect(openLens(doc).view.nodes.size).toBe(0)
    }
  })
})

/** The oldest first: a set read while half of a removal is still on its way has no grave yet, and none to go back to. */
const inOrder = <A extends { do: string }>(action: A): A => (action.do === 'deliver' ? { ...action, at: 0 } : action)

const near = (a: readonly number[], b: readonly number[]) => {
  for (const [i, n] of a.entries()) expect(Math.abs(n - b[i]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(n)))
}
