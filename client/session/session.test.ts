import { afterEach, describe, expect, it, vi } from 'vitest'
import { apply } from '../../shared/changes/apply.ts'
import { createNode, removeNodes, setValues } from '../../shared/changes/make.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import { propose } from '../../shared/review/proposals.ts'
import type { Role } from '../../shared/roles.ts'
import { makeWorld, type World } from '../testing/sessions.ts'

const chair = 'chair' as NodeId
const lamp = 'lamp' as NodeId
const first = [
  createNode('prop', { name: 'Chair', asset: 'chair' }, { id: chair }),
  createNode('light', { name: 'Lamp' }, { id: lamp }),
]

let world: World | null = null
const open = (count: number, roles?: readonly Role[]) => {
  world = makeWorld(count, { first, ...(roles ? { roles } : {}) })
  return world
}
afterEach(() => {
  world?.close()
  world = null
  vi.useRealTimers()
})

describe('a session', () => {
  it('edits the set, and others see it once it was delivered', () => {
    const { mates, deliver } = open(2)
    const [mia, jo] = mates
    const report = mia!.session.edit('Move chair', [setValues(chair, { position: [1, 0, 2] })])
    expect(report.applied).toHaveLength(1)
    expect(mia!.session.stage.nodes.get(chair)?.position).toEqual([1, 0, 2])
    expect(jo!.session.stage.nodes.get(chair)?.position).toEqual([0, 0, 0])
    deliver()
    expect(jo!.session.stage.nodes.get(chair)?.position).toEqual([1, 0, 2])
  })

  it('bumps its revision once a frame however large the burst', () => {
    const { mates, deliver, frame } = open(2)
    const [mia, jo] = mates
    frame()
    const before = jo!.session.revision.value
    for (let i = 0; i < 50; i++) mia!.session.edit('Move', [setValues(chair, { position: [i, 0, 0] })])
    deliver()
    expect(jo!.session.revision.value).toBe(before)
    frame()
    expect(jo!.session.revision.value).toBe(before + 1)
  })

  it('refuses a viewer with a word, and writes nothing', () => {
    const { mates } = open(1, ['viewer'])
    const { session } = mates[0]!
    const report = session.edit('Move chair', [setValues(chair, { position: [1, 0, 2] })])
    expect(report.refused).toHaveLength(1)
    expect(session.stage.nodes.get(chair)?.position).toEqual([0, 0, 0])
    expect(session.toasts.value[0]?.says).toMatch(/viewer/)
    expect(session.may('edit-stage')).toBe(false)
    expect(session.undoName.value).toBeNull()
  })

  it('undoes and redoes under the names that people read', () => {
    const { session } = open(1).mates[0]!
    session.edit('Move chair', [setValues(chair, { position: [1, 0, 2] })])
    session.edit('Dim lamp', [setValues(lamp, { name: 'Low lamp' })])
    expect(session.undoName.value).toBe('Dim lamp')
    session.undo()
    session.undo()
    expect(session.stage.nodes.get(chair)?.position).toEqual([0, 0, 0])
    expect([session.undoName.value, session.redoName.value]).toEqual([null, 'Move chair'])
    session.redo()
    expect(session.stage.nodes.get(chair)?.position).toEqual([1, 0, 2])
  })

  it('drops from the selection what left the set', () => {
    const { mates, deliver } = open(2)
    const [mia, jo] = mates
    jo!.session.select([chair, lamp])
    mia!.session.edit('Delete', removeNodes(mia!.session.stage, [chair]))
    deliver()
    expect([...jo!.session.selection.value]).toEqual([lamp])
  })

  it('records what somebody’s crash left accepted on the set and open in the review, once all is at rest', () => {
    vi.useFakeTimers()
    const { mates, deliver } = open(2)
    const [mia, jo] = mates
    const rug = createNode('prop', { name: 'Rug' }, { id: 'rug' as NodeId })
    const author = { id: 'bot', name: 'Agent', agent: true }
    const proposal = { id: 'p1' as ProposalId, brief: null, author, title: 'A camp', at: 1, notes: [] }
    propose(mia!.peer.review.doc, { ...proposal, changes: [{ key: 'rug', change: rug, why: '' }] })
    apply(mia!.peer.stage.doc, [rug])
    deliver()
    const state = () => jo!.session.review.proposals[0]?.changes[0]?.state
    expect(state()).toBe('open')
    vi.advanceTimersByTime(5000)
    expect(state()).toBe('accepted')
    expect(jo!.session.review.proposals[0]?.changes[0]?.by).toBe('')
  })
})
