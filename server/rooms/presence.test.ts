import { describe, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { guest, house } from '../testing/house.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { settle } from '../testing/virtual-clock.ts'

/** What a reader with y-protocols' own Awareness sees of what a socket has heard. */
const seen = (socket: RawSocket): ReadonlyMap<number, Record<string, unknown>> => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const frame of socket.heard('awareness'))
    if (frame.type === 'awareness') applyAwarenessUpdate(awareness, frame.body, null)
  const states = new Map(awareness.getStates())
  awareness.destroy()
  return states
}

const three = async (given = house()) => ({
  given,
  mia: await guest(given, 'mia.editor'),
  jo: await guest(given, 'jo.viewer'),
  eve: await guest(given, 'eve.reviewer.agent'),
})

describe('presence', () => {
  it("promise 28: who and what a peer is, in its presence, is the server's word", async () => {
    const { given, mia, jo, eve } = await three()
    mia.presence({
      1: { user: { id: 'boss', name: 'The Boss', colour: '#ff0000' }, role: 'director', agent: true, activity: 'x' },
    })
    eve.presence({ 3: { user: { name: 'A person' }, agent: false } })
    await given.clock.pass(50)
    expect(seen(jo).get(1)).toEqual({
      user: { id: 'mia', name: 'mia', colour: '#808080' },
      role: 'editor',
      agent: false,
      activity: 'x',
    })
    expect(seen(jo).get(3)).toMatchObject({ user: { id: 'eve' }, role: 'reviewer', agent: true })
    given.rooms.change('mia', { role: 'viewer', name: 'Mia' })
    await given.clock.pass(50)
    expect(seen(jo).get(1)).toMatchObject({ user: { id: 'mia', name: 'Mia' }, role: 'viewer', activity: 'x' })
  })

  it('promise 28: nobody can speak for, or take down, the ids of another', async () => {
    const { given, mia, jo, eve } = await three()
    mia.presence({ 1: { activity: 'mine' } })
    await given.clock.pass(50)
    eve.presence({ 1: { activity: 'forged' } }, 2_147_483_647)
    eve.presence({ 1: null }, 2_147_483_647)
    await given.clock.pass(50)
    expect(seen(jo).get(1)).toMatchObject({ activity: 'mine', user: { id: 'mia' } })
    expect(eve.closed).toBeNull()
    expect(given.rooms.stats().counters['presence dropped']).toBe(2)
  })

  it('promise 28: a socket may announce four ids, not 100,000', async () => {
    const { given, jo, eve } = await three()
    eve.presence(Object.fromEntries([1, 2, 3, 4, 5, 6].map((id) => [id, { activity: `${id}` }])))
    for (let id = 10; id < 100; id++) eve.presence({ [id]: { activity: `${id}` } })
    await given.clock.pass(50)
    expect([...seen(jo).keys()]).toEqual([1, 2, 3, 4])
    expect(eve.closed).toBeNull()
  })

  it('promise 28: a frame over 4 kB is dropped and counted, one of 100 kB closes the socket', async () => {
    const { given, mia, jo } = await three()
    mia.presence({ 1: { activity: 'x'.repeat(4_100) } })
    await given.clock.pass(50)
    expect(seen(jo).size).toBe(0)
    expect(mia.closed).toBeNull()
    expect(given.rooms.stats().counters).toMatchObject({ 'presence too large': 1 })
    mia.presence({ 1: { activity: 'x'.repeat(100_000) } })
    await settle()
    expect(mia.closed).toBe(4413)
  })

  it('promise 27: when a socket closes, its presence is gone from all others within 2 s', async () => {
    const { given, mia, jo } = await three()
    mia.presence({ 1: { activity: 'x' } })
    await given.clock.pass(50)
    expect(seen(jo).has(1)).toBe(true)
    for (const line of given.net.lines) if (line.frames.up === 2) line.cut()
    await given.clock.pass(100)
    expect(mia.closed).toBe(1006)
    expect(seen(jo).has(1)).toBe(false)
  })

  it('promise 27: of a peer that falls silent without a close it is gone within 40 s', async () => {
    const { given, mia, jo } = await three()
    mia.presence({ 1: { activity: 'x' } })
    await given.clock.pass(50)
    for (const line of given.net.lines) if (line.frames.up === 2) line.goHalfOpen()
    await given.clock.pass(20_000)
    expect(seen(jo).has(1)).toBe(true)
    await given.clock.pass(20_000)
    expect(seen(jo).has(1)).toBe(false)
    expect(given.rooms.stats().peers).toBe(2)
  })

  it('gathers what ten peers say in 33 ms into one frame a peer, and tells nobody of his own', async () => {
    const given = house()
    const peers = await Promise.all(Array.from({ length: 10 }, (_, n) => guest(given, `p${n}.editor`)))
    await given.clock.pass(50)
    const before = peers.map((peer) => peer.heard('awareness').length)
    for (let time = 0; time < 30; time++) {
      peers.forEach((peer, n) => {
        peer.presence({ [n + 1]: { activity: `${time}` } })
      })
      await given.clock.pass(33)
    }
    await given.clock.pass(40)
    peers.forEach((peer, n) => {
      expect(peer.heard('awareness').length - before[n]!).toBeLessThanOrEqual(32)
      const states = seen(peer)
      expect(states.size).toBe(9)
      expect(states.has(n + 1)).toBe(false)
      for (const state of states.values()) expect(state.activity).toBe('29')
    })
  })

  it('tells a peer that comes later who is there already, and answers when it asks', async () => {
    const { given, mia } = await three()
    mia.presence({ 1: { activity: 'x' } })
    await given.clock.pass(50)
    const late = await guest(given, 'late.viewer')
    await given.clock.pass(50)
    expect(seen(late).get(1)).toMatchObject({ activity: 'x' })
    const before = late.heard('awareness').length
    late.send(new Uint8Array([3]))
    await settle()
    expect(late.heard('awareness').length).toBe(before + 1)
  })

  it('a peer that comes back at once is seen at once, though its clock has not moved', async () => {
    const { given, mia, jo } = await three()
    mia.presence({ 1: { activity: 'x' } }, 5)
    await given.clock.pass(50)
    mia.close()
    await given.clock.pass(50)
    expect(seen(jo).has(1)).toBe(false)
    const again = await guest(given, 'mia.editor')
    again.presence({ 1: { activity: 'x' } }, 5)
    await given.clock.pass(50)
    expect(seen(jo).get(1)).toMatchObject({ activity: 'x' })
  })

  it('leaves out states that are no objects or go too deep, and closes on what is no awareness at all', async () => {
    const { given, mia, jo } = await three()
    let deep: unknown = 1
    for (let n = 0; n < 40; n++) deep = [deep]
    mia.presence({ 1: 'text' })
    mia.presence({ 1: [1, 2] })
    mia.presence({ 1: { deep } })
    await given.clock.pass(50)
    expect(seen(jo).size).toBe(0)
    expect(mia.closed).toBeNull()
    mia.send(new Uint8Array([1, 3, 9, 9, 9]))
    await settle()
    expect(mia.closed).toBe(4400)
  })
})
