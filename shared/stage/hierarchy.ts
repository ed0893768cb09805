/**
 * Which parent each node really has. Pure: reads `parent` registers only, never the transforms, and writes nothing.
 *
 * A register is one value, `[parent | null, n, prev]`: `n` a Lamport number over the set, `prev` what the node left when
 * it moved. A missing parent means the root. While there are cycles, in each the edge with the greatest (level, n, id)
 * falls back one level: 0 the written parent, 1 `prev.parent`, 2 the root. Levels only rise, so it ends. Cycles of such a
 * graph are disjoint and stay cycles whatever is done to another one, so every order of work ends in the same levels:
 * that is why peers agree, and why the incremental form below may start again from what changed.
 * Walks without recursion: a hostile chain of 5,000 nodes must not overflow the stack.
 */
import { isId, type NodeId } from '../ids.ts'
import type { Transform } from '../space/math.ts'
import { readOrder } from './order.ts'
import { readTransform } from './transform.ts'

/** What a node left when it moved, as it was read then: where it goes if its move loses against a concurrent one. */
export interface Left extends Transform {
  readonly parent: NodeId | null
  readonly order: string
}

export interface Register {
  readonly parent: NodeId | null
  readonly n: number
  readonly prev: Left | null
}

export type Registers = ReadonlyMap<NodeId, Register>
/** 0: the written parent; 1: the one before; 2: the root. Absent means 0. */
export type Level = 1 | 2

/** Greatest Lamport number that is believed; beyond it a hostile peer could leave no room for honest ones. */
export const MAX_N = 2 ** 40

export const AT_ROOT: Register = Object.freeze({ parent: null, n: 0, prev: null })

const readParent = (raw: unknown): NodeId | null => (isId(raw) ? (raw as NodeId) : null)

const readLeft = (raw: unknown): Left | null => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null
  const { parent, order } = raw as { parent?: unknown; order?: unknown }
  return Object.freeze({ parent: readParent(parent), order: readOrder(order), ...readTransform(raw) })
}

/** Tolerant: whatever is no register is the root's; a hostile `n` is 0. */
export const readRegister = (raw: unknown): Register => {
  if (!Array.isArray(raw)) return AT_ROOT
  const [parent, n, prev] = raw as unknown[]
  const good = typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= MAX_N ? n : 0
  return Object.freeze({ parent: readParent(parent), n: good, prev: readLeft(prev) })
}

/** The parent that a register names at a level, whether or not that node exists. */
export const namedParent = (register: Register, level: Level | 0): NodeId | null => {
  if (level === 0) return register.parent
  return level === 1 ? (register.prev?.parent ?? null) : null
}

const SETTLED = -1

/**
 * Levels of the nodes that fell (all others are at 0), for cycles that can be reached from `candidates`; from scratch
 * those are all nodes. Linear, but for cycles inside cycles.
 */
export const resolve = (registers: Registers, candidates: Iterable<NodeId> = registers.keys()): Map<NodeId, Level> => {
  const levels = new Map<NodeId, Level>()
  /** Place of a node in `path`, or SETTLED when its way to the root is known. */
  const seen = new Map<NodeId, number>()
  const path: NodeId[] = []
  const next = (id: NodeId): NodeId | null => {
    const up = namedParent(registers.get(id)!, levels.get(id) ?? 0)
    return up !== null && registers.has(up) ? up : null
  }
  const drop = (from: number) => {
    for (const id of path.splice(from)) seen.delete(id)
  }
  for (const start of candidates) {
    let at: NodeId | null = registers.has(start) ? start : null
    while (at !== null) {
      const place = seen.get(at)
      if (place === SETTLED) break
      if (place === undefined) {
        seen.set(at, path.length)
        path.push(at)
        at = next(at)
        continue
      }
      const loser = greatest(registers, levels, path, place)
      const id = path[loser]!
      levels.set(id, levels.get(id) === 1 ? 2 : 1)
      // What hangs from the loser is looked at again only if something leads there.
      drop(loser + 1)
      at = next(id)
    }
    for (const id of path) seen.set(id, SETTLED)
    path.length = 0
  }
  return levels
}

/** Where in `path`, from `from` on, the edge with the greatest (level, n, id) starts. */
const greatest = (registers: Registers, levels: ReadonlyMap<NodeId, Level>, path: readonly NodeId[], from: number): number => {
  let best = from
  for (let i = from + 1; i < path.length; i++) {
    const a = path[i]!
    const b = path[best]!
    const level = (levels.get(a) ?? 0) - (levels.get(b) ?? 0)
    const n = registers.get(a)!.n - registers.get(b)!.n
    if (level > 0 || (level === 0 && (n > 0 || (n === 0 && a > b)))) best = i
  }
  return best
}

const NOBODY: ReadonlySet<NodeId> = new Set()

/** The same, kept up to date: a change costs a walk up from what changed and from what had fallen (mostly nothing). */
export class Hierarchy {
  readonly #registers = new Map<NodeId, Register>()
  readonly #pointing = new Map<NodeId, Set<NodeId>>()
  readonly #dirty = new Set<NodeId>()
  #fallen: Map<NodeId, Level> = new Map()
  #greatestN = 0

  /** Null: the node is gone. Takes effect with the next `settle`. */
  set(id: NodeId, register: Register | null): void {
    const old = this.#registers.get(id)
    if (old?.parent != null) this.#unpoint(old.parent, id)
    if (register) {
      this.#registers.set(id, register)
      if (register.parent !== null) this.#point(register.parent, id)
      this.#greatestN = Math.max(this.#greatestN, register.n)
    } else this.#registers.delete(id)
    this.#dirty.add(id)
  }

  /**
   * Resolves what was set since the last call; gives the nodes whose level differs now. Right because every cycle of
   * the written edges holds either an edge that changed or a node that had fallen.
   */
  settle(): Set<NodeId> {
    const changed = new Set<NodeId>()
    if (this.#dirty.size === 0) return changed
    const before = this.#fallen
    this.#fallen = resolve(this.#registers, [...this.#dirty, ...before.keys()])
    this.#dirty.clear()
    for (const [id, level] of before) if (this.#fallen.get(id) !== level) changed.add(id)
    for (const id of this.#fallen.keys()) if (!before.has(id)) changed.add(id)
    return changed
  }

  register(id: NodeId): Register | undefined {
    return this.#registers.get(id)
  }

  level(id: NodeId): Level | 0 {
    return this.#fallen.get(id) ?? 0
  }

  /** The nodes that do not hang where they were written to. */
  get fallen(): ReadonlyMap<NodeId, Level> {
    return this.#fallen
  }

  /** The nodes whose written parent is this one, whether or not it exists. */
  pointing(parent: NodeId): ReadonlySet<NodeId> {
    return this.#pointing.get(parent) ?? NOBODY
  }

  /** Greatest Lamport number seen; it never shrinks. */
  get greatestN(): number {
    return this.#greatestN
  }

  #point(parent: NodeId, id: NodeId): void {
    const set = this.#pointing.get(parent)
    if (set) set.add(id)
    else this.#pointing.set(parent, new Set([id]))
  }

  #unpoint(parent: NodeId, id: NodeId): void {
    const set = this.#pointing.get(parent)
    set?.delete(id)
    if (set?.size === 0) this.#pointing.delete(parent)
  }
}
