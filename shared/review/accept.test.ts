import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import type { Change } from '../changes/change.ts'
import { createNode, removeNodes, setValues, withExpect } from '../changes/make.ts'
import type { NodeId, ProposalId } from '../ids.ts'
import { initStage } from '../stage/init.ts'
import { openLens } from '../stage/lens.ts'
import { readAll } from '../stage/read-all.ts'
import { plain } from '../testing/crew.ts'
import { firstNodes } from '../testing/story.ts'
import { acceptChanges, healed, sayRefused } from './accept.ts'
import { openReviewLens } from './lens.ts'
import { preview } from './preview.ts'
import { decide, propose } from './proposals.ts'

const RUNS = Number(process.env.HOTSET_RUNS ?? 1_000)
const id = (name: string) => name as NodeId
const p1 = 'p1' as ProposalId
const mia = { id: 'mia', name: 'Mia' }
const agent = { id: 'bot', name: 'Agent', agent: true }
const table = createNode('prop', { name: 'Table', position: [2, 0, 0] }, { id: id('table') })
const jar = createNode('prop', { name: 'Jar', position: [0, 0.7, 0] }, { id: id('jar'), parent: id('table') })

/** A stage with a chair, a review with one proposal, and lenses on both. */
const desk = (changes: (view: ReturnType<typeof readAll>) => readonly Change[], first?: readonly Change[]) => {
  const stage = new Y.Doc()
  initStage(stage, { title: 'Test', changes: first ?? [createNode('prop', { name: 'Chair' }, { id: id('chair') })] })
  const review = new Y.Doc()
  const list = changes(readAll(stage)).map((change, i) => ({ key: `k${i}`, change, why: '' }))
  propose(review, { id: p1, brief: null, author: agent, title: 'A camp', at: 1, notes: [], changes: list })
  const views = { stage: openLens(stage).view, review: openReviewLens(review).view }
  return {
    stage,
    review,
    views,
    accept: (keys: readonly string[] | 'all', more: { by?: typeof mia; stale?: 'refuse' | 'overwrite' } = {}) =>
      acceptChanges(stage, review, p1, keys, { views, by: mia, ...more }),
    states: () => views.review.proposals[0]!.changes.map(({ state }) => state),
  }
}

describe('accepting', () => {
  it('makes the chosen changes, signs them with who proposed them, and records who accepted', () => {
    const one = desk(() => [table, jar])
    const report = one.accept(['k0'])
    expect(report.keys).toEqual(['k0'])
    expect(one.views.stage.nodes.get(id('table'))).toMatchObject({ name: 'Table', by: 'Agent' })
    expect(one.views.stage.nodes.has(id('jar'))).toBe(false)
    expect(one.views.review.proposals[0]?.changes[0]).toMatchObject({ state: 'accepted', by: 'Mia', byId: 'mia' })
    expect(one.states()).toEqual(['accepted', 'open'])
  })

  it('of a thing on a proposed thing brings that as well', () => {
    const one = desk(() => [table, jar])
    expect(one.accept(['k1']).keys).toEqual(['k0', 'k1'])
    expect(one.views.stage.nodes.get(id('jar'))?.parent).toBe('table')
  })

  it('of a thing on a refused thing is refused, and says why', () => {
    const one = desk(() => [table, jar])
    decide(one.review, p1, ['k0'], 'refused', mia)
    expect(sayRefused(one.accept('all').refused)).toBe('What it should hang from is not on the set.')
    expect(one.states()).toEqual(['refused', 'open'])
  })

  it('twice is once, by whomever', () => {
    const one = desk(() => [table, jar])
    one.accept('all')
    const before = plain(one.views.stage)
    expect(one.accept('all')).toMatchObject({ applied: [], refused: [], keys: [] })
    expect(one.accept(['k0'], { by: { id: 'jo', name: 'Jo' } }).keys).toEqual([])
    expect(plain(one.views.stage)).toEqual(before)
    expect(one.views.review.proposals[0]?.changes[0]?.by).toBe('Mia')
  })

  it('writes the stage first, so that a crash between the two leaves nothing that the next one would do twice', () => {
    const one = desk(() => [table, jar])
    apply(one.stage, [table, jar])
    expect(one.states()).toEqual(['open', 'open'])
    expect(healed(one.views.stage, one.views.review)).toEqual([{ proposal: p1, keys: ['k0', 'k1'] }])
    expect(preview(one.views.stage, one.views.review.proposals).ghosts.size).toBe(0)
    const report = one.accept('all')
    expect(report).toMatchObject({ applied: [], refused: [], keys: ['k0', 'k1'] })
    expect(one.states()).toEqual(['accepted', 'accepted'])
    expect(healed(one.views.stage, one.views.review)).toEqual([])
  })

  it('refuses what is stale until it was looked at, and makes the rest', () => {
    const one = desk((view) => [...withExpect(view, [setValues(id('chair'), { name: 'Stool' })]), table])
    apply(one.stage, [setValues(id('chair'), { name: 'Throne' })])
    expect([...preview(one.views.stage, one.views.review.proposals).stale]).toEqual([['p1/k0', ['name']]])
    const report = one.accept('all')
    expect(report.refused.map(({ code }) => code)).toEqual(['stale'])
    expect(one.states()).toEqual(['open', 'accepted'])
    expect(one.accept(['k0'], { stale: 'overwrite' }).keys).toEqual(['k0'])
    expect(one.views.stage.nodes.get(id('chair'))?.name).toBe('Stool')
  })

  it('of an unknown proposal does nothing', () => {
    const one = desk(() => [table])
    const report = acceptChanges(one.stage, one.review, 'other' as ProposalId, 'all', { views: one.views, by: mia })
    expect(report).toMatchObject({ applied: [], refused: [], keys: [] })
  })
})

describe('the preview', () => {
  it('is the very view where nothing is open', () => {
    const one = desk(() => [table])
    decide(one.review, p1, ['k0'], 'refused', mia)
    expect(preview(one.views.stage, one.views.review.proposals).view).toBe(one.views.stage)
  })

  it('names the ghosts: what comes, what changes, and what goes with all that hangs from it', () => {
    const first = [table, jar, createNode('prop', { name: 'Chair' }, { id: id('chair') })]
    const one = desk(
      (view) =>
        withExpect(view, [
          createNode('prop', { name: 'Rug' }, { id: id('rug') }),
          setValues(id('chair'), { position: [1, 0, 0] }),
          ...removeNodes(view, [id('table')]),
        ]),
      first,
    )
    const { view, ghosts, stale } = preview(one.views.stage, one.views.review.proposals)
    expect([...ghosts].map(([node, { op, key, stale }]) => [node, op, key, stale])).toEqual([
      ['rug', 'create', 'k0', false],
      ['chair', 'update', 'k1', false],
      ['table', 'remove', 'k2', false],
      ['jar', 'remove', 'k2', false],
    ])
    expect([...view.nodes.keys()].sort()).toEqual(['chair', 'rug'])
    expect(view.children(null)).toEqual(['chair', 'rug'])
    expect(stale.size).toBe(0)
    expect(one.views.stage.nodes.has(id('table'))).toBe(true)
  })

  it('draws no cycle, nothing below nothing, and no value that the kind has not', () => {
    const first = [table, jar]
    const one = desk(
      () => [
        setValues(id('table'), { parent: 'jar' }),
        createNode('prop', {}, { id: id('lost'), parent: id('nowhere') }),
        setValues(id('jar'), { intensity: 5 }),
        setValues(id('gone'), { name: 'x' }),
      ],
      first,
    )
    const { view, stale } = preview(one.views.stage, one.views.review.proposals)
    expect(view.nodes.get(id('table'))?.parent).toBeNull()
    expect(view.nodes.get(id('lost'))?.parent).toBeNull()
    expect([...stale.keys()]).toEqual(['p1/k2', 'p1/k3'])
  })

  const change = fc.oneof(
    fc.record({ make: fc.constant('create' as const), to: fc.nat({ max: 12 }), under: fc.nat({ max: 12 }) }),
    fc.record({ make: fc.constant('update' as const), to: fc.nat({ max: 12 }), under: fc.nat({ max: 12 }) }),
    fc.record({ make: fc.constant('hang' as const), to: fc.nat({ max: 12 }), under: fc.nat({ max: 12 }) }),
    fc.record({ make: fc.constant('remove' as const), to: fc.nat({ max: 12 }), under: fc.nat({ max: 12 }) }),
  )

  it('is what accepting all makes, whenever all can be accepted', () => {
    let whole = 0
    fc.assert(
      fc.property(firstNodes(6), fc.array(change, { maxLength: 8 }), (first, wishes) => {
        const changes = wishes.map(({ make, to, under }, i): Change => {
          const target = id(to < 8 ? `n${to}` : `new${to - 8}`)
          const parent = under < 8 ? `n${under}` : null
          if (make === 'create')
            return createNode('prop', { name: 'New' }, { id: id(`new${i}`), parent: parent as NodeId | null })
          if (make === 'update') return setValues(target, { name: 'Other', position: [under, 0, i], order: `a${under % 10}` })
          if (make === 'hang') return setValues(target, { parent })
          return { op: 'remove', of: 'node', id: target }
        })
        const one = desk(() => changes, first)
        const seen = plain(preview(one.views.stage, one.views.review.proposals).view)
        const report = one.accept('all')
        if (report.refused.length > 0) return
        whole++
        for (const node of Object.values(seen.nodes))
          if (node.id.startsWith('new')) Object.assign(seen.nodes, { [node.id]: { ...node, by: 'Agent' } })
        expect(plain(one.views.stage)).toEqual(seen)
      }),
      { numRuns: RUNS },
    )
    expect(whole).toBeGreaterThan(RUNS / 10)
  }, 60_000)
})
