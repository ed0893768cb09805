/** Servers under measurement, each a process of its own with the probe in it: ours as it is shipped, and the peer. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startServer } from '../../server.ts'
import type { Reading } from './probe.ts'

/** How a client of the bench gets into one room. */
export interface Target {
  readonly dialect: 'ours' | 'hocuspocus'
  readonly url: string
  readonly room: string
  readonly token: string
}

export interface Measured {
  readonly pid: number
  /** What was used since the last reading. @param collect Collect garbage first: `kept` is what remains. */
  read(collect?: boolean): Promise<Reading>
  /** A new room, and the way in. */
  room(): Promise<Target>
  dispose(): Promise<void>
}

export interface Ours extends Measured {
  readonly folder: string
  readonly port: number
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

const PROBE = pathToFileURL(join(import.meta.dirname, 'probe.ts')).href
const probePath = () => join(mkdtempSync(join(tmpdir(), 'hotset-probe-')), 'probe')

const readingOf = (path: string, collect: boolean): Promise<Reading> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(path)
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes.toString()
    })
    socket.on('error', reject)
    socket.on('end', () => resolve(JSON.parse(text)))
    socket.write(collect ? 'collect' : 'read')
  })

/** Limits out of the way of a bench with a thousand clients on one grant. */
const WIDE = {
  LIMIT_SOCKETS_PER_GRANT: '100000',
  LIMIT_PEERS_PER_ROOM: '100000',
  LIMIT_SETS_PER_OWNER: '100000',
  MAX_PEOPLE: '100000',
}

export const startOurs = async (
  options: { readonly env?: NodeJS.ProcessEnv; readonly folder?: string; readonly port?: number } = {},
): Promise<Ours> => {
  const path = probePath()
  const server = await startServer({
    ...options,
    env: { AGENT: 'off', ...WIDE, ...options.env, BENCH_PROBE: path, NODE_OPTIONS: `--import ${PROBE}` },
  })
  let cookie = ''
  const call = async (where: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${server.url}${where}`, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { 'x-hotset': '1', 'content-type': 'application/json', cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${where}: ${answer.status} ${text.slice(0, 200)}`)
    return text.startsWith('{') ? JSON.parse(text) : {}
  }
  return {
    pid: server.pid,
    folder: server.folder,
    port: server.port,
    read: (collect = false) => readingOf(path, collect),
    room: async () => {
      if (!cookie) await call(new URL(server.ownerLink).pathname)
      const { id } = await call('/api/sets', { title: 'Bench', template: 'empty' })
      const { token } = await call(`/api/sets/${id}/invites`, { role: 'editor', as: 'token' })
      return { dialect: 'ours', url: server.url.replace('http', 'ws'), room: String(id), token: String(token) }
    },
    stop: () => server.stop(),
    dispose: () => server.dispose(),
  }
}

export const startHocuspocus = async (): Promise<Measured> => {
  const path = probePath()
  const folder = mkdtempSync(join(tmpdir(), 'hotset-bench-'))
  const child = fork(join(import.meta.dirname, 'hocuspocus.ts'), [folder], {
    env: { ...process.env, BENCH_PROBE: path, NODE_OPTIONS: `--import ${PROBE}` },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [port]: unknown[] = await once(child, 'message')
  let rooms = 0
  return {
    pid: child.pid ?? 0,
    read: (collect = false) => readingOf(path, collect),
    room: async () => ({
      dialect: 'hocuspocus',
      url: `ws://127.0.0.1:${String(port)}`,
      room: `room-${++rooms}`,
      token: 'bench',
    }),
    dispose: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
