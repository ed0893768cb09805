import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StoreError } from '../stores/store.ts'
import { author, edit, equal, guest, type House, house, SET, STAGE, stored } from '../testing/house.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { settle } from '../testing/virtual-clock.ts'

const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)
beforeAll(() => {
  process.on('unhandledRejection', note)
})
afterAll(() => {
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

/** A fault that lasts: the call goes on after so many milliseconds of the house's time. */
const takes = (given: House, ms: number, then: 'none' | 'fail' = 'none') =>
  new Promise<'none' | 'fail'>((resolve) => given.clock.after(ms, () => resolve(then)))

const keys = (doc: Y.Doc) => [...doc.getMap('nodes').keys()].sort()

describe('drain', () => {
  it('promise 1: a shutdown in mid-burst keeps every edit that was received before the close frame, and closes with 1012', async () => {
    const given = house()
    given.store.plan = ({ verb }) => (verb === 'append' ? takes(given, 40) : 'none')
    const writers = await Promise.all(['a', 'b', 'c'].map((name) => guest(given, `${name}.editor`)))
    const authors = writers.map(() => author())
    const received: string[] = []
    given.net.passes = (line, direction) => {
      if (direction === 'up' && line.frames.up > 0) received.push('one')
      return true
    }
    for (let n = 0; n < 100; n++) {
      writers.forEach((writer, at) => {
        writer.update(authors[at]!(`${at}-${n}`))
      })
      await given.clock.pass(10)
    }
    const drained = given.rooms.drain(5_000)
    // Too late: these arrive after the close frame has gone.
    writers.forEach((writer, at) => {
      writer.update(authors[at]!(`${at}-late`))
    })
    await given.clock.pass(1_000)
    expect(await drained).toEqual([])
    expect(writers.map(({ closed }) => closed)).toEqual([1012, 1012, 1012])
    expect(received.length).toBeGreaterThanOrEqual(300)
    const kept = keys(await stored(given.store))
    expect(kept.filter((key) => !key.endsWith('late')).length).toBe(300)
  })

  it('promise 2: with a store whose append always throws, a shutdown ends within its limit and names what was not saved', async () => {
    const given = house()
    const writer = await guest(given, 'a.editor')
    given.store.plan = ({ verb }) => (verb === 'append' ? 'fail' : 'none')
    writer.update(edit('a'))
    await given.clock.pass(3_000)
    let left: readonly string[] | null = null
    void given.rooms.drain(4_000).then((names) => {
      left = names
    })
    await given.clock.pass(3_900)
    expect(left).toBeNull()
    await given.clock.pass(200)
    expect(left).toEqual([STAGE])
    expect(writer.closed).toBe(1012)
  })

  it('refuses whoever comes while it drains, with 1012', async () => {
    const given = house()
    await given.rooms.drain(10)
    const late = given.raw('a.editor')
    await settle()
    expect(late.closed).toBe(1012)
  })
})

describe('loading', () => {
  it('promise 4: a failed load closes every peer 4503, writes nothing, and the next open gives the same bytes as before', async () => {
    const given = house()
    await given.store.create(STAGE, edit('kept'))
    const before = await given.store.open(STAGE)
    const { append, compact, create } = { ...given.store.calls }
    given.store.plan = ({ verb, nth }) => (verb === 'open' && nth === 2 ? takes(given, 100, 'fail') : 'none')
    const peers = Array.from({ length: 5 }, (_, n) => given.raw(`p${n}.editor`))
    for (const peer of peers) {
      await peer.opened
      peer.ask()
      peer.update(edit('lost'))
    }
    await given.clock.pass(110)
    expect(peers.map(({ closed }) => closed)).toEqual([4503, 4503, 4503, 4503, 4503])
    expect(given.store.calls).toMatchObject({ append, compact, create })
    expect(given.rooms.stats()).toMatchObject({ rooms: 0, peers: 0 })
    expect(await given.store.open(STAGE)).toEqual(before)
    const after = await guest(given, 'later.editor')
    expect(keys(after.doc)).toEqual(['kept'])
  })

  it('refuses to serve, or to write over, a log that is no sound doc', async () => {
    for (const rotten of [new Uint8Array([1, 2, 3, 4, 5, 6, 7]), gapped()]) {
      const given = house()
      await given.store.create(STAGE, null)
      await given.store.append([{ doc: STAGE, update: rotten }])
      const peer = given.raw('a.editor')
      await settle()
      expect(peer.closed).toBe(4503)
      await given.clock.pass(60_000)
      expect(given.store.calls).toMatchObject({ append: 1, compact: 0 })
    }
  })

  it('promise 5: peers that connect while the load runs all get the doc; the load ran once; none heard step 2 before it ended', async () => {
    const given = house()
    await given.store.create(STAGE, edit('kept'))
    given.store.plan = ({ verb }) => (verb === 'open' ? takes(given, 500) : 'none')
    const peers = []
    for (let n = 0; n < 20; n++) {
      const peer = given.raw(`p${n}.editor`)
      await peer.opened
      peer.ask()
      peers.push(peer)
      await given.clock.pass(24)
    }
    expect(peers.flatMap((peer) => peer.heard('sync'))).toEqual([])
    await given.clock.pass(100)
    expect(given.store.calls.open).toBe(1)
    for (const peer of peers) {
      expect(keys(peer.doc)).toEqual(['kept'])
      expect(equal(peer.doc, peers[0]!.doc)).toBe(true)
    }
  })

  it('asks for the first state once, however many open a new doc at once', async () => {
    let asked = 0
    const given = house({
      firstState: () => {
        asked++
        return edit('first')
      },
    })
    const peers = await Promise.all(Array.from({ length: 10 }, (_, n) => guest(given, `p${n}.viewer`)))
    for (const peer of peers) expect(keys(peer.doc)).toEqual(['first'])
    expect(asked).toBe(1)
  })
})

const gapped = () => {
  const next = author()
  next('first')
  return next('second')
}

describe('saving', () => {
  it('promise 6: a peer that joins while a save is pending sees both edits, at any of 1,000 instants', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12_000 }), async (at) => {
        // Idle sooner than the store is done: the room must not be let go before.
        const given = house({ limits: { roomIdleMs: 60 } })
        given.store.plan = ({ verb }) => (verb === 'append' ? takes(given, 500) : 'none')
        const writer = await guest(given, 'a.editor')
        const next = author()
        writer.update(next('one'))
        given.clock.after(150, () => writer.update(next('two')))
        given.clock.after(300, () => writer.close())
        await given.clock.pass(Math.max(at, 151))
        const second = await guest(given, 'b.editor')
        await given.clock.pass(0)
        expect(keys(second.doc)).toEqual(['one', 'two'])
      }),
      { numRuns: 1_000 },
    )
  })

  it('promise 7: 1,000 times closed and reopened with one edit each, every edit is there', { timeout: 120_000 }, async () => {
    const given = house({ limits: { roomIdleMs: 5 } })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1_000, maxLength: 1_000 }), async (delays) => {
        given.store.plan = ({ verb, nth }) =>
          verb === 'append' ? takes(given, nth % 4 === 0 ? 20 : delays[nth % 1_000]! / 8) : 'none'
        for (const [n, delay] of delays.entries()) {
          const writer = await guest(given, 'a.editor')
          writer.update(edit(`edit-${n}`))
          await settle(1)
          writer.close()
          await given.clock.pass(delay)
        }
      }),
      { numRuns: 1 },
    )
    await given.clock.pass(1_000)
    expect(given.rooms.stats().rooms).toBe(0)
    expect(given.store.calls.open).toBeGreaterThan(100)
    expect(keys(await stored(given.store)).length).toBe(1_000)
  })

  it('promise 8: a store that takes 3 s under 30 edits/s from 14 peers has one call in flight, a bounded queue, and recovers', async () => {
    const inner = memoryStore()
    const sizes: number[] = []
    const given = house({
      store: {
        ...inner,
        append: (batch) => {
          sizes.push(batch.length)
          return inner.append(batch)
        },
      },
    })
    const writers = await Promise.all(Array.from({ length: 14 }, (_, n) => guest(given, `p${n}.editor`)))
    const authors = writers.map(() => author())
    const second = async (name: string) => {
      for (let n = 0; n < 30; n++) {
        const at = n % 14
        writers[at]!.update(authors[at]!(`${name}-${n}`))
        await given.clock.pass(33)
      }
    }
    given.store.plan = ({ verb }) => (verb === 'append' ? takes(given, 3_000) : 'none')
    for (let s = 0; s < 12; s++) await second(`slow${s}`)
    expect(given.store.mostAtOnce).toBe(1)
    expect(given.store.calls.append).toBeLessThanOrEqual(5)
    expect(Math.max(...sizes)).toBeGreaterThan(50)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(257)
    given.store.plan = () => 'none'
    for (let s = 0; s < 5; s++) await second(`fast${s}`)
    const before = given.store.calls.append
    await second('after')
    expect(given.store.calls.append - before).toBeGreaterThanOrEqual(29)
    await given.clock.pass(100)
    expect(keys(await stored(given.store)).length).toBe(18 * 30)
  })

  it('promise 9: through 1,000 store failures peers see "not saved" within 1 s and "saved" within 1 s of recovery', {
    timeout: 120_000,
  }, async () => {
    const given = house()
    const peer = given.peer('mia.editor')
    const other = given.peer('jo.viewer')
    await given.clock.pass(200)
    expect(peer.stage.state.at).toBe('synced')
    let failures = 0
    let seed = 7
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    for (let round = 0; failures < 1_000; round++) {
      given.store.plan = ({ verb }) => {
        if (verb !== 'append') return 'none'
        failures++
        return random() < 0.2 ? 'torn' : random() < 0.5 ? 'fail' : takes(given, random() * 100, 'fail')
      }
      peer.stage.doc.getMap('nodes').set(`round-${round}`, round)
      await given.clock.pass(1_000)
      expect(peer.stage.saved).toEqual({ pending: 1, unsaved: expect.stringContaining('as planned') })
      expect(other.stage.saved.unsaved).not.toBeNull()
      await given.clock.pass(random() * 4_000)
      given.store.plan = () => 'none'
      await given.clock.pass(1_000)
      expect(peer.stage.saved).toEqual({ pending: 0, unsaved: null })
      expect(other.stage.saved).toEqual({ pending: 0, unsaved: null })
    }
    expect(equal(await stored(given.store), peer.stage.doc)).toBe(true)
    expect(unhandled).toEqual([])
    peer.close()
    other.close()
  })

  it('promise 10: after a failed save and the last peer gone the room stays, tries again and again, and is freed after success', async () => {
    const given = house()
    const writer = await guest(given, 'a.editor')
    given.store.plan = ({ verb }) => (verb === 'append' ? 'fail' : 'none')
    writer.update(edit('a'))
    await settle()
    writer.close()
    await given.clock.pass(120_000)
    expect(given.rooms.stats()).toMatchObject({ rooms: 1, peers: 0, unsaved: 1 })
    // Every 0.8 s at last, not in a storm.
    expect(given.store.calls.append).toBeGreaterThan(100)
    expect(given.store.calls.append).toBeLessThan(200)
    given.store.plan = () => 'none'
    await given.clock.pass(1_000)
    expect(given.rooms.stats()).toMatchObject({ rooms: 1, unsaved: 0 })
    await given.clock.pass(11_000)
    expect(given.rooms.stats()).toMatchObject({ rooms: 0 })
    expect(keys(await stored(given.store))).toEqual(['a'])
  })

  it('promise 41: an edit made while an append is in flight is in the next batch, in all interleavings of 3 edits and 2 appends', async () => {
    for (const order of interleavings('eee', 'aa')) {
      const given = house()
      const open: (() => void)[] = []
      given.store.plan = ({ verb }) => (verb === 'append' ? new Promise((resolve) => open.push(() => resolve('none'))) : 'none')
      const writer = await guest(given, 'a.editor')
      const next = author()
      let edits = 0
      for (const step of order) {
        if (step === 'e') writer.update(next(`e${edits++}`))
        else open.shift()?.()
        await settle(4)
      }
      // No further edit follows: whatever is in flight ends, one after the other.
      for (let more = 0; more < 3; more++) {
        open.shift()?.()
        await settle(4)
      }
      given.store.plan = () => 'none'
      expect(keys(await stored(given.store)), order).toEqual(['e0', 'e1', 'e2'])
    }
  })

  it('never says saved before the store has it, and never twice too much', async () => {
    const given = house()
    const peer = given.peer('mia.editor')
    await given.clock.pass(200)
    given.store.plan = ({ verb }) => (verb === 'append' ? takes(given, 300) : 'none')
    peer.stage.doc.getMap('nodes').set('a', 1)
    await given.clock.pass(10)
    peer.stage.doc.getMap('nodes').set('b', 1)
    await given.clock.pass(250)
    expect(peer.stage.saved.pending).toBe(2)
    await given.clock.pass(60)
    expect(peer.stage.saved.pending).toBe(1)
    await given.clock.pass(300)
    expect(peer.stage.saved.pending).toBe(0)
    peer.close()
  })

  it('after a disk error writes its whole state again, not only what failed', async () => {
    const given = house()
    const writer = await guest(given, 'a.editor')
    const next = author()
    writer.update(next('before'))
    await settle()
    // The disk lost what it had taken: so the store is made to.
    await given.store.remove(STAGE)
    await given.store.create(STAGE, null)
    given.store.plan = ({ verb, nth }) =>
      verb === 'append' && nth === 2 ? new StoreError('the disk reports an error', { doubtful: true }) : 'none'
    writer.update(next('after'))
    await given.clock.pass(1_000)
    expect(keys(await stored(given.store))).toEqual(['after', 'before'])
  })

  it('after a disk error in a compaction as well', async () => {
    const given = house({ limits: { logRows: 3 } })
    const writer = await guest(given, 'a.editor')
    const next = author()
    given.store.plan = ({ verb }) =>
      verb === 'compact' ? new StoreError('the disk reports an error', { doubtful: true }) : 'none'
    for (let n = 0; n < 4; n++) {
      writer.update(next(`n${n}`))
      await settle(2)
    }
    await settle()
    const opened = (await given.store.open(STAGE))!
    // Four edits, and the whole state once more.
    expect(opened.log.length).toBe(5)
    expect(keys(docOf(opened.log.at(-1)!)).length).toBe(4)
  })

  it('tells peers of a set that was removed under them that there is no such set', async () => {
    const given = house()
    const writer = await guest(given, 'a.editor')
    await given.store.remove(STAGE)
    writer.update(edit('a'))
    await given.clock.pass(1_000)
    expect(writer.closed).toBe(4404)
    await given.clock.pass(11_000)
    expect(given.rooms.stats().rooms).toBe(0)
  })

  it('compacts a log that grew past its rows, and one that is already long when it is opened', async () => {
    const given = house({ limits: { logRows: 20 } })
    const writer = await guest(given, 'a.editor')
    const next = author()
    for (let n = 0; n < 50; n++) {
      writer.update(next(`n${n}`))
      await settle(3)
    }
    expect(given.store.calls.compact).toBe(2)
    const opened = (await given.store.open(STAGE))!
    expect(opened.log.length).toBeLessThanOrEqual(21)
    expect(keys(await stored(given.store)).length).toBe(50)
    given.restart({ logRows: 5 })
    await guest(given, 'b.viewer')
    expect(given.store.calls.compact).toBe(3)
    expect((await given.store.open(STAGE))!.log).toEqual([])
  })

  it('goes on with a log that could not be compacted', async () => {
    const given = house({ limits: { logRows: 5 } })
    given.store.plan = ({ verb }) => (verb === 'compact' ? 'fail' : 'none')
    const writer = await guest(given, 'a.editor')
    const next = author()
    for (let n = 0; n < 30; n++) {
      writer.update(next(`n${n}`))
      await settle(3)
    }
    expect(given.store.calls.compact).toBeGreaterThan(1)
    expect(keys(await stored(given.store)).length).toBe(30)
  })

  it("takes the server's own edits, tells everybody, and resolves when they are on disk", async () => {
    const given = house()
    const viewer = await guest(given, 'a.viewer')
    given.store.plan = ({ verb }) => (verb === 'append' ? takes(given, 100) : 'none')
    let done = false
    void given.rooms
      .edit(SET, 'stage', (doc) => doc.getMap('set').set('title', 'New'))
      .then(() => {
        done = true
      })
    await given.clock.pass(50)
    expect([done, viewer.doc.getMap('set').get('title')]).toEqual([false, 'New'])
    await given.clock.pass(100)
    expect(done).toBe(true)
  })
})

const docOf = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** All ways to shuffle two sequences into one. */
const interleavings = (a: string, b: string): string[] => {
  if (a === '' || b === '') return [a + b]
  return [
    ...interleavings(a.slice(1), b).map((rest) => a[0] + rest),
    ...interleavings(a, b.slice(1)).map((rest) => b[0] + rest),
  ]
}
