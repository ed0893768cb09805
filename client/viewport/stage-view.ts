/**
 * A set as drawn things: one `Drawn` a node, kept in step with whatever the source says. An edit of one node touches one
 * node; a moved one takes along what hangs from it and whoever looks at it. Knows no kind, and nothing of Babylon.
 */
import type { Values } from '../../shared/changes/change.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Kind } from '../../shared/kinds/index.ts'
import { type Bounds, transformBounds } from '../../shared/space/bounds.ts'
import { compose, IDENTITY, type Transform } from '../../shared/space/math.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import type { Binder, Drawn } from './binders/binder.ts'
import type { Shape } from './shape.ts'

/** What is read of a set. */
export interface Source {
  node(id: NodeId): StageNode | undefined
  children(parent: NodeId | null): Iterable<NodeId>
  /** Whether it is drawn here; all are where this is left out. */
  wants?(id: NodeId): boolean
}

interface Entry {
  /** As drawn: the set's values with the live ones over them. */
  node: StageNode
  drawn: Drawn<Kind>
  world: Transform
  shown: boolean
  bounds: { readonly of: Shape; readonly world: Bounds } | null
}

export interface StageView {
  /** This node is another now, came or went; `fields` as the lens names them, null for all. */
  touch(id: NodeId, fields: ReadonlySet<string> | null): void
  /** Replaces the values over the set's own. */
  setLive(values: ReadonlyMap<NodeId, Values>): void
  /** Nodes that I hide for myself, with what hangs from them. */
  setHidden(ids: ReadonlySet<NodeId>): void
  /** Does what was touched; true if anything was. Once a frame. */
  apply(): boolean
  nodeOf(id: NodeId): StageNode | null
  worldOf(id: NodeId): Transform
  shapeOf(id: NodeId): Shape | null
  boundsOf(id: NodeId): Bounds | null
  shown(): Iterable<NodeId>
  /** Runs for each node that was placed, shown or hidden by `apply`. */
  onPlaced(run: (id: NodeId) => void): void
  watch(owner: NodeId, field: string, target: NodeId | null): void
  dispose(): void
}

const TRANSFORM = new Set(['position', 'rotation', 'scale', 'parent'])
/** Fields that a binder need not hear of. */
const OURS = new Set(['position', 'rotation', 'scale', 'parent', 'order', 'visible'])
const NO_VALUES: ReadonlyMap<NodeId, Values> = new Map()

/** `binders` come in, so that tests count what they are told. */
export const makeStageView = (
  source: Source,
  binder: <K extends Kind>(kind: K) => Binder<K>,
  ctx: Parameters<Binder<Kind>['make']>[1],
): StageView => {
  const entries = new Map<NodeId, Entry>()
  const touched = new Map<NodeId, Set<string> | null>()
  /** target → owner → fields. */
  const watchers = new Map<NodeId, Map<NodeId, Set<string>>>()
  const watching = new Map<string, NodeId>()
  const placedRuns: ((id: NodeId) => void)[] = []
  let live = NO_VALUES
  let hidden: ReadonlySet<NodeId> = new Set()

  const read = (id: NodeId): StageNode | undefined => {
    const node = source.node(id)
    const over = live.get(id)
    return node && over ? ({ ...node, ...over } as StageNode) : node
  }
  const touch = (id: NodeId, fields: ReadonlySet<string> | null) => {
    const before = touched.get(id)
    if (before === null) return
    if (fields === null) touched.set(id, null)
    else if (before) for (const field of fields) before.add(field)
    else touched.set(id, new Set(fields))
  }
  const parentWorld = (node: StageNode): Transform => (node.parent === null ? IDENTITY : worldOf(node.parent))
  /** World place of any node, drawn yet or not. */
  const worldOf = (id: NodeId): Transform => {
    const entry = entries.get(id)
    if (entry && !moved.has(id)) return entry.world
    const chain: StageNode[] = []
    let world: Transform = IDENTITY
    for (let at: NodeId | null = id; at !== null; ) {
      const known = entries.get(at)
      if (known && !moved.has(at)) {
        world = known.world
        break
      }
      const node = read(at)
      if (!node || chain.length > 300) break
      chain.push(node)
      at = node.parent
    }
    for (const node of chain.reverse()) world = compose(world, node)
    return world
  }
  const isShown = (node: StageNode): boolean => {
    if (!node.visible || hidden.has(node.id)) return false
    if (node.parent === null) return true
    const up = entries.get(node.parent)
    if (up && !restaged.has(node.parent)) return up.shown
    const parent = read(node.parent)
    return parent ? isShown(parent) : true
  }
  /** Nodes whose place, or showing, is not computed yet in this round. */
  const moved = new Set<NodeId>()
  const restaged = new Set<NodeId>()

  const notify = (target: NodeId) => {
    for (const [owner, fields] of [...(watchers.get(target) ?? [])]) {
      const entry = entries.get(owner)
      if (entry) entry.drawn.change(entry.node as never, fields)
    }
  }
  const watch = (owner: NodeId, field: string, target: NodeId | null) => {
    const key = `${owner} ${field}`
    const before = watching.get(key)
    if (before === (target ?? undefined)) return
    if (before !== undefined) {
      const fields = watchers.get(before)?.get(owner)
      fields?.delete(field)
      if (fields?.size === 0) watchers.get(before)?.delete(owner)
      if (watchers.get(before)?.size === 0) watchers.delete(before)
      watching.delete(key)
    }
    if (target === null) return
    watching.set(key, target)
    const owners = watchers.get(target) ?? new Map<NodeId, Set<string>>()
    watchers.set(target, owners)
    const fields = owners.get(owner) ?? new Set()
    owners.set(owner, fields)
    fields.add(field)
  }

  const remove = (id: NodeId, entry: Entry) => {
    entry.drawn.dispose()
    entries.delete(id)
  }
  const add = (id: NodeId, node: StageNode) => {
    const make = binder(node.kind).make as (node: StageNode, c: typeof ctx) => Drawn<Kind>
    entries.set(id, { node, drawn: make(node, ctx), world: IDENTITY, shown: false, bounds: null })
  }
  /** Everything below these, each once; parents first. */
  const spread = (roots: Iterable<NodeId>): NodeId[] => {
    const seen = new Set<NodeId>()
    const open = [...roots]
    for (let i = 0; i < open.length; i++) {
      const id = open[i] as NodeId
      if (seen.has(id)) continue
      seen.add(id)
      for (const child of source.children(id)) open.push(child)
    }
    return [...seen]
  }

  const apply = (): boolean => {
    if (touched.size === 0) return false
    const work = [...touched]
    touched.clear()
    const place: NodeId[] = []
    const stage: NodeId[] = []
    const tell: NodeId[] = []
    for (const [id, fields] of work) {
      const node = read(id)
      const entry = entries.get(id)
      if (!node || source.wants?.(id) === false) {
        if (entry) remove(id, entry)
        tell.push(id)
        continue
      }
      if (!entry || entry.node.kind !== node.kind) {
        if (entry) remove(id, entry)
        add(id, node)
        place.push(id)
        stage.push(id)
        tell.push(id)
        continue
      }
      const changed = fields === null || fields.has('@all') ? new Set(Object.keys(node)) : fields
      const before = entry.node
      entry.node = node
      const words = new Set([...changed].filter((field) => !OURS.has(field) && !same(before, node, field)))
      if (words.size > 0) {
        entry.drawn.change(node as never, words)
        entry.bounds = null
        tell.push(id)
      }
      if ([...changed].some((field) => TRANSFORM.has(field) && !same(before, node, field)) || fields?.has('@place'))
        place.push(id)
      if (
        (changed.has('visible') || changed.has('parent')) &&
        (before.visible !== node.visible || before.parent !== node.parent)
      )
        stage.push(id)
      if (fields?.has('@hidden')) stage.push(id)
    }
    const movedNow = spread(place)
    const stagedNow = spread(stage)
    for (const id of movedNow) moved.add(id)
    for (const id of stagedNow) restaged.add(id)
    for (const id of movedNow) {
      const entry = entries.get(id)
      if (!entry) continue
      entry.world = compose(parentWorld(entry.node), entry.node)
      moved.delete(id)
      entry.bounds = null
      entry.drawn.place(entry.world)
      tell.push(id)
    }
    for (const id of stagedNow) {
      const entry = entries.get(id)
      if (!entry) continue
      const shown = isShown(entry.node)
      restaged.delete(id)
      if (shown === entry.shown) continue
      entry.shown = shown
      entry.drawn.show(shown)
    }
    moved.clear()
    restaged.clear()
    for (const id of new Set(tell)) notify(id)
    for (const run of placedRuns) for (const id of new Set([...movedNow, ...stagedNow, ...tell])) run(id)
    return true
  }

  return {
    touch,
    setLive: (next) => {
      for (const [id, values] of live) touch(id, new Set(Object.keys(values)))
      for (const [id, values] of next) touch(id, new Set(Object.keys(values)))
      live = next
    },
    setHidden: (next) => {
      for (const id of hidden) if (!next.has(id)) touch(id, HIDING)
      for (const id of next) if (!hidden.has(id)) touch(id, HIDING)
      hidden = next
    },
    apply,
    nodeOf: (id) => entries.get(id)?.node ?? null,
    worldOf,
    shapeOf: (id) => entries.get(id)?.drawn.shape() ?? null,
    boundsOf: (id) => {
      const entry = entries.get(id)
      const shape = entry?.shown ? entry.drawn.shape() : null
      if (!entry || !shape) return null
      if (entry.bounds?.of !== shape)
        entry.bounds = {
          of: shape,
          world: transformBounds(shape.helper ? { ...entry.world, scale: [1, 1, 1] } : entry.world, shape.bounds),
        }
      return entry.bounds.world
    },
    shown: function* () {
      for (const [id, entry] of entries) if (entry.shown) yield id
    },
    onPlaced: (run) => placedRuns.push(run),
    watch,
    dispose: () => {
      for (const entry of entries.values()) entry.drawn.dispose()
      entries.clear()
    },
  }
}

/** Beside fields, `touch` knows `@hidden` (look again whether it shows), `@place` (its parent may stand elsewhere), `@all`. */
const HIDING: ReadonlySet<string> = new Set(['@hidden'])

const same = (a: StageNode, b: StageNode, field: string): boolean => {
  const x = (a as unknown as Record<string, unknown>)[field]
  const y = (b as unknown as Record<string, unknown>)[field]
  if (x === y) return true
  return Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.every((n, i) => n === y[i])
}
