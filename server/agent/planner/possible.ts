/** What cannot be: more than fits on the floor, and things to stand by that are not there. Found before anything is placed. */

import type { NodeId } from '../../../shared/ids.ts'
import type { Generator } from '../../../shared/kit/generator.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { Props } from '../props.ts'
import { type Line, PLAIN_LINE } from '../skills/dress.ts'
import { type Area, means } from '../skills/layout.ts'
import type { Ref, Understanding } from './understanding.ts'

/** Share of a floor that can be covered with things so that one can still walk between them. */
const COVERED = 0.6

/** Why so many of these cannot stand in the zone, in a sentence; null when they may. */
export const impossible = (line: Line, area: Area, props: Props): string | null => {
  const def = props.kit[line.asset]
  const shape = props.shape(line.asset, line.params, 0)
  if (!def || !shape || line.rel === 'on' || def.placement === 'wall' || def.placement === 'ceiling') return null
  const { min, max } = shape.bounds
  const scale = line.size[0]
  const [width, depth] = [(max[0] - min[0]) * scale, (max[2] - min[2]) * scale]
  const { zone } = area
  const floor = zone.width * zone.depth
  const label = def.label.toLowerCase()
  const room = `${metres(zone.width)} × ${metres(zone.depth)} m`
  const fitting = Math.max(0, Math.floor((floor * COVERED) / (width * depth)))
  if (line.rel === 'edge' || line.rel === 'around') {
    const reach = (Math.max(zone.width, zone.depth) + 14) ** 2
    return line.count * width * depth > reach ? `${line.count} × ${label} do not fit here; I placed none.` : null
  }
  if (Math.min(width, depth) > Math.max(zone.width, zone.depth))
    return `A ${label} is ${metres(width)} × ${metres(depth)} m: it does not fit into ${room}. I placed none.`
  if (line.count <= fitting || line.count <= 2) return null
  const would = fitting === 0 ? 'not even one would' : fitting === 1 ? 'one would' : `about ${fitting} would`
  return `${line.count} × ${label} do not fit into ${room} (${would}); I placed none.`
}

const metres = (value: number): string => String(Math.round(value * 10) / 10)

/** Lines whose landmark is not there: it is made if the kit has it, else the place is chosen freely; both are said. */
export const referred = (
  lines: readonly Line[],
  u: Understanding,
  set: SetView,
  kit: Readonly<Record<string, Generator>>,
  selection: readonly NodeId[],
): { readonly lines: readonly Line[]; readonly notes: readonly string[] } => {
  const notes: string[] = []
  const made: Line[] = []
  const nodes = [...set.nodes.values()].filter((node) => node.visible)
  const there = (ref: Ref) =>
    nodes.some((node) => means(node, ref, selection)) ||
    [...lines, ...made].some((line) => ref.assets.includes(line.asset)) ||
    (ref.kind === 'character' && u.people.length > 0)
  const asked = new Set(u.wants.flatMap((want) => [...want.of, ...(want.face ? [want.face] : [])]))
  /** True when it is there now, or was put on the list. */
  const provide = (ref: Ref, forWhat: string): boolean => {
    if (there(ref)) return true
    const asset = ref.assets.find((id) => Object.hasOwn(kit, id))
    if (asset === undefined) {
      notes.push(
        ref.selection
          ? 'Nothing is selected; I chose the place myself.'
          : `I found no “${ref.word}” on the set; I chose the place myself.`,
      )
      return false
    }
    const label = kit[asset]!.label.toLowerCase()
    notes.push(`There was no ${label} on the set; I put one there.`)
    made.push({ ...PLAIN_LINE, asset, why: `The brief places ${forWhat} by the ${label}: it must be there.` })
    return true
  }
  const fixed = lines.map((line): Line => {
    const label = kit[line.asset]?.label.toLowerCase() ?? 'things'
    const of = line.of.filter((ref) => there(ref) || (asked.has(ref) && provide(ref, `the ${label}`)))
    return { ...line, of, faceTo: line.faceTo && provide(line.faceTo, `the ${label}`) ? line.faceTo : null }
  })
  for (const want of u.people) for (const ref of want.of) if (ref.assets.length > 0) provide(ref, `the ${want.word}`)
  return { lines: [...made, ...fixed], notes: [...new Set(notes)] }
}
