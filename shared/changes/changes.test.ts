import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { worldOf } from '../derive/world.ts'
import type { NodeId, ShotId } from '../ids.ts'
import { yaw } from '../space/math.ts'
import { MAX_DEPTH, MAX_NODES } from '../stage/schema.ts'
import { Crew, plain } from '../testing/crew.ts'
import { apply } from './apply.ts'
import type { Change, ChangeList } from './change.ts'
import { MAX_CHANGES } from './change.ts'
import { diff } from './diff.ts'
import {
  createNode,
  createOf,
  groupNodes,
  orderBetween,
  removeNodes,
  reparent,
  setValues,
  ungroup,
  withExpect,
} from './make.ts'
import { staleFields } from './stale.ts'

const id = (name: string) => name as NodeId
const chair = createNode('prop', { name: 'Chair', asset: 'chair-dining', position: [1, 0, 2] }, { id: id('chair') })
const lamp = createNode('light', { name: 'Lamp', type: 'point' }, { id: id('lamp') })
const table = createNode('prop', { name: 'Table', position: [3, 0, 0], rotation: yaw(1) }, { id: id('table') })
const crewOf = (first: ChangeList) => new Crew(2, { first })

describe('apply', () => {
  it('stores only what differs from the default of the kind', () => {
    const crew = crewOf([lamp])
    const map = crew.mate(0).doc.getMap('nodes').get('lamp') as Y.Map<unknown>
    expect([...map.keys()].sort()).toEqual(['kind', 'name', 'type'])
    crew.edit(0, [setValues(id('lamp'), { kelvin: 5600 })])
    expect(map.get('kelvin')).toBe(5600)
    crew.edit(0, [setValues(id('lamp'), { kelvin: 3200 })])
    expect(map.has('kelvin')).toBe(false)
  })

  it('makes what can be made and refuses the rest one by one, in words', () => {
    const crew = crewOf([chair])
    const report = crew.edit(0, [
      setValues(id('chair'), { name: 'x'.repeat(100_000) }),
      setValues(id('ghost'), { name: 'Nobody' }),
      setValues(id('chair'), { lens: 35 }),
      setValues(id('chair'), { position: [Number.NaN, 0, 0] }),
      createOf('dragon' as 'prop', {}),
      chair,
      setValues(id('chair'), { name: 'Throne' }),
    ])
    expect(report.refused.map(({ code }) => code)).toEqual(['invalid', 'missing', 'invalid', 'invalid', 'invalid', 'exists'])
    for (const { says } of report.refused) expect(says).not.toBe('')
    expect(report.refused[0]?.says).toContain('at most 200 characters (it has 100000)')
    expect(report.applied).toHaveLength(1)
    expect(crew.view(0).nodes.get(id('chair'))?.name).toBe('Throne')
  })

  it('writes everything in one transaction with the origin that was given', () => {
    const crew = crewOf([])
    const origins: unknown[] = []
    crew.mate(0).doc.on('afterTransaction', (t) => origins.push(t.origin))
    const origin = {}
    apply(crew.mate(0).doc, [chair, lamp, table], { origin })
    expect(origins).toEqual([origin])
  })

  it('refuses a node to hang from itself or from what hangs from it', () => {
    const crew = crewOf([chair, createNode('prop', {}, { id: id('cushion'), parent: id('chair') })])
    const report = crew.edit(0, [setValues(id('chair'), { parent: 'cushion' }), setValues(id('chair'), { parent: 'chair' })])
    expect(report.refused.map(({ code }) => code)).toEqual(['cycle', 'cycle'])
  })

  it('refuses a nesting deeper than the limit', () => {
    const chain: Change[] = []
    for (let i = 0; i <= MAX_DEPTH; i++)
      chain.push(createNode('group', {}, { id: id(`g${i}`), ...(i > 0 ? { parent: id(`g${i - 1}`) } : {}) }))
    const report = crewOf([]).edit(0, chain)
    expect(report.applied).toHaveLength(MAX_DEPTH)
    expect(report.refused[0]?.code).toBe('too-deep')
  })

  it('leaves a locked node where it stands, and says so', () => {
    const crew = crewOf([createNode('prop', { name: 'Ark', locked: true }, { id: id('ark') })])
    const report = crew.edit(0, [setValues(id('ark'), { position: [1, 0, 0] }), ...removeNodes(crew.view(0), [id('ark')])])
    expect(report.refused.map(({ says }) => says)).toEqual(['“Ark” is locked.', '“Ark” is locked.'])
    expect(crew.edit(0, [setValues(id('ark'), { locked: false, position: [1, 0, 0] })]).refused).toEqual([])
  })

  it('refuses lists and sets over their limits and loses nothing', () => {
    const crew = crewOf([chair])
    const before = plain(crew.view(0))
    const many = Array.from({ length: MAX_CHANGES + 1 }, () => setValues(id('chair'), { name: 'x' }))
    expect(crew.edit(0, many).refused[0]?.code).toBe('too-many')
    expect(plain(crew.view(0))).toEqual(before)
    expect(MAX_NODES).toBeGreaterThanOrEqual(10_000)
  })

  it('keeps what somebody hung meanwhile from a node that was removed, where it stood', () => {
    const crew = crewOf([table])
    crew.edit(0, removeNodes(crew.view(0), [id('table')]))
    crew.edit(1, [createNode('prop', { name: 'Cup', position: [0, 0.75, 0] }, { id: id('cup'), parent: id('table') })])
    const stood = worldOf(crew.view(1), id('cup'))
    crew.deliverAll()
    for (const i of [0, 1]) {
      expect(crew.view(i).nodes.get(id('cup'))?.parent).toBeNull()
      expect(worldOf(crew.view(i), id('cup')).position).toEqual(stood.position)
    }
  })

  it('refuses a stale change and says which field it was, unless a person overwrites', () => {
    const crew = crewOf([chair])
    const [proposed] = withExpect(crew.view(0), [setValues(id('chair'), { position: [9, 0, 9] })])
    crew.edit(0, [setValues(id('chair'), { position: [2, 0, 2] })])
    expect(staleFields(crew.view(0), proposed!)).toEqual(['position'])
    expect(apply(crew.mate(0).doc, [proposed!], { stale: 'refuse' }).refused[0]?.code).toBe('stale')
    expect(apply(crew.mate(0).doc, [proposed!]).refused).toEqual([])
  })

  it('gives an inverse that spans nodes, shots and the set itself', () => {
    const crew = crewOf([chair, lamp])
    const before = plain(crew.view(0))
    const shot = '1A' as ShotId
    crew.edit(0, [
      { op: 'update', of: 'set', values: { hour: 5, sky: 'night' } },
      { op: 'create', of: 'shot', id: shot, values: { name: '1A', overrides: { lamp: { dimmer: 0.5 } } } },
      { op: 'update', of: 'shot', id: shot, values: { seconds: 9, overrides: { lamp: null, chair: { visible: false } } } },
      setValues(id('lamp'), { parent: 'chair' }),
      { op: 'remove', of: 'node', id: id('chair') },
      table,
    ])
    expect(crew.view(0).shots.get(shot)?.overrides).toEqual(new Map([['chair', { visible: false }]]))
    expect(crew.undo(0)?.refused).toEqual([])
    expect(plain(crew.view(0))).toEqual(before)
  })
})

describe('a set that an inverse brings back', () => {
  it('has its orphans where they stood, also where the grave was dug by one who had not seen the last edit', () => {
    const crew = new Crew(3, { first: [createNode('group', {}, { id: id('group') })] })
    crew.edit(0, [createNode('prop', { name: 'Cup' }, { id: id('cup'), parent: id('group') })])
    crew.edit(1, [setValues(id('group'), { scale: [2, 2, 2] })])
    crew.deliver(0, 0)
    crew.edit(2, removeNodes(crew.view(2), [id('group')]))
    crew.deliver(0, 0)
    const before = plain(crew.view(0))
    const { doc } = crew.mate(0)
    const report = apply(doc, diff(crew.view(0), crew.view(1)), { allowLocked: true, stale: 'refuse' })
    expect(plain(crew.view(0))).toEqual(plain(crew.view(1)))
    apply(doc, report.inverse, { allowLocked: true })
    expect(plain(crew.view(0))).toEqual(before)
  })
})

describe('make', () => {
  it('groups nodes where they stand, and takes the group apart again', () => {
    const crew = crewOf([chair, table])
    const before = [worldOf(crew.view(0), id('chair')), worldOf(crew.view(0), id('table'))]
    const { changes, id: group } = groupNodes(crew.view(0), [id('chair'), id('table')], 'Set')
    expect(crew.edit(0, changes).refused).toEqual([])
    expect(crew.view(0).children(group)).toEqual([id('chair'), id('table')])
    expect([worldOf(crew.view(0), id('chair')), worldOf(crew.view(0), id('table'))]).toEqual(before)
    expect(crew.edit(0, ungroup(crew.view(0), [group])).refused).toEqual([])
    expect(crew.view(0).nodes.has(group)).toBe(false)
    expect(crew.view(0).children(null)).toEqual([id('chair'), id('table')])
  })

  it('puts a node between two that were given the same place at once', () => {
    const crew = crewOf([createNode('prop', {}, { id: id('a') }), createNode('prop', {}, { id: id('b') }), chair])
    expect(crew.edit(0, reparent(crew.view(0), [id('chair')], null, id('b'))).refused).toEqual([])
    expect(crew.view(0).children(null)).toEqual([id('a'), id('chair'), id('b')])
    expect(orderBetween(crew.view(0), null, null) > crew.view(0).nodes.get(id('b'))!.order).toBe(true)
  })

  it('names a parent only once when a child of it is chosen too', () => {
    const crew = crewOf([chair, createNode('prop', {}, { id: id('cushion'), parent: id('chair') })])
    expect(removeNodes(crew.view(0), [id('cushion'), id('chair')])).toEqual([{ op: 'remove', of: 'node', id: 'chair' }])
  })
})
