import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reparent } from '../changes/make.ts'
import type { NodeId } from '../ids.ts'
import { assertNoCycle, Crew, plain } from '../testing/crew.ts'
import { firstNodes, type Move, moves, play } from '../testing/story.ts'
import type { Pins } from './pin.ts'

const RUNS = Number(process.env.HOTSET_RUNS ?? 20_000)

/**
 * Tells a story of moves and says what it broke: peers that differ, a cycle, or a *quiet* move (made when nothing else
 * was under way) that was rolled back although nobody moved that node or took its new parent away since.
 */
const tell = (first: Parameters<typeof start>[0], story: readonly Move[], pins?: Pins): string | null => {
  const crew = start(first, pins)
  const settled = new Map<NodeId, NodeId | null>()
  try {
    for (const action of story) {
      if (action.do === 'quiet move') {
        crew.deliverAll()
        const view = crew.view(action.who)
        const node = crew.node(action.who, action.at)
        const to = crew.node(action.who, action.to)
        if (!node || !to) continue
        const before = new Map([...view.nodes].map(([id, one]) => [id, one.parent]))
        const report = crew.edit(action.who, reparent(view, [node.id], to.id, null))
        crew.deliverAll()
        if (report.refused.length > 0) continue
        for (const { lens } of crew.mates)
          for (const [id, parent] of before)
            if (lens.view.nodes.get(id)?.parent !== (id === node.id ? to.id : parent))
              return `a quiet move of ${node.id} moved ${id}`
        settled.set(node.id, to.id)
        continue
      }
      const named = crew.node('who' in action ? action.who : 0, 'at' in action ? action.at : 0)
      if (action.do === 'move' && named) settled.delete(named.id)
      if (action.do === 'remove' || action.do === 'undo') settled.clear()
      play(crew, action)
    }
    crew.deliverAll()
    const [one, ...others] = crew.mates.map(({ lens }) => plain(lens.view))
    for (const other of others) if (JSON.stringify(other) !== JSON.stringify(one)) return 'peers differ'
    assertNoCycle(crew.view(0))
    for (const [id, parent] of settled)
      if (crew.view(0).nodes.has(id) && crew.view(0).nodes.get(id)?.parent !== parent) return `${id} was rolled back`
    return null
  } finally {
    crew.close()
  }
}

const start = (first: ReturnType<typeof firstNodes> extends fc.Arbitrary<infer T> ? T : never, pins?: Pins) =>
  new Crew(3, { first, ...(pins ? { pins } : {}) })

describe('hierarchy', () => {
  it(`no order of moves, removals and undos makes peers differ, closes a cycle or rolls back a quiet move (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(firstNodes(6), fc.array(moves, { maxLength: 12 }), (first, story) => {
        expect(tell(first, story)).toBeNull()
      }),
      { numRuns: RUNS },
    )
  }, 300_000)

  it('fails that very test without pins: the mutant is found', () => {
    const found = fc.check(
      fc.property(firstNodes(6), fc.array(moves, { maxLength: 25 }), (first, story) => tell(first, story, () => []) === null),
      { numRuns: 5_000, endOnFailure: true },
    )
    expect(found.failed).toBe(true)
  }, 120_000)
})
