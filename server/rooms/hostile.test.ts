import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { apply } from '../../shared/changes/apply.ts'
import { createNode, setValues } from '../../shared/changes/make.ts'
import { type NodeId, newId } from '../../shared/ids.ts'
import { awarenessFrame, helloFrame, syncFrame } from '../../shared/protocol/frames.ts'
import { firstStageUpdate } from '../../shared/stage/init.ts'
import { readAll } from '../../shared/stage/read-all.ts'
import { awarenessBody } from '../testing/awareness-body.ts'
import { spoiler } from '../testing/fuzz.ts'
import { heapBytes } from '../testing/garbage.ts'
import { author, edit, equal, guest, type House, house, SET, STAGE, stored } from '../testing/house.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { type RawSocket, rawSocket } from '../testing/raw-socket.ts'
import { silentLog } from '../testing/silent-log.ts'
import { startSyncServer } from '../testing/sync-server.ts'
import { until } from '../testing/until.ts'
import { settle } from '../testing/virtual-clock.ts'
import { openRooms } from './rooms.ts'

const FIRST = firstStageUpdate('Camp', [
  createNode('group', { name: 'Camp' }, { id: newId<NodeId>() }),
  createNode('mark', { name: 'A', position: [1, 0, 2] }, { id: newId<NodeId>() }),
])

/** Updates that an editor of the first state would send: creations, changes, moves, removals. */
const goodUpdates = (count: number): Uint8Array[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, FIRST)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const ids: NodeId[] = []
  while (updates.length < count) {
    const n = updates.length
    const id = ids[(n * 7) % (ids.length || 1)]
    if (n % 3 === 0 || !id) {
      ids.push(newId<NodeId>())
      apply(doc, [createNode('mark', { name: `M${n}`, position: [n, 0, n] }, { id: ids.at(-1)! })])
    } else if (n % 11 === 10) {
      ids.splice(ids.indexOf(id), 1)
      apply(doc, [{ op: 'remove', of: 'node', id }])
    } else apply(doc, [setValues(id, { position: [0, n, 0], name: `N${n}` })])
  }
  return updates
}

const realFrames = (): Uint8Array[] => {
  const updates = goodUpdates(60)
  const whole = new Y.Doc()
  for (const update of [FIRST, ...updates]) Y.applyUpdate(whole, update)
  return [
    ...updates.map((update) => syncFrame('update', update)),
    syncFrame('step2', Y.encodeStateAsUpdate(whole)),
    syncFrame('step1', Y.encodeStateVector(whole)),
    syncFrame('step1', new Uint8Array([0])),
    helloFrame({ schema: 1, epoch: '' }),
    awarenessFrame(
      awarenessBody({ 77: { selection: ['a'], camera: { position: [1, 2, 3] }, live: { a: { position: [1, 2, 3] } } } }),
    ),
    new Uint8Array([3]),
  ]
}

/** The room still serves: a witness hears an edit, a fresh peer gets the doc, all are equal to what is stored. */
const healthy = async (given: House, witness: RawSocket) => {
  expect(witness.closed).toBeNull()
  const writer = await guest(given, 'healthy.editor')
  writer.update(author()(`healthy-${newId()}`))
  await settle()
  const fresh = await guest(given, 'fresh.viewer')
  const kept = await stored(given.store)
  for (const { doc } of [witness, fresh]) expect(equal(doc, kept)).toBe(true)
  expect(kept.store.pendingStructs ?? kept.store.pendingDs).toBeNull()
  readAll(kept)
  writer.close()
  fresh.close()
  await settle()
}

const HOSTILE = resolve('../shared/testdata/yjs-hostile')
interface Row {
  readonly file: string
  readonly what: string
  readonly right: string
}
const rows = (): Row[] => {
  if (!existsSync(HOSTILE)) {
    if (process.env.CI === 'true') throw new Error(`${HOSTILE} is missing`)
    return []
  }
  const index: unknown = JSON.parse(readFileSync(resolve(HOSTILE, 'index.json'), 'utf8'))
  const list = typeof index === 'object' && index !== null ? Object.values(index).find(Array.isArray) : null
  return list ?? []
}

describe.skipIf(rows().length === 0)('the hostile messages', () => {
  for (const { file, what, right } of rows()) {
    it(`promise 18: ${file} (${what}): the sender is refused or the message is harmless, and others notice nothing`, async () => {
      const given = house({ firstState: () => FIRST, limits: { peersPerRoom: 1_000, socketsPerGrant: 1_000 } })
      const witness = await guest(given, 'witness.editor')
      const bytes = readFileSync(resolve(HOSTILE, file))
      const before = witness.frames.length
      const sender = await guest(given, 'sender.editor')
      sender.send(bytes)
      await settle()
      await given.clock.pass(100)
      const mustClose =
        right.startsWith('drop the peer') || /^refuse before it is applied \(too large\): 4413 or 1009$/.test(right)
      if (mustClose) expect(sender.closed).toBeGreaterThanOrEqual(4400)
      // 48: the clock of the sender's own id; the server counts by its own, so the next state of that id is heard as well.
      const mayReach =
        right.startsWith('apply') || right.startsWith('forward') || right.startsWith('legal') || file.startsWith('48')
      if (!mayReach) expect(witness.frames.length - before).toBe(0)
      if (file.startsWith('01')) expect(witness.heard('sync', 'update').length).toBe(1)
      if (file.startsWith('03')) expect(witness.heard('awareness').length).toBe(1)
      // The same again and again, as somebody would who means harm.
      for (let n = 0; n < 10; n++) {
        const again = await guest(given, 'again.editor')
        again.send(bytes)
        await settle()
        again.close()
      }
      await healthy(given, witness)
    })
  }
})

describe('spoilt messages', () => {
  it('promise 18: 100,000 fuzzed frames: each sender is refused or harmless, others of the room notice nothing', {
    timeout: 300_000,
  }, async () => {
    const given = house({ firstState: () => FIRST, limits: { peersPerRoom: 10_000, socketsPerGrant: 10_000 } })
    const witness = await guest(given, 'witness.editor')
    const spoilt = spoiler(realFrames(), 18)
    const codes = new Map<number, number>()
    const newcomer = () => given.raw('sender.editor', { deaf: true })
    const senders = Array.from({ length: 100 }, newcomer)
    for (let round = 0; round < 1_000; round++) {
      // Whoever was shown the door is replaced, so that every frame meets an open socket.
      for (const [at, { closed }] of senders.entries()) {
        if (closed === null) continue
        codes.set(closed, (codes.get(closed) ?? 0) + 1)
        senders[at] = newcomer()
      }
      await settle(2)
      for (const sender of senders) sender.send(spoilt())
      await settle(3)
      // Time goes on, or the harmless ones would be too many in a second.
      await given.clock.pass(20)
    }
    for (const sender of senders) sender.close()
    await settle()
    // 4400, 4409 for a spoilt hello with another epoch; nobody is closed for any other reason.
    for (const code of codes.keys()) expect([4400, 4409]).toContain(code)
    expect(codes.get(4400)).toBeGreaterThan(50_000)
    await healthy(given, witness)
  })

  it('promise 19: a malformed, truncated or clashing update is never in the log, and a fresh peer equals the others after it', async () => {
    const given = house({ firstState: () => FIRST })
    const witness = await guest(given, 'witness.editor')
    const [good] = goodUpdates(1)
    const clashing = new Y.Doc()
    clashing.clientID = 1
    clashing.getMap('nodes').set('clash', 'of the client that made the first state')
    const bad = [
      good!.slice(0, good!.length / 2),
      new Uint8Array(200).map((_, at) => (at * 37) % 256),
      new Uint8Array(),
      Y.encodeStateAsUpdate(clashing),
    ]
    for (const update of bad) {
      const sender = await guest(given, 'sender.editor')
      sender.update(update)
      await settle()
      sender.close()
    }
    expect(given.store.calls.append).toBe(0)
    expect((await given.store.open(STAGE))!.log).toEqual([])
    await healthy(given, witness)
  })

  it('an update at which Yjs itself throws half-way leaves the doc as it was', async () => {
    const given = house({ firstState: () => FIRST })
    const witness = await guest(given, 'witness.editor')
    const writer = await guest(given, 'w.editor')
    const next = author()
    writer.update(next('before'))
    await settle()
    const sender = await guest(given, 'sender.editor')
    const spoilt = edit('spoilt')
    const integrate = vi.spyOn(Y.ContentAny.prototype, 'integrate').mockImplementationOnce(() => {
      throw new Error('a bug of Yjs')
    })
    sender.update(spoilt)
    await settle()
    integrate.mockRestore()
    expect(sender.closed).toBe(4400)
    expect(given.rooms.stats().counters).toMatchObject({ rebuilt: 1 })
    writer.update(next('after'))
    await settle()
    expect([...witness.doc.getMap('nodes').keys()]).toEqual(expect.arrayContaining(['before', 'after']))
    expect(witness.doc.getMap('nodes').has('spoilt')).toBe(false)
    await healthy(given, witness)
  })

  it('text instead of bytes closes the socket 4400', async () => {
    const rooms = openRooms({ store: memoryStore(), log: silentLog(), firstState: () => null })
    const server = await startSyncServer(rooms)
    const socket = new WebSocket(`${server.url}/sync/${SET}/stage?as=a.editor`)
    let code = 0
    socket.on('close', (closed) => {
      code = closed
    })
    socket.on('open', () => socket.send('hello'))
    await until(() => code !== 0, 'it is closed')
    expect(code).toBe(4400)
    await server.close()
  })
})

describe('who may not write', () => {
  it('10,000 fuzzed and 1,000 well-formed updates of a viewer and of an agent to the stage doc change nothing anywhere', {
    timeout: 300_000,
  }, async () => {
    const store = memoryStore()
    const limits = { peersPerRoom: 10_000, socketsPerGrant: 10_000, framesBurst: 100_000, framesPerSecond: 100_000 }
    const rooms = openRooms({ store, log: silentLog(), firstState: () => FIRST, limits })
    const server = await startSyncServer(rooms)
    const open = async (as: string, deaf = false) => {
      const socket = rawSocket({ server: server.url, set: SET, as, socket: WebSocket, deaf })
      await socket.opened
      return socket
    }
    const witness = await open('witness.editor')
    witness.ask()
    await until(() => witness.heard('sync', 'step2').length === 1, 'the witness has the state')
    const before = await store.open(STAGE)

    const good = goodUpdates(1_000)
    const spoilt = spoiler(good, 4)
    for (const as of ['v.viewer', 'robot.reviewer.agent']) {
      // A socket is closed at the first update that would change something, so nearly each needs its own.
      const send = async (updates: readonly Uint8Array[]) => {
        const codes = await Promise.all(
          updates.map(async (update) => {
            const socket = await open(as, true)
            socket.update(update)
            // A harmless one (nothing new in it) leaves the socket open: the question after it tells when it was read.
            socket.ask()
            await until(() => socket.closed !== null || socket.bytes > FIRST.length, 'it is answered', 60_000)
            const { closed } = socket
            socket.close()
            return closed
          }),
        )
        return codes
      }
      for (let at = 0; at < good.length; at += 100)
        for (const code of await send(good.slice(at, at + 100))) expect(code).toBe(4403)
      for (let at = 0; at < 10_000; at += 100)
        for (const code of await send(Array.from({ length: 100 }, spoilt))) expect([null, 4400, 4403]).toContain(code)
    }
    expect(witness.heard('sync', 'update')).toEqual([])
    expect(await store.open(STAGE)).toEqual(before)
    const fresh = await open('fresh.viewer')
    fresh.ask()
    await until(() => fresh.heard('sync', 'step2').length === 1, 'a fresh peer has the state')
    expect(equal(fresh.doc, witness.doc)).toBe(true)
    expect(readAll(fresh.doc).nodes.size).toBe(2)
    await server.close()
  })

  it('a viewer may ask, be present, and send back what the server has', async () => {
    const given = house({ firstState: () => FIRST })
    const viewer = await guest(given, 'v.viewer')
    viewer.send(syncFrame('step2', Y.encodeStateAsUpdate(viewer.doc)))
    viewer.presence({ 5: { activity: 'looks' } })
    await given.clock.pass(1_000)
    expect(viewer.closed).toBeNull()
  })
})

describe('gaps', () => {
  it('promise 20: 500 updates whose predecessors never come cost no memory and close the sender', async () => {
    const given = house({ firstState: () => FIRST })
    const witness = await guest(given, 'witness.editor')
    const doc = new Y.Doc()
    doc.getMap('nodes').set('never sent', 1)
    const gaps: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => gaps.push(update))
    for (let n = 0; n < 500; n++) doc.getMap('nodes').set(`n${n}`, 'x'.repeat(10_000))
    const before = await heapBytes()
    const codes: (number | null)[] = []
    for (let at = 0; at < 500; ) {
      const sender = await guest(given, 'sender.editor')
      for (; at < 500 && sender.closed === null; at += 10) {
        for (const gap of gaps.slice(at, at + 10)) sender.update(gap)
        await given.clock.pass(100)
      }
      codes.push(sender.closed)
      if (at < 500) sender.close()
    }
    // Each got one question (sync step 1) and was closed when it went on without answering it.
    expect(codes.filter((code) => code === 4400).length).toBeGreaterThanOrEqual(6)
    expect((await heapBytes()) - before).toBeLessThan(2_000_000)
    expect(given.store.calls.append).toBe(0)
    const fresh = await guest(given, 'fresh.viewer')
    expect(fresh.doc.store.pendingStructs).toBeNull()
    expect(equal(fresh.doc, witness.doc)).toBe(true)
    await healthy(given, witness)
  })

  it('an update that hangs on a third client whose edits are missing is asked for, and refused when it comes again', async () => {
    const given = house({ firstState: () => FIRST })
    const witness = await guest(given, 'witness.editor')
    const [theirs, mine] = [new Y.Doc(), new Y.Doc()]
    theirs.getText('t').insert(0, 'never sent')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    const before = Y.encodeStateVector(mine)
    mine.getText('t').insert(3, '!')
    const update = Y.encodeStateAsUpdate(mine, before)
    const sender = await guest(given, 'sender.editor')
    sender.update(update)
    await settle()
    expect(sender.heard('sync', 'step1').length).toBe(2)
    sender.send(syncFrame('step2', update))
    await settle()
    expect(sender.closed).toBe(4400)
    await healthy(given, witness)
  })

  it('a deletion of what is still to come is refused: later edits of that client live', async () => {
    const given = house({ firstState: () => FIRST })
    const witness = await guest(given, 'witness.editor')
    const victim = author()
    const sender = await guest(given, 'sender.editor')
    // Client 777, everything from clock 0 on.
    sender.update(new Uint8Array([0, 1, 0x89, 0x06, 1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f]))
    await settle()
    const writer = await guest(given, 'w.editor')
    writer.update(victim('lives'))
    await settle()
    expect(witness.doc.getMap('nodes').has('lives')).toBe(true)
    await healthy(given, witness)
    expect(edit('a').length).toBeGreaterThan(0)
  })
})
