/**
 * `npm run dev`: Vite serves the client and reloads it on change; the server runs behind it and starts again on change.
 * Everything is at http://127.0.0.1:8080 (PORT, HOST). Pages come from Vite here, so the policy of the real pages does
 * not hold: `npm start` shows what the built client may do.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const host = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 8080)

const freePort = async (): Promise<number> => {
  const probe = createNetServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

const startServer = (behind: number): ChildProcess =>
  spawn(process.execPath, ['--watch', '--watch-preserve-output', join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: String(behind),
      HOST: '127.0.0.1',
      PUBLIC_URL: process.env.PUBLIC_URL || `http://${host}:${port}`,
    },
  })

const behind = await freePort()
const target = `http://127.0.0.1:${behind}`
const vite = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  server: {
    host,
    port,
    strictPort: true,
    proxy: {
      '/sync': { target, ws: true },
      '/api': { target },
      '/join': { target },
      '/healthz': { target },
      '/metrics': { target },
    },
  },
})
try {
  await vite.listen()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

const server = startServer(behind)
const stop = async () => {
  server.kill('SIGTERM')
  await vite.close()
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
