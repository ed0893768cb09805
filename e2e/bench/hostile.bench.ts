/** Hostile messages against the real server, and its shutdown with a thousand peers and a hundred dirty rooms. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Bench } from '../../shared/testing/bench.ts'
import { startClients } from './parts/clients.ts'
import { startOurs, type Target } from './parts/measured.ts'

const MB = 1_000_000
const FOLDER = resolve('../shared/testdata/yjs-hostile')

interface Row {
  readonly file: string
  readonly right: string
}

/** Those that a server must refuse; the others are legal, or may be ignored. */
const mustGo = (): string[] => {
  const index: { readonly [key: string]: unknown } = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'))
  const rows = Object.values(index).find((value): value is Row[] => Array.isArray(value)) ?? []
  return rows.filter(({ right }) => right.startsWith('drop the peer')).map(({ file }) => file)
}

const hostile: Bench = {
  name: 'hostile messages, each from 20 senders',
  run: async () => {
    const clients = startClients()
    const server = await startOurs()
    try {
      const target = await server.room()
      const files = mustGo()
      const frames = files.map((file) => readFileSync(join(FOLDER, file)).toString('base64'))
      await clients.run('hostile', { target, frames, times: 20 })
      const before = await server.read(true)
      const { codes } = await clients.run('hostile', { target, frames, times: 20 })
      const after = await server.read(true)
      const refused = codes.filter((code) => code !== null && (code === 1009 || (code >= 4400 && code < 4500))).length
      const { p50 } = await clients.run('openOne', { target, times: 3 })
      return [
        { name: 'refused', value: refused, unit: `of ${files.length}`, goal: files.length, better: 'more' },
        { name: 'longest block of the loop', value: after.loopMaxMs, unit: 'ms', goal: 50, better: 'less' },
        {
          name: 'memory on top after it, collected',
          value: (after.rss - before.rss) / MB,
          unit: 'MB',
          goal: 10,
          better: 'less',
        },
        { name: 'the room still opens in', value: p50, unit: 'ms', goal: 100, better: 'less' },
      ]
    } finally {
      clients.end()
      await server.dispose()
    }
  },
}

const ROOMS = 100
const PEERS = 1_000

const shutdown: Bench = {
  name: 'SIGTERM with 1,000 peers and 100 dirty rooms',
  run: async () => {
    const clients = startClients()
    const server = await startOurs()
    const rooms: Target[] = []
    for (let n = 0; n < ROOMS; n++) rooms.push(await server.room())
    const targets = Array.from({ length: PEERS }, (_, n) => rooms[n % ROOMS]!)
    await clients.run('hold', { targets })
    await clients.run('editAll', {})
    const start = performance.now()
    const code = await server.stop()
    const seconds = (performance.now() - start) / 1000
    const { codes } = await clients.run('letGo', {})
    clients.end()
    await server.dispose()
    return [
      { name: 'until the process has ended', value: seconds, unit: 's', goal: 5, better: 'less' },
      { name: 'exit code', value: code ?? -1, unit: '', goal: 0, better: 'less' },
      {
        name: 'sockets closed with 1012',
        value: codes.filter((one) => one === 1012).length,
        unit: `of ${PEERS}`,
        goal: PEERS,
        better: 'more',
      },
    ]
  },
}

export const benches: readonly Bench[] = [hostile, shutdown]
