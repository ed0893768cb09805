/** After a restart everybody comes back at once: a large set, a thousand clients that hold nothing of it. */
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { apply } from '../shared/changes/apply.ts'
import type { SetId } from '../shared/ids.ts'
import { retryAfterMs } from '../shared/peer/retry.ts'
import { helloFrame, readFrame, syncFrame } from '../shared/protocol/frames.ts'
import { openLens } from '../shared/stage/lens.ts'
import { SCHEMA_VERSION } from '../shared/stage/schema.ts'
import { bigSet } from '../shared/testing/big-set.ts'
import { callerOf, makeSet, makeToken, ownerOf } from './testing/caller.ts'
import { isSynced, realPeer } from './testing/real-peer.ts'
import { freshFolder, startServer } from './testing/start-server.ts'
import { until } from './testing/until.ts'

const CLIENTS = 1_000
const NODES = 10_000

/** A client that asks for everything and reads it to the end; keeps the bytes only where it is told to. */
class Newcomer {
  readonly parts: Uint8Array[] = []
  syncedAt: number | null = null
  readonly #socket: WebSocket

  constructor(url: string, token: string, keep: boolean) {
    this.#socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` } })
    this.#socket.on('error', () => {})
    this.#socket.on('open', () => {
      this.#socket.send(helloFrame({ schema: SCHEMA_VERSION, epoch: '' }))
      this.#socket.send(syncFrame('step1', Y.encodeStateVector(new Map())))
    })
    this.#socket.on('message', (bytes: Buffer) => {
      // Sync step 2 ends the state; what comes before it are parts of it.
      const isSync = bytes[0] === 0 && bytes[1] !== 0
      if (!isSync) return
      if (keep) {
        const frame = readFrame(bytes)
        if (frame.type === 'sync') this.parts.push(frame.body)
      }
      if (bytes[1] === 1) this.syncedAt = performance.now()
    })
  }

  close() {
    this.#socket.terminate()
  }
}

const fillSet = async (ws: string, set: SetId, token: string) => {
  const peer = realPeer({ ws, set, token })
  await until(() => isSynced(peer), 'the builder is synced')
  const { refused } = apply(peer.stage.doc, bigSet(NODES))
  if (refused[0]) throw new Error(refused[0].says)
  await until(() => peer.stage.saved.pending === 0, 'the large set is saved', 30_000)
  peer.close()
}

test(`promise 24: ${CLIENTS} clients, restart: all synced within 10 s (${NODES} nodes), server event-loop delay p99 < 200 ms, our client's first retry is spread over ≥ 2 s`, async () => {
  expect(retryAfterMs(0, 1) - retryAfterMs(0, 0)).toBeGreaterThanOrEqual(2_000)

  await using folder = await freshFolder()
  const env = { LIMIT_PEERS_PER_ROOM: '1100', LIMIT_SOCKETS_PER_GRANT: '1100' }
  const first = await startServer({ folder: folder.path, env })
  const owner = await ownerOf(first)
  const set = await makeSet(owner, 'Large')
  const { token } = await makeToken(owner, set, 'editor')
  await fillSet(first.ws, set, token)
  expect(await first.stop()).toBe(0)

  const server = await startServer({ folder: folder.path, env })
  const figures = callerOf(server.url)
  const figure = (text: string, name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  // The delays count since they were last read.
  const before = String((await figures.call('GET', '/metrics')).body)
  const startedAt = performance.now()
  const clients: Newcomer[] = []
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, i) => {
      const waitMs = retryAfterMs(0, (i * 0.618034) % 1)
      return new Promise<void>((resolve) => {
        setTimeout(() => {
          clients.push(new Newcomer(`${server.ws}/sync/${set}/stage`, token, i % 250 === 0))
          resolve()
        }, waitMs)
      })
    }),
  )
  await until(() => clients.every((client) => client.syncedAt !== null), 'all are synced', 60_000)
  const tookS = (Math.max(...clients.map((client) => client.syncedAt ?? Number.POSITIVE_INFINITY)) - startedAt) / 1000
  const text = String((await figures.call('GET', '/metrics')).body)
  const delayMs = figure(text, 'loop_delay_seconds{quantile="0.99"}') * 1000
  const cpuName = 'process_cpu_seconds_total'
  const cpuMs = ((figure(text, cpuName) - figure(before, cpuName)) * 1000) / CLIENTS
  process.stdout.write(
    `storm: ${CLIENTS} clients in ${tookS.toFixed(1)} s, loop delay p99 ${delayMs.toFixed(0)} ms, server CPU ${cpuMs.toFixed(1)} ms each\n`,
  )

  for (const { parts } of clients.filter((client) => client.parts.length > 0)) {
    const doc = new Y.Doc()
    for (const part of parts) Y.applyUpdate(doc, part)
    expect(openLens(doc).view.nodes.size).toBe(NODES)
    doc.destroy()
  }
  for (const client of clients) client.close()
  expect(tookS).toBeLessThan(10)
  expect(delayMs).toBeLessThan(200)
  expect(await server.stop()).toBe(0)
}, 180_000)
