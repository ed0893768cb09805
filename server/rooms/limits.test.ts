import { describe, expect, it } from 'vitest'
import { asId, type SetId } from '../../shared/ids.ts'
import { syncFrame } from '../../shared/protocol/frames.ts'
import { author, edit, guest, house, SET } from '../testing/house.ts'
import { settle } from '../testing/virtual-clock.ts'
import { limits, limitsWith } from './limits.ts'

describe('limits', () => {
  it('has a default, a unit and a sentence for each, and takes what a caller sets', () => {
    for (const [name, { default: value, help }] of Object.entries(limits)) {
      expect(limitsWith()[name as keyof typeof limits]).toBe(value)
      expect(value).toBeGreaterThan(0)
      expect(help.length).toBeGreaterThan(15)
    }
    expect(limitsWith({ frameBytes: 5 }).frameBytes).toBe(5)
  })

  it('frameBytes: a frame of over 1 MB closes the socket 4413 and is not applied; one just below is', async () => {
    const given = house()
    const one = await guest(given, 'a.editor')
    one.update(edit('fits', 'x'.repeat(1_048_400)))
    await settle()
    expect(one.closed).toBeNull()
    one.update(edit('too-large', 'x'.repeat(1_048_576)))
    await settle()
    expect(one.closed).toBe(4413)
    const two = await guest(given, 'b.viewer')
    expect([...two.doc.getMap('nodes').keys()]).toEqual(['fits'])
  })

  it('framesPerSecond: a burst of 400 is taken, 200 a second in the long run, more closes the socket 4503', async () => {
    const given = house()
    const one = await guest(given, 'a.editor')
    const ping = syncFrame('update', new Uint8Array([0, 0]))
    for (let n = 0; n < 399; n++) one.send(ping)
    await settle()
    for (let second = 0; second < 10; second++) {
      await given.clock.pass(1_000)
      for (let n = 0; n < 200; n++) one.send(ping)
    }
    await settle()
    expect(one.closed).toBeNull()
    for (let n = 0; n < 401; n++) one.send(ping)
    await settle()
    expect(one.closed).toBe(4503)
  })

  it('bytesPerSecond: 4 MB at once are taken, 1 MB a second in the long run, more closes the socket 4503', async () => {
    const given = house()
    const one = await guest(given, 'a.editor')
    const next = author()
    const megabyte = (n: number) => next(`n${n % 2}`, 'x'.repeat(1_000_000))
    for (let n = 0; n < 4; n++) one.update(megabyte(n))
    await settle()
    for (let n = 0; n < 5; n++) {
      await given.clock.pass(1_000)
      one.update(megabyte(n))
    }
    await settle()
    expect(one.closed).toBeNull()
    for (let n = 0; n < 2; n++) one.update(megabyte(n))
    await settle()
    expect(one.closed).toBe(4503)
  })

  it('statesPerMinute: whoever asks for the state more than 30 times in a minute is closed 4503', async () => {
    const given = house()
    const one = await guest(given, 'a.viewer')
    for (let n = 1; n < 30; n++) one.ask()
    await settle()
    expect(one.closed).toBeNull()
    expect(one.heard('sync', 'step2').length).toBe(30)
    one.ask()
    await settle()
    expect(one.closed).toBe(4503)
  })

  it('peersPerRoom: the 65th peer of a room is closed 4503, also while the room is still loading', async () => {
    const given = house()
    given.store.plan = ({ verb }) =>
      verb === 'open' ? new Promise((resolve) => given.clock.after(100, () => resolve('none'))) : 'none'
    const early = Array.from({ length: 65 }, (_, n) => given.raw(`p${n}.viewer`))
    await settle()
    expect(early.map(({ closed }) => closed).filter((code) => code !== null)).toEqual([4503])
    await given.clock.pass(200)
    const late = given.raw('late.viewer')
    await settle()
    expect(late.closed).toBe(4503)
    early[0]!.close()
    await settle()
    const again = await guest(given, 'again.viewer')
    expect(again.closed).toBeNull()
  })

  it('socketsPerGrant: the 17th socket of one person and grant is closed 4503, over all rooms', async () => {
    const given = house()
    const open = Array.from({ length: 16 }, (_, n) => given.raw('mia.editor', { set: asId<SetId>(`set${n}`) }))
    await settle()
    const one = given.raw('mia.editor', { doc: 'review' })
    const other = given.raw('jo.editor')
    await settle()
    expect([one.closed, other.closed]).toEqual([4503, null])
    open[3]!.close()
    await settle()
    const again = await guest(given, 'mia.editor')
    expect(again.closed).toBeNull()
  })

  it('openRooms: at the limit an idle room goes first; when all are in use, a new one is refused 4503', async () => {
    const given = house({ limits: { openRooms: 3 } })
    const visit = (n: number) => guest(given, `p${n}.editor`, { set: asId<SetId>(`set${n}`) })
    const first = await visit(1)
    await visit(2)
    await visit(3)
    const refused = await visit(4)
    expect(refused.closed).toBe(4503)
    first.close()
    await settle()
    const taken = await visit(5)
    expect(taken.closed).toBeNull()
    expect(given.rooms.stats().rooms).toBe(3)
    // A room that is open already takes more peers.
    expect((await visit(2)).closed).toBeNull()
  })

  it('waitingBytes: whoever floods a room that is still loading is closed 4503', async () => {
    const given = house()
    given.store.plan = ({ verb }) => (verb === 'open' ? new Promise(() => {}) : 'none')
    const one = given.raw('a.editor')
    await one.opened
    one.update(edit('a', 'x'.repeat(1_000_000)))
    await settle()
    expect(one.closed).toBeNull()
    for (let n = 0; n < 2; n++) one.update(edit('a', 'x'.repeat(1_000_000)))
    await settle()
    expect(one.closed).toBe(4503)
  })

  it('unsavedBytes: while the store fails, a room keeps 16 MB of edits and then refuses writers 4503; readers stay', async () => {
    const given = house()
    given.store.plan = ({ verb }) => (verb === 'append' ? 'fail' : 'none')
    const writer = await guest(given, 'a.editor')
    const reader = await guest(given, 'b.viewer')
    const next = author()
    let sent = 0
    while (writer.closed === null && sent < 30) {
      writer.update(next(`n${sent++}`, 'x'.repeat(1_000_000)))
      await given.clock.pass(1_000)
    }
    expect(writer.closed).toBe(4503)
    expect(sent).toBeGreaterThan(16)
    expect(sent).toBeLessThan(20)
    expect(reader.closed).toBeNull()
    expect(given.rooms.stats().unsaved).toBe(1)
    given.store.plan = () => 'none'
    await given.clock.pass(2_000)
    const again = await guest(given, 'a.editor')
    again.update(edit('goes on'))
    await given.clock.pass(100)
    expect(again.closed).toBeNull()
    expect(reader.doc.getMap('nodes').size).toBe(sent)
  })

  it('closeGraceMs: a socket that does not answer the close is cut a second later', async () => {
    const given = house()
    const one = await guest(given, 'a.viewer')
    const [line] = [...given.net.lines]
    line!.goHalfOpen()
    given.rooms.close((_who, set) => set === SET, 'revoked')
    expect(given.rooms.stats().peers).toBe(0)
    expect(given.clock.timers).toBeGreaterThan(0)
    await given.clock.pass(1_100)
    expect(one.closed).toBeNull()
    await given.clock.pass(11_000)
    expect(given.rooms.stats().rooms).toBe(0)
    expect(given.clock.timers).toBe(0)
  })

  it('a grant that ends while it is used closes its socket 4401 at its second', async () => {
    const given = house()
    const one = await guest(given, 'mia.viewer')
    given.rooms.change('mia', { expiresAt: given.clock.now() + 5_000 })
    await given.clock.pass(4_990)
    expect(one.closed).toBeNull()
    await given.clock.pass(20)
    expect(one.closed).toBe(4401)
  })
})
