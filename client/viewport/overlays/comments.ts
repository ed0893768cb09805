/** Pins of the comments: a click opens the thread and flies to the view that it was written in. */
import { effect } from '@preact/signals-core'
import type { CommentThread } from '../../../shared/review/view.ts'
import { transformPoint, type Vec3 } from '../../../shared/space/math.ts'
import { project } from '../projection.ts'
import { viewAt } from '../view-math.ts'
import type { Label, Over, Overlay } from './overlay.ts'

export const commentsOverlay = ({ ctx, rig, layer }: Over): Overlay => {
  const { session } = ctx
  const pins = layer.labels('pins')
  const stop = effect(() => {
    session.reviewRevision.value
    session.openThread.value
    layer.redraw()
  })

  /** A point of the node that it is pinned to, which may have moved; null when that node is gone. */
  const place = (thread: CommentThread): Vec3 | null => {
    if (!thread.node) return thread.point
    return session.stage.nodes.has(thread.node) ? transformPoint(ctx.worldOf(thread.node), thread.point) : null
  }
  const open = (thread: CommentThread) => {
    session.openThread.value = thread.id
    if (thread.view) rig.flyTo(viewAt(thread.view.position, thread.view.target))
  }

  return {
    draw: (lens) => {
      const opened = session.openThread.peek()
      pins.show(
        session.review.comments.flatMap((thread, i): Label[] => {
          if (thread.resolved && thread.id !== opened) return []
          const point = place(thread)
          const at = point && project(lens, point)
          if (!at || at.x < -20 || at.y < -20 || at.x > lens.width + 20 || at.y > lens.height + 20) return []
          const kind = [thread.resolved ? 'resolved' : '', thread.id === opened ? 'open' : ''].join(' ').trim()
          const more = thread.replies.length > 0 ? `, ${thread.replies.length} replies` : ''
          return [
            {
              key: thread.id,
              x: at.x,
              y: at.y,
              text: String(i + 1),
              title: `${thread.author.name}: ${thread.text.slice(0, 120)}${more}`,
              colour: '#ffd489',
              kind,
              press: () => open(thread),
            },
          ]
        }),
      )
    },
    dispose: stop,
  }
}
