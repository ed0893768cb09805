/** What a ghost would be: a label over each open proposed change, marked when it is stale or in hand. */
import { effect } from '@preact/signals-core'
import { project } from '../projection.ts'
import { nameOf } from '../words.ts'
import type { Label, Over, Overlay } from './overlay.ts'

/** More would hide the picture; the panel lists them all. */
const MOST = 40
const COLOUR = '#8fd3ff'
const SIGNS = { create: '+', update: '→', remove: '×' } as const

export const ghostsOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const labels = layer.labels('ghosts')
  const stop = effect(() => {
    session.reviewRevision.value
    session.ghost.value
    layer.redraw()
  })
  return {
    draw: (lens) => {
      const held = session.ghost.peek()
      const shown: Label[] = []
      for (const proposal of session.review.proposals) {
        for (const { key, change, state } of proposal.changes) {
          if (shown.length >= MOST) break
          if (state !== 'open' || change.of !== 'node') continue
          const ghost = ctx.ghosts.of(change.id)
          const node = ctx.ghosts.nodeOf(change.id)
          const box = ghost && ctx.ghosts.boundsOf(change.id)
          if (!node || !box) continue
          const inHand = held?.proposal === proposal.id && held.key === key
          const at = project(lens, [(box.min[0] + box.max[0]) / 2, box.max[1], (box.min[2] + box.max[2]) / 2])
          if (!at) continue
          shown.push({
            key: `${proposal.id} ${key}`,
            x: at.x,
            y: at.y,
            text: `${SIGNS[ghost.op]} ${nameOf(node)}${ghost.stale ? ' · changed meanwhile' : ''}`,
            colour: COLOUR,
            kind: inHand ? 'held' : ghost.stale ? 'stale' : '',
          })
        }
      }
      labels.show(shown)
    },
    dispose: stop,
  }
}
