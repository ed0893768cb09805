/**
 * Builds the client when it is older than its sources (`--force`: always). Two that start at once build once: the
 * second waits. The new build takes the old one's place in one rename, so that a running server never sees half of it.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const CLIENT = join(DIST, 'client')
/** Its time is that of the sources that were built. */
const STAMP = join(CLIENT, '.built')
const LOCK = join(DIST, '.building')
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json']

const timeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0

/** Folders count too: a file that was deleted changes only its folder's time. Tests are not built. */
const newest = async (path: string): Promise<number> => {
  const own = await timeOf(path)
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const counting = entries.filter((entry) => !/\.(test|bench)\.ts$/.test(entry.name) && entry.name !== 'node_modules')
  return Math.max(own, ...(await Promise.all(counting.map((entry) => newest(join(path, entry.name))))))
}

const newestSource = async () => Math.max(...(await Promise.all(SOURCES.map((path) => newest(join(ROOT, path))))))

const isFresh = async () => (await timeOf(STAMP)) >= (await newestSource())

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // No such process.
    return false
  }
}

/** Takes the lock; waits for whoever holds it while he lives. */
const lock = async () => {
  await mkdir(DIST, { recursive: true })
  for (;;) {
    try {
      await writeFile(LOCK, String(process.pid), { flag: 'wx' })
      return
    } catch {
      // Somebody builds, or died while building.
      const holder = Number(await readFile(LOCK, 'utf8').catch(() => '0'))
      if (holder > 0 && !isAlive(holder)) await rm(LOCK, { force: true })
      await wait(100)
    }
  }
}

const buildNow = async () => {
  // Whoever calls may be a test runner, which says "test": Vite would take Lit's development build then.
  process.env.NODE_ENV = 'production'
  const { build: viteBuild } = await import('vite')
  const sourceTime = (await newestSource()) / 1000
  const fresh = `${CLIENT}-${process.pid}`
  const old = `${CLIENT}-old-${process.pid}`
  try {
    // The engine is one large chunk on purpose; a warning at each start would say nothing new.
    const build = { outDir: fresh, emptyOutDir: true, chunkSizeWarningLimit: 4_000 }
    await viteBuild({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn', build })
    const stamp = join(fresh, '.built')
    await writeFile(stamp, '')
    await utimes(stamp, sourceTime, sourceTime)
    await rename(CLIENT, old).catch(() => {
      // The first build has no old one.
    })
    await rename(fresh, CLIENT)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

if ((await timeOf(join(ROOT, 'client/index.html'))) === 0) {
  process.stderr.write('There is no client/main.ts: the server will run without pages.\n')
} else if (process.argv.includes('--force') || !(await isFresh())) {
  await lock()
  try {
    if (process.argv.includes('--force') || !(await isFresh())) {
      process.stdout.write('Building the client …\n')
      const start = performance.now()
      await buildNow()
      process.stdout.write(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.\n`)
    }
  } catch (error) {
    process.stderr.write(`The client could not be built: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await rm(LOCK, { force: true })
  }
}
