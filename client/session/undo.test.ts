import { afterEach, describe, expect, it } from 'vitest'
import { createNode, groupNodes, removeNodes, reparent, setValues } from '../../shared/changes/make.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import { propose } from '../../shared/review/proposals.ts'
import { plain } from '../../shared/testing/crew.ts'
import { type Mate, makeWorld, type World } from '../testing/sessions.ts'

const id = (name: string) => name as NodeId
const chair = id('chair')
const table = id('table')
const jar = id('jar')
const first = [
  createNode('prop', { name: 'Chair', position: [1, 0, 0] }, { id: chair }),
  createNode('prop', { name: 'Table' }, { id: table }),
  createNode('prop', { name: 'Jar', position: [0, 0.7, 0] }, { id: jar, parent: table }),
]

let world: World
const open = (count = 2): readonly Mate[] => {
  world = makeWorld(count, { first })
  return world.mates
}
afterEach(() => world.close())

const node = ({ session }: Mate, which: NodeId) => session.stage.nodes.get(which)
const at = (mate: Mate, which = chair) => node(mate, which)?.position
const move = ({ session }: Mate, x: number, which = chair) =>
  session.edit(`Move to ${x}`, [setValues(which, { position: [x, 0, 0] })])
const lastToast = ({ session }: Mate) => session.toasts.value.at(-1)?.says

describe('undo', () => {
  it('leaves a value that somebody else has set since, says so, and goes on to older steps', () => {
    const [mia, jo] = open()
    mia!.session.edit('Rename', [setValues(table, { name: 'Desk' })])
    move(mia!, 2)
    world.deliver()
    move(jo!, 3)
    world.deliver()
    mia!.session.undo()
    expect(at(mia!)).toEqual([3, 0, 0])
    expect(lastToast(mia!)).toBe('Could not undo “Move to 2”. Somebody else has changed it since.')
    expect(mia!.session.redoName.value).toBeNull()
    mia!.session.undo()
    expect(node(mia!, table)?.name).toBe('Table')
  })

  it('takes back what it can of a step that others touched in part, field by field', () => {
    const [mia, jo] = open()
    mia!.session.edit('Dress', [
      setValues(chair, { name: 'Throne', position: [9, 0, 0], visible: false }),
      setValues(table, { name: 'Altar' }),
    ])
    world.deliver()
    jo!.session.edit('Rename', [setValues(chair, { name: 'Seat' })])
    world.deliver()
    mia!.session.undo()
    expect(node(mia!, chair)).toMatchObject({ name: 'Seat', position: [1, 0, 0], visible: true })
    expect(node(mia!, table)?.name).toBe('Table')
    expect(lastToast(mia!)).toBe('Undid “Dress” in part: one thing stays. Somebody else has changed it since.')
    mia!.session.redo()
    expect(node(mia!, chair)).toMatchObject({ name: 'Seat', position: [9, 0, 0], visible: false })
  })

  it('does not tear a place apart: moved to another parent and moved there by somebody else, it stays there', () => {
    const [mia, jo] = open()
    mia!.session.edit('Put on table', reparent(mia!.session.stage, [chair], table, null))
    world.deliver()
    move(jo!, 5)
    world.deliver()
    mia!.session.undo()
    expect(node(mia!, chair)).toMatchObject({ parent: 'table', position: [5, 0, 0] })
  })

  it('of making a thing leaves it there once somebody else has changed it', () => {
    const [mia, jo] = open()
    mia!.session.edit('Add rug', [createNode('prop', { name: 'Rug' }, { id: id('rug') })])
    world.deliver()
    jo!.session.edit('Rename', [setValues(id('rug'), { name: 'Carpet' })])
    world.deliver()
    mia!.session.undo()
    expect(node(mia!, id('rug'))?.name).toBe('Carpet')
    expect(mia!.session.undoName.value).toBeNull()
  })

  it('of making a thing takes it away, what others put on it stays where it stood', () => {
    const [mia, jo] = open()
    mia!.session.edit('Add shelf', [createNode('prop', { name: 'Shelf', position: [4, 0, 0] }, { id: id('shelf') })])
    world.deliver()
    jo!.session.edit('Put cup', [
      createNode('prop', { name: 'Cup', position: [0, 1, 0] }, { id: id('cup'), parent: id('shelf') }),
    ])
    world.deliver()
    mia!.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) {
      expect(node(mate, id('shelf'))).toBeUndefined()
      expect(node(mate, id('cup'))).toMatchObject({ parent: null, position: [4, 1, 0] })
    }
  })

  it('of a delete brings back the whole tree as it was, and leaves what somebody else deleted', () => {
    const [mia, jo] = open()
    const before = plain(mia!.session.stage)
    mia!.session.edit('Delete', removeNodes(mia!.session.stage, [table]))
    world.deliver()
    expect(jo!.session.stage.nodes.has(jar)).toBe(false)
    mia!.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect(plain(mate.session.stage)).toEqual(before)
    jo!.session.edit('Delete', removeNodes(jo!.session.stage, [chair]))
    world.deliver()
    mia!.session.redo()
    mia!.session.undo()
    expect(mia!.session.stage.nodes.has(chair)).toBe(false)
  })

  it('brings a thing back where it stood when what it hung from is gone', () => {
    const [mia, jo] = open()
    mia!.session.edit('Move table', [setValues(table, { position: [2, 0, 2] })])
    mia!.session.edit('Delete jar', removeNodes(mia!.session.stage, [jar]))
    world.deliver()
    jo!.session.edit('Delete table', removeNodes(jo!.session.stage, [table]))
    world.deliver()
    mia!.session.undo()
    expect(node(mia!, jar)).toMatchObject({ parent: null, position: [2, 0.7, 2] })
  })

  it('leaves where it is what somebody else has locked since; what I locked myself goes back', () => {
    const [mia, jo] = open()
    move(mia!, 2)
    world.deliver()
    jo!.session.edit('Lock', [setValues(chair, { locked: true })])
    world.deliver()
    mia!.session.undo()
    expect(at(mia!)).toEqual([2, 0, 0])
    mia!.session.edit('Move and lock', [setValues(table, { position: [3, 0, 0], locked: true })])
    mia!.session.undo()
    expect(node(mia!, table)).toMatchObject({ position: [0, 0, 0], locked: false })
  })

  it('forgets what could be redone once something new is done', () => {
    const [mia] = open(1)
    move(mia!, 2)
    mia!.session.undo()
    move(mia!, 3)
    expect(mia!.session.redoName.value).toBeNull()
    mia!.session.redo()
    expect(at(mia!)).toEqual([3, 0, 0])
  })

  it('is one step for a group and its members', () => {
    const [mia] = open(1)
    const before = plain(mia!.session.stage)
    const { changes } = groupNodes(mia!.session.stage, [chair, table], 'Set')
    mia!.session.edit('Group', changes)
    const after = plain(mia!.session.stage)
    mia!.session.undo()
    expect(plain(mia!.session.stage)).toEqual(before)
    mia!.session.redo()
    expect(plain(mia!.session.stage)).toEqual(after)
  })
})

describe('the situations in which Y.UndoManager loses values', () => {
  it('yjs 390: two people overwrite one value in turns; each still undoes own moves', () => {
    const [mia, jo] = open()
    for (const [mate, x] of [
      [mia!, 2],
      [jo!, 3],
      [mia!, 4],
      [jo!, 5],
    ] as const) {
      move(mate, x)
      world.deliver()
    }
    jo!.session.undo()
    world.deliver()
    expect(at(mia!)).toEqual([4, 0, 0])
    mia!.session.undo()
    world.deliver()
    expect(at(jo!)).toEqual([3, 0, 0])
    jo!.session.undo()
    mia!.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect(at(mate)?.[0]).toBeGreaterThan(0)
  })

  it('yjs 514: whoever won a conflict and undoes it gets the value of before, never none', () => {
    const [mia, jo] = open()
    move(mia!, 2)
    move(jo!, 3)
    world.deliver()
    expect(at(mia!)).toEqual([3, 0, 0])
    jo!.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect(at(mate)).toEqual([1, 0, 0])
    mia!.session.undo()
    expect(at(mia!)).toEqual([1, 0, 0])
  })

  it('yjs 443: a value set and its thing deleted in one step come back as they were', () => {
    const [mia] = open(1)
    const before = plain(mia!.session.stage)
    mia!.session.edit('Change and delete', [
      setValues(chair, { name: 'Throne', position: [7, 0, 0] }),
      ...removeNodes(mia!.session.stage, [chair]),
    ])
    mia!.session.undo()
    expect(plain(mia!.session.stage)).toEqual(before)
  })

  it('yjs 472: a value set while the thing was undone does not damage it when it is redone', () => {
    const [mia, jo] = open()
    mia!.session.edit('Add rug', [createNode('prop', { name: 'Rug', position: [1, 0, 1] }, { id: id('rug') })])
    world.deliver()
    mia!.session.undo()
    jo!.session.edit('Rename', [setValues(id('rug'), { name: 'Carpet' })])
    world.deliver()
    mia!.session.redo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect(node(mate, id('rug'))).toMatchObject({ position: [1, 0, 1] })
    expect(plain(mia!.session.stage)).toEqual(plain(jo!.session.stage))
    expect(['Rug', 'Carpet']).toContain(node(mia!, id('rug'))?.name)
  })

  it('yjs 642: undoing a change and a delete in one step is the same for whoever receives it', () => {
    const [mia, jo] = open()
    const before = plain(mia!.session.stage)
    mia!.session.edit('Change and delete', [setValues(jar, { name: 'Pot' }), ...removeNodes(mia!.session.stage, [jar])])
    world.deliver()
    mia!.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect(plain(mate.session.stage)).toEqual(before)
  })

  it('yjs 355: undone to the beginning and redone to the end, all values are there', () => {
    const [mia] = open(1)
    mia!.session.edit('Add', [createNode('prop', { name: 'Rug' }, { id: id('rug') })])
    for (const x of [1, 2, 3]) move(mia!, x, id('rug'))
    for (let i = 0; i < 4; i++) mia!.session.undo()
    expect(node(mia!, id('rug'))).toBeUndefined()
    for (let i = 0; i < 4; i++) mia!.session.redo()
    expect(at(mia!, id('rug'))).toEqual([3, 0, 0])
  })
})

describe('undo of an acceptance', () => {
  const p1 = 'p1' as ProposalId
  const suggest = (mate: Mate) =>
    propose(mate.peer.review.doc, {
      id: p1,
      brief: null,
      author: { id: 'bot', name: 'Agent', agent: true },
      title: 'A camp',
      at: 1,
      notes: [],
      changes: [
        { key: 'fire', change: createNode('light', { name: 'Fire' }, { id: id('fire') }), why: 'Warm' },
        { key: 'rug', change: createNode('prop', { name: 'Rug' }, { id: id('rug') }), why: 'Soft' },
      ],
    })
  const states = ({ session }: Mate) => session.review.proposals[0]!.changes.map(({ state }) => state)

  it('spans both docs: the stage goes back and the changes are open again; redo accepts them again', () => {
    const [mia, jo] = open()
    suggest(jo!)
    world.deliver()
    mia!.session.accept(p1, 'all')
    expect(mia!.session.undoName.value).toBe('Accept “A camp”')
    mia!.session.undo()
    world.deliver()
    expect(jo!.session.stage.nodes.has(id('fire'))).toBe(false)
    expect(states(jo!)).toEqual(['open', 'open'])
    mia!.session.redo()
    world.deliver()
    expect(jo!.session.stage.nodes.get(id('fire'))?.by).toBe('Agent')
    expect(states(jo!)).toEqual(['accepted', 'accepted'])
  })

  it('leaves accepted what somebody has changed since', () => {
    const [mia, jo] = open()
    suggest(mia!)
    world.deliver()
    mia!.session.accept(p1, 'all')
    world.deliver()
    jo!.session.edit('Rename', [setValues(id('rug'), { name: 'Carpet' })])
    world.deliver()
    mia!.session.undo()
    expect(states(mia!)).toEqual(['open', 'accepted'])
    expect([mia!.session.stage.nodes.has(id('fire')), mia!.session.stage.nodes.has(id('rug'))]).toEqual([false, true])
  })

  it('two accept at once: it is there once, and only the one whose acceptance stands takes it back', () => {
    const [mia, jo] = open()
    suggest(mia!)
    world.deliver()
    mia!.session.accept(p1, ['fire'])
    jo!.session.accept(p1, ['fire'])
    world.deliver()
    const by = mia!.session.review.proposals[0]!.changes[0]!.byId
    const [winner, other] = by === 'mia' ? [mia!, jo!] : [jo!, mia!]
    other.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!])
      expect([states(mate)[0], mate.session.stage.nodes.has(id('fire'))]).toEqual(['accepted', true])
    winner.session.undo()
    world.deliver()
    for (const mate of [mia!, jo!]) expect([states(mate)[0], mate.session.stage.nodes.has(id('fire'))]).toEqual(['open', false])
  })

  it('redoes nothing that was refused meanwhile', () => {
    const [mia, jo] = open()
    suggest(mia!)
    world.deliver()
    mia!.session.accept(p1, 'all')
    mia!.session.undo()
    world.deliver()
    jo!.session.refuse(p1, ['fire'])
    world.deliver()
    mia!.session.redo()
    world.deliver()
    expect(states(jo!)).toEqual(['refused', 'accepted'])
    expect(jo!.session.stage.nodes.has(id('fire'))).toBe(false)
  })

  it('opens again what I refused, and refuses it again', () => {
    const [mia, jo] = open()
    suggest(mia!)
    world.deliver()
    mia!.session.refuse(p1, ['rug'])
    expect(mia!.session.undoName.value).toBe('Refuse “A camp”')
    mia!.session.undo()
    world.deliver()
    expect(states(jo!)).toEqual(['open', 'open'])
    mia!.session.redo()
    world.deliver()
    expect(states(jo!)).toEqual(['open', 'refused'])
  })

  it('puts a ghost back where it was proposed, unless somebody else has moved it since', () => {
    const [mia, jo] = open()
    suggest(mia!)
    world.deliver()
    const place = ({ session }: Mate) => session.preview.value.view.nodes.get(id('rug'))?.position
    const drag = (mate: Mate, x: number) => mate.session.editGhost(p1, 'rug', { position: [x, 0, 0] })
    const draw = () => {
      world.deliver()
      world.frame()
    }
    drag(mia!, 3)
    draw()
    expect(place(jo!)).toEqual([3, 0, 0])
    mia!.session.undo()
    draw()
    expect(place(jo!)).toEqual([0, 0, 0])
    mia!.session.redo()
    draw()
    expect(place(jo!)).toEqual([3, 0, 0])
    drag(jo!, 5)
    draw()
    mia!.session.undo()
    draw()
    expect(place(mia!)).toEqual([5, 0, 0])
    expect(lastToast(mia!)).toBe('Could not undo “Change proposal”. Somebody else has changed it since.')
  })
})
