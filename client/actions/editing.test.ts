import { afterEach, describe, expect, it } from 'vitest'
import { createNode } from '../../shared/changes/make.ts'
import { worldOf } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import type { Session } from '../session/types.ts'
import { makeWorld, type World } from '../testing/sessions.ts'
import { contextOf } from '../testing/ui.ts'
import { whyNot } from './action.ts'
import { copyNodes, middleOf, pasteChanges, readCopies, writeCopies } from './copies.ts'
import { run } from './dispatch.ts'
import { actionOf, actions } from './index.ts'
import { worldBounds } from './place.ts'

const id = (name: string) => name as NodeId
const first = [
  createNode('group', { name: 'Camp', position: [10, 0, 0] }, { id: id('camp'), order: 'a0' }),
  createNode(
    'prop',
    { name: 'Jar', asset: 'water-jar', position: [1, 0, 0] },
    { id: id('jar'), parent: id('camp'), order: 'a0' },
  ),
  createNode('prop', { name: 'Rug', asset: 'rug', position: [3, 2, 0] }, { id: id('rug'), parent: id('camp'), order: 'a1' }),
  createNode('character', { name: 'Moses', position: [0, 0, 4] }, { id: id('moses'), order: 'a1' }),
  createNode('mark', { name: 'T', character: 'moses', position: [0, 0, 5] }, { id: id('mark'), order: 'a2' }),
  createNode('prop', { name: 'Rock', locked: true, position: [-6, 0, 0] }, { id: id('rock'), order: 'a3' }),
]

let world: World | null = null
const open = (role: Role = 'editor'): Session => {
  world = makeWorld(1, { first, roles: [role] })
  return world.mates[0]!.session
}
afterEach(() => {
  world?.close()
  world = null
})

const act = (session: Session, action: string) => {
  const c = contextOf(session)
  run(actionOf(action), c)
  return c.ui
}
const at = (session: Session, node: string) => worldOf(session.stage, id(node)).position
const toasts = (session: Session) => session.toasts.value.map((toast) => toast.says)

describe('actions on the set', () => {
  it('delete what is selected and what hangs from it, say so, and bring it back with one undo', () => {
    const session = open()
    session.select([id('camp'), id('jar')])
    act(session, 'edit.delete')
    expect([...session.stage.nodes.keys()].sort()).toEqual(['mark', 'moses', 'rock'])
    expect(toasts(session)).toEqual(['Deleted Camp. Undo brings it back.'])
    expect(session.undoName.value).toBe('Delete Camp')
    act(session, 'edit.undo')
    expect(session.stage.nodes.size).toBe(6)
  })

  it('leave what is locked alone, and say why', () => {
    const session = open()
    session.select([id('rock')])
    act(session, 'edit.delete')
    expect(session.stage.nodes.size).toBe(6)
    expect(toasts(session)).toEqual(['What is selected is locked.'])
    session.select([id('rock'), id('mark')])
    act(session, 'edit.delete')
    expect(session.stage.nodes.has(id('rock'))).toBe(true)
    expect(session.stage.nodes.has(id('mark'))).toBe(false)
  })

  it('duplicate beside the original, below the same parent, with references that follow', () => {
    const session = open()
    session.select([id('moses'), id('mark')])
    act(session, 'edit.duplicate')
    const copies = [...session.selection.value].map((one) => session.stage.nodes.get(one)!)
    expect(copies.map((node) => node.kind).sort()).toEqual(['character', 'mark'])
    const man = copies.find((node) => node.kind === 'character')!
    const mark = copies.find((node) => node.kind === 'mark')
    expect(mark?.kind === 'mark' && mark.character).toBe(man.id)
    expect(man.position).toEqual([0.5, 0, 4])
    expect(session.undoName.value).toBe('Duplicate 2 things')
    session.undo()
    expect(session.stage.nodes.size).toBe(6)
  })

  it('group and ungroup without moving anything', () => {
    const session = open()
    session.select([id('jar'), id('moses')])
    const [jar, moses] = [at(session, 'jar'), at(session, 'moses')]
    act(session, 'edit.group')
    const [made] = session.selection.value
    expect(session.stage.children(made!)).toHaveLength(2)
    expect(at(session, 'jar')).toEqual(jar)
    act(session, 'edit.ungroup')
    expect(session.stage.nodes.has(made!)).toBe(false)
    expect(at(session, 'moses')).toEqual(moses)
    expect(session.selection.value).toEqual(new Set([id('jar'), id('moses')]))
  })

  it('nudge along the floor as it is seen, in the world, by the step of the grid', () => {
    const session = open()
    session.select([id('jar')])
    act(session, 'nudge.right')
    expect(at(session, 'jar')).toEqual([11.25, 0, 0])
    act(session, 'nudge.away')
    expect(at(session, 'jar')).toEqual([11.25, 0, -0.25])
    act(session, 'nudge.up-fine')
    expect(at(session, 'jar')[1]).toBeCloseTo(0.025)
  })

  it('align edges and distribute middles, by the room that things take up', () => {
    const session = open()
    session.select([id('jar'), id('rug'), id('moses')])
    const boxes = () => ['jar', 'rug', 'moses'].map((name) => worldBounds(session.stage, id(name)))
    const least = Math.min(...boxes().map((box) => box.min[0]))
    act(session, 'align.x-least')
    for (const box of boxes()) expect(box.min[0]).toBeCloseTo(least)
    session.undo()
    act(session, 'distribute.x')
    const middles = boxes()
      .map(({ min, max }) => (min[0] + max[0]) / 2)
      .sort((a, b) => a - b)
    expect(middles[1]! - middles[0]!).toBeCloseTo(middles[2]! - middles[1]!)
    expect([at(session, 'moses')[0], at(session, 'rug')[0]]).toEqual([0, 13])
  })

  it('add things under a fresh name, by whoever did it, and select them', () => {
    const session = open()
    act(session, 'add.camera')
    act(session, 'add.camera')
    const names = [...session.stage.nodes.values()].filter((node) => node.kind === 'camera').map((node) => node.name)
    expect(names.sort()).toEqual(['Camera', 'Camera 2'])
    const [made] = session.selection.value
    expect(session.stage.nodes.get(made!)?.by).toBe('Mia')
  })

  it('every light can be added and is aimed at the floor before the view', () => {
    const session = open()
    for (const type of ['spot', 'area', 'point', 'practical', 'sun']) act(session, `add.${type}`)
    const lights = [...session.stage.nodes.values()].filter((node) => node.kind === 'light')
    expect(lights.map((light) => light.kind === 'light' && light.type).sort()).toEqual([
      'area',
      'point',
      'practical',
      'spot',
      'sun',
    ])
    expect(toasts(session)).toEqual([])
  })

  it('hide for me alone, with what hangs from it', () => {
    const session = open()
    session.select([id('camp')])
    act(session, 'edit.hide')
    expect(session.hidden.value).toEqual(new Set(['camp', 'jar', 'rug']))
    expect(session.undoName.value).toBeNull()
    act(session, 'edit.show-all')
    expect(session.hidden.value.size).toBe(0)
    session.select([id('jar')])
    act(session, 'edit.isolate')
    expect(session.hidden.value).toEqual(new Set(['moses', 'mark', 'rock', 'rug']))
  })

  it('lock and strike for everyone, as one step', () => {
    const session = open()
    session.select([id('jar'), id('rug')])
    act(session, 'edit.lock')
    expect(session.stage.nodes.get(id('rug'))?.locked).toBe(true)
    expect(session.undoName.value).toBe('Lock 2 props')
    act(session, 'edit.lock')
    act(session, 'edit.strike')
    expect(session.stage.nodes.get(id('jar'))?.visible).toBe(false)
  })

  it('go up to the parent, then to nothing', () => {
    const session = open()
    session.select([id('jar')])
    act(session, 'select.up')
    expect(session.selection.value).toEqual(new Set(['camp']))
    act(session, 'select.up')
    expect(session.selection.value.size).toBe(0)
  })

  it('ask the page for what is the page’s', () => {
    const session = open()
    session.select([id('jar')])
    expect(act(session, 'edit.rename').asked).toEqual(['rename jar'])
    expect(act(session, 'page.keys').asked).toEqual(['open help'])
    expect(act(session, 'file.sets').asked).toEqual(['home'])
  })
})

describe('rights', () => {
  it('grey every action that writes, and say why, for those who may not', () => {
    const session = open('viewer')
    session.select([id('jar'), id('rug'), id('moses')])
    const before = JSON.stringify([...session.stage.nodes.values()])
    for (const action of actions.filter((one) => one.right === 'edit-stage')) {
      expect(whyNot(action, contextOf(session)), action.id).toBe('You are watching: a viewer changes nothing.')
      act(session, action.id)
    }
    expect(JSON.stringify([...session.stage.nodes.values()])).toBe(before)
  })

  it('let an editor do all but manage', () => {
    const session = open('editor')
    expect(whyNot(actionOf('file.share'), contextOf(session))).not.toBe('')
    expect(whyNot(actionOf('add.spot'), contextOf(session))).toBe('')
  })
})

describe('copies', () => {
  it('survive the way over a clipboard into another set, at their places in the world', () => {
    const session = open()
    const text = writeCopies(copyNodes(session.stage, [id('camp'), id('jar'), id('mark')]))
    session.select([])
    session.edit('clear', [
      { op: 'remove', of: 'node', id: id('camp') },
      { op: 'remove', of: 'node', id: id('mark') },
    ])
    const { changes, tops } = pasteChanges(session.stage, readCopies(text)!, [0, 0, 0])
    const report = session.edit('Paste', changes)
    expect(report.refused).toEqual([])
    expect(tops).toHaveLength(2)
    const jar = [...session.stage.nodes.values()].find((node) => node.name === 'Jar')!
    expect(worldOf(session.stage, jar.id).position).toEqual([11, 0, 0])
    expect(jar.id).not.toBe('jar')
    // The character was not copied: the mark still names the one that stands there.
    const mark = [...session.stage.nodes.values()].find((node) => node.kind === 'mark')
    expect(mark?.kind === 'mark' && mark.character).toBe('moses')
  })

  it('of a child alone stand where it stood', () => {
    const session = open()
    const copies = copyNodes(session.stage, [id('rug')])
    expect(copies).toHaveLength(1)
    expect(middleOf(copies)).toEqual([13, 0, 0])
    const { changes } = pasteChanges(session.stage, copies, [-13, 0, 0])
    session.edit('Paste', changes)
    const rugs = [...session.stage.nodes.values()].filter((node) => node.name === 'Rug' && node.id !== 'rug')
    expect(rugs.map((node) => node.position)).toEqual([[0, 2, 0]])
  })

  it('are not read from anything else', () => {
    for (const text of ['', 'a chair', '{}', '{"hotset":"nodes"', '{"hotset":"nodes","nodes":7}', '[1]']) {
      expect(readCopies(text), text).toBeNull()
    }
    const odd =
      '{"hotset":"nodes","nodes":[null,{"id":"a"},{"id":"b","kind":"ufo","values":{}},{"id":"c","kind":"prop","values":{}}]}'
    expect(readCopies(odd)?.map((copy) => copy.id)).toEqual(['c'])
  })

  it('with hostile values are refused one by one, in words', () => {
    const session = open()
    const text =
      '{"hotset":"nodes","nodes":[{"id":"x","kind":"light","values":{"kelvin":-5}},{"id":"y","kind":"prop","values":{"position":"up"}}]}'
    const { changes } = pasteChanges(session.stage, readCopies(text)!, [0, 0, 0])
    const report = session.edit('Paste', changes)
    expect(report.refused.map((one) => one.says)).toEqual(['kelvin: expected a number from 1000 to 20000 K, found -5'])
    expect(report.applied).toHaveLength(1)
  })
})
