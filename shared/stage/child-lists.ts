/** Lists of children, kept sorted while nodes come, go and move; each list is frozen and replaced when it changes. */
import type { NodeId } from '../ids.ts'
import { bySibling } from './order.ts'
import type { StageNode } from './view.ts'

const NONE: readonly NodeId[] = Object.freeze([])

export class ChildLists {
  readonly #lists = new Map<NodeId | null, readonly NodeId[]>()
  readonly #leaving = new Map<NodeId | null, Set<NodeId>>()
  readonly #coming = new Map<NodeId | null, StageNode[]>()

  of(parent: NodeId | null): readonly NodeId[] {
    return this.#lists.get(parent) ?? NONE
  }

  /** Takes effect with the next `settle`. */
  leave(node: StageNode): void {
    const set = this.#leaving.get(node.parent)
    if (set) set.add(node.id)
    else this.#leaving.set(node.parent, new Set([node.id]))
  }

  /** Takes effect with the next `settle`. A node that changes its order leaves and comes. */
  come(node: StageNode): void {
    const list = this.#coming.get(node.parent)
    if (list) list.push(node)
    else this.#coming.set(node.parent, [node])
  }

  /** `nodes` as they are now. Gives the parents whose list differs. */
  settle(nodes: ReadonlyMap<NodeId, StageNode>): Set<NodeId | null> {
    const changed = new Set<NodeId | null>()
    for (const parent of new Set([...this.#leaving.keys(), ...this.#coming.keys()])) {
      const old = this.of(parent)
      const list = merged(without(old, this.#leaving.get(parent)), this.#coming.get(parent) ?? [], nodes)
      if (sameList(old, list)) continue
      if (list.length === 0) this.#lists.delete(parent)
      else this.#lists.set(parent, Object.freeze(list))
      changed.add(parent)
    }
    this.#leaving.clear()
    this.#coming.clear()
    return changed
  }
}

const without = (list: readonly NodeId[], gone: ReadonlySet<NodeId> | undefined): readonly NodeId[] => {
  if (!gone) return list
  if (gone.size > 1) return list.filter((id) => !gone.has(id))
  const [one] = gone
  const at = list.indexOf(one!)
  return at < 0 ? list : list.toSpliced(at, 1)
}

/** One comes: a binary search; many: both lists once, in step. */
const merged = (list: readonly NodeId[], coming: StageNode[], nodes: ReadonlyMap<NodeId, StageNode>): NodeId[] => {
  const node = (id: NodeId) => nodes.get(id)!
  if (coming.length === 1) {
    const [one] = coming
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (bySibling(node(list[middle]!), one!) < 0) low = middle + 1
      else high = middle
    }
    return list.toSpliced(low, 0, one!.id)
  }
  coming.sort(bySibling)
  const all: NodeId[] = []
  let next = 0
  for (const id of list) {
    for (; next < coming.length && bySibling(coming[next]!, node(id)) < 0; next++) all.push(coming[next]!.id)
    all.push(id)
  }
  for (; next < coming.length; next++) all.push(coming[next]!.id)
  return all
}

const sameList = (a: readonly NodeId[], b: readonly NodeId[]) => a.length === b.length && a.every((id, i) => id === b[i])
