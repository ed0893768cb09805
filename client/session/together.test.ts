import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Values } from '../../shared/changes/change.ts'
import { createNode, setValues } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import { type Mate, makeWorld, type World } from '../testing/sessions.ts'
import { withinBudget } from './presence.ts'
import { readLive, readPerson } from './read-presence.ts'

const chair = 'chair' as NodeId
const first = [createNode('prop', { name: 'Chair' }, { id: chair })]

let world: World
const open = (count = 2): readonly Mate[] => {
  world = makeWorld(count, { first })
  return world.mates
}
const at = (x: number): ReadonlyMap<NodeId, Values> => new Map([[chair, { position: [x, 0, 0] }]])
const liveX = ({ session }: Mate): number | undefined => (session.live.value.get(chair)?.position as number[] | undefined)?.[0]
const docX = ({ session }: Mate): number | undefined => session.stage.nodes.get(chair)?.position[0]
/** Time goes by: timers run, awareness arrives, a frame is drawn. */
const pass = (ms: number) => {
  world.pass(ms)
  vi.advanceTimersByTime(ms)
  world.gossip()
  world.frame()
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  world.close()
  vi.useRealTimers()
})

describe('a drag', () => {
  it('moves on my screen at once, on the others’ smoothly a tenth of a second later, and writes the document once', () => {
    const [mia, jo] = open()
    pass(100)
    const updates = vi.fn()
    mia!.peer.stage.doc.on('update', updates)
    const drag = mia!.session.gesture('Move chair')
    for (let i = 1; i <= 20; i++) {
      drag.update(at(i))
      expect(liveX(mia!)).toBe(i)
      pass(33)
    }
    expect(updates).not.toHaveBeenCalled()
    expect(liveX(jo!)).toBeGreaterThan(14)
    expect(liveX(jo!)).toBeLessThan(20)
    const between = liveX(jo!)!
    expect(between).not.toBe(Math.round(between))
    drag.commit()
    expect(updates).toHaveBeenCalledTimes(1)
    expect(mia!.session.live.value.size).toBe(0)
    expect(mia!.session.undoName.value).toBe('Move chair')
    mia!.session.undo()
    expect(docX(mia!)).toBe(0)
  })

  it('is dropped by the others when the document’s value has arrived, not when it ends: nothing jumps back', () => {
    const [mia, jo] = open()
    const drag = mia!.session.gesture('Move chair')
    drag.update(at(1))
    pass(40)
    drag.update(at(8))
    pass(40)
    drag.commit()
    pass(70)
    // Awareness says that it is over; the document is late.
    expect(docX(jo!)).toBe(0)
    pass(150)
    expect(liveX(jo!)).toBe(8)
    pass(200)
    expect(liveX(jo!)).toBe(8)
    world.deliver()
    pass(20)
    expect(docX(jo!)).toBe(8)
    expect(liveX(jo!)).toBeUndefined()
  })

  it('that is given up writes nothing, and goes back for the others within a second', () => {
    const [mia, jo] = open()
    const updates = vi.fn()
    mia!.peer.stage.doc.on('update', updates)
    const drag = mia!.session.gesture('Move chair')
    drag.update(at(5))
    pass(200)
    expect(liveX(jo!)).toBe(5)
    drag.cancel()
    expect(mia!.session.live.value.size).toBe(0)
    drag.update(at(6))
    expect(drag.commit().applied).toEqual([])
    pass(100)
    pass(1100)
    expect(updates).not.toHaveBeenCalled()
    expect(liveX(jo!)).toBeUndefined()
  })

  it('of somebody who vanishes ends as well', () => {
    const [mia, jo] = open()
    mia!.session.gesture('Move').update(at(5))
    pass(200)
    expect(liveX(jo!)).toBe(5)
    mia!.peer.stage.awareness.setLocalState(null)
    pass(50)
    pass(1200)
    expect(liveX(jo!)).toBeUndefined()
  })

  it('writes to awareness at most 30 times a second, the last value always', () => {
    const [mia, jo] = open()
    pass(100)
    const sent = vi.fn()
    mia!.peer.stage.awareness.on('update', sent)
    const drag = mia!.session.gesture('Move')
    for (let i = 0; i < 1000; i++) {
      drag.update(at(i))
      world.pass(1)
      vi.advanceTimersByTime(1)
    }
    pass(40)
    expect(sent.mock.calls.length).toBeLessThanOrEqual(33)
    expect(sent.mock.calls.length).toBeGreaterThan(25)
    pass(200)
    expect(liveX(jo!)).toBe(999)
  })
})

describe('awareness', () => {
  it('stays below the server’s 4 kB, whatever is dragged or selected', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `node-number-${String(i).padStart(6, '0')}` as NodeId)
    const values = { position: [1.23456789, 2.3456789, 3.456789], rotation: [0.123456789, 0.2, 0.3, 0.9] }
    const shown = withinBudget({
      selection: ids,
      camera: { position: [1.23456789, 2, 3], rotation: [0, 0, 0, 1], fov: 0.8123456 },
      activity: '忙'.repeat(500),
      idle: false,
      live: Object.fromEntries(ids.map((id) => [id, values])),
    })
    const user = { id: 'x'.repeat(64), name: '名'.repeat(60), colour: '#ffffff' }
    const bytes = new TextEncoder().encode(JSON.stringify({ user, role: 'director', agent: false, ...shown })).length
    expect(bytes).toBeLessThan(4000)
    expect(Object.keys(shown.live).length).toBeGreaterThan(10)
    expect(Object.values(shown.live)[0]?.position).toEqual([1.2346, 2.3457, 3.4568])
  })

  it('of a hostile peer is read as nobody, or as a person with nothing of it', () => {
    const { session } = open(1)[0]!
    for (const raw of [null, 7, 'me', [], {}, { user: null }, { user: { name: '' } }, { user: { name: 5 } }]) {
      expect(readPerson(1, raw)).toBeNull()
      expect(readLive(session.stage, raw).size).toBe(0)
    }
    const odd = {
      user: { name: 'Eve', colour: 'url(x)', id: {} },
      role: 'god',
      agent: 1,
      selection: ['ok', '../', 5],
      camera: { position: [Number.NaN, 0, 0], rotation: 'up', fov: -1 },
      activity: 'x'.repeat(1000),
      live: { chair: { position: [1, 'a', 2], name: 'fine', parent: 'chair', nonsense: 1 }, ghost: { position: [0, 0, 0] } },
    }
    expect(readPerson(9, odd)).toMatchObject({
      name: 'Eve',
      colour: '#8a8f98',
      role: 'viewer',
      agent: false,
      selection: ['ok'],
      idle: false,
    })
    expect(readPerson(9, odd)?.camera).toEqual({ position: [0, 0, 0], rotation: [0, 0, 0, 1], fov: 0.8 })
    expect(readPerson(9, odd)?.activity).toHaveLength(80)
    expect([...readLive(session.stage, odd)]).toEqual([[chair, { name: 'fine' }]])
  })
})

describe('people', () => {
  it('see each other’s name, selection, camera and activity', () => {
    const [mia, jo] = open()
    mia!.session.select([chair])
    mia!.session.present({ camera: { position: [1, 2, 3], rotation: [0, 0, 0, 1], fov: 0.9 }, activity: 'lighting' })
    pass(100)
    const [seen] = jo!.session.people.value
    expect(seen).toMatchObject({ name: 'Mia', colour: '#d97706', role: 'editor', selection: [chair], activity: 'lighting' })
    expect(seen?.camera?.fov).toBe(0.9)
  })

  it('are idle after a minute without a hand on the machine, and back at the next touch', () => {
    const [mia, jo] = open()
    pass(100)
    pass(60_100)
    pass(100)
    expect(jo!.session.people.value[0]?.idle).toBe(true)
    mia!.session.wake()
    pass(100)
    expect(jo!.session.people.value[0]?.idle).toBe(false)
  })

  it('are greeted when they join, and following one who leaves ends', () => {
    const [mia, jo] = open(2)
    jo!.peer.stage.awareness.setLocalState(null)
    pass(100)
    pass(3000)
    pass(100)
    expect(mia!.session.toasts.value).toEqual([])
    jo!.peer.stage.awareness.setLocalState({ user: { id: 'jo', name: 'Jo', colour: '#0ea5e9' }, role: 'editor' })
    pass(100)
    expect(mia!.session.toasts.value.map(({ says }) => says)).toEqual(['Jo joined'])
    mia!.session.follow.value = mia!.session.people.value[0]!.clientId
    jo!.peer.stage.awareness.setLocalState(null)
    pass(100)
    expect(mia!.session.follow.value).toBeNull()
  })
})

it('editing a thing while somebody drags it leaves the drag’s value on screen until it ends', () => {
  const [mia, jo] = open()
  const drag = mia!.session.gesture('Move')
  drag.update(at(4))
  pass(200)
  jo!.session.edit('Move', [setValues(chair, { position: [9, 0, 0] })])
  world.deliver()
  pass(50)
  expect(liveX(jo!)).toBe(4)
  drag.commit()
  world.deliver()
  pass(200)
  expect([docX(jo!), docX(mia!), liveX(jo!)]).toEqual([4, 4, undefined])
})
