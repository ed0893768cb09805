/** My own selection, outlined. */
import { effect } from '@preact/signals-core'
import type { NodeId } from '../../../shared/ids.ts'
import type { Over, Overlay } from './overlay.ts'

const MINE = '#f0a845'

export const outlinesOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const stop = effect(() => {
    const ids = session.selection.value
    ctx.outline('selection', new Map([...ids].map((id): [NodeId, string] => [id, MINE])))
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
