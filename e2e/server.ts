/**
 * A fresh real server for whoever looks at the product from outside (end-to-end tests, benches, pictures): the built
 * client, a free port, a data folder of its own, started as `npm start` starts it.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

export interface Server {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Lets a browser in as the owner. */
  readonly ownerLink: string
  readonly folder: string
  readonly pid: number
  /** All that it wrote to stderr so far. */
  log(): string
  /** SIGTERM; resolves with the exit code. The data folder stays for a restart. */
  stop(): Promise<number | null>
  kill(): Promise<void>
  /** Stops it if it still runs and removes the data folder. */
  dispose(): Promise<void>
}

interface Ready {
  readonly ready: { readonly url: string; readonly port: number; readonly ownerLink: string }
}
const isReady = (message: unknown): message is Ready => typeof message === 'object' && message !== null && 'ready' in message

let built = false
/** Builds the client when it is stale, once a process. Throws when that fails. */
export const buildClient = () => {
  if (built) return
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-client.ts')], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the client could not be built')
  built = true
}

const whenReady = (child: ChildProcess, log: () => string): Promise<Ready['ready']> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready\n${log()}`)))
    child.on('message', (message) => {
      if (isReady(message)) resolve(message.ready)
    })
  })

export interface ServerOptions {
  /** Settings, as environment variables. */
  readonly env?: NodeJS.ProcessEnv
  /** A data folder from before; a fresh one when left out. */
  readonly folder?: string
  /** The port of before, for a restart that browsers should find; any free one when left out. */
  readonly port?: number
}

export const startServer = async ({
  env = {},
  folder = mkdtempSync(join(tmpdir(), 'hotset-e2e-')),
  port: asked = 0,
}: ServerOptions = {}): Promise<Server> => {
  buildClient()
  let stderr = ''
  const child = fork(join(ROOT, 'server/main.ts'), {
    cwd: ROOT,
    execArgv: [],
    env: { ...process.env, PORT: String(asked), DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  const { url, port, ownerLink } = await whenReady(child, () => stderr)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }
  return {
    url,
    port,
    ownerLink,
    folder,
    pid: child.pid ?? 0,
    log: () => stderr,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
    dispose: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
