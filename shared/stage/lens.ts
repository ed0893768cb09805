/**
 * The tolerant read of a stage doc, live: one Yjs event costs what it touched. What it hands out is immutable and `===`
 * until it changes; the maps are the same objects, kept up to date. Must always equal `read-all.ts`, its slow twin.
 */
import { callAll } from 'lib0/function'
import * as Y from 'yjs'
import type { NodeId, ShotId } from '../ids.ts'
import { ChildLists } from './child-lists.ts'
import { readGrave } from './graves.ts'
import { Hierarchy } from './hierarchy.ts'
import { placeNode } from './place-node.ts'
import { OWN_KEYS, readNode, rereadNode, type Written } from './read-node.ts'
import { type Root, rootMap } from './roots.ts'
import type { SetInfo, Shot } from './schema.ts'
import { readInfo, readShot } from './shots.ts'
import { differing, sameValue } from './values.ts'
import type { SetView, StageNode, ViewChange } from './view.ts'

export interface Lens {
  /** Live: the same object for the life of the lens; its nodes are replaced, never changed. */
  readonly view: SetView
  /** Called after each transaction that changed something to see, once the view is up to date. Gives the way to stop. */
  on(run: (change: ViewChange) => void): () => void
  close(): void
}

export const openLens = (doc: Y.Doc): Lens => {
  const view = new LiveView(doc)
  const listeners = new Set<(change: ViewChange) => void>()
  const follow = (transaction: Y.Transaction) => {
    const change = view.follow(transaction)
    // All of them, even if one throws; the first error is thrown on, as Yjs does.
    if (change) callAll([...listeners], [change])
  }
  doc.on('afterTransaction', follow)
  return {
    view,
    on: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    close: () => {
      doc.off('afterTransaction', follow)
      listeners.clear()
    },
  }
}

/** Whole: the node's map itself is another, or gone. Otherwise the keys that changed. */
type Touched = 'whole' | ReadonlySet<string | null>

/** The view of a lens, with what the writers need beside it: the hierarchy, and the nodes as written. */
export class LiveView implements SetView {
  readonly doc: Y.Doc
  readonly nodes: ReadonlyMap<NodeId, StageNode>
  readonly shots: ReadonlyMap<ShotId, Shot>
  readonly hierarchy = new Hierarchy()
  info: SetInfo
  readonly #nodes = new Map<NodeId, StageNode>()
  readonly #shots = new Map<ShotId, Shot>()
  readonly #lists = new ChildLists()
  /** As written, of those nodes only that are read elsewhere than written. */
  readonly #written = new Map<NodeId, StageNode>()
  readonly #roots: { readonly [name in 'set' | 'nodes' | 'shots' | 'graves']: Root | null }

  constructor(doc: Y.Doc) {
    this.doc = doc
    this.nodes = this.#nodes
    this.shots = this.#shots
    this.#roots = {
      set: rootMap(doc, 'set'),
      nodes: rootMap(doc, 'nodes'),
      shots: rootMap(doc, 'shots'),
      graves: rootMap(doc, 'graves'),
    }
    this.info = readInfo(this.#roots.set)
    this.#readShots(this.#roots.shots?.keys() ?? [])
    const all = new Map<string, Touched>()
    for (const id of this.#roots.nodes?.keys() ?? []) all.set(id, 'whole')
    this.#readNodes(all, [])
  }

  children(parent: NodeId | null): readonly NodeId[] {
    return this.#lists.of(parent)
  }

  /** The node as its own map says, before the hierarchy put it right. */
  written(id: NodeId): StageNode | undefined {
    return this.#written.get(id) ?? this.#nodes.get(id)
  }

  /** Brings the view up to date with a transaction that has ended; null when nothing to see changed. */
  follow(transaction: Y.Transaction): ViewChange | null {
    const { set, nodes, shots, graves } = this.#roots
    const touched = new Map<string, Touched>()
    const touchedShots = new Set<string>()
    let graveKeys: Iterable<string | null> = []
    let info = false
    for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
      if (type === nodes) for (const id of keys) touch(touched, id, 'whole')
      else if (type === shots) for (const id of keys) id !== null && touchedShots.add(id)
      else if (type === graves) graveKeys = keys
      else if (type === set) info = true
      else if (type instanceof Y.Map) {
        const id = type._item?.parentSub ?? null
        // A map that was replaced in the same transaction speaks for nobody any more.
        if (id === null) continue
        if (type.parent === nodes && nodes?.get(id) === type) touch(touched, id, keys)
        else if (type.parent === shots && shots?.get(id) === type) touchedShots.add(id)
      }
    }
    const change = this.#readNodes(touched, graveKeys)
    const changedShots = this.#readShots(touchedShots)
    const infoChanged = info && this.#readInfo()
    const seen = change.added.size + change.removed.size + change.updated.size + change.childrenOf.size + changedShots.size > 0
    return seen || infoChanged ? { ...change, shots: changedShots, info: infoChanged } : null
  }

  #readNodes(touched: ReadonlyMap<string, Touched>, graveKeys: Iterable<string | null>) {
    const again = new Set<NodeId>()
    const fresh = new Map<NodeId, StageNode | null>()
    let cameOrWent = false
    for (const [key, how] of touched) {
      const id = key as NodeId
      const written = this.#readOne(id, how)
      if (written === undefined) continue
      const before = this.hierarchy.register(id)
      if (!before !== !written) {
        cameOrWent = true
        for (const child of this.hierarchy.pointing(id)) again.add(child)
      }
      if (written?.register !== before) this.hierarchy.set(id, written?.register ?? null)
      fresh.set(id, written?.node ?? null)
      again.add(id)
    }
    for (const id of this.hierarchy.settle()) again.add(id)
    let graves = false
    for (const key of graveKeys) {
      graves = true
      if (key !== null) for (const orphan of this.hierarchy.pointing(key as NodeId)) again.add(orphan)
    }
    // One that fell looks at a third node, its parent of before, which may just have come or gone.
    if (cameOrWent || graves) for (const id of this.hierarchy.fallen.keys()) again.add(id)
    return this.#place(again, fresh)
  }

  /** Undefined: nothing there before and after. Null: gone. */
  #readOne(id: NodeId, how: Touched): Written | null | undefined {
    const raw = this.#roots.nodes?.get(id)
    const node = this.written(id)
    const register = this.hierarchy.register(id)
    if (how === 'whole' || !node || !register || how.has(OWN_KEYS.kind) || !(raw instanceof Y.Map)) {
      const read = readNode(id, raw)
      return read || node ? read : undefined
    }
    return rereadNode({ node, register }, raw, how)
  }

  #place(again: ReadonlySet<NodeId>, fresh: ReadonlyMap<NodeId, StageNode | null>) {
    const added = new Set<NodeId>()
    const removed = new Set<NodeId>()
    const updated = new Map<NodeId, ReadonlySet<string>>()
    const ground = {
      exists: (id: NodeId) => this.hierarchy.register(id) !== undefined,
      grave: (id: NodeId) => readGrave(this.doc, id),
    }
    for (const id of again) {
      const register = this.hierarchy.register(id)
      const old = this.#nodes.get(id)
      const written = fresh.get(id) ?? this.written(id)
      if (!register || !written) {
        this.#written.delete(id)
        if (!old) continue
        this.#nodes.delete(id)
        this.#lists.leave(old)
        removed.add(id)
        continue
      }
      const node = placeNode(written, register, this.hierarchy.level(id), ground)
      if (node === written) this.#written.delete(id)
      else this.#written.set(id, written)
      if (old?.kind === node.kind) {
        const fields = differing(old, node)
        if (fields.size === 0) continue
        updated.set(id, fields)
        if (fields.has('parent') || fields.has('order')) this.#moveInLists(old, node)
      } else {
        added.add(id)
        this.#moveInLists(old, node)
      }
      this.#nodes.set(id, node)
    }
    return { added, removed, updated, childrenOf: this.#lists.settle(this.#nodes) }
  }

  #moveInLists(old: StageNode | undefined, node: StageNode): void {
    if (old) this.#lists.leave(old)
    this.#lists.come(node)
  }

  #readShots(keys: Iterable<string>): Set<ShotId> {
    const changed = new Set<ShotId>()
    for (const key of keys) {
      const id = key as ShotId
      const shot = readShot(id, this.#roots.shots?.get(id))
      const old = this.#shots.get(id)
      if (shot && old && sameShot(old, shot)) continue
      if (shot) this.#shots.set(id, shot)
      else if (!this.#shots.delete(id)) continue
      changed.add(id)
    }
    return changed
  }

  #readInfo(): boolean {
    const info = readInfo(this.#roots.set)
    if (differing(this.info, info).size === 0) return false
    this.info = info
    return true
  }
}

const touch = (all: Map<string, Touched>, id: string | null, how: Touched) => {
  if (id !== null && all.get(id) !== 'whole') all.set(id, how)
}

const sameShot = (a: Shot, b: Shot): boolean => {
  if (a.overrides.size !== b.overrides.size) return false
  for (const [id, values] of a.overrides) if (!sameValue(values, b.overrides.get(id))) return false
  return differing({ ...a, overrides: null }, { ...b, overrides: null }).size === 0
}
