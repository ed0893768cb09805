import { expect, test } from 'vitest'
import { asId, type NodeId } from '../../shared/ids.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { small, smallAt } from './pick.ts'
import type { Lens } from './projection.ts'

const lens: Lens = { position: [0, 0, 10], rotation: [0, 0, 0, 1], fov: 0.9, orthoHeight: null, width: 800, height: 600 }
const id = (name: string) => asId<NodeId>(name)
const lamp = { id: id('lamp'), position: [0, 0, 0] as const }

test('a lamp is picked within 12 pixels of its middle, however far it is', () => {
  for (const off of [-11, 0, 11]) expect(smallAt(lens, 400 + off, 300, [lamp], null)).toBe('lamp')
  expect(smallAt(lens, 413, 300, [lamp], null)).toBeNull()
})

test('not through what stands before it, but before what stands behind it', () => {
  expect(smallAt(lens, 400, 300, [lamp], { node: id('wall'), distance: 6 })).toBeNull()
  expect(smallAt(lens, 400, 300, [lamp], { node: id('wall'), distance: 14 })).toBe('lamp')
})

test('a mark on the ground wins against the ground, not against the foot that stands on it', () => {
  expect(smallAt(lens, 400, 300, [lamp], { node: null, distance: 9.9 })).toBe('lamp')
  expect(smallAt(lens, 400, 300, [lamp], { node: id('foot'), distance: 10 })).toBeNull()
})

test('of several the one nearest to the pointer', () => {
  const other = { id: id('other'), position: [0.15, 0, 0] as const }
  expect(smallAt(lens, 408, 300, [lamp, other], null)).toBe('other')
  expect(smallAt(lens, 401, 300, [other, lamp], null)).toBe('lamp')
})

test('lights, cameras, marks and empty groups are small; props, people and full groups are not', () => {
  const kinds = { a: 'light', b: 'camera', c: 'mark', d: 'group', e: 'group', f: 'prop', g: 'character' }
  const nodes = new Map(Object.entries(kinds).map(([name, kind]) => [id(name), { id: id(name), kind }]))
  const view = { nodes, children: (parent: NodeId) => (parent === 'e' ? ['f'] : []) } as unknown as SetView
  expect(small(view)).toEqual(['a', 'b', 'c', 'd'])
})
