/**
 * The set as it will be while a list of edits is being written: a thin layer of what is new over a live view. Answers
 * what the hierarchy's rule will answer afterwards, so that the second change of a list sees the first.
 */
import { descendants } from '../derive/world.ts'
import type { NodeId } from '../ids.ts'
import type { Register } from './hierarchy.ts'
import type { LiveView } from './lens.ts'
import type { StageNode } from './view.ts'

export class Draft {
  readonly #base: LiveView
  readonly #nodes = new Map<NodeId, StageNode | null>()
  readonly #written = new Map<NodeId, StageNode>()
  readonly #registers = new Map<NodeId, Register>()
  readonly #children = new Map<NodeId | null, Set<NodeId>>()
  /** Nodes whose written parent is the key, written by this draft; the base knows the others. */
  readonly #pointing = new Map<NodeId, Set<NodeId>>()
  #n: number
  #size: number

  constructor(base: LiveView) {
    this.#base = base
    this.#n = base.hierarchy.greatestN
    this.#size = base.nodes.size
  }

  readonly nodes = {
    get: (id: NodeId): StageNode | undefined => {
      const own = this.#nodes.get(id)
      return own === null ? undefined : (own ?? this.#base.nodes.get(id))
    },
  }

  get size(): number {
    return this.#size
  }

  /** The next Lamport number; the same again once the greatest possible is reached (a hostile doc). */
  freshN(max: number): number {
    this.#n = Math.min(max, this.#n + 1)
    return this.#n
  }

  register(id: NodeId): Register | undefined {
    return this.#registers.get(id) ?? this.#base.hierarchy.register(id)
  }

  children(parent: NodeId | null): Iterable<NodeId> {
    return this.#children.get(parent) ?? this.#base.children(parent)
  }

  /** The node as its own map says: what an orphan goes back to when its parent returns. */
  written(id: NodeId): StageNode | undefined {
    return this.#written.get(id) ?? this.#base.written(id)
  }

  /** Whether the node is read elsewhere than written: it fell out of a cycle, or is an orphan. */
  displaced(id: NodeId): boolean {
    const register = this.register(id)
    return register !== undefined && (this.fell(id) || this.nodes.get(id)?.parent !== register.parent)
  }

  /** Whether it fell out of a cycle and was not written since. */
  fell(id: NodeId): boolean {
    return !this.#registers.has(id) && this.#base.hierarchy.level(id) !== 0
  }

  /** Nodes on the set whose written parent is `parent`. */
  pointing(parent: NodeId): NodeId[] {
    const candidates = new Set([...this.#base.hierarchy.pointing(parent), ...(this.#pointing.get(parent) ?? [])])
    return [...candidates].filter((id) => this.nodes.get(id) && this.register(id)?.parent === parent)
  }

  /** `node` as it will be read; `written` where its own map says otherwise. */
  put(node: StageNode, register: Register, written: StageNode = node): void {
    this.revise(node, written)
    this.#registers.set(node.id, register)
    if (register.parent === null) return
    const set = this.#pointing.get(register.parent) ?? new Set()
    this.#pointing.set(register.parent, set.add(node.id))
  }

  /** The same, its register as it was. */
  revise(node: StageNode, written: StageNode): void {
    const old = this.nodes.get(node.id)
    if (!old) this.#size++
    if (!old || old.parent !== node.parent) {
      if (old) this.#branch(old.parent).delete(node.id)
      this.#branch(node.parent).add(node.id)
    }
    this.#nodes.set(node.id, Object.freeze(node))
    this.#written.set(node.id, Object.freeze(written))
  }

  drop(id: NodeId): void {
    const old = this.nodes.get(id)
    if (!old) return
    this.#branch(old.parent).delete(id)
    this.#nodes.set(id, null)
    this.#size--
  }

  /** Number of nodes on the way from a node to the root, itself included; 0 for the root. */
  depth(id: NodeId | null): number {
    let depth = 0
    for (let at = id; at !== null; at = this.nodes.get(at)?.parent ?? null) depth++
    return depth
  }

  /** Levels below and including a node. */
  height(id: NodeId): number {
    let height = 0
    for (let level = [id]; level.length > 0; height++) level = level.flatMap((at) => [...this.children(at)])
    return height
  }

  descendants(id: NodeId): NodeId[] {
    return descendants(this, id)
  }

  /** Whether `id` is `below` or hangs from it. */
  hangsFrom(id: NodeId | null, below: NodeId): boolean {
    for (let at = id; at !== null; at = this.nodes.get(at)?.parent ?? null) if (at === below) return true
    return false
  }

  #branch(parent: NodeId | null): Set<NodeId> {
    const known = this.#children.get(parent)
    if (known) return known
    const copy = new Set(this.#base.children(parent))
    this.#children.set(parent, copy)
    return copy
  }
}
