/** Many at once: 100,000 upgrades that are no good. */
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { callerOf, makeSet, makeToken, ownerOf } from './testing/caller.ts'
import { isSynced, realPeer } from './testing/real-peer.ts'
import { freshFolder, startServer } from './testing/start-server.ts'
import { until } from './testing/until.ts'

const GOOD_KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const upgrade = (path: string, lines: readonly string[]) =>
  [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: Upgrade', 'Upgrade: websocket', ...lines, '', ''].join('\r\n')

/** What is sent, and whether the caller breaks off at once instead of waiting for the answer. */
const BAD: readonly (readonly [text: string, breakOff: boolean])[] = [
  [upgrade('/sync/x/stage', ['Sec-WebSocket-Version: 13']), false],
  [upgrade('/sync/x/stage', ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: short']), false],
  [upgrade('/sync/x/stage', ['Sec-WebSocket-Version: 99', `Sec-WebSocket-Key: ${GOOD_KEY}`]), false],
  [upgrade('/other', ['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${GOOD_KEY}`]), false],
  [upgrade('/sync/x/stage', ['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${GOOD_KEY}`]), true],
  [
    upgrade('/sync/x/review', ['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${GOOD_KEY}`, 'Authorization: Bearer a.b.c']),
    true,
  ],
  [upgrade('/sync/x/stage', ['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${GOOD_KEY}`]).slice(0, 60), true],
]

/** One bad upgrade; resolves when its connection is gone. */
const attempt = (port: number, n: number): Promise<void> =>
  new Promise((resolve) => {
    const [text, breakOff] = BAD[n % BAD.length] ?? ['', true]
    // Several addresses of this machine, so that closed connections do not use up the ports of one.
    const socket: Socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.0.${2 + (n % 50)}` })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.on('data', () => {})
    socket.write(text, () => {
      if (breakOff) socket.resetAndDestroy()
    })
  })

const flood = async (port: number, count: number, atOnce: number) => {
  let next = 0
  const worker = async () => {
    while (next < count) await attempt(port, next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

test('promise 40: 100,000 upgrades with missing or bad keys, half-open and aborted: RSS growth < 10 MB', async () => {
  await using folder = await freshFolder()
  const server = await startServer({ folder: folder.path })
  const owner = await ownerOf(server)
  const set = await makeSet(owner, 'Camp')
  const { token } = await makeToken(owner, set, 'editor')
  const peer = realPeer({ ws: server.ws, set, token })
  await until(() => isSynced(peer), 'a peer is synced')
  // The heap finds its size and the compiler its code: after 60,000 the same flood adds nothing (400,000 were tried).
  await flood(server.port, 60_000, 64)
  const before = await server.rss()
  const startedAt = performance.now()
  await flood(server.port, 100_000, 64)
  const grownMb = ((await server.rss()) - before) / 1e6
  process.stdout.write(
    `100,000 bad upgrades in ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${grownMb.toFixed(1)} MB more\n`,
  )
  expect(grownMb).toBeLessThan(10)
  expect(peer.codes).toEqual([])
  const { body } = await callerOf(server.url).call('GET', '/metrics')
  expect(/^peers (\d+)$/m.exec(String(body))?.[1]).toBe('2')
  peer.close()
  expect(await server.stop()).toBe(0)
}, 300_000)
