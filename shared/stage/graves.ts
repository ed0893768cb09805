/**
 * Where deleted nodes stood in the world, so that a child that somebody added meanwhile keeps its place as an orphan.
 * Written with each delete (edit.ts); swept by the server once nothing has pointed at a grave for a whole round, since
 * a peer that was offline may still bring a child.
 */
import * as Y from 'yjs'
import { isId, type NodeId } from '../ids.ts'
import type { Transform } from '../space/math.ts'
import { readRegister } from './hierarchy.ts'
import { OWN_KEYS } from './read-node.ts'
import { rootMap } from './roots.ts'
import { packTransform, readTransform } from './transform.ts'

/** Null where there is no grave, or what is there says nothing. */
export const readGrave = (doc: Y.Doc, id: NodeId): Transform | null => {
  const raw = rootMap(doc, 'graves')?.get(id)
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? readTransform(raw) : null
}

/** Inside the transaction that deletes the node. */
export const digGrave = (doc: Y.Doc, id: NodeId, world: Transform): void => {
  rootMap(doc, 'graves')?.set(id, packTransform(world))
}

/** Inside the transaction that creates the node again. */
export const fillGrave = (doc: Y.Doc, id: NodeId): void => {
  const graves = rootMap(doc, 'graves')
  if (graves?.has(id)) graves.delete(id)
}

/**
 * One round of sweeping, in one transaction: removes the graves of `idle` (the answer of the round before) that still
 * nothing points at. Gives those that nothing points at now, for the next round. The caller decides how far apart rounds
 * are: a day covers a peer that was offline for a night.
 */
export const sweepGraves = (doc: Y.Doc, idle: ReadonlySet<string>, origin?: unknown): ReadonlySet<string> => {
  const graves = rootMap(doc, 'graves')
  const nodes = rootMap(doc, 'nodes')
  const next = new Set<string>()
  if (!graves || !nodes || graves.size === 0) return next
  const wanted = pointedAt(nodes)
  doc.transact(() => {
    for (const id of [...graves.keys()]) {
      if (wanted.has(id)) continue
      if (idle.has(id)) graves.delete(id)
      else next.add(id)
    }
  }, origin)
  return next
}

/** Ids that a written parent, or the parent before it, names. */
const pointedAt = (nodes: Y.Map<unknown>): Set<string> => {
  const ids = new Set<string>()
  nodes.forEach((raw, id) => {
    if (!isId(id) || !(raw instanceof Y.Map)) return
    const { parent, prev } = readRegister(raw.get(OWN_KEYS.parent))
    if (parent !== null) ids.add(parent)
    if (prev?.parent != null) ids.add(prev.parent)
  })
  return ids
}
