/**
 * The built-in agent as a child process: it comes in by the same door as any peer, with a token of its own, and crashes
 * alone. It is told which sets people are on, and is started again, each time a little later, when it ends.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SetId } from '../shared/ids.ts'
import type { Door } from './auth/door.ts'
import type { Rooms } from './rooms/contract.ts'
import type { Log } from './rooms/log.ts'

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 60_000
/** Who lived so long was well: the next failure starts from the first delay again. */
const WELL_MS = 60_000
const STOP_MS = 2_000

export interface AgentProcess {
  stop(): Promise<void>
}

interface AgentOptions {
  readonly url: string
  readonly door: Door
  readonly rooms: Rooms
  readonly log: Log
}

const programOf = () =>
  ['main.ts', 'main.js'].map((name) => join(import.meta.dirname, 'agent', name)).find((file) => existsSync(file))

export const startAgent = async ({ url, door, rooms, log }: AgentOptions): Promise<AgentProcess> => {
  const program = programOf()
  const token = await door.agentToken()
  const busy = new Set<SetId>()
  let child: ChildProcess | null = null
  let timer: NodeJS.Timeout | null = null
  let retryMs = FIRST_RETRY_MS
  let stopped = false

  const tell = (message: { join: SetId } | { leave: SetId }) => {
    if (child?.connected) child.send(message)
  }

  const stopListening = rooms.onBusy((set, isBusy) => {
    if (isBusy) busy.add(set)
    else busy.delete(set)
    tell(isBusy ? { join: set } : { leave: set })
  })

  const start = () => {
    timer = null
    if (program === undefined) return log.warn({}, 'there is no agent to start')
    const startedAt = performance.now()
    const { HOTSET_SET: _one, ...env } = process.env
    // Its log lines go to stderr, beside the server's own.
    const started = fork(program, {
      env: { ...env, HOTSET_URL: url, HOTSET_TOKEN: token },
      execArgv: [],
      // Ctrl+C in a terminal goes to the whole group: the server stops first, and then its agent.
      detached: true,
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    child = started
    log.info({ pid: started.pid }, 'the agent starts')
    started.on('error', (error) => log.error({ err: error }, 'the agent could not be started'))
    started.on('exit', (code, signal) => {
      child = null
      if (stopped) return
      retryMs = performance.now() - startedAt > WELL_MS ? FIRST_RETRY_MS : Math.min(retryMs * 2, LONGEST_RETRY_MS)
      log.warn({ code, signal, retryMs }, 'the agent ended; it is started again')
      timer = setTimeout(start, retryMs)
    })
    for (const set of busy) tell({ join: set })
  }
  start()

  return {
    stop: () => {
      stopped = true
      stopListening()
      if (timer) clearTimeout(timer)
      const running = child
      if (!running || running.exitCode !== null) return Promise.resolve()
      return new Promise((resolve) => {
        const cut = setTimeout(() => running.kill('SIGKILL'), STOP_MS)
        running.once('exit', () => {
          clearTimeout(cut)
          resolve()
        })
        running.kill('SIGTERM')
      })
    },
  }
}
