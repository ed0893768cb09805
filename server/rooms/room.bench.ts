/** What a large room costs the server's loop: opening it from the store, compacting it, a first joiner, an edit. */
import * as Y from 'yjs'
import { asId, type SetId } from '../../shared/ids.ts'
import { firstStageUpdate } from '../../shared/stage/init.ts'
import { type Bench, median } from '../../shared/testing/bench.ts'
import { bigSet } from '../../shared/testing/big-set.ts'
import type { DocId, Opened, Store } from '../stores/store.ts'
import { memoryStore } from '../testing/memory-store.ts'
import { silentLog } from '../testing/silent-log.ts'
import { History } from './history.ts'
import { openRooms } from './rooms.ts'

const NODES = 10_000
const ROWS = 1_000
const set = asId<SetId>('bench')
const id: DocId = `${set}/stage`

/** A snapshot of 10,000 nodes and 1,000 moves after it. */
const kept = (): { readonly opened: Opened; readonly doc: Y.Doc } => {
  const doc = new Y.Doc()
  const snapshot = firstStageUpdate('Bench', bigSet(NODES))
  Y.applyUpdate(doc, snapshot)
  const log: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => log.push(update))
  const nodes = doc.getMap<Y.Map<unknown>>('nodes')
  const ids = [...nodes.keys()]
  for (let n = 0; n < ROWS; n++) nodes.get(ids[(n * 37) % NODES]!)?.set('position', [n, 0, n])
  return { opened: { epoch: 'e', snapshot, log, position: ROWS }, doc }
}

const timed = async (times: number, run: () => unknown): Promise<number> => {
  const all: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await run()
    all.push(performance.now() - start)
  }
  return median(all)
}

const room: Bench = {
  name: 'a room of 10,000 nodes, in the server',
  run: async () => {
    const { opened, doc } = kept()
    const store: Store = { ...memoryStore(), open: async () => opened, append: async () => new Map() }
    const load = await timed(7, () =>
      openRooms({ store, log: silentLog(), firstState: () => null }).edit(set, 'stage', () => {}),
    )
    const history = new History([], 65_536)
    const pause = await timed(9, () => history.state(doc))
    const empty = [new Uint8Array([0]), new Map()] as const
    const first = await timed(5, () => new History([], 65_536).answer(doc, ...empty))
    history.answer(doc, ...empty)
    const second = await timed(1_000, () => history.answer(doc, ...empty))
    return [
      {
        name: `open ${id.split('/')[1]} from snapshot and ${ROWS} log rows`,
        value: load,
        unit: 'ms',
        goal: 250,
        better: 'less',
      },
      { name: 'pause for compaction', value: pause, unit: 'ms', goal: 50, better: 'less' },
      { name: 'first state for the first joiner, in parts', value: first, unit: 'ms', better: 'less' },
      { name: 'first state for every further one', value: second, unit: 'ms', goal: 0.1, better: 'less' },
    ]
  },
}

export const benches: readonly Bench[] = [room]
