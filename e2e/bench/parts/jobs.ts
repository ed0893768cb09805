/** What the clients' process can be told to do; each answers plain figures. Runs apart, so as not to disturb the server. */
import * as Y from 'yjs'
import { quantile } from '../../../shared/testing/bench.ts'
import { awarenessEntries, Client } from './client.ts'
import type { Target } from './measured.ts'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Calls `tick` at a steady rate, counted from the start, until the time is over. */
const steadily = async (hz: number, seconds: number, tick: (n: number) => void): Promise<void> => {
  const start = performance.now()
  for (let n = 0; n < hz * seconds; n++) {
    const due = start + (n * 1000) / hz - performance.now()
    if (due > 0) await wait(due)
    tick(n)
  }
}

/** An author who moves one of ten nodes of his at each call. */
const mover = () => {
  const doc = new Y.Doc()
  const nodes = doc.getMap<Y.Map<unknown>>('nodes')
  doc.transact(() => {
    for (let n = 0; n < 10; n++)
      nodes.set(
        `${doc.clientID}-${n}`,
        new Y.Map<unknown>([
          ['kind', 'prop'],
          ['position', [0, 0, 0]],
        ]),
      )
  })
  const first = Y.encodeStateAsUpdate(doc)
  let last = first
  doc.on('update', (update: Uint8Array) => {
    last = update
  })
  return {
    id: doc.clientID,
    clock: () => Y.getState(doc.store, doc.clientID),
    first,
    move: (n: number): Uint8Array => {
      nodes.get(`${doc.clientID}-${n % 10}`)?.set('position', [n * 0.25, 0, n % 7])
      return last
    },
  }
}

const open = async (target: Target, count: number): Promise<Client[]> => {
  const clients: Client[] = []
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, () => new Client(target))
    await Promise.all(some.map(({ synced }) => synced))
    clients.push(...some)
  }
  return clients
}

const percentiles = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  count: values.length,
})

/** One writer, many readers: milliseconds from send to arrival. */
export const fanOut = async (ask: { target: Target; readers: number; hz: number; seconds: number }) => {
  const readers = await open(ask.target, ask.readers)
  const writer = new Client(ask.target)
  await writer.synced
  const author = mover()
  const sent: { readonly at: number; readonly clock: number }[] = []
  const times: number[] = []
  for (const reader of readers) {
    let next = 0
    // By clock, not by count: a server may send two edits in one frame.
    reader.onUpdate = (body) => {
      const clock = Y.parseUpdateMeta(body).to.get(author.id) ?? 0
      for (let edit = sent[next]; edit && edit.clock <= clock; edit = sent[++next]) times.push(performance.now() - edit.at)
    }
  }
  const send = (update: Uint8Array) => {
    sent.push({ at: performance.now(), clock: author.clock() })
    writer.update(update)
  }
  send(author.first)
  await steadily(ask.hz, ask.seconds, (n) => send(author.move(n)))
  await wait(300)
  for (const client of [writer, ...readers]) client.close()
  return { ...percentiles(times), expected: sent.length * ask.readers }
}

/** Peers that drag, each at a rate: milliseconds until ten of them see it, and frames that all received in a second. */
export const drags = async (ask: { target: Target; peers: number; draggers: number; hz: number; seconds: number }) => {
  const peers = await open(ask.target, ask.peers)
  const times: number[] = []
  let frames = 0
  peers.forEach((peer, at) => {
    peer.onAwareness = (body) => {
      frames++
      if (at < ask.peers - 10) return
      for (const { text } of awarenessEntries(body)) {
        const sentAt = /"sentAt":([\d.]+)/.exec(text)?.[1]
        if (sentAt) times.push(performance.now() - Number(sentAt))
      }
    }
  })
  const state = (n: number, at: number) => ({
    selection: [`node-${at}`],
    camera: { position: [1.5, 1.7, n % 9], rotation: [0, 0, 0, 1], fov: 0.8 },
    activity: 'Move 1 prop',
    live: { [`node-${at}`]: { position: [n * 0.01, 0, 1] } },
    sentAt: performance.now(),
  })
  // Spread over the interval, as people are.
  const all = Array.from({ length: ask.draggers }, async (_, at) => {
    await wait((at / ask.draggers) * (1000 / ask.hz))
    await steadily(ask.hz, ask.seconds, (n) => peers[at]!.awareness(at + 1, n + 1, state(n, at)))
  })
  await Promise.all(all)
  await wait(200)
  for (const client of peers) client.close()
  return { ...percentiles(times), framesPerSecond: frames / ask.seconds }
}

/** Edits over many rooms: milliseconds from an edit to its `saved`. */
export const saving = async (ask: { targets: readonly Target[]; hz: number; seconds: number }) => {
  const times: number[] = []
  const writers = await Promise.all(
    ask.targets.map(async (target) => {
      const client = new Client(target, { hello: true })
      await client.synced
      const author = mover()
      const sent: number[] = []
      let done = 0
      client.onSaved = (count) => {
        while (done < count && done < sent.length) times.push(performance.now() - sent[done++]!)
      }
      const send = (update: Uint8Array) => {
        sent.push(performance.now())
        client.update(update)
      }
      send(author.first)
      return { client, send, move: author.move }
    }),
  )
  await wait(300)
  times.length = 0
  await steadily(ask.hz, ask.seconds, (n) => {
    const writer = writers[n % writers.length]!
    writer.send(writer.move(n))
  })
  await wait(500)
  for (const { client } of writers) client.close()
  return { ...percentiles(times), expected: ask.hz * ask.seconds }
}

/** Fills a room with a set; resolves once it is saved there (ours) or sent (the peer). */
export const fill = async (ask: { target: Target; updates: readonly string[] }) => {
  const client = new Client(ask.target, { hello: true })
  await client.synced
  let saved = 0
  client.onSaved = (count) => {
    saved = count
  }
  for (const update of ask.updates) {
    client.update(Buffer.from(update, 'base64'))
    await wait(70)
  }
  for (let tries = 0; tries < 2_000 && ask.target.dialect === 'ours' && saved < ask.updates.length; tries++) await wait(5)
  // The peer stores two seconds after the last edit.
  if (ask.target.dialect === 'hocuspocus') await wait(2_500)
  client.close()
  return { saved }
}

/** Opens a room as a client that reads it does: milliseconds until the doc holds everything; and its state vector. */
export const openOne = async (ask: { target: Target; times: number }) => {
  const times: number[] = []
  let vector = ''
  let bytes = 0
  for (let n = 0; n < ask.times; n++) {
    const doc = new Y.Doc()
    const start = performance.now()
    const client = new Client(ask.target)
    client.onState = (body) => Y.applyUpdate(doc, body)
    client.onUpdate = client.onState
    await client.synced
    times.push(performance.now() - start)
    vector = Buffer.from(Y.encodeStateVector(doc)).toString('base64')
    bytes = client.bytes
    client.close()
  }
  return { ...percentiles(times), vector, bytes }
}

/** Many open one room at once, or come back to it with what they hold: milliseconds until all are synced. */
export const storm = async (ask: { target: Target; clients: number; stateVector?: string; withinMs: number }) => {
  const start = performance.now()
  const vector = ask.stateVector === undefined ? undefined : new Uint8Array(Buffer.from(ask.stateVector, 'base64'))
  const times: number[] = []
  let failed = 0
  const all: Client[] = []
  const one = async (): Promise<void> => {
    const client = new Client(ask.target, vector ? { stateVector: vector } : {})
    all.push(client)
    try {
      await client.synced
      times.push(performance.now() - start)
    } catch {
      failed++
    }
  }
  await Promise.race([Promise.all(Array.from({ length: ask.clients }, one)), wait(ask.withinMs)])
  const bytes = all.reduce((sum, client) => sum + client.bytes, 0)
  for (const client of all) client.close()
  return {
    allMs: times.length === ask.clients ? Math.max(...times) : Number.POSITIVE_INFINITY,
    synced: times.length,
    failed,
    bytes,
  }
}

const held: Client[] = []
/** Opens sockets and keeps them. */
export const hold = async (ask: { targets: readonly Target[] }) => {
  for (let at = 0; at < ask.targets.length; at += 100) {
    const some = ask.targets.slice(at, at + 100).map((target) => new Client(target))
    await Promise.all(some.map(({ synced }) => synced))
    held.push(...some)
  }
  return { held: held.length }
}

/** Lets go of what `hold` keeps; answers the close codes that they had seen. */
export const letGo = async () => {
  const codes = held.map(({ closed }) => closed)
  for (const client of held.splice(0)) client.close()
  return { codes }
}

/** Each held client sends an edit, and does not wait. */
export const editAll = async () => {
  for (const client of held) client.update(mover().first)
  return { sent: held.length }
}

/** Readers that stop reading, while a writer sends megabytes: how long until the server has cut them all. */
export const paused = async (ask: { target: Target; paused: number; megabytes: number; live: number }) => {
  const stopped = await open(ask.target, ask.paused)
  const readers = await open(ask.target, ask.live)
  const writer = new Client(ask.target)
  await writer.synced
  const sent: number[] = []
  const times: number[] = []
  for (const reader of readers) {
    let next = 0
    reader.onUpdate = () => {
      const at = sent[next++]
      if (at !== undefined) times.push(performance.now() - at)
    }
  }
  for (const client of stopped) client.socket.pause()
  const doc = new Y.Doc()
  let last: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    last = update
  })
  const start = performance.now()
  // 10 MB/s, in edits of 100 kB.
  await steadily(100, ask.megabytes / 10, (n) => {
    doc.getMap('nodes').set('large', `${n}`.padEnd(100_000, 'x'))
    sent.push(performance.now())
    writer.update(last)
  })
  await wait(300)
  for (const client of [writer, ...readers]) client.close()
  for (const client of stopped) client.socket.resume()
  await wait(500)
  const codes = stopped.map(({ closed }) => closed)
  for (const client of stopped) client.close()
  return { ...percentiles(times), codes, seconds: (performance.now() - start) / 1000, expected: sent.length * ask.live }
}

/** Each file as one frame of a socket of its own, some times over: how many senders were refused. */
export const hostile = async (ask: { target: Target; frames: readonly string[]; times: number }) => {
  const codes: (number | null)[] = []
  for (const frame of ask.frames) {
    const senders = await open(ask.target, ask.times)
    // Not all in one turn of the server's loop: the question is what one frame costs.
    for (const { socket } of senders) {
      socket.send(Buffer.from(frame, 'base64'))
      await wait(15)
    }
    await wait(150)
    codes.push(senders[0]?.closed ?? null)
    for (const client of senders) client.close()
  }
  return { codes }
}
