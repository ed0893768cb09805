/** Words for things on the set, over the picture and in undo steps. */
import { kindDef } from '../../shared/kinds/index.ts'
import type { SetView, StageNode } from '../../shared/stage/view.ts'

/** What the crew calls it; a node without a name is called by its kind. */
export const nameOf = (node: Pick<StageNode, 'name' | 'kind'>): string => node.name || kindDef(node.kind).label

/** 'Tent', '3 props', '5 things'. */
export const whatIs = (nodes: readonly StageNode[]): string => {
  const [first] = nodes
  if (!first) return 'nothing'
  if (nodes.length === 1) return nameOf(first).slice(0, 32)
  const same = nodes.every((node) => node.kind === first.kind)
  return `${nodes.length} ${same ? `${kindDef(first.kind).label.toLowerCase()}s` : 'things'}`
}

/** A name that no node has yet: 'Jar', 'Jar 2', … */
export const freshName = (view: SetView, base: string): string => {
  const taken = new Set([...view.nodes.values()].map((node) => node.name))
  let name = base
  for (let i = 2; taken.has(name); i++) name = `${base} ${i}`
  return name
}
