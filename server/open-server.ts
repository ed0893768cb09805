/**
 * Makes the parts and listens: a whole server in this process. `main.ts` runs one until a signal comes; tests run many.
 * Order of the start: data folder, key, registry, store, rooms, then the port, so that nothing is served before all
 * that it needs is there. The stop goes the other way round.
 */
import { mkdirSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { Logger } from 'pino'
import { startAgent } from './agent-process.ts'
import { makeApp } from './app.ts'
import { sessionCookie } from './auth/cookie.ts'
import { openDoor } from './auth/door.ts'
import { newPerson } from './auth/people.ts'
import { openTokens } from './auth/tokens.ts'
import type { Config } from './config.ts'
import type { Parts } from './parts.ts'
import { openRooms } from './rooms/rooms.ts'
import { openClientFiles } from './routes/client-files.ts'
import { ownerToken } from './routes/join.ts'
import { sync } from './routes/sync.ts'
import type { Registry } from './sets/registry.ts'
import { firstState, openSets } from './sets/sets.ts'
import { openRegistry } from './sets/sqlite-registry.ts'
import { openSqliteStore } from './stores/sqlite.ts'
import type { Store } from './stores/store.ts'
import { openMetrics } from './watch/metrics.ts'

/** The server cannot start; `message` is for people and says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly ownerLink: string
  /** Forgets what was deleted long ago; done by itself every hour. */
  sweep(): Promise<number>
  /** Resolves with the docs that could not be saved. */
  stop(): Promise<readonly string[]>
}

export interface ServerOptions {
  readonly config: Config
  readonly log: Logger
  /** Folder of the built client. */
  readonly client: string
  readonly now?: () => number
  /** Wraps the store, for tests that break it. */
  readonly wrapStore?: (store: Store) => Store
}

const SEEN_EVERY_MS = 5_000
const SWEEP_EVERY_MS = 3_600_000
/** Longer than the 60 s for which proxies keep idle connections: whoever uses one that was just closed sees a reset. */
const KEEP_ALIVE_MS = 75_000

const openFolder = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new StartError(`DATA_DIR is "${folder}", which cannot be made: ${why}`, { cause })
  }
}

/** Runs one step of the start; what goes wrong in it is said with the folder's name. */
const step = async <T>(folder: string, run: () => T | Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new StartError(`The data folder "${folder}" (DATA_DIR) cannot be used: ${why}`, { cause })
  }
}

const ownerOf = (registry: Registry, now: number) => {
  const known = registry.owner()
  if (known) return known
  const owner = newPerson('Owner', now, 0, { owner: true })
  registry.addPerson(owner)
  return owner
}

const PORT_TROUBLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there already. Stop it, or set PORT to another one',
  EACCES: 'this user may not listen there. Set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has, or to 0.0.0.0',
  ENOTFOUND: 'there is no such host. Set HOST to an address of this machine',
}

const listen = (server: Server, { HOST, PORT }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      const why = PORT_TROUBLE[error.code ?? ''] ?? error.message
      reject(new StartError(`Cannot listen on ${HOST}, port ${PORT}: ${why}.`, { cause: error }))
    }
    server.once('error', failed)
    server.listen(PORT, HOST, () => {
      server.off('error', failed)
      resolve((server.address() as AddressInfo).port)
    })
  })

/** 0.0.0.0 is where one listens, not where one goes. */
const addressOf = (host: string, port: number) => {
  const to = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${to}:${port}`
}

/** Throws a StartError, having closed what it had opened. */
export const openServer = async ({
  config,
  log,
  client,
  now = Date.now,
  wrapStore = (store) => store,
}: ServerOptions): Promise<RunningServer> => {
  const folder = config.DATA_DIR
  const undo: (() => unknown)[] = []
  try {
    openFolder(folder)
    const tokens = await step(folder, () => openTokens(folder, now))
    const registry = await step(folder, () => openRegistry(join(folder, 'registry.sqlite')))
    undo.push(() => registry.close())
    const metrics = openMetrics(() => rooms.stats())
    undo.push(() => metrics.close())
    const opened = await step(folder, () => openSqliteStore({ file: join(folder, 'docs.sqlite') }))
    undo.push(() => opened.close())
    const store = metrics.measured(wrapStore(opened))

    const cookie = sessionCookie(tokens.keyId, config.PUBLIC_URL.startsWith('https:'))
    const door = openDoor({ registry, tokens, cookie, publicUrl: config.PUBLIC_URL, now })
    const rooms = openRooms({ store, log, limits: config.limits, firstState: (doc) => firstState(registry, doc) })
    const sets = openSets({ registry, store, rooms, keepDeletedDays: config.KEEP_DELETED_DAYS, now })
    await step(folder, () => sets.seed(ownerOf(registry, now())))
    await step(folder, () => sets.sweep())

    let open = true
    const files = openClientFiles(client)
    const parts: Parts = { config, registry, tokens, cookie, door, rooms, sets, files, metrics, log, now, open: () => open }
    const sockets = sync(parts)
    const server = createAdaptorServer({ fetch: makeApp(parts).fetch }) as Server
    server.keepAliveTimeout = KEEP_ALIVE_MS
    // Before the answer to an upgrade, Node's own time limits do not hold for a socket any more.
    server.on('upgrade', (request: IncomingMessage, socket, head) => sockets.upgrade(request, socket, head))
    const port = await listen(server, config)
    const address = addressOf(config.HOST, port)
    const url = config.PUBLIC_URL.replace(/\/$/, '') || address

    const agent = config.AGENT === 'on' ? await startAgent({ url: address, door, rooms, log }) : null
    const stopBusy = rooms.onBusy((set, busy) => {
      if (!busy && open) sets.noteTitle(set).catch((error: unknown) => log.warn({ err: error }, 'a title could not be read'))
    })
    const writeSeen = () => {
      try {
        registry.seen(door.seen())
      } catch (error) {
        log.warn({ err: error }, 'when people were last seen could not be written')
      }
    }
    const sweep = () => sets.sweep().catch((error: unknown) => log.warn({ err: error }, 'deleted sets could not be removed'))
    const timers = [setInterval(writeSeen, SEEN_EVERY_MS), setInterval(sweep, SWEEP_EVERY_MS)]

    let stopping: Promise<readonly string[]> | null = null
    const stop = async () => {
      open = false
      for (const timer of timers) clearInterval(timer)
      stopBusy()
      server.close()
      const unsaved = await rooms.drain(config.SHUTDOWN_MS)
      await agent?.stop()
      server.closeAllConnections()
      sockets.close()
      writeSeen()
      // A store that does not take the edits may not close either.
      if (unsaved.length === 0) await store.close()
      metrics.close()
      registry.close()
      return unsaved
    }
    return {
      url,
      port,
      ownerLink: `${url}/join/${await ownerToken(parts)}`,
      sweep: () => sets.sweep(),
      stop: () => {
        stopping ??= stop()
        return stopping
      },
    }
  } catch (error) {
    for (const close of undo.toReversed()) await close()
    throw error
  }
}
