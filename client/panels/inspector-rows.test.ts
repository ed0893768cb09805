import { afterEach, describe, expect, it } from 'vitest'
import type { NodeCreate } from '../../shared/changes/change.ts'
import { createNode } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kit } from '../../shared/kit/index.ts'
import { lightTypes } from '../../shared/lights/index.ts'
import { setFields } from '../../shared/stage/schema.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import { makeWorld, type World } from '../testing/sessions.ts'
import { headingOf, type RowGroup, rowsOfNodes, rowsOfSet } from './inspector-rows.ts'

let world: World | null = null
const open = (...first: readonly NodeCreate[]): readonly StageNode[] => {
  world = makeWorld(1, { first })
  return first.map(({ id }) => world!.mates[0]!.session.stage.nodes.get(id as NodeId)!)
}
afterEach(() => {
  world?.close()
  world = null
})

const rows = (groups: readonly RowGroup[]) => groups.flatMap((group) => group.rows)
const row = (groups: readonly RowGroup[], key: string) => rows(groups).find((one) => one.key === key)

describe('the inspector', () => {
  it('shows a light only what its type has, in the unit of that type', () => {
    for (const type of Object.values(lightTypes)) {
      const groups = rowsOfNodes(open(createNode('light', { type: type.id as 'spot' })))
      expect(row(groups, 'intensity')?.unit).toBe(type.unit)
      for (const [name, field] of Object.entries(type.fields)) expect(row(groups, name)?.label, name).toBe(field.label)
      if (type.id !== 'spot') expect(row(groups, 'beam')).toBeUndefined()
      world?.close()
    }
  })

  it('shows several nodes what they share, with all their values', () => {
    const nodes = open(createNode('light', { kelvin: 3200 }), createNode('light', { kelvin: 5600, type: 'sun' }))
    const groups = rowsOfNodes(nodes)
    expect(row(groups, 'kelvin')?.values).toEqual([3200, 5600])
    expect(row(groups, 'intensity')?.unit).toBe('')
    expect(headingOf(nodes)).toBe('2 lights')
    const mixed = open(createNode('light', {}), createNode('camera', {}))
    expect(rows(rowsOfNodes(mixed)).map((one) => one.key)).toEqual(['position', 'rotation', 'scale'])
    expect(headingOf(mixed)).toBe('2 things')
  })

  it('begins with where a node stands', () => {
    for (const kind of ['prop', 'light', 'camera', 'character', 'mark', 'group'] as const) {
      expect(rowsOfNodes(open(createNode(kind, {})))[0]?.title, kind).toBe('Transform')
      world?.close()
    }
  })

  it('shows the parameters of every prop of the kit, and writes only those that differ from their defaults', () => {
    for (const [asset, generator] of Object.entries(kit)) {
      const groups = rowsOfNodes(open(createNode('prop', { asset })))
      for (const [name, field] of Object.entries(generator.params)) {
        const found = row(groups, `params.${name}`)
        expect(found?.values, `${asset} ${name}`).toEqual([field.default])
        expect(found?.write(0, field.default)).toEqual({ params: {} })
      }
      world?.close()
    }
  })

  it('keeps the other parameters when one is written', () => {
    const [asset, generator] = Object.entries(kit).find(([, one]) => Object.keys(one.params).length > 1)!
    const [a, b] = Object.entries(generator.params)
    const value = a![1].type === 'number' ? a![1].max! : a![1].default
    const groups = rowsOfNodes(open(createNode('prop', { asset, params: { [b![0]]: b![1].default } })))
    const written = row(groups, `params.${a![0]}`)!.write(0, value)
    expect(Object.keys(written.params as object).sort()).toEqual([a![0], b![0]].sort())
  })

  it('says which values are not the default', () => {
    const groups = rowsOfNodes(open(createNode('camera', { focalLength: 50, position: [1, 2, 3] })))
    expect(row(groups, 'focalLength')?.isDefault).toBe(false)
    expect(row(groups, 'tStop')?.isDefault).toBe(true)
    expect(row(groups, 'position')?.isDefault).toBe(true)
  })

  it('shows the values of the set but for its title, the hour as a clock', () => {
    const info = Object.fromEntries(Object.entries(setFields).map(([name, field]) => [name, field.default]))
    const groups = rowsOfSet(info as Parameters<typeof rowsOfSet>[0])
    const names = Object.keys(setFields).filter((name) => name !== 'title')
    expect(new Set(rows(groups).map((one) => one.key))).toEqual(new Set(names))
    expect(row(groups, 'hour')?.unit).toBe('clock')
  })
})
