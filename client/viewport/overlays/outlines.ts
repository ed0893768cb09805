/** My own selection, outlined. */
import { effect } from '@preact/signals-core'
import { outlined } from './outlined.ts'
import type { Over, Overlay } from './overlay.ts'

const MINE = '#f0a845'

export const outlinesOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const stop = effect(() => {
    session.revision.value
    ctx.outline('selection', outlined(session.stage, session.selection.value, MINE))
    layer.redraw()
  })
  return {
    draw: () => {},
    dispose: () => {
      stop()
      ctx.outline('selection', new Map())
    },
  }
}
