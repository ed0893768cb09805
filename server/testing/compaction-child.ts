/**
 * Appends and compacts without end, and says on standard output what is on disk, until it is killed. The doc is a list of
 * rising numbers, four bytes each: a row of the log holds one, the snapshot all before.
 */
import { writeSync } from 'node:fs'
import { SqliteCore } from '../stores/sqlite-core.ts'
import { DOC, numbersOf } from './numbers-doc.ts'

const core = new SqliteCore({ file: process.argv[2] ?? '', maxBytes: 0 })
const numbers = numbersOf(core.create(DOC, 'epoch', null))
for (;;) {
  let position = 0
  for (let row = 0; row < 12; row++) {
    const next = numbers.length
    position = core.append([{ doc: DOC, update: new Uint8Array(new Uint32Array([next]).buffer) }]).get(DOC) ?? 0
    numbers.push(next)
    writeSync(1, `${next}\n`)
  }
  core.compact(DOC, position, new Uint8Array(new Uint32Array(numbers).buffer))
}
