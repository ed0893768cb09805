import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFrame } from '../../shared/protocol/frames.ts'
import { History } from './history.ts'

const equal = (a: Y.Doc, b: Y.Doc) => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))

/** A room's doc and its history, kept in step as the room does. */
const pair = (partBytes: number) => {
  const doc = new Y.Doc()
  const history = new History([], partBytes)
  doc.on('update', (update: Uint8Array) => history.push(update))
  return { doc, history }
}

const apply = (into: Y.Doc, frames: readonly Uint8Array[]) => {
  for (const [at, bytes] of frames.entries()) {
    const frame = readFrame(bytes)
    if (frame.type !== 'sync') throw new Error('not a sync frame')
    // Only the last one says that it was all.
    expect(frame.sub).toBe(at === frames.length - 1 ? 'step2' : 'update')
    Y.applyUpdate(into, frame.body)
  }
}

const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('edit' as const), key: fc.nat(20), size: fc.nat(300) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), key: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('come back' as const), who: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
  ),
  { maxLength: 60 },
)

describe('the history of a room', () => {
  it('brings newcomers and those who come back to the doc as it is, whatever happened between, and can build it anew', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 60, max: 3_000 }), (all, partBytes) => {
        const { doc, history } = pair(partBytes)
        const nodes = doc.getMap('nodes')
        const readers: Y.Doc[] = []
        const ask = (reader: Y.Doc) => {
          const vector = Y.encodeStateVector(reader)
          apply(reader, history.answer(doc, vector, Y.decodeStateVector(vector)))
          expect(equal(reader, doc)).toBe(true)
        }
        for (const act of all) {
          if (act.do === 'edit') nodes.set(`${act.key}`, 'x'.repeat(act.size))
          else if (act.do === 'delete') nodes.delete(`${act.key}`)
          else if (act.do === 'compact') expect(equal(docOf(history.state(doc)), doc)).toBe(true)
          else if (act.do === 'join') {
            readers.push(new Y.Doc())
            ask(readers.at(-1)!)
          } else if (readers.length > 0) {
            // Twice: the second time, the answer may be one that is kept.
            const reader = readers[act.who % readers.length]!
            const twin = docOf(Y.encodeStateAsUpdate(reader))
            ask(reader)
            ask(twin)
          }
        }
        expect(equal(history.rebuild(), doc)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives all who join between two edits the same buffers', () => {
    const { doc, history } = pair(65_536)
    doc.getMap('nodes').set('a', 1)
    const empty = new Uint8Array([0])
    const first = history.answer(doc, empty, new Map())
    expect(history.answer(doc, empty, new Map())).toBe(first)
    doc.getMap('nodes').set('b', 1)
    expect(history.answer(doc, empty, new Map())).not.toBe(first)
  })
})

const docOf = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
