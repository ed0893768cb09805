/**
 * What stands over the picture: lines in one SVG, labels and pins in the light of ordinary elements. Not @babylonjs/gui,
 * which the design names: its texture is uploaded whole (5 MB at 1440 × 900) with each change and blurs at odd pixel
 * ratios; elements are sharp, cost nothing while they rest, can be focused and read aloud, and save 60 kB of script.
 */
import type { ViewportContext } from '../context.ts'
import type { HandsDesk } from '../desk.ts'
import type { Lens } from '../projection.ts'
import type { ViewRig } from '../rig.ts'
import type { Showing } from '../tools/tool.ts'

/** What overlays are made with. */
export interface Over {
  readonly ctx: ViewportContext
  readonly rig: ViewRig
  readonly desk: HandsDesk
  /** What the tool shows now. */
  showing(): Showing
  /** Names of what a node is called, for labels. */
  readonly layer: Layer
}

export interface Overlay {
  /** With each frame, and when something that it shows has changed. */
  draw(lens: Lens): void
  dispose?(): void
}

export interface Layer {
  readonly root: ShadowRoot
  /** A group of the SVG; its content is replaced by markup that holds numbers and class names only. */
  lines(name: string): (markup: string) => void
  /** A box of labels that are kept and reused by key. */
  labels(name: string): Labels
  /** Draws anew with the next frame of the page, whether the picture is drawn or not. */
  redraw(): void
}

export interface Label {
  readonly key: string
  /** CSS pixels; the label's own anchor is a matter of its class. */
  readonly x: number
  readonly y: number
  readonly text: string
  readonly colour?: string
  readonly title?: string
  readonly kind?: string
  /** Makes it a button. */
  readonly press?: () => void
}
export interface Labels {
  show(labels: readonly Label[]): void
}

/** Numbers as markup wants them: tenths of a pixel. */
export const px = (n: number): string => (Math.round(n * 10) / 10).toString()

export const path = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map((p, i) => `${i === 0 ? 'M' : 'L'}${px(p.x)} ${px(p.y)}`).join('')
