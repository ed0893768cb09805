/**
 * The set as a whole, from scratch: the slow twin of `lens.ts`, plain enough to be obviously right. Both must always
 * agree (`lens.test.ts`). For one look at a doc; whoever looks twice opens a lens.
 */
import type * as Y from 'yjs'
import type { NodeId, ShotId } from '../ids.ts'
import { readGrave } from './graves.ts'
import { type Register, resolve } from './hierarchy.ts'
import { bySibling } from './order.ts'
import { placeNode } from './place-node.ts'
import { readNode, type Written } from './read-node.ts'
import { rootMap } from './roots.ts'
import type { Shot } from './schema.ts'
import { readInfo, readShot } from './shots.ts'
import type { SetView, StageNode } from './view.ts'

const NONE: readonly NodeId[] = Object.freeze([])

export const readAll = (doc: Y.Doc): SetView => {
  const written = new Map<NodeId, Written>()
  const registers = new Map<NodeId, Register>()
  rootMap(doc, 'nodes')?.forEach((raw, key) => {
    const one = readNode(key, raw)
    if (!one) return
    written.set(one.node.id, one)
    registers.set(one.node.id, one.register)
  })
  const levels = resolve(registers)
  const ground = { exists: (id: NodeId) => written.has(id), grave: (id: NodeId) => readGrave(doc, id) }
  const nodes = new Map<NodeId, StageNode>()
  for (const [id, { node, register }] of written) nodes.set(id, placeNode(node, register, levels.get(id) ?? 0, ground))
  const shots = new Map<ShotId, Shot>()
  rootMap(doc, 'shots')?.forEach((raw, key) => {
    const shot = readShot(key, raw)
    if (shot) shots.set(shot.id, shot)
  })
  return viewOf(nodes, shots, readInfo(rootMap(doc, 'set')))
}

/** A set of these parts, with the lists of children made from the nodes' parents and orders. */
const viewOf = (nodes: ReadonlyMap<NodeId, StageNode>, shots: SetView['shots'], info: SetView['info']): SetView => {
  const siblings = new Map<NodeId | null, StageNode[]>()
  for (const node of nodes.values()) {
    const list = siblings.get(node.parent)
    if (list) list.push(node)
    else siblings.set(node.parent, [node])
  }
  const lists = new Map<NodeId | null, readonly NodeId[]>()
  for (const [parent, list] of siblings) lists.set(parent, Object.freeze(list.sort(bySibling).map(({ id }) => id)))
  return { info, nodes, shots, children: (parent) => lists.get(parent) ?? NONE }
}
