#!/usr/bin/env node
/**
 * `npm start` and `npx hotset`. Finds Node 24 whatever runs it (the `node` package brings one), builds the client when
 * it is stale (in the repository only; a published package has it built), then hands over to `main.ts`.
 * Imports nothing of ours before that, so that an older Node can read it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const NEEDED = 24

/** The Node that the `node` package brought, or null. */
const carriedNode = (): string | null => {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    return [join(folder, 'bin/node'), join(folder, 'bin/node.exe')].find((file) => existsSync(file)) ?? null
  } catch {
    // The package is not installed.
    return null
  }
}

/** Runs this file again in a newer Node and ends as it ends. */
const runAgain = (node: string) => {
  const child = spawn(node, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('error', (error) => {
    process.stderr.write(`${node} could not be started: ${error.message}\n`)
    process.exitCode = 1
  })
  // A terminal's Ctrl+C reaches the child by itself; this process must outlive it to give back its code.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128)
  })
}

const builder = join(import.meta.dirname, '../scripts/build-client.ts')

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  const node = carriedNode()
  if (node === null) {
    process.stderr.write(
      `Hotset needs Node ${NEEDED} or newer; this is ${process.version}. Install the dependencies with "npm ci" first.\n`,
    )
    process.exitCode = 1
  } else runAgain(node)
} else {
  const built = import.meta.filename.endsWith('.ts') ? spawnSync(process.execPath, [builder], { stdio: 'inherit' }).status : 0
  if (built === 0) await import('./main.ts')
  else process.exitCode = 1
}
