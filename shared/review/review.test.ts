import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { MAX_CHANGES } from '../changes/change.ts'
import { createNode, setValues, withExpect } from '../changes/make.ts'
import type { BriefId, CommentId, NodeId, ProposalId } from '../ids.ts'
import { readAll } from '../stage/read-all.ts'
import { addBrief, setBriefState, stopBrief } from './briefs.ts'
import { addComment, addReply, resolveComment } from './comments.ts'
import { MAX_BRIEF } from './limits.ts'
import { appendChanges, decide, editProposed, type NewChange, propose } from './proposals.ts'
import { readReview } from './read-all.ts'

const mia = { id: 'mia', name: 'Mia', agent: false }
const agent = { id: 'bot', name: 'Agent', agent: true }
const brief = { id: 'b1' as BriefId, author: mia, text: 'A camp at dusk', at: 5, refines: null, selection: ['n1' as NodeId] }
const p1 = 'p1' as ProposalId
const jar = 'jar' as NodeId
const suggestion = (changes: readonly NewChange[]) => ({
  id: p1,
  brief: brief.id,
  author: agent,
  title: 'A camp',
  at: 7,
  notes: ['I did not understand “blorp”.'],
  changes,
})
const create: NewChange = {
  key: 'k1',
  change: createNode('prop', { name: 'Jar', position: [1, 0, 0] }, { id: jar }),
  why: 'To drink',
}

describe('briefs', () => {
  it('are read as they were written, and show how far the agent is', () => {
    const doc = new Y.Doc()
    expect(addBrief(doc, brief)).toBeNull()
    expect(readReview(doc).briefs).toEqual([{ ...brief, state: 'open', stop: false, note: '' }])
    setBriefState(doc, brief.id, 'working', 'Looking for a place')
    stopBrief(doc, brief.id)
    expect(readReview(doc).briefs[0]).toMatchObject({ state: 'working', stop: true, note: 'Looking for a place' })
  })

  it('of 1 MB are refused with words that say how long one may be, and nothing is written', () => {
    const doc = new Y.Doc()
    const no = addBrief(doc, { ...brief, text: 'x'.repeat(1_048_576) })
    expect(no?.says).toBe('A brief has at most 4,000 characters; this one has 1,048,576.')
    expect(readReview(doc).briefs).toEqual([])
    expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(10)
  })

  it('need words, and the longest that may be is taken whole', () => {
    const doc = new Y.Doc()
    expect(addBrief(doc, { ...brief, text: '  \n ' })?.says).toBe('A brief needs some words.')
    expect(addBrief(doc, { ...brief, text: 'x'.repeat(MAX_BRIEF) })).toBeNull()
    expect(addBrief(doc, brief)?.code).toBe('exists')
  })
})

describe('proposals', () => {
  it('are read with their changes in the order in which they were made, later parts after the first', () => {
    const doc = new Y.Doc()
    expect(propose(doc, suggestion([create]))).toBeNull()
    const more: NewChange = { key: 'a2', change: setValues(jar, { name: 'Pot' }), why: '' }
    expect(appendChanges(doc, p1, [more])).toBeNull()
    const [read] = readReview(doc).proposals
    expect(read).toMatchObject({
      id: p1,
      brief: brief.id,
      author: agent,
      title: 'A camp',
      notes: ['I did not understand “blorp”.'],
    })
    expect(read?.changes.map(({ key, state, by }) => [key, state, by])).toEqual([
      ['k1', 'open', ''],
      ['a2', 'open', ''],
    ])
    expect(read?.changes[0]?.change).toEqual(create.change)
  })

  it('are refused whole when one change has no key of its own, or is none that could be made', () => {
    const doc = new Y.Doc()
    expect(propose(doc, suggestion([create, create]))?.code).toBe('invalid')
    const odd = { key: 'k2', change: { op: 'explode', of: 'node', id: 'x' } as unknown as NewChange['change'], why: '' }
    expect(propose(doc, suggestion([odd]))?.code).toBe('invalid')
    expect(readReview(doc).proposals).toEqual([])
    propose(doc, suggestion([create]))
    expect(appendChanges(doc, p1, [create])?.code).toBe('invalid')
    const many = Array.from({ length: MAX_CHANGES }, (_, i) => ({ ...create, key: `m${i}` }))
    expect(appendChanges(doc, p1, many)?.code).toBe('too-many')
  })

  it('take a person’s values in place of the proposed ones until they are decided', () => {
    const doc = new Y.Doc()
    propose(doc, suggestion([create]))
    expect(editProposed(doc, p1, 'k1', { position: [4, 0, 4] })).toBeNull()
    expect(readReview(doc).proposals[0]?.changes[0]?.change).toMatchObject({ values: { name: 'Jar', position: [4, 0, 4] } })
    expect(editProposed(doc, p1, 'k1', { position: [Number.NaN, 0, 0] })?.code).toBe('invalid')
    decide(doc, p1, ['k1'], 'refused', mia)
    expect(editProposed(doc, p1, 'k1', { position: [5, 0, 5] })?.code).toBe('stale')
  })

  it('two people edit and decide different changes of one proposal at once, and nothing is lost', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    const other: NewChange = { key: 'k2', change: createNode('prop', { name: 'Rug' }, { id: 'rug' as NodeId }), why: '' }
    propose(a, suggestion([create, other]))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    editProposed(a, p1, 'k1', { position: [4, 0, 4] })
    editProposed(b, p1, 'k1', { name: 'Pot' })
    decide(b, p1, ['k2'], 'refused', mia)
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    expect(readReview(a)).toEqual(readReview(b))
    expect(readReview(a).proposals[0]?.changes[0]?.change).toMatchObject({ values: { name: 'Pot', position: [4, 0, 4] } })
    expect(readReview(a).proposals[0]?.changes[1]).toMatchObject({ state: 'refused', by: 'Mia', byId: 'mia' })
  })

  it('that one accepts while another refuses are accepted: they are on the stage', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    propose(a, suggestion([create]))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    decide(a, p1, ['k1'], 'accepted', mia)
    decide(b, p1, ['k1'], 'refused', { id: 'jo', name: 'Jo' })
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    for (const doc of [a, b]) expect(readReview(doc).proposals[0]?.changes[0]).toMatchObject({ state: 'accepted', by: 'Mia' })
  })
})

describe('a hostile reviewer', () => {
  const inject = (change: unknown) => {
    const doc = new Y.Doc()
    propose(doc, suggestion([create]))
    const map = doc.getMap<Y.Map<unknown>>('proposals').get(p1)!
    map.set('c/evil', { n: 9, change, why: { toString: 'x' } })
    return readReview(doc).proposals[0]!.changes.find(({ key }) => key === 'evil')?.change
  }

  it('has unknown operations, targets, kinds and ids dropped', () => {
    for (const bad of [
      null,
      7,
      'create',
      [],
      {},
      { op: 'explode', of: 'node', id: 'x', values: {} },
      { op: 'create', of: 'door', id: 'x', values: {} },
      { op: 'create', of: 'node', id: '../x', kind: 'prop', values: {} },
      { op: 'create', of: 'node', id: 'x', kind: 'dragon', values: {} },
      { op: 'create', of: 'node', id: 'x', kind: '__proto__', values: {} },
      { op: 'update', of: 'node', id: 'x', values: { nonsense: 1 } },
      { op: 'update', of: 'node', id: 'x', values: null },
      { op: 'remove', of: 'set' },
    ]) {
      expect(inject(bad), JSON.stringify(bad)).toBeUndefined()
    }
  })

  it('has values that no field takes dropped, the rest of the change kept', () => {
    const read = inject({
      op: 'create',
      of: 'node',
      id: 'x',
      kind: 'light',
      values: {
        name: 'Lamp',
        intensity: Number.POSITIVE_INFINITY,
        position: ['a', 0, 0],
        constructor: 1,
        parent: '<b>',
        order: '',
      },
      expect: 'me',
      extra: { huge: 'x'.repeat(10_000) },
    })
    expect(read).toEqual({ op: 'create', of: 'node', id: 'x', kind: 'light', values: { name: 'Lamp' } })
    expect(Object.isFrozen(read) && Object.isFrozen((read as { values: object }).values)).toBe(true)
  })

  it('has words of any length cut, and authors that are no authors named “Somebody”', () => {
    const doc = new Y.Doc()
    const map = new Y.Map<unknown>([
      ['text', 'x'.repeat(100_000)],
      ['author', 'Mia'],
      ['at', Number.NaN],
      ['state', 'owned'],
      ['selection', ['ok', '../', 5]],
    ])
    doc.getMap('briefs').set('b', map)
    const [read] = readReview(doc).briefs
    expect(read?.text).toHaveLength(MAX_BRIEF)
    expect(read).toMatchObject({ author: { id: '', name: 'Somebody', agent: false }, at: 0, state: 'open', selection: ['ok'] })
  })
})

describe('comments', () => {
  const note = {
    id: 'c1' as CommentId,
    author: mia,
    text: 'Too bright',
    at: 3,
    node: jar,
    point: [0, 1, 0] as const,
    view: null,
  }

  it('are threads: answers in order of age, settled and opened again', () => {
    const doc = new Y.Doc()
    addComment(doc, note)
    addReply(doc, note.id, { id: 'r2' as CommentId, author: agent, text: 'Later', at: 9 })
    addReply(doc, note.id, { id: 'r1' as CommentId, author: mia, text: 'Sooner', at: 4 })
    resolveComment(doc, note.id, true)
    const [thread] = readReview(doc).comments
    expect(thread?.replies.map(({ text }) => text)).toEqual(['Sooner', 'Later'])
    expect(thread?.resolved).toBe(true)
    resolveComment(doc, note.id, false)
    expect(readReview(doc).comments[0]?.resolved).toBe(false)
  })

  it('are refused without words, without a place, and as an answer to nothing', () => {
    const doc = new Y.Doc()
    expect(addComment(doc, { ...note, text: ' ' })?.says).toBe('A comment needs some words.')
    expect(addComment(doc, { ...note, point: [Number.NaN, 0, 0] })?.code).toBe('invalid')
    expect(addReply(doc, 'nobody' as CommentId, note)?.code).toBe('missing')
    expect(readReview(doc).comments).toEqual([])
  })
})

it('a doc of nothing but a text in place of a root reads as an empty review', () => {
  const doc = new Y.Doc()
  doc.getText('proposals').insert(0, 'boo')
  expect(readReview(doc)).toEqual({ briefs: [], proposals: [], comments: [] })
  expect(propose(doc, suggestion([create]))?.code).toBe('invalid')
  expect(withExpect(readAll(doc), [create.change])).toEqual([create.change])
})
