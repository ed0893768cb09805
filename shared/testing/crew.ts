/**
 * A crew in memory: peers with a doc, a lens and an undo stack each, and a network that delivers when it is told to, in
 * any order. Actions name nodes by number (taken modulo what the peer sees), so that any list of numbers is a story.
 */
import * as Y from 'yjs'
import { apply } from '../changes/apply.ts'
import type { ChangeList, Report } from '../changes/change.ts'
import type { NodeId } from '../ids.ts'
import { initStage } from '../stage/init.ts'
import { type Lens, openLens } from '../stage/lens.ts'
import type { Pins } from '../stage/pin.ts'
import type { SetView, StageNode } from '../stage/view.ts'

export interface Mate {
  readonly doc: Y.Doc
  readonly lens: Lens
  readonly undo: ChangeList[]
  /** Updates on their way to this peer. */
  readonly inbox: Uint8Array[]
}

export interface CrewOptions {
  /** What is on the set before anybody starts; all peers begin with it. */
  readonly first?: ChangeList
  readonly pins?: Pins
}

const NETWORK = 'network'

export class Crew {
  readonly mates: readonly Mate[]
  readonly #pins: Pins | undefined
  #made = 0

  constructor(size: number, { first = [], pins }: CrewOptions = {}) {
    this.#pins = pins
    const seed = new Y.Doc()
    seed.clientID = 1
    initStage(seed, { title: 'Test', changes: first })
    const state = Y.encodeStateAsUpdate(seed)
    this.mates = Array.from({ length: size }, (_, i) => {
      const doc = new Y.Doc()
      // Fixed, so that a seed replays: Yjs breaks ties by client id.
      doc.clientID = 100 + i
      Y.applyUpdate(doc, state, NETWORK)
      const mate: Mate = { doc, lens: openLens(doc), undo: [], inbox: [] }
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK) return
        for (const other of this.mates) if (other !== mate) other.inbox.push(update)
      })
      return mate
    })
  }

  mate(i: number): Mate {
    return this.mates[i % this.mates.length]!
  }

  view(i: number): SetView {
    return this.mate(i).lens.view
  }

  /** The k-th node that a peer sees, in the order of ids; undefined on an empty set. */
  node(i: number, k: number): StageNode | undefined {
    const { nodes } = this.view(i)
    const ids = [...nodes.keys()].sort()
    const id = ids[k % Math.max(1, ids.length)]
    return id === undefined ? undefined : nodes.get(id)
  }

  freshId(): NodeId {
    this.#made++
    return `new${this.#made}` as NodeId
  }

  /** One undo step. */
  edit(i: number, changes: ChangeList): Report {
    const mate = this.mate(i)
    const report = apply(mate.doc, changes, this.#options(mate))
    if (report.inverse.length > 0) mate.undo.push(report.inverse)
    return report
  }

  /** Takes back the last step of this peer; what others changed since is left. Null: nothing to undo. */
  undo(i: number): Report | null {
    const mate = this.mate(i)
    const step = mate.undo.pop()
    return step ? apply(mate.doc, step, { ...this.#options(mate), stale: 'refuse', allowLocked: true }) : null
  }

  /** Delivers the `k`-th waiting update of a peer (modulo what waits). */
  deliver(i: number, k: number): void {
    const { doc, inbox } = this.mate(i)
    const [update] = inbox.splice(k % Math.max(1, inbox.length), 1)
    if (update) Y.applyUpdate(doc, update, NETWORK)
  }

  deliverAll(): void {
    for (const { doc, inbox } of this.mates) for (const update of inbox.splice(0)) Y.applyUpdate(doc, update, NETWORK)
  }

  close(): void {
    for (const { doc, lens } of this.mates) {
      lens.close()
      doc.destroy()
    }
  }

  #options(mate: Mate) {
    return { view: mate.lens.view, ...(this.#pins ? { pins: this.#pins } : {}) }
  }
}

/** A set as plain data, so that two can be compared deeply: nodes and shots by id, children in order. */
export const plain = (view: SetView) => ({
  info: view.info,
  nodes: Object.fromEntries([...view.nodes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))),
  shots: Object.fromEntries(
    [...view.shots.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, shot]) => [id, { ...shot, overrides: Object.fromEntries(shot.overrides) }]),
  ),
  children: Object.fromEntries([null, ...[...view.nodes.keys()].sort()].map((id) => [String(id), view.children(id)])),
})

/** Throws when following parents from some node does not end at the root. */
export const assertNoCycle = (view: SetView): void => {
  for (const { id } of view.nodes.values()) {
    const seen = new Set<NodeId>([id])
    for (let up = view.nodes.get(id)?.parent ?? null; up !== null; up = view.nodes.get(up)?.parent ?? null) {
      if (seen.has(up)) throw new Error(`a cycle through ${up}`)
      seen.add(up)
    }
  }
}
