/** What every store must do. Run by the test of each implementation, and through the faulty store. */
import { describe, expect, it } from 'vitest'
import type { DocId, Opened, Store } from './store.ts'

/** A store, and the way to open it again as after a restart. */
export interface StoreUnderTest {
  readonly store: Store
  reopen(): Promise<Store>
  end(): Promise<void>
}

const stage: DocId = 'set1/stage'
const review: DocId = 'set1/review'
const bytes = (...values: number[]) => new Uint8Array(values)
const plain = ({ snapshot, log }: Opened) => ({ snapshot: snapshot && [...snapshot], log: log.map((row) => [...row]) })

export const storeContract = (name: string, make: () => Promise<StoreUnderTest>): void => {
  const withStore = (run: (given: StoreUnderTest) => Promise<void>) => async () => {
    const given = await make()
    try {
      await run(given)
    } finally {
      await given.end()
    }
  }

  describe(`${name} keeps the contract of stores`, () => {
    it(
      'answers null for a doc that was never created',
      withStore(async ({ store }) => {
        expect(await store.open(stage)).toBeNull()
      }),
    )

    it(
      'creates a doc once: whoever comes second gets the first one',
      withStore(async ({ store }) => {
        const all = await Promise.all([1, 2, 3].map((n) => store.create(stage, bytes(n))))
        expect(new Set(all.map(({ epoch }) => epoch)).size).toBe(1)
        for (const one of all) expect(plain(one)).toEqual({ snapshot: [1], log: [] })
        expect(await store.open(stage)).toEqual(all[0])
      }),
    )

    it(
      'creates a doc without content, which is not the same as none',
      withStore(async ({ store }) => {
        const { epoch } = await store.create(stage, null)
        expect(await store.open(stage)).toEqual({ epoch, snapshot: null, log: [], position: 0 })
      }),
    )

    it(
      'keeps updates of several docs in their order, over a restart',
      withStore(async (given) => {
        const { store } = given
        await store.create(stage, null)
        await store.create(review, null)
        const first = await store.append([
          { doc: stage, update: bytes(1) },
          { doc: review, update: bytes(2) },
          { doc: stage, update: bytes(3) },
        ])
        const second = await store.append([{ doc: stage, update: bytes() }])
        expect(second.get(stage)).toBeGreaterThan(first.get(stage)!)
        const again = await given.reopen()
        const opened = (await again.open(stage))!
        expect(plain(opened).log).toEqual([[1], [3], []])
        expect(opened.position).toBe(second.get(stage))
        expect(plain((await again.open(review))!).log).toEqual([[2]])
      }),
    )

    it(
      'appends all of a batch or none of it',
      withStore(async ({ store }) => {
        await store.create(stage, null)
        const batch = [
          { doc: stage, update: bytes(1) },
          { doc: 'nobody/stage' as DocId, update: bytes(2) },
        ]
        await expect(store.append(batch)).rejects.toMatchObject({ name: 'StoreError', gone: true })
        expect(plain((await store.open(stage))!).log).toEqual([])
      }),
    )

    it(
      'takes appends at once, each whole, and one that fails does not take others with it',
      withStore(async ({ store }) => {
        await store.create(stage, null)
        const appends = Array.from({ length: 50 }, (_, n) => store.append([{ doc: stage, update: bytes(n) }]))
        const bad = store.append([{ doc: 'nobody/stage', update: bytes(0) }])
        await expect(bad).rejects.toThrow()
        await Promise.all(appends)
        expect(plain((await store.open(stage))!).log).toEqual(Array.from({ length: 50 }, (_, n) => [n]))
      }),
    )

    it(
      'replaces the log up to a position by a snapshot, and keeps what came after',
      withStore(async (given) => {
        const { store } = given
        await store.create(stage, bytes(0))
        await store.append([{ doc: stage, update: bytes(1) }])
        const upTo = (await store.append([{ doc: stage, update: bytes(2) }])).get(stage)!
        await store.append([{ doc: stage, update: bytes(3) }])
        await store.compact(stage, upTo, bytes(0, 1, 2))
        expect(plain((await store.open(stage))!)).toEqual({ snapshot: [0, 1, 2], log: [[3]] })
        expect(plain((await (await given.reopen()).open(stage))!)).toEqual({ snapshot: [0, 1, 2], log: [[3]] })
      }),
    )

    it(
      'gives no position twice, even after compaction has emptied the log',
      withStore(async (given) => {
        const { store } = given
        await store.create(stage, null)
        const before = (await store.append([{ doc: stage, update: bytes(1) }])).get(stage)!
        await store.compact(stage, before, bytes(1))
        const after = await (await given.reopen()).append([{ doc: stage, update: bytes(2) }])
        expect(after.get(stage)).toBeGreaterThan(before)
      }),
    )

    it(
      'removes a doc with its log; made again, it has another epoch, and nothing of the old one',
      withStore(async ({ store }) => {
        const old = await store.create(stage, bytes(1))
        await store.append([{ doc: stage, update: bytes(2) }])
        await store.remove(stage)
        expect(await store.open(stage)).toBeNull()
        await expect(store.append([{ doc: stage, update: bytes(3) }])).rejects.toMatchObject({ gone: true })
        const made = await store.create(stage, bytes(4))
        expect(plain(made)).toEqual({ snapshot: [4], log: [] })
        expect(made.epoch).not.toBe(old.epoch)
      }),
    )

    it(
      'keeps a large snapshot as it is',
      withStore(async (given) => {
        const large = new Uint8Array(3_000_000).map((_, at) => at % 251)
        await given.store.create(stage, large)
        const { snapshot } = (await (await given.reopen()).open(stage))!
        expect(Buffer.compare(snapshot!, large)).toBe(0)
      }),
    )
  })
}
