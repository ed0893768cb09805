import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Where `npm test` put its own Node first, a person's shell has the system's. */
const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

const run = (program: string, args: readonly string[], cwd: string) => {
  const done = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${done.status}\n${done.stdout}\n${done.stderr}`)
  return done.stdout
}

/** What a fresh install of the package would bring, without a network: the same packages, linked; none that only we need. */
const linkDependencies = (into: string) => {
  const paths = run('npm', ['ls', '--all', '--omit=dev', '--parseable'], ROOT).trim().split('\n').slice(1)
  for (const path of paths) {
    const name = relative(join(ROOT, 'node_modules'), path)
    if (name.includes('node_modules')) continue
    mkdirSync(dirname(join(into, name)), { recursive: true })
    symlinkSync(path, join(into, name))
  }
}

test('the packed product starts from an empty folder, with the system’s own Node, and serves its page', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotset-pack-'))
  try {
    run('npm', ['pack', '--pack-destination', folder], ROOT)
    const modules = join(folder, 'node_modules')
    mkdirSync(join(modules, '.bin'), { recursive: true })
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
    run('tar', ['xzf', tarball], folder)
    run('mv', ['package', join(modules, 'hotset')], folder)
    linkDependencies(modules)
    const files = readdirSync(join(modules, 'hotset/dist'), { recursive: true }).map(String)
    expect(files.filter((file) => /\.test\.|\.bench\.|testing\/|\.map$|\.ts$/.test(file))).toEqual([])
    symlinkSync('../hotset/dist/server/start.js', join(modules, '.bin/hotset'))

    const child = spawn(join(modules, '.bin/hotset'), [], {
      cwd: folder,
      env: { PATH: systemPath, HOME: folder, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const ended = once(child, 'exit')
    await expect.poll(() => said, { timeout: 30_000 }).toMatch(/\/join\/\S+\s/)
    const link = /http:\S+\/join\/\S+/.exec(said)?.[0] ?? ''

    const joined = await fetch(link, { redirect: 'manual' })
    const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await fetch(new URL('/', link), { headers: { cookie } })
    expect(page.status, said).toBe(200)
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
    expect((await fetch(new URL(script, link))).status).toBe(200)
    expect(readdirSync(join(folder, 'data'))).toContain('docs.sqlite')

    child.kill('SIGTERM')
    expect((await ended)[0], said).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
