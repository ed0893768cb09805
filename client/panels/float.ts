/** Where a menu, a list or a tip stands: beside what it belongs to, inside the window. */

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const pointRect = (x: number, y: number): Rect => ({ left: x, right: x, top: y, bottom: y })

const EDGE_PX = 6

/** Left and top, in CSS pixels, for a box of a size: below (or right of) the anchor, or above where there is no room. */
export const floatAt = (
  anchor: Rect,
  size: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
  side: 'below' | 'right' = 'below',
  gap = 4,
): { readonly left: number; readonly top: number } => {
  const within = (at: number, length: number, room: number) => Math.max(EDGE_PX, Math.min(at, room - length - EDGE_PX))
  if (side === 'right') {
    const right = anchor.right + gap
    const left = right + size.width + EDGE_PX <= page.width ? right : anchor.left - gap - size.width
    return { left: within(left, size.width, page.width), top: within(anchor.top, size.height, page.height) }
  }
  const below = anchor.bottom + gap
  const above = anchor.top - gap - size.height
  const top = below + size.height + EDGE_PX <= page.height || above < EDGE_PX ? below : above
  return { left: within(anchor.left, size.width, page.width), top: within(top, size.height, page.height) }
}

/** Moves an open popover there. */
export const floatElement = (element: HTMLElement, anchor: Rect, side?: 'below' | 'right', gap?: number): void => {
  const { width, height } = element.getBoundingClientRect()
  const { left, top } = floatAt(anchor, { width, height }, { width: innerWidth, height: innerHeight }, side, gap)
  element.style.left = `${Math.round(left)}px`
  element.style.top = `${Math.round(top)}px`
}
