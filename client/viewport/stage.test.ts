import { NullEngine } from '@babylonjs/core/Engines/nullEngine'
import { afterEach, describe, expect, it } from 'vitest'
import { apply } from '../../shared/changes/apply.ts'
import type { ChangeList } from '../../shared/changes/change.ts'
import { asId, type NodeId } from '../../shared/ids.ts'
import { initStage } from '../../shared/stage/init.ts'
import { type Lens, openLens } from '../../shared/stage/lens.ts'
import { type LocalPeer, localPeer } from '../../shared/testing/local-peer.ts'
import { makeStage, type Stage } from './stage.ts'

const id = (name: string) => asId<NodeId>(name)

interface Set {
  readonly peer: LocalPeer
  readonly lens: Lens
  readonly stage: Stage
  edit(changes: ChangeList): void
}

const open: Set[] = []
const engine = new NullEngine()

const setOf = (changes: ChangeList): Set => {
  const peer = localPeer()
  const { doc } = peer.stage
  initStage(doc, { title: 'Test', changes })
  const lens = openLens(doc)
  const stage = makeStage(engine, lens.view)
  const stop = lens.on((change) => stage.change(change))
  stage.apply(null)
  const set = {
    peer,
    lens,
    stage,
    edit: (list: ChangeList) => {
      expect(apply(doc, list, { view: lens.view }).refused).toEqual([])
      stage.apply(null)
    },
    close: stop,
  }
  open.push(set)
  return set
}

afterEach(() => {
  for (const { stage, lens, peer } of open.splice(0)) {
    stage.dispose()
    lens.close()
    peer.close()
  }
})

const create = (name: string, kind: 'group' | 'prop' | 'light' | 'camera' | 'character' | 'mark', values: object = {}) =>
  ({ op: 'create', of: 'node', id: id(name), kind, values }) as ChangeList[number]
const update = (name: string, values: object) => ({ op: 'update', of: 'node', id: id(name), values }) as ChangeList[number]

describe('the stage', () => {
  it('draws a node of each kind', () => {
    const { stage } = setOf([
      create('g', 'group'),
      create('p', 'prop', { asset: 'water-jar', parent: 'g' }),
      create('l', 'light'),
      create('c', 'camera'),
      create('m', 'mark', { character: 'h' }),
      create('h', 'character'),
    ])
    expect([...stage.view.shown()].sort()).toEqual(['c', 'g', 'h', 'l', 'm', 'p'])
    expect(stage.view.boundsOf(id('p'))?.max[1]).toBeGreaterThan(0.2)
    expect(stage.view.boundsOf(id('h'))?.max[1]).toBeCloseTo(1.75, 1)
  })

  it('draws equal props as instances of one batch, and other seeds with other shapes apart', () => {
    const { stage, edit } = setOf([create('a', 'prop', { asset: 'chair-dining' })])
    const before = stage.instances.batches
    edit([create('b', 'prop', { asset: 'chair-dining', position: [2, 0, 0] })])
    expect(stage.instances.batches).toBe(before)
    edit([create('c', 'prop', { asset: 'chair-dining', material: 'wood-walnut' })])
    expect(stage.instances.batches).toBeGreaterThan(before)
  })

  it('shows an unknown asset as a box instead of nothing', () => {
    const { stage } = setOf([create('a', 'prop', { asset: 'no-such-thing' })])
    expect(stage.view.boundsOf(id('a'))).toEqual({ min: [-0.25, 0, -0.25], max: [0.25, 0.5, 0.25] })
  })

  it('draws nothing of what is struck or hangs from something struck, and shows it again', () => {
    const { stage, edit } = setOf([create('g', 'group'), create('a', 'prop', { asset: 'water-jar', parent: 'g' })])
    edit([update('g', { visible: false })])
    expect([...stage.view.shown()]).toEqual([])
    expect(stage.instances.batches).toBe(0)
    edit([update('g', { visible: true })])
    expect([...stage.view.shown()].sort()).toEqual(['a', 'g'])
  })

  it('turns the head of a character when what it looks at moves', () => {
    const { stage, edit } = setOf([
      create('h', 'character', { lookAt: 'a' }),
      create('a', 'prop', { asset: 'water-jar', position: [0, 1.6, 3] }),
    ])
    const before = stage.view.shapeOf(id('h'))
    edit([update('a', { position: [3, 1.6, 0] })])
    expect(stage.view.shapeOf(id('h'))).not.toBe(before)
  })

  it('gives a mark the colour of its character, and follows when that changes', () => {
    const { stage, edit } = setOf([create('h', 'character', { colour: '#112233' }), create('m', 'mark', { character: 'h' })])
    const tape = () => stage.scene.meshes.filter((mesh) => mesh.name.startsWith('mark')).map((mesh) => mesh.name)
    expect(tape()).toEqual(['mark #112233'])
    edit([update('h', { colour: '#445566' })])
    expect(tape()).toEqual(['mark #445566'])
  })

  it('takes away everything of a removed node', () => {
    const { stage, edit } = setOf([create('l', 'light', { type: 'practical', source: 'candle' })])
    const before = stage.scene.lights.length
    edit([{ op: 'remove', of: 'node', id: id('l') }])
    expect([...stage.view.shown()]).toEqual([])
    expect(stage.scene.lights.length).toBe(before - 1)
    expect(stage.instances.batches).toBe(0)
    expect(stage.scene.meshes.filter((mesh) => mesh.name === 'wire')).toEqual([])
  })

  it('lets four lamps cast shadows and no more, the brightest', () => {
    const { stage } = setOf(
      Array.from({ length: 6 }, (_, i) => create(`l${i}`, 'light', { type: 'spot', intensity: 100 * (i + 1) })),
    )
    const casters = stage.scene.lights.filter((light) => light.name === 'spot' && light.getShadowGenerator())
    expect(casters.map((light) => Math.round(light.intensity / 100)).every((n) => n >= 2)).toBe(true)
    expect(casters).toHaveLength(4)
  })
})
