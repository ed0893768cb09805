/** Runs a server until a signal comes. Exit codes: 0 stopped with all saved; 1 could not start, or not all is saved. */
import { join } from 'node:path'
import { ConfigError, readConfig } from './config.ts'
import { openServer, type ServerOptions, StartError } from './open-server.ts'
import { openLog } from './watch/log.ts'

/** In the repository the client is built beside the sources; published, beside the compiled server. */
const CLIENT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../dist/client' : '../client')

const say = (text: string) => process.stdout.write(`${text}\n`)

const serve = async (more: Pick<ServerOptions, 'wrapStore'>) => {
  const config = readConfig(process.env)
  const log = openLog(config.LOG_LEVEL)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the server failed and ends; what was reported saved is on disk')
    process.exit(1)
  })
  const server = await openServer({ config, log, client: CLIENT, ...more })

  let signals = 0
  const stop = async (signal: string) => {
    signals++
    // Whoever presses Ctrl+C twice does not want to wait.
    if (signals > 1) process.exit(1)
    log.info({ signal }, 'stopping')
    const unsaved = await server.stop()
    if (unsaved.length === 0) log.info({}, 'stopped; all is saved')
    else log.error({ unsaved }, 'these docs are not saved; their last edits are only in the browsers of those who made them')
    process.exit(unsaved.length > 0 ? 1 : 0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Started by another program that is gone: nobody would stop this one.
  process.on('disconnect', () => stop('disconnect'))

  log.info({ port: server.port, data: config.DATA_DIR }, 'listening')
  say(`\n  Hotset is at ${server.url}\n\n  Your link, as the owner (keep it to yourself):\n  ${server.ownerLink}\n`)
  process.send?.({ ready: { url: server.url, port: server.port, ownerLink: server.ownerLink } })
}

export const run = (more: Pick<ServerOptions, 'wrapStore'> = {}): void => {
  serve(more).catch((error: unknown) => {
    const known = error instanceof ConfigError || error instanceof StartError
    const says = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)
    process.stderr.write(`${says}\n`)
    process.exit(1)
  })
}
