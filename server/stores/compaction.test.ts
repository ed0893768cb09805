import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { randomFrom } from '../testing/fuzz.ts'
import { DOC, numbersOf } from '../testing/numbers-doc.ts'
import { SqliteCore } from './sqlite-core.ts'

const CHILD = resolve('server/testing/compaction-child.ts')

/** Lets the child work for a while after its first word, kills it, and gives the last number that it said is on disk. */
const killed = (file: string, afterMs: number): Promise<number> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--no-warnings', CHILD, file], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (bytes) => {
      wrong += bytes
    })
    child.stdout.on('data', (bytes) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      said += bytes
    })
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') fail(new Error(`the child ended by itself: ${wrong}`))
      // The last line may be cut in half by the kill.
      else done(Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)))
    })
  })

it('promise 38: killed at 200 random points of a compaction loop, the doc is log and snapshot each time, and the file is sound', {
  timeout: 180_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hotset-compaction-'))
  const random = randomFrom(38)
  let compacted = 0
  const lane = async (name: string, rounds: number) => {
    const file = join(folder, `${name}.sqlite`)
    for (let round = 0; round < rounds; round++) {
      const last = await killed(file, random() * 25)
      const core = new SqliteCore({ file, maxBytes: 0 })
      const opened = core.open(DOC)!
      const numbers = numbersOf(opened)
      core.close()
      expect(numbers).toEqual(numbers.map((_, at) => at))
      expect(numbers.length).toBeGreaterThan(last)
      if (opened.snapshot) compacted++
      const db = new DatabaseSync(file)
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
      db.close()
    }
  }
  await Promise.all([lane('a', 50), lane('b', 50), lane('c', 50), lane('d', 50)])
  expect(compacted).toBeGreaterThan(150)
  await rm(folder, { recursive: true, force: true })
})
