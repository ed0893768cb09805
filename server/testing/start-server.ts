/** The real server as a process of its own, on a free port and a fresh data folder: what tests kill, stop and restart. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const MAIN = join(import.meta.dirname, '../main.ts')
const READY_MS = 20_000

const ready = z.object({ ready: z.object({ url: z.string(), port: z.number(), ownerLink: z.string() }) })

export interface StartedServer {
  readonly url: string
  /** `ws://…` */
  readonly ws: string
  readonly port: number
  readonly ownerLink: string
  readonly pid: number
  /** All that it wrote to stderr so far. */
  readonly log: () => string
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>
  /** Resident memory, bytes. */
  rss(): Promise<number>
}

/** A folder that is gone when the test is over. */
export const freshFolder = async (): Promise<{ readonly path: string } & AsyncDisposable> => {
  const path = await mkdtemp(join(tmpdir(), 'hotset-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Runs the program that `main.ts` is to its end, for starts that must fail. */
export const runMain = async (env: NodeJS.ProcessEnv): Promise<{ readonly code: number | null; readonly stderr: string }> => {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', AGENT: 'off', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  const [code] = await once(child, 'close')
  return { code: z.number().nullable().parse(code), stderr }
}

const rssOf = async (pid: number): Promise<number> => {
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb ?? Number.NaN) * 1024
}

const whenReady = (child: ChildProcess, log: () => string): Promise<z.infer<typeof ready>['ready']> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server was not ready in time\n${log()}`)), READY_MS)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the server ended with ${code} before it was ready\n${log()}`))
    })
    child.on('message', (message) => {
      const read = ready.safeParse(message)
      if (!read.success) return
      clearTimeout(late)
      resolve(read.data.ready)
    })
  })

export interface StartOptions {
  readonly folder: string
  readonly env?: NodeJS.ProcessEnv
  /** Another program than `main.ts`, which says it is ready in the same way. */
  readonly program?: string
}

export const startServer = async ({ folder, env = {}, program = MAIN }: StartOptions): Promise<StartedServer> => {
  let stderr = ''
  const child = fork(program, {
    env: { ...process.env, PORT: '0', AGENT: 'off', DATA_DIR: folder, LOG_LEVEL: 'info', ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const { url, port, ownerLink } = await whenReady(child, () => stderr)
  const pid = child.pid ?? 0
  return {
    url,
    ws: url.replace('http', 'ws'),
    port,
    ownerLink,
    pid,
    log: () => stderr,
    exited,
    stop: async () => {
      child.kill('SIGTERM')
      return (await exited).code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    rss: () => rssOf(pid),
  }
}
