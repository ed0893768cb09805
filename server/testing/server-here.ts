/** A whole server in this very process, with a clock that the test moves: for tests of routes and rights. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { openServer, type RunningServer, type ServerOptions } from '../open-server.ts'
import { openLog } from '../watch/log.ts'

export interface ServerHere extends RunningServer, AsyncDisposable {
  readonly folder: string
  readonly ws: string
  /** Milliseconds by which the server's clock is ahead; grants are judged by it. */
  clock: { aheadMs: number }
}

export const serverHere = async (
  env: Readonly<Record<string, string>> = {},
  more: Partial<Pick<ServerOptions, 'client' | 'wrapStore'>> = {},
): Promise<ServerHere> => {
  const folder = await mkdtemp(join(tmpdir(), 'hotset-here-'))
  const clock = { aheadMs: 0 }
  const server = await openServer({
    config: readConfig({ PORT: '0', AGENT: 'off', DATA_DIR: folder, LOG_LEVEL: 'silent', SHUTDOWN_MS: '2000', ...env }),
    log: openLog('silent'),
    client: join(folder, 'client'),
    now: () => Date.now() + clock.aheadMs,
    ...more,
  })
  return {
    ...server,
    folder,
    ws: server.url.replace('http', 'ws'),
    clock,
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
