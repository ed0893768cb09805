/**
 * What a move must write besides itself so that it holds. A node that is read elsewhere than written (it fell out of a
 * cycle, or is an orphan) could return to its written parent when the ways change: then the set would change where nobody
 * touched it, or the new edge would close a cycle and fall itself. So each such node on the way from the old parent and
 * from the new one up to the root is *pinned* first: its read place is written, with a fresh `n`.
 * Without pins a sequential move is rolled back after some tens of random runs (`hierarchy.property.test.ts`, the mutant).
 */
import type { NodeId } from '../ids.ts'

export interface Reading {
  readonly nodes: { get(id: NodeId): { readonly parent: NodeId | null } | undefined }
  /** Whether the node is read elsewhere than written. */
  displaced(id: NodeId): boolean
}

/** The displaced nodes from each of `starts` up to the root, each once, nearest first. */
export type Pins = (reading: Reading, starts: readonly (NodeId | null)[]) => NodeId[]

export const toPin: Pins = (reading, starts) => {
  const pins = new Set<NodeId>()
  for (const start of starts)
    for (let at = start; at !== null; at = reading.nodes.get(at)?.parent ?? null) if (reading.displaced(at)) pins.add(at)
  return [...pins]
}
