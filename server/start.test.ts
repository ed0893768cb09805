/** Starts that must fail, each with one sentence that says what to do, and what a failed start leaves as it was. */
import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSet, ownerOf } from './testing/caller.ts'
import { freshFolder, runMain, startServer } from './testing/start-server.ts'

test('a bad setting: one line that names the variable, its value and what was expected; exit code 1', async () => {
  const { code, stderr } = await runMain({ PORT: 'eighty' })
  expect(code).toBe(1)
  expect(stderr).toBe('PORT is "eighty"; expected a whole number from 0 to 65535\n')
})

test('a port in use is said, with what to do', async () => {
  await using folder = await freshFolder()
  const taken = createServer()
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const { code, stderr } = await runMain({ PORT: String(port), DATA_DIR: folder.path })
  taken.close()
  expect(code).toBe(1)
  expect(stderr).toContain(
    `Cannot listen on 127.0.0.1, port ${port}: something else listens there already. Stop it, or set PORT`,
  )
})

test('an address that this machine does not have is said', async () => {
  await using folder = await freshFolder()
  const { code, stderr } = await runMain({ HOST: '192.0.2.1', DATA_DIR: folder.path })
  expect(code).toBe(1)
  expect(stderr).toContain('Cannot listen on 192.0.2.1')
  expect(stderr).toContain('Set HOST to')
})

const damage = (file: string) => {
  const handle = openSync(file, 'r+')
  for (let at = 100; at < 8_000; at += 300) writeSync(handle, Buffer.alloc(200, 0xff), 0, 200, at)
  closeSync(handle)
}

test.each(['docs.sqlite', 'registry.sqlite'])('a damaged %s is refused by its name, and not touched', async (name) => {
  await using folder = await freshFolder()
  const server = await startServer({ folder: folder.path })
  await makeSet(await ownerOf(server), 'Camp')
  await server.stop()
  const file = join(folder.path, name)
  damage(file)
  const before = readFileSync(file)
  const { code, stderr } = await runMain({ DATA_DIR: folder.path })
  expect(code).toBe(1)
  expect(stderr).toContain(file)
  expect(stderr).toContain('left as it')
  expect(readFileSync(file)).toEqual(before)
})

test('a file that is no database is refused by its name, and not touched', async () => {
  await using folder = await freshFolder()
  const file = join(folder.path, 'docs.sqlite')
  copyFileSync(import.meta.filename, file)
  const { code, stderr } = await runMain({ DATA_DIR: folder.path })
  expect(code).toBe(1)
  expect(stderr).toContain(file)
  expect(readFileSync(file)).toEqual(readFileSync(import.meta.filename))
})

test('a data folder that is a file is said', async () => {
  await using folder = await freshFolder()
  const file = join(folder.path, 'data')
  writeFileSync(file, '')
  const { code, stderr } = await runMain({ DATA_DIR: file })
  expect(code).toBe(1)
  expect(stderr).toContain(`DATA_DIR is "${file}", which cannot be made`)
})

/** Root may write where the mode forbids it: a read-only mount holds for everybody. */
const mountReadOnly = (folder: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', folder]).status === 0

test('a read-only data folder is said, with its name', async (context) => {
  await using folder = await freshFolder()
  const data = join(folder.path, 'data')
  mkdirSync(data, { mode: 0o500 })
  const mounted = mountReadOnly(data)
  if (!mounted && process.getuid?.() === 0) return context.skip('neither a mount nor a mode makes a folder read-only here')
  try {
    const { code, stderr } = await runMain({ DATA_DIR: data })
    expect(code).toBe(1)
    expect(stderr).toContain(`The data folder "${data}" (DATA_DIR) cannot be used: `)
    expect(stderr.split('\n')).toHaveLength(2)
  } finally {
    if (mounted) spawnSync('umount', [data])
  }
})

test('a second start finds what the first one made: the same sets, the same people, the same key', async () => {
  await using folder = await freshFolder()
  const first = await startServer({ folder: folder.path })
  const owner = await ownerOf(first)
  const set = await makeSet(owner, 'Camp')
  const before = (await owner.call('GET', '/api/sets')).body
  await first.stop()
  const second = await startServer({ folder: folder.path })
  const again = await ownerOf(second)
  const after = (await again.call('GET', '/api/sets')).body
  await second.stop()
  expect(JSON.stringify(before)).toContain(set)
  expect(after).toEqual(before)
})

test('the log never holds a token, a cookie or a link', async () => {
  await using folder = await freshFolder()
  const server = await startServer({ folder: folder.path, env: { LOG_LEVEL: 'trace' } })
  const owner = await ownerOf(server)
  await owner.call('GET', '/api/me', undefined, {
    authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJob3RzZXQ6b3duZXIifQ.c2lnbmF0dXJl',
  })
  await owner.call('GET', '/api/sets')
  await server.stop()
  const log = server.log()
  expect(log).toContain('"path":"/join/[token]"')
  expect(log).not.toContain(server.ownerLink.split('/join/')[1])
  expect(log).not.toContain(owner.cookie().split('=')[1])
  expect(log).not.toMatch(/eyJ/)
})
