import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createNode, setValues } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { DocName } from '../../shared/roles.ts'
import { initStage } from '../../shared/stage/init.ts'
import { localPeer } from '../../shared/testing/local-peer.ts'
import type { KeptDb, Life, OldLife } from './kept-db.ts'
import { keptAsText } from './kept-export.ts'
import { openKept } from './offline.ts'
import { makeSession } from './session.ts'

/** A browser's storage in memory, which refuses when it is told to. */
class MemoryDb implements KeptDb {
  rows: { readonly doc: DocName; readonly life: string; readonly update: Uint8Array }[] = []
  fails: Error | null = null
  #now: Life = { life: 'first', epochs: { stage: '', review: '' } }
  #old: readonly OldLife[] = []
  now = async () => this.#now
  setNow = async (life: Life) => {
    this.#now = life
  }
  old = async () => this.#old
  setOld = async (list: readonly OldLife[]) => {
    this.#old = list
  }
  load = async (doc: DocName, life: string) =>
    this.rows.filter((row) => row.doc === doc && row.life === life).map((row) => row.update)
  append = async (doc: DocName, life: string, update: Uint8Array) => {
    if (this.fails) throw this.fails
    this.rows.push({ doc, life, update })
  }
  compact = async (doc: DocName, life: string, most: number, merge: (updates: Uint8Array[]) => Uint8Array) => {
    const updates = await this.load(doc, life)
    if (updates.length <= most) return
    await this.forget(doc, life)
    this.rows.push({ doc, life, update: merge([...updates]) })
  }
  forget = async (doc: DocName, life: string) => {
    this.rows = this.rows.filter((row) => row.doc !== doc || row.life !== life)
  }
  close = () => {}
}

const full = () => new DOMException('quota', 'QuotaExceededError')
const text = (doc: Y.Doc) => doc.getMap('set').toJSON()
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what this browser keeps', () => {
  it('hands an own edit over while it is being made', async () => {
    const db = new MemoryDb()
    const kept = await openKept(db, () => 0)
    kept.docs.stage.getMap('set').set('title', 'Camp')
    expect(db.rows).toHaveLength(1)
    const again = await openKept(db, () => 0)
    expect(text(again.docs.stage)).toEqual({ title: 'Camp' })
  })

  it('writes what others do in one piece, and before an own edit that builds on it', async () => {
    const db = new MemoryDb()
    const kept = await openKept(db, () => 0)
    const other = new Y.Doc()
    for (const title of ['A', 'B', 'C']) {
      other.getMap('set').set('title', title)
      Y.applyUpdate(kept.docs.stage, Y.encodeStateAsUpdate(other), 'network')
    }
    expect(db.rows).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(250)
    expect(db.rows).toHaveLength(1)
    other.getMap('set').set('title', 'D')
    Y.applyUpdate(kept.docs.stage, Y.encodeStateAsUpdate(other), 'network')
    kept.docs.stage.getMap('set').set('mine', true)
    expect(db.rows).toHaveLength(2)
    expect(text((await openKept(db, () => 0)).docs.stage)).toEqual({ title: 'D', mine: true })
  })

  it('makes one update of many when it opens', async () => {
    const db = new MemoryDb()
    const kept = await openKept(db, () => 0)
    for (let i = 0; i < 450; i++) kept.docs.stage.getMap('set').set('n', i)
    expect(db.rows).toHaveLength(450)
    await openKept(db, () => 0)
    expect(db.rows).toHaveLength(1)
    expect(text((await openKept(db, () => 0)).docs.stage)).toEqual({ n: 449 })
  })

  it('promise 37: where the storage is full, says "not kept here" within 1 s; editing goes on, and all is kept once there is room', async () => {
    const db = new MemoryDb()
    const kept = await openKept(db, () => 0)
    initStage(kept.docs.stage, { title: 'Test', changes: [createNode('prop', {}, { id: 'jar' as NodeId })] })
    const peer = localPeer({ docs: kept.docs })
    const session = makeSession({ peer, frame: (run) => run(), now: () => 0, time: () => 0, lost: kept.lost })
    await settle()
    expect(session.saved.value.state).toBe('saved')
    db.fails = full()
    session.edit('Name', [setValues('jar' as NodeId, { name: 'One' })])
    await settle()
    expect(session.saved.value.state).toBe('not-kept')
    expect(session.saved.value.says).toBe('Not kept here: the storage of this browser is full (all is saved on the server).')
    expect(session.edit('Name', [setValues('jar' as NodeId, { name: 'Two' })]).applied).toHaveLength(1)
    await settle()
    expect(session.saved.value.state).toBe('not-kept')
    db.fails = null
    await vi.advanceTimersByTimeAsync(4000)
    expect(session.saved.value.state).toBe('saved')
    expect((await openKept(db, () => 0)).docs.stage.getMap<Y.Map<unknown>>('nodes').get('jar')?.get('name')).toBe('Two')
    session.close()
  })

  it('says so where a browser keeps nothing at all, and works', async () => {
    const kept = await openKept(null, () => 0)
    kept.docs.stage.getMap('set').set('title', 'Camp')
    expect(kept.lost.value).toBe('this browser does not let the page store anything')
    await expect(kept.setAside('why')).resolves.toBeUndefined()
  })

  it('promise 30: a set that was made anew never meets what is kept of the old one, which can still be read', async () => {
    const db = new MemoryDb()
    const kept = await openKept(db, () => 42)
    kept.adopt('stage', 'epoch-1')
    initStage(kept.docs.stage, { title: 'Old', changes: [createNode('prop', { name: 'Jar' }, { id: 'jar' as NodeId })] })
    expect((await openKept(db, () => 0)).epochs).toEqual({ stage: 'epoch-1', review: '' })
    await kept.setAside('made anew')
    const next = await openKept(db, () => 43)
    expect(next.epochs).toEqual({ stage: '', review: '' })
    expect(next.docs.stage.store.clients.size).toBe(0)
    next.docs.stage.getMap('set').set('title', 'New')
    const [old] = await next.old()
    expect(old).toEqual({ life: 'first', endedAt: 42, why: 'made anew' })
    const text = keptAsText((await next.openOld(old!.life)).stage)
    expect(JSON.parse(text)).toMatchObject({ hotset: 'nodes', nodes: [{ id: 'jar', kind: 'prop', values: { name: 'Jar' } }] })
  })

  it('keeps no more than three old lives', async () => {
    const db = new MemoryDb()
    for (let i = 0; i < 5; i++) {
      const kept = await openKept(db, () => i)
      kept.docs.stage.getMap('set').set('title', `Life ${i}`)
      await kept.setAside('made anew')
    }
    const now = await openKept(db, () => 9)
    expect((await now.old()).map(({ endedAt }) => endedAt)).toEqual([4, 3, 2])
    expect(db.rows).toHaveLength(3)
  })
})
