/** Config → server; signals → stop → exit. Exit codes: 0 stopped with all saved, 1 could not start or not all saved. */
import { join } from 'node:path'
import { ConfigError, readConfig } from './config.ts'
import { openServer, StartError } from './open-server.ts'
import { openLog } from './watch/log.ts'

/** In the repository the client is built beside the sources; published, beside the compiled server. */
const CLIENT = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../dist/client' : '../client')

const say = (text: string) => process.stdout.write(`${text}\n`)

const run = async () => {
  const config = readConfig(process.env)
  const log = openLog(config.LOG_LEVEL)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the server failed and ends; what was reported saved is on disk')
    process.exit(1)
  })
  const server = await openServer({ config, log, client: CLIENT })

  let signals = 0
  const stop = async (signal: string) => {
    signals++
    // Whoever presses Ctrl+C twice does not want to wait.
    if (signals > 1) process.exit(1)
    log.info({ signal }, 'stopping')
    const unsaved = await server.stop()
    if (unsaved.length > 0)
      log.error({ unsaved }, 'these docs could not be saved; their last edits are only in the browsers of those who made them')
    else log.info({}, 'stopped; all is saved')
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

run().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else
    process.stderr.write(
      `The server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
  process.exit(1)
})
