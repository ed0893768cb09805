import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { dropPending, effectOf } from './gaps.ts'

const edits = (count: number) => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < count; n++) {
    if (n % 3 === 2) doc.getMap('nodes').delete(`n${n - 1}`)
    else doc.getMap('nodes').set(`n${n}`, n)
  }
  return { doc, updates }
}

describe('what an update would do', () => {
  it('is a gap exactly when Yjs would put something aside', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(11), { maxLength: 12 }), fc.nat(11), (have, next) => {
        const { updates } = edits(12)
        const doc = new Y.Doc()
        for (const at of have) if (effectOf(doc, updates[at]!) !== 'gap') Y.applyUpdate(doc, updates[at]!)
        expect(dropPending(doc)).toBe(false)
        const before = Y.snapshot(doc)
        const effect = effectOf(doc, updates[next]!)
        Y.applyUpdate(doc, updates[next]!)
        expect(dropPending(doc)).toBe(effect === 'gap')
        if (effect !== 'gap') expect(Y.equalSnapshots(before, Y.snapshot(doc))).toBe(effect === 'nothing')
      }),
      { numRuns: 1_000 },
    )
  })

  it('finds nothing new in a whole state that is known, and something in a deletion that is not', () => {
    const { doc, updates } = edits(5)
    expect(effectOf(doc, Y.encodeStateAsUpdate(doc))).toBe('nothing')
    const behind = new Y.Doc()
    for (const update of updates.slice(0, 2)) Y.applyUpdate(behind, update)
    expect(effectOf(behind, updates[2]!)).toBe('new')
    expect(effectOf(new Y.Doc(), updates[2]!)).toBe('gap')
  })

  it('throws on bytes that are no update, and on ids and lengths that no doc may hold', () => {
    const doc = new Y.Doc()
    for (const bad of [[], [1], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255], [1, 1, 5, 0, 31, 0, 0]])
      expect(() => effectOf(doc, new Uint8Array(bad))).toThrow()
    // A garbage-collected run of 2^50 clocks.
    expect(() => effectOf(doc, new Uint8Array([1, 1, 5, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02, 0]))).toThrow()
  })
})
