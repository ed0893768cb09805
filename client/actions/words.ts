/** Words for things on the set, in menus, undo steps and messages. Pure. */
import type { Report } from '../../shared/changes/change.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import type { SetView, StageNode } from '../../shared/stage/view.ts'

/** What the crew calls it; a node without a name is called by its kind. */
export const nameOf = (node: StageNode): string => node.name || kindDef(node.kind).label

/** 'Tent', '3 props', '5 things'. */
export const whatIs = (view: SetView, ids: Iterable<NodeId>): string => {
  const nodes = [...ids].flatMap((id) => view.nodes.get(id) ?? [])
  const [first] = nodes
  if (!first) return 'nothing'
  if (nodes.length === 1) return short(nameOf(first))
  const same = nodes.every((node) => node.kind === first.kind)
  return `${nodes.length} ${same ? `${kindDef(first.kind).label.toLowerCase()}s` : 'things'}`
}

export const short = (text: string, length = 32): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

/** A name that no node has yet: 'Key light', 'Key light 2', … */
export const freshName = (view: SetView, base: string): string => {
  const taken = new Set<string>()
  for (const node of view.nodes.values()) if (node.name.startsWith(base)) taken.add(node.name)
  if (!taken.has(base)) return base
  for (let i = 2; ; i++) if (!taken.has(`${base} ${i}`)) return `${base} ${i}`
}

/** Why changes were refused, in one sentence; '' when none was. */
export const sayRefused = (report: Report): string => {
  const [first] = report.refused
  if (!first) return ''
  const rest = new Set(report.refused.map((r) => r.says)).size > 1 ? ` (and ${report.refused.length - 1} more)` : ''
  return first.says + rest
}
