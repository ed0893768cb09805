import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import { createNode } from '../changes/make.ts'
import type { NodeId } from '../ids.ts'
import { filesOf } from '../testing/listed.ts'
import { firstStageUpdate } from './init.ts'
import { migrate, migrateWith, type Step } from './migrations/index.ts'
import { readAll } from './read-all.ts'
import { isTooNew, schemaOf } from './roots.ts'
import { SCHEMA_VERSION } from './schema.ts'

const docOf = (update: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
const chair = createNode('prop', { name: 'Chair' }, { id: 'chair' as NodeId })

describe('migrations', () => {
  it('have one file a step', () => {
    expect(filesOf(new URL('./migrations/', import.meta.url), ['index'])).toHaveLength(SCHEMA_VERSION - 1)
  })

  it('open the small doc that each version left behind', () => {
    for (let version = 1; version <= SCHEMA_VERSION; version++) {
      const doc = docOf(Buffer.from(readFileSync(new URL(`./old/${version}.b64`, import.meta.url), 'utf8'), 'base64'))
      expect(schemaOf(doc)).toBe(version)
      expect(migrate(doc).to).toBe(SCHEMA_VERSION)
      expect(readAll(doc).nodes.get('chair' as NodeId)).toMatchObject({ kind: 'prop', name: 'Chair', position: [1, 0, 2] })
    }
  })

  it('run each missing step once, in order, in one transaction', () => {
    const doc = docOf(firstStageUpdate('Test', [chair]))
    const ran: number[] = []
    const steps: Step[] = [() => ran.push(1), () => ran.push(2), () => ran.push(3)]
    let transactions = 0
    doc.on('afterTransaction', () => transactions++)
    expect(migrateWith(doc, steps, 4)).toEqual({ from: 1, to: 4 })
    expect([ran, transactions, schemaOf(doc)]).toEqual([[1, 2, 3], 1, 4])
    expect(migrateWith(doc, steps, 4)).toEqual({ from: 4, to: 4 })
  })

  it('leave a doc of a newer version as it is, and nothing may be written to it', () => {
    const doc = docOf(firstStageUpdate('Test', [chair]))
    doc.getMap('set').set('schema', SCHEMA_VERSION + 1)
    expect(isTooNew(doc)).toBe(true)
    expect(migrate(doc)).toEqual({ from: SCHEMA_VERSION + 1, to: SCHEMA_VERSION + 1 })
    expect(apply(doc, [{ op: 'remove', of: 'node', id: 'chair' as NodeId }]).refused[0]?.says).toMatch(/newer version/)
    expect(readAll(doc).nodes.size).toBe(1)
  })
})

describe('the first state of a set', () => {
  it('is the same bytes for the same template', () => {
    expect(firstStageUpdate('Test', [chair])).toEqual(firstStageUpdate('Test', [chair]))
  })

  it('is refused when the template itself is not valid', () => {
    expect(() => firstStageUpdate('Test', [chair, chair])).toThrow(/1 changes refused/)
  })
})
