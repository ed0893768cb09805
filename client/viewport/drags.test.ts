import { describe, expect, test } from 'vitest'
import { asId, type NodeId } from '../../shared/ids.ts'
import { fieldsOf, type Kind } from '../../shared/kinds/index.ts'
import { IDENTITY, type Vec3, yaw } from '../../shared/space/math.ts'
import type { SetView, StageNode } from '../../shared/stage/view.ts'
import { copiesAt } from './copy.ts'
import { valuesAt } from './values-at.ts'
import { freshName, whatIs } from './words.ts'

const id = (name: string) => asId<NodeId>(name)
const node = (name: string, kind: Kind, values: object = {}): StageNode => {
  const defaults = Object.fromEntries(Object.entries(fieldsOf(kind)).map(([field, { default: value }]) => [field, value]))
  return { ...defaults, id: id(name), kind, parent: null, order: 'a0', name, ...values } as unknown as StageNode
}
const setOf = (...nodes: StageNode[]): SetView =>
  ({
    nodes: new Map(nodes.map((one) => [one.id, one])),
    children: (parent: NodeId | null) => nodes.filter((one) => one.parent === parent).map((one) => one.id),
  }) as unknown as SetView

describe('the values of a drag', () => {
  const jar = node('jar', 'prop', { position: [1, 0, 0] as Vec3, parent: 'group' })
  const standing = {
    nodeOf: (one: NodeId) => (one === jar.id ? jar : undefined),
    worldOf: () => ({ ...IDENTITY, position: [10, 0, 0] as Vec3, rotation: yaw(Math.PI / 2) }),
  }

  test('are below the parent, and only what differs from what is written', () => {
    const world = { ...IDENTITY, position: [10, 0, -3] as Vec3, rotation: yaw(Math.PI / 2) }
    const values = valuesAt(standing, new Map([[jar.id, world]])).get(jar.id)
    expect(values).toEqual({ position: [expect.closeTo(3), 0, expect.closeTo(0)] })
  })

  test('back where it was nothing is left to write, and what is gone is left out', () => {
    const there = { ...IDENTITY, position: [10, 0, -1] as Vec3, rotation: yaw(Math.PI / 2) }
    expect(valuesAt(standing, new Map([[jar.id, there]])).get(jar.id)).toEqual({})
    expect(valuesAt(standing, new Map([[id('gone'), IDENTITY]])).size).toBe(0)
  })

  test('stay within what may be written, however far it was dragged', () => {
    const far = { ...IDENTITY, position: [1e9, 0, 0] as Vec3, scale: [1e9, 1, 1] as Vec3 }
    const values = valuesAt(standing, new Map([[jar.id, far]])).get(jar.id)
    expect(Math.max(...((values?.position as number[] | undefined) ?? [Infinity]).map(Math.abs))).toBe(100_000)
    expect(values?.scale).toEqual([1000, 1, 1])
  })
})

test('copies take along what hangs from them, and what refers among them follows', () => {
  const view = setOf(
    node('moses', 'character', { name: 'Moses' }),
    node('staff', 'prop', { name: 'Staff', parent: 'moses' }),
    node('mark', 'mark', { name: 'Mark', character: 'moses' }),
  )
  const { changes, tops } = copiesAt(
    view,
    new Map([
      [id('moses'), { position: [3, 0, 0] }],
      [id('mark'), {}],
    ]),
  )
  const made = (name: string) => changes.find((one) => one.values.name === name)!
  expect(changes).toHaveLength(3)
  expect(new Set(changes.map((one) => one.id)).size).toBe(3)
  expect(tops).toEqual([made('Moses').id, made('Mark').id])
  expect(made('Moses').values.position).toEqual([3, 0, 0])
  expect(made('Staff').values.parent).toBe(made('Moses').id)
  expect(made('Mark').values.character).toBe(made('Moses').id)
})

test('what is dragged is called as the crew calls it', () => {
  expect(whatIs([node('a', 'prop', { name: 'Jar' })])).toBe('Jar')
  expect(whatIs([node('a', 'prop'), node('b', 'prop')])).toBe('2 props')
  expect(whatIs([node('a', 'prop'), node('b', 'light')])).toBe('2 things')
  expect(whatIs([node('a', 'light', { name: '' })])).toBe('Light')
  expect(freshName(setOf(node('a', 'prop', { name: 'Jar' }), node('b', 'prop', { name: 'Jar 2' })), 'Jar')).toBe('Jar 3')
})
