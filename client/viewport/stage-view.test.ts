import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asId, type NodeId } from '../../shared/ids.ts'
import type { Kind } from '../../shared/kinds/index.ts'
import { IDENTITY, type Transform, type Vec3 } from '../../shared/space/math.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import type { Binder, DrawContext } from './binders/binder.ts'
import { makeStageView, type StageView } from './stage-view.ts'

const id = (n: number) => asId<NodeId>(`n${n}`)

/** What a view told its things: by node, all calls in order. */
interface Said {
  readonly makes: NodeId[]
  readonly changes: { readonly id: NodeId; readonly fields: readonly string[] }[]
  readonly places: NodeId[]
  readonly world: Map<NodeId, Transform>
  readonly shown: Set<NodeId>
  readonly gone: NodeId[]
}

const nodeOf = (n: number, values: Partial<StageNode> = {}): StageNode =>
  ({
    id: id(n),
    kind: 'prop',
    parent: null,
    order: 'a0',
    name: '',
    visible: true,
    locked: false,
    by: '',
    asset: 'jar',
    ...IDENTITY,
    ...values,
  }) as unknown as StageNode

const setup = () => {
  const nodes = new Map<NodeId, StageNode>()
  const said: Said = { makes: [], changes: [], places: [], world: new Map(), shown: new Set(), gone: [] }
  const binder = {
    make: (node: StageNode) => {
      said.makes.push(node.id)
      return {
        change: (_: StageNode, fields: ReadonlySet<string>) => said.changes.push({ id: node.id, fields: [...fields] }),
        place: (world: Transform) => {
          said.places.push(node.id)
          said.world.set(node.id, world)
        },
        show: (on: boolean) => (on ? said.shown.add(node.id) : said.shown.delete(node.id)),
        shape: () => null,
        dispose: () => {
          said.gone.push(node.id)
          said.world.delete(node.id)
          said.shown.delete(node.id)
        },
      }
    },
  }
  const source = {
    node: (of: NodeId) => nodes.get(of),
    children: (parent: NodeId | null) => [...nodes.values()].filter((node) => node.parent === parent).map((node) => node.id),
  }
  const make = () => makeStageView(source, <K extends Kind>() => binder as unknown as Binder<K>, {} as unknown as DrawContext)
  return { nodes, said, make }
}

const put = (nodes: Map<NodeId, StageNode>, view: StageView, node: StageNode) => {
  nodes.set(node.id, node)
  view.touch(node.id, null)
}

describe('the view of the stage', () => {
  it('tells one thing of an edit of one node among a thousand, and only the fields that differ', () => {
    const { nodes, said, make } = setup()
    const view = make()
    for (let n = 0; n < 1000; n++) put(nodes, view, nodeOf(n))
    view.apply()
    said.changes.length = 0
    said.places.length = 0
    nodes.set(id(7), nodeOf(7, { asset: 'chair' } as Partial<StageNode>))
    view.touch(id(7), new Set(['asset', 'name']))
    view.apply()
    expect(said.changes).toEqual([{ id: id(7), fields: ['asset'] }])
    expect(said.places).toEqual([])
  })

  it('moves what hangs from a moved node, and nothing else', () => {
    const { nodes, said, make } = setup()
    const view = make()
    put(nodes, view, nodeOf(0))
    put(nodes, view, nodeOf(1, { parent: id(0), position: [0, 1, 0] }))
    put(nodes, view, nodeOf(2))
    view.apply()
    said.places.length = 0
    nodes.set(id(0), nodeOf(0, { position: [5, 0, 0] }))
    view.touch(id(0), new Set(['position']))
    view.apply()
    expect(said.places).toEqual([id(0), id(1)])
    expect(said.world.get(id(1))?.position).toEqual([5, 1, 0])
    expect(said.changes).toEqual([])
  })

  it('shows live values until they end, then those of the set', () => {
    const { nodes, said, make } = setup()
    const view = make()
    put(nodes, view, nodeOf(0))
    view.apply()
    view.setLive(new Map([[id(0), { position: [1, 2, 3] }]]))
    view.apply()
    expect(said.world.get(id(0))?.position).toEqual([1, 2, 3])
    view.setLive(new Map())
    view.apply()
    expect(said.world.get(id(0))?.position).toEqual([0, 0, 0])
  })

  it('hides what I hid for myself with what hangs from it', () => {
    const { nodes, said, make } = setup()
    const view = make()
    put(nodes, view, nodeOf(0))
    put(nodes, view, nodeOf(1, { parent: id(0) }))
    view.apply()
    view.setHidden(new Set([id(0)]))
    view.apply()
    expect([...said.shown]).toEqual([])
    view.setHidden(new Set())
    view.apply()
    expect(said.shown.size).toBe(2)
  })

  it('tells who looks at a node when that moves, also when it asks to look again while it is told', () => {
    const { nodes, said, make } = setup()
    const view = make()
    put(nodes, view, nodeOf(0))
    put(nodes, view, nodeOf(1))
    view.apply()
    view.watch(id(0), 'lookAt', id(1))
    nodes.set(id(1), nodeOf(1, { position: [1, 0, 0] }))
    view.touch(id(1), new Set(['position']))
    view.apply()
    expect(said.changes).toEqual([{ id: id(0), fields: ['lookAt'] }])
    view.watch(id(0), 'lookAt', null)
    said.changes.length = 0
    nodes.set(id(1), nodeOf(1))
    view.touch(id(1), new Set(['position']))
    view.apply()
    expect(said.changes).toEqual([])
  })

  it('stands after any edits as a view that is made anew', () => {
    const place = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }))
    const act = fc.oneof(
      fc.record({ what: fc.constant('put' as const), n: fc.nat(7), up: fc.nat(7), at: place, on: fc.boolean() }),
      fc.record({ what: fc.constant('remove' as const), n: fc.nat(7) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { nodes, said, make } = setup()
        const view = make()
        for (const one of acts) {
          if (one.what === 'put') {
            // Parents have the smaller number, so that there is no cycle: the lens sees to that.
            const parent = one.up < one.n && nodes.has(id(one.up)) ? id(one.up) : null
            put(nodes, view, nodeOf(one.n, { parent, position: one.at as Vec3, visible: one.on }))
          } else if (nodes.delete(id(one.n))) {
            view.touch(id(one.n), null)
            for (const [child, node] of nodes)
              if (node.parent === id(one.n)) put(nodes, view, { ...node, id: child, parent: null })
          }
          view.apply()
        }
        const fresh = setup()
        for (const [of, node] of nodes) fresh.nodes.set(of, node)
        const anew = fresh.make()
        for (const of of nodes.keys()) anew.touch(of, null)
        anew.apply()
        expect(new Map([...said.world].sort())).toEqual(new Map([...fresh.said.world].sort()))
        expect([...said.shown].sort()).toEqual([...fresh.said.shown].sort())
      }),
      { numRuns: 200 },
    )
  })
})
