/** The document's own figures: reading 10,000 nodes, one move, a crew's day of gestures. */
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import { diff } from '../changes/diff.ts'
import { setValues } from '../changes/make.ts'
import type { NodeId } from '../ids.ts'
import { type Bench, type Figure, median } from '../testing/bench.ts'
import { bigSet } from '../testing/big-set.ts'
import { type Register, readRegister, resolve } from './hierarchy.ts'
import { firstStageUpdate } from './init.ts'
import { openLens } from './lens.ts'
import { readAll } from './read-all.ts'
import { OWN_KEYS } from './read-node.ts'
import { rootMap } from './roots.ts'

const NODES = 10_000

const timed = (run: () => void): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}
const times = (count: number, run: () => void): number[] => Array.from({ length: count }, () => timed(run))

const bigDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, firstStageUpdate('Bench', bigSet(NODES)))
  return doc
}

const reading = async (): Promise<Figure[]> => {
  const update = firstStageUpdate('Bench', bigSet(NODES))
  const load = times(7, () => Y.applyUpdate(new Y.Doc(), update))
  const doc = bigDoc()
  const registers = new Map<NodeId, Register>()
  rootMap(doc, 'nodes')?.forEach((raw, id) => {
    if (raw instanceof Y.Map) registers.set(id as NodeId, readRegister(raw.get(OWN_KEYS.parent)))
  })
  const lens = openLens(doc)
  const ids = [...lens.view.nodes.keys()]
  let seen = 0
  lens.on(() => seen++)
  const edits = Array.from({ length: 2_000 }, (_, i) => {
    const id = ids[(i * 37) % NODES]!
    return timed(() => apply(doc, [setValues(id, { position: [i % 9, 0, 1] })], { view: lens.view }))
  })
  const groups = ids.filter((id) => lens.view.nodes.get(id)?.kind === 'group')
  const moves = Array.from({ length: 1_000 }, (_, i) => {
    const id = ids[(i * 53 + 1) % NODES]!
    return timed(() => apply(doc, [setValues(id, { parent: groups[i % groups.length]! })], { view: lens.view }))
  })
  return [
    { name: 'bytes of 10,000 nodes', value: update.byteLength / 1e6, unit: 'MB', better: 'less' },
    { name: 'Yjs applies them', value: median(load), unit: 'ms', better: 'less' },
    {
      name: 'hierarchy of 10,000 nodes from scratch',
      value: median(times(15, () => resolve(registers))),
      unit: 'ms',
      goal: 25,
      better: 'less',
    },
    { name: 'read-all of 10,000 nodes', value: median(times(7, () => readAll(doc))), unit: 'ms', better: 'less' },
    { name: 'lens opens on 10,000 nodes', value: median(times(7, () => openLens(doc).close())), unit: 'ms', better: 'less' },
    { name: 'one edit, written and read back', value: median(edits), unit: 'ms', goal: 0.2, better: 'less' },
    { name: 'one move in the hierarchy, written and read back', value: median(moves), unit: 'ms', goal: 0.2, better: 'less' },
  ]
}

/** 10 people, 8 hours, a gesture every 5 s: 57,600 values written over 10,000 nodes, each by its own Yjs client. */
const day = async (): Promise<Figure[]> => {
  const update = firstStageUpdate('Bench', bigSet(NODES))
  const people = Array.from({ length: 10 }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = 1_000_000 + i
    Y.applyUpdate(doc, update)
    return { doc, lens: openLens(doc) }
  })
  // The server's doc hears all of them; each person hears nobody, which changes no byte of what is kept.
  const server = new Y.Doc()
  Y.applyUpdate(server, update)
  for (const { doc } of people) doc.on('update', (one: Uint8Array) => Y.applyUpdate(server, one))
  const ids = [...people[0]!.lens.view.nodes.keys()]
  for (let i = 0; i < 57_600; i++) {
    const { doc, lens } = people[i % people.length]!
    const at = (i * 7919) % 1000
    apply(doc, [setValues(ids[(i * 131) % NODES]!, { position: [at / 100, 0, (i % 500) / 50] })], { view: lens.view })
  }
  const grown = Y.encodeStateAsUpdate(server).byteLength
  const fresh = new Y.Doc()
  fresh.clientID = 1
  apply(fresh, diff(readAll(fresh), readAll(server)))
  const freshly = Y.encodeStateAsUpdate(fresh).byteLength
  const opened = median(times(5, () => Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(server))))
  const before = median(times(5, () => Y.applyUpdate(new Y.Doc(), update)))
  return [
    { name: 'the set after the day', value: grown / 1e6, unit: 'MB', better: 'less' },
    { name: 'its size next to the set freshly written', value: grown / freshly, unit: '×', goal: 1.5, better: 'less' },
    { name: 'its open time next to the morning’s', value: opened / before, unit: '×', better: 'less' },
  ]
}

export const benches: Bench[] = [
  { name: 'document: 10,000 nodes', run: reading },
  { name: 'document: a crew’s day', run: day },
]
