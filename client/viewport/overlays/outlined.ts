/** What an outline is drawn around for a selection: the things themselves, and for a group all that is in it. */
import { descendants } from '../../../shared/derive/world.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { SetView } from '../../../shared/stage/view.ts'

/** More would cost frames and show nothing that the rest does not. */
const MOST = 400

export const outlined = (view: SetView, selected: Iterable<NodeId>, colour: string): ReadonlyMap<NodeId, string> => {
  const found = new Map<NodeId, string>()
  for (const id of selected) {
    if (found.size >= MOST) break
    const node = view.nodes.get(id)
    if (node?.kind !== 'group') found.set(id, colour)
    else for (const below of descendants(view, id).slice(0, MOST)) found.set(below, colour)
  }
  return found
}
