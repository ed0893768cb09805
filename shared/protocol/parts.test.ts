import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { stateParts } from './parts.ts'

/** Docs whose clients hang on each other's structs: each step, one of three peers edits after a random sync. */
const crewDoc = (steps: readonly [number, number, boolean][]): Y.Doc => {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    return doc
  })
  for (const [who, what, sync] of steps) {
    const doc = docs[who % 3]!
    if (sync) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(who + 1) % 3]!))
    const nodes = doc.getMap<Y.Map<unknown>>('nodes')
    const node = nodes.get(`n${what % 5}`)
    if (!node) nodes.set(`n${what % 5}`, new Y.Map([['a', what]]))
    else if (what % 7 === 0) nodes.delete(`n${what % 5}`)
    else node.set(`f${what % 3}`, 'x'.repeat(what % 90))
    doc.getText('t').insert(what % (doc.getText('t').length + 1), `<${what}>`)
    if (what % 4 === 0) doc.getText('t').delete(0, Math.min(2, doc.getText('t').length))
  }
  for (const doc of docs) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(doc))
  return docs[0]!
}

const step = fc.tuple(fc.nat(2), fc.nat(1_000), fc.boolean())
const equal = (a: Y.Doc, b: Y.Doc) => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))

describe('the state in parts', () => {
  it('gives the same doc, and no part ever waits for another one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 30, max: 2_000 }), (steps, maxBytes) => {
        const doc = crewDoc(steps)
        const { structs, deletes } = stateParts(doc, new Map(), maxBytes)
        const reader = new Y.Doc()
        for (const part of structs) {
          Y.applyUpdate(reader, part)
          expect(reader.store.pendingStructs).toBeNull()
        }
        Y.applyUpdate(reader, deletes)
        expect(reader.store.pendingDs).toBeNull()
        expect(equal(reader, doc)).toBe(true)
        expect(reader.getText('t').toString()).toBe(doc.getText('t').toString())
        expect(reader.getMap('nodes').toJSON()).toEqual(doc.getMap('nodes').toJSON())
      }),
      { numRuns: 1_000 },
    )
  })

  it('brings a reader that has some of it up to date', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 40 }), (first, more) => {
        const doc = crewDoc([...first, ...more])
        const reader = new Y.Doc()
        Y.applyUpdate(reader, Y.encodeStateAsUpdate(crewDoc(first)))
        const { structs, deletes } = stateParts(doc, Y.decodeStateVector(Y.encodeStateVector(reader)), 100)
        for (const part of [...structs, deletes]) Y.applyUpdate(reader, part)
        expect(reader.store.pendingStructs).toBeNull()
        expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(doc))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps to the size of a part, but for what is larger by itself', () => {
    const doc = new Y.Doc()
    for (let n = 0; n < 3_000; n++) doc.getMap('nodes').set(`n${n}`, new Y.Map([['name', 'x'.repeat(50)]]))
    doc.getMap('nodes').set('large', 'y'.repeat(100_000))
    const { structs } = stateParts(doc, new Map(), 65_536)
    expect(structs.length).toBeGreaterThan(4)
    const sizes = structs.map((part) => part.length)
    expect(sizes.filter((size) => size > 65_536).length).toBe(1)
    expect(Math.max(...sizes)).toBeLessThan(101_000)
  })
})
