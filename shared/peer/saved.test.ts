import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryAfterMs } from './retry.ts'
import { SavedCounter } from './saved.ts'

/** The same, slow and obviously right: every edit with the frame that carries it. */
class SlowCounter {
  edits: number[] = []
  edited(frame: number) {
    this.edits.push(frame)
  }
  sentAll(frame: number) {
    this.edits = this.edits.map(() => frame)
  }
  saved(frame: number) {
    this.edits = this.edits.filter((at) => at === 0 || at > frame)
  }
  lost() {
    this.edits = this.edits.map(() => 0)
  }
}

describe('the count of edits that are not saved', () => {
  it('is what a list of all edits gives, through edits, answers, acknowledgements and lost lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('edit'), fc.constant('lose'), fc.constant('answer'), fc.nat(30)), { maxLength: 80 }),
        (acts) => {
          const counter = new SavedCounter()
          const slow = new SlowCounter()
          let frame = 0
          let online = false
          for (const act of acts) {
            if (act === 'edit') {
              if (online) frame++
              for (const one of [counter, slow]) one.edited(online ? frame : 0)
            } else if (act === 'answer') {
              online = true
              frame++
              for (const one of [counter, slow]) one.sentAll(frame)
            } else if (act === 'lose') {
              online = false
              frame = 0
              for (const one of [counter, slow]) one.lost()
            } else if (online) for (const one of [counter, slow]) one.saved(Math.min(act, frame))
            expect(counter.pending).toBe(slow.edits.length)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('the time until the next try', () => {
  it('promise 24: spreads the first one over at least 2 s', () => {
    const times = [0, 0.25, 0.5, 0.75, 1].map((random) => retryAfterMs(0, random))
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(2_000)
  })

  it('grows, and stays below half a minute', () => {
    let before = 0
    for (let failures = 1; failures < 40; failures++) {
      const ms = retryAfterMs(failures, 1)
      expect(ms).toBeGreaterThanOrEqual(before)
      expect(ms).toBeLessThanOrEqual(30_000)
      before = ms
    }
    expect(before).toBe(30_000)
  })
})
