/** The list of overlays, in the order in which they are drawn. To add one: a file here, a line below. */
import { axesOverlay } from './axes.ts'
import { bannerOverlay } from './banner.ts'
import { commentsOverlay } from './comments.ts'
import { frameLinesOverlay } from './frame-lines.ts'
import { ghostsOverlay } from './ghosts.ts'
import { gizmoOverlay } from './gizmo.ts'
import { gridOverlay } from './grid.ts'
import { namesOverlay } from './names.ts'
import { outlinesOverlay } from './outlines.ts'
import type { Over, Overlay } from './overlay.ts'
import { peersOverlay } from './peers.ts'
import { workingOverlay } from './working.ts'

export const overlays: readonly ((over: Over) => Overlay)[] = [
  gridOverlay,
  outlinesOverlay,
  frameLinesOverlay,
  namesOverlay,
  peersOverlay,
  ghostsOverlay,
  commentsOverlay,
  gizmoOverlay,
  workingOverlay,
  bannerOverlay,
  axesOverlay,
]
