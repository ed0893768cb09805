import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { memoryStore } from '../testing/memory-store.ts'
import { storeContract } from './contract.ts'
import { faultyStore } from './faulty.ts'
import { openSqliteStore, storeError } from './sqlite.ts'
import type { DocId } from './store.ts'

const folders: string[] = []
const newFile = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hotset-store-'))
  folders.push(folder)
  return join(folder, 'docs.sqlite')
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const sqlite = async () => {
  const file = await newFile()
  let store = await openSqliteStore({ file })
  return {
    store,
    reopen: async () => {
      await store.close()
      store = await openSqliteStore({ file })
      return store
    },
    end: () => store.close(),
  }
}

storeContract('the SQLite store', sqlite)
storeContract('the SQLite store behind the faulty one that does nothing', async () => {
  const given = await sqlite()
  return { ...given, store: faultyStore(given.store) }
})
storeContract('the store in memory', async () => {
  const store = memoryStore()
  return { store, reopen: async () => store, end: async () => {} }
})

describe('the SQLite store', () => {
  it('refuses a file that is no database, names it, and leaves it as it was', async () => {
    const file = await newFile()
    const garbage = Buffer.from('This is no database, but somebody may still want it. '.repeat(100))
    await writeFile(file, garbage)
    await expect(openSqliteStore({ file })).rejects.toThrow(file)
    expect(Buffer.compare(await readFile(file), garbage)).toBe(0)
  })

  it('refuses a database that is damaged, names it, and leaves it as it was', async () => {
    const file = await newFile()
    const store = await openSqliteStore({ file })
    await store.create('set1/stage', new Uint8Array(200_000).fill(7))
    await store.close()
    const damaged = await readFile(file)
    for (let at = 4096; at < 12_288; at++) damaged[at] = at % 256
    await writeFile(file, damaged)
    await expect(openSqliteStore({ file })).rejects.toThrow(file)
    expect(Buffer.compare(await readFile(file), damaged)).toBe(0)
  })

  it('refuses a database of a newer version', async () => {
    const file = await newFile()
    const newer = new DatabaseSync(file)
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    await expect(openSqliteStore({ file })).rejects.toThrow('newer version')
  })

  it('refuses a folder that does not exist, and names the file', async () => {
    await expect(openSqliteStore({ file: '/nowhere/at/all/docs.sqlite' })).rejects.toThrow('/nowhere/at/all/docs.sqlite')
  })

  it('says that the disk is full, keeps what it has, and goes on once there is space', async () => {
    const file = await newFile()
    const store = await openSqliteStore({ file, maxBytes: 400_000 })
    const [stage, other]: DocId[] = ['set1/stage', 'set2/stage']
    await store.create(stage!, null)
    await store.create(other!, new Uint8Array(200_000))
    const large = { doc: stage!, update: new Uint8Array(150_000).fill(1) }
    await store.append([large])
    await expect(store.append([large])).rejects.toMatchObject({ says: 'the disk is full', doubtful: false })
    expect((await store.open(stage!))!.log.length).toBe(1)
    await store.remove(other!)
    await store.append([large])
    expect((await store.open(stage!))!.log.length).toBe(2)
    await store.close()
  })

  it('says in words what is wrong, and trusts nothing after an I/O error', () => {
    const told = (code: number) => storeError({ message: 'm', code, gone: false })
    expect(told(13)).toMatchObject({ says: 'the disk is full', doubtful: false })
    expect(told(8)).toMatchObject({ says: 'the data folder is read-only', doubtful: false })
    // SQLITE_IOERR_FSYNC and SQLITE_IOERR_WRITE.
    for (const code of [1034, 778]) expect(told(code)).toMatchObject({ says: 'the disk reports an error', doubtful: true })
    expect(told(0)).toMatchObject({ says: 'the store failed' })
  })

  it('rejects what comes after it was closed', async () => {
    const store = await openSqliteStore({ file: await newFile() })
    await store.close()
    await expect(store.open('set1/stage')).rejects.toThrow('closed')
    await expect(store.append([{ doc: 'set1/stage', update: new Uint8Array() }])).rejects.toThrow('closed')
  })
})
