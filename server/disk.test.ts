/** A disk that is full or broken under the running server: said to everybody, nothing lost, all saved when it is back. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Caller, callerOf, makeLink, makeSet, makeToken, ownerOf } from './testing/caller.ts'
import { isSynced, realPeer } from './testing/real-peer.ts'
import { freshFolder, startServer } from './testing/start-server.ts'
import { until } from './testing/until.ts'

/** A disk of its own of so many MB, in memory; null where this machine lets nobody mount one. */
const smallDisk = async (folder: string, mb: number) => {
  const path = join(folder, 'disk')
  mkdirSync(path)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m`, 'tmpfs', path])
  if (status !== 0) return null
  return { path, [Symbol.asyncDispose]: async () => void spawnSync('umount', ['-l', path]) }
}

/** Takes all the space that is left; gives the way to free it. */
const fill = (folder: string) => {
  const file = join(folder, 'ballast')
  const handle = openSync(file, 'w')
  const block = Buffer.alloc(4_096, 1)
  try {
    for (;;) writeSync(handle, block)
  } catch {
    // Full: that is what it is for.
  }
  closeSync(handle)
  return { free: () => rmSync(file) }
}

const unsavedOf = async (caller: Caller) =>
  z.object({ unsaved: z.number() }).parse((await caller.call('GET', '/healthz')).body).unsaved

test('disk full: everybody is told “the disk is full”, edits go on between peers and are kept; all is saved when there is space again', async (context) => {
  await using folder = await freshFolder()
  await using disk = await smallDisk(folder.path, 8)
  if (!disk) return context.skip('this machine lets nobody mount a small disk')
  const server = await startServer({ folder: disk.path })
  const owner = await ownerOf(server)
  const set = await makeSet(owner, 'Camp')
  const { token } = await makeToken(owner, set, 'editor')
  const link = await makeLink(owner, set, 'viewer')
  const [mia, jo] = [realPeer({ ws: server.ws, set, token }), realPeer({ ws: server.ws, set, token })]
  await until(() => isSynced(mia) && isSynced(jo), 'both are synced')
  const notes = (peer: typeof mia) => peer.stage.doc.getMap<string>('notes')
  notes(mia).set('before', 'x')
  await until(() => mia.stage.saved.pending === 0, 'the first edit is saved')

  const ballast = fill(disk.path)
  // More than what SQLite has set aside in its files.
  for (let i = 0; i < 40; i++) notes(mia).set(`while full ${i}`, 'x'.repeat(20_000))
  await until(() => mia.stage.saved.unsaved !== null && jo.stage.saved.unsaved !== null, 'both are told')
  expect([mia.stage.saved.unsaved, jo.stage.saved.unsaved]).toEqual(['the disk is full', 'the disk is full'])
  expect(mia.stage.saved.pending).toBeGreaterThan(0)
  await until(() => notes(jo).has('while full 39'), 'edits go on between peers')
  expect(await unsavedOf(callerOf(server.url))).toBe(1)
  // Calls that have to write are refused in words, once the registry's own file finds no space.
  let answer = await owner.call('POST', '/api/sets', { title: 'x' })
  for (let i = 0; answer.status === 201 && i < 500; i++)
    answer = await owner.call('POST', '/api/sets', { title: 'x'.repeat(100) })
  expect(answer).toMatchObject({ status: 507, body: { error: { code: 'diskFull' } } })
  expect(await callerOf(server.url).open(link.url)).toMatchObject({
    status: 507,
    body: expect.stringContaining('The disk is full'),
  })

  ballast.free()
  await until(() => mia.stage.saved.pending === 0 && mia.stage.saved.unsaved === null, 'all is saved')
  await until(() => jo.stage.saved.unsaved === null, 'the other is told too')
  expect((await owner.call('POST', '/api/sets', { title: 'x' })).status).toBe(201)
  expect(await unsavedOf(callerOf(server.url))).toBe(0)
  mia.close()
  jo.close()
  await server.kill()

  const again = await startServer({ folder: disk.path })
  const late = realPeer({ ws: again.ws, set, token })
  await until(() => isSynced(late), 'a later peer is synced')
  expect(notes(late).size).toBe(41)
  late.close()
  expect(await again.stop()).toBe(0)
})

test('a file that can no longer be written: “not saved”, and saved when it can be again', async (context) => {
  await using folder = await freshFolder()
  const server = await startServer({ folder: folder.path })
  const owner = await ownerOf(server)
  const set = await makeSet(owner, 'Camp')
  const { token } = await makeToken(owner, set, 'editor')
  const peer = realPeer({ ws: server.ws, set, token })
  await until(() => isSynced(peer), 'it is synced')
  const notes = peer.stage.doc.getMap<string>('notes')
  notes.set('before', 'x')
  await until(() => peer.stage.saved.pending === 0, 'the first edit is saved')

  // A limit on the size of files that this process may write: to it, the disk ends here (EFBIG).
  const limit = (bytes: string) =>
    spawnSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]).status === 0
  if (!limit('4096')) {
    peer.close()
    await server.stop()
    return context.skip('this machine has no prlimit')
  }
  notes.set('while broken', 'x')
  await until(() => peer.stage.saved.unsaved !== null, 'it is told')
  expect(peer.stage.saved.pending).toBe(1)
  limit('unlimited')
  await until(() => peer.stage.saved.pending === 0 && peer.stage.saved.unsaved === null, 'all is saved')
  peer.close()
  await server.kill()

  const again = await startServer({ folder: folder.path })
  const late = realPeer({ ws: again.ws, set, token })
  await until(() => isSynced(late), 'a later peer is synced')
  expect([...late.stage.doc.getMap('notes').keys()].sort()).toEqual(['before', 'while broken'])
  late.close()
  expect(await again.stop()).toBe(0)
})
