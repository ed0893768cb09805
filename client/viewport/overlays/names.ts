/** Names over performers, cameras and marks, and over what is selected; switched by the view menu. */
import type { NodeId } from '../../../shared/ids.ts'
import type { StageNode } from '../../../shared/stage/view.ts'
import { project } from '../projection.ts'
import { nameOf } from '../words.ts'
import { type Label, type Over, type Overlay, px } from './overlay.ts'

/** Who is named, and whose name stays where two would cover each other. */
const RANKS: readonly StageNode['kind'][] = ['character', 'camera', 'mark', 'group']
const NAMED: ReadonlySet<StageNode['kind']> = new Set(['character', 'camera', 'mark'])
/** More would hide the picture. */
const MOST = 60
/** Metres; farther names are noise. */
const FAR_M = 60

export const namesOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const labels = layer.labels('names')
  /** Groups with nothing in them have no form of their own: a cross, to be seen and taken by. */
  const empties = layer.lines('empties')

  /** Performers, cameras and marks; a handful of them in sets of any size. Found anew when the set changes. */
  let known: { readonly revision: number; readonly ids: readonly NodeId[] } = { revision: -1, ids: [] }
  const named = (): readonly NodeId[] => {
    const revision = session.revision.peek()
    if (revision !== known.revision) {
      const { stage } = session
      const isNamed = ({ id, kind }: StageNode) => NAMED.has(kind) || (kind === 'group' && stage.children(id).length === 0)
      const rank = ({ kind }: StageNode) => RANKS.indexOf(kind)
      const ids = [...stage.nodes.values()]
        .filter(isNamed)
        .sort((a, b) => rank(a) - rank(b))
        .map((node) => node.id)
      known = { revision, ids }
    }
    return known.ids
  }

  /** A mark has the name of whose it is. */
  const called = (node: StageNode): string => {
    const whose = node.kind === 'mark' ? session.stage.nodes.get(node.character as NodeId) : undefined
    return whose ? `${nameOf(whose)} · mark` : nameOf(node)
  }
  const colourOf = (node: StageNode): string | undefined => {
    if (node.kind === 'character') return node.colour
    if (node.kind !== 'mark') return undefined
    const whose = session.stage.nodes.get(node.character as NodeId)
    return whose?.kind === 'character' ? whose.colour : node.colour
  }

  return {
    draw: (lens) => {
      const { names } = session.view.peek()
      const selected = session.selection.peek()
      const through = session.lookThrough.peek()
      if (!names || through) {
        labels.show([])
        empties('')
        return
      }
      const shown: Label[] = []
      let crosses = ''
      const room = clearance()
      const few = selected.size <= 8 ? selected : []
      for (const id of new Set([...few, ...named()])) {
        if (shown.length >= MOST) break
        const node = ctx.nodeOf(id)
        const box = node && (ctx.boundsOf(id) ?? (selected.has(id) ? ctx.boundsOfAll([id]) : null))
        const empty = node?.kind === 'group' && !box
        if (!node || !(box || empty) || session.hidden.peek().has(id)) continue
        const top = box && ([(box.min[0] + box.max[0]) / 2, box.max[1], (box.min[2] + box.max[2]) / 2] as const)
        const at = project(lens, top ?? ctx.worldOf(id).position)
        if (at && empty) crosses += `M${px(at.x - 7)} ${px(at.y)}h14M${px(at.x)} ${px(at.y - 7)}v14`
        if (!at || (at.depth > FAR_M && !selected.has(id))) continue
        const text = called(node)
        if (!room(at.x, at.y, text)) continue
        const colour = colourOf(node)
        shown.push({
          key: id,
          x: at.x,
          y: at.y,
          text,
          kind: selected.has(id) ? 'chosen' : '',
          ...(colour ? { colour } : {}),
        })
      }
      labels.show(shown)
      empties(crosses && `<path d="${crosses}"/>`)
    },
  }
}

/** Says whether a label has room beside those that were let in before; sizes are estimates, as the font is the page's. */
const clearance = () => {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = []
  return (x: number, y: number, text: string): boolean => {
    const half = (text.length * 6.2 + 16) / 2
    if (taken.some((one) => Math.abs(one.y - y) < 19 && Math.abs(one.x - x) < one.half + half)) return false
    taken.push({ x, y, half })
    return true
  }
}
