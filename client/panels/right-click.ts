/** In the viewport the right button flies; pressed and released on one spot it opens the menu for what lies there. */
import type { Session } from '../session/types.ts'

const SLACK_PX = 4
const LONGEST_MS = 400

/** Works until the returned function is called. */
export const menuOnRightClick = (
  stage: HTMLElement,
  session: Session,
  open: (at: { readonly x: number; readonly y: number }) => void,
): (() => void) => {
  let pressed: { readonly x: number; readonly y: number; readonly at: number } | null = null
  let way = 0
  const onDown = (event: PointerEvent) => {
    way = 0
    pressed = event.button === 2 ? { x: event.clientX, y: event.clientY, at: event.timeStamp } : null
  }
  const onMove = (event: PointerEvent) => {
    // With the pointer locked only the movement tells.
    way += Math.abs(event.movementX) + Math.abs(event.movementY)
  }
  const onUp = (event: PointerEvent) => {
    const from = pressed
    pressed = null
    if (!from || event.button !== 2 || way > SLACK_PX || event.timeStamp - from.at > LONGEST_MS) return
    const node = session.viewport.value?.pointAt(from.x, from.y)?.node
    if (node && !session.selection.value.has(node)) session.select([node])
    open(from)
  }
  const onMenu = (event: Event) => event.preventDefault()
  const stop = new AbortController()
  const quiet = { signal: stop.signal, capture: true }
  stage.addEventListener('pointerdown', onDown, quiet)
  stage.addEventListener('pointermove', onMove, quiet)
  stage.addEventListener('pointerup', onUp, quiet)
  stage.addEventListener('contextmenu', onMenu, quiet)
  return () => stop.abort()
}
