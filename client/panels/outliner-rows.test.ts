import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createNode } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { makeWorld, type World } from '../testing/sessions.ts'
import { dropAt, find, rowsOf, typeTo, windowOf } from './outliner-rows.ts'

const id = (name: string) => name as NodeId
const first = [
  createNode('group', { name: 'Camp' }, { id: id('camp'), order: 'a0' }),
  createNode('prop', { name: 'Jar', asset: 'water-jar' }, { id: id('jar'), parent: id('camp'), order: 'a0' }),
  createNode('light', { name: 'Fire' }, { id: id('fire'), parent: id('camp'), order: 'a1' }),
  createNode('group', {}, { id: id('empty'), order: 'a1' }),
  createNode('camera', { name: 'A' }, { id: id('a'), order: 'a2' }),
]

let world: World | null = null
const open = (): SetView => {
  world = makeWorld(1, { first })
  return world.mates[0]!.session.stage
}
afterEach(() => {
  world?.close()
  world = null
})

const ids = (rows: readonly { readonly id: NodeId }[]) => rows.map((row) => row.id)

describe('rows', () => {
  it('are the tree in order, as far as it is open', () => {
    const view = open()
    expect(ids(rowsOf(view, () => true, null))).toEqual(['camp', 'jar', 'fire', 'empty', 'a'])
    expect(ids(rowsOf(view, () => false, null))).toEqual(['camp', 'empty', 'a'])
    const [camp, jar] = rowsOf(view, () => true, null)
    expect(camp).toEqual({ id: 'camp', level: 1, open: true, place: 1, siblings: 3 })
    expect(jar).toEqual({ id: 'jar', level: 2, open: null, place: 1, siblings: 2 })
  })

  it('of a search are what fits, with the way to it, open', () => {
    const view = open()
    const found = find(view, 'water jar')!
    expect(found.hits).toBe(1)
    expect(ids(rowsOf(view, () => false, found.shown))).toEqual(['camp', 'jar'])
    expect(find(view, 'group')!.hits).toBe(2)
    expect(find(view, '  ')).toBeNull()
    expect(rowsOf(view, () => true, find(view, 'sofa')!.shown)).toEqual([])
  })

  it('are found by the first letters, from the next one on and round', () => {
    const view = open()
    const rows = rowsOf(view, () => true, null)
    expect(typeTo(view, rows, 0, 'f')).toBe(2)
    expect(typeTo(view, rows, 3, 'ca')).toBe(0)
    expect(typeTo(view, rows, 0, 'group')).toBe(3)
    expect(typeTo(view, rows, 0, 'x')).toBe(-1)
  })

  it('in the window are those that one sees, and few more', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(500_000), fc.nat(2000), (count, top, height) => {
        const { from, to } = windowOf(count, 24, top, height)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(count)
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 24) + 13)
        for (let at = Math.floor(top / 24); at * 24 < top + height && at < count; at++) {
          expect(at >= from && at < to).toBe(true)
        }
      }),
    )
  })
})

describe('a dragged row', () => {
  it('lands before, in or after the row under the pointer', () => {
    const view = open()
    const rows = rowsOf(view, () => true, null)
    expect(dropAt(view, rows, 1, 0.1)).toEqual({ parent: 'camp', before: 'jar', zone: 'before' })
    expect(dropAt(view, rows, 1, 0.5)).toEqual({ parent: 'jar', before: null, zone: 'inside' })
    expect(dropAt(view, rows, 1, 0.9)).toEqual({ parent: 'camp', before: 'fire', zone: 'after' })
    expect(dropAt(view, rows, 2, 0.9)).toEqual({ parent: 'camp', before: null, zone: 'after' })
    // Below an open row its first child stands: there is no room for a sibling.
    expect(dropAt(view, rows, 0, 0.9)).toMatchObject({ parent: 'camp', zone: 'inside' })
    expect(dropAt(view, rows, 4, 0.9)).toEqual({ parent: null, before: null, zone: 'after' })
  })
})
