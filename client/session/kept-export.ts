/** What was kept, as a text that a person can save and paste into any set: the same form as a copy (`actions/copies.ts`). */
import type * as Y from 'yjs'
import { descendants } from '../../shared/derive/world.ts'
import { snapshot } from '../../shared/stage/edit.ts'
import { readAll } from '../../shared/stage/read-all.ts'

export const keptAsText = (stage: Y.Doc): string => {
  const view = readAll(stage)
  const nodes = view
    .children(null)
    .flatMap((top) => [top, ...descendants(view, top)])
    .map((id) => snapshot(view.nodes.get(id)!))
  return JSON.stringify({ hotset: 'nodes', version: 1, nodes })
}
