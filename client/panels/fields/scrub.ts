/** A drag that changes a number: how far, and how fine. Shift is fine, Ctrl coarse; a click without a move is none. */

export interface Scrub {
  start(): void
  /** Steps since the start: pixels, weighted by the modifiers. */
  move(steps: number): void
  end(): void
  cancel(): void
  /** A press without a move. */
  click(): void
}

const SLACK_PX = 3

/** Follows a pointer that was pressed until it is released; Escape and a lost window take everything back. */
export const scrub = (pressed: PointerEvent, on: Scrub): void => {
  const target = pressed.currentTarget as HTMLElement
  let steps = 0
  let lastX = pressed.clientX
  let moving = false
  const controller = new AbortController()
  const { signal } = controller
  const finish = (how: 'end' | 'cancel') => {
    controller.abort()
    if (target.hasPointerCapture(pressed.pointerId)) target.releasePointerCapture(pressed.pointerId)
    if (moving) on[how]()
    else if (how === 'end') on.click()
  }
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return
    if (!moving && Math.abs(event.clientX - pressed.clientX) < SLACK_PX) return
    if (!moving) {
      moving = true
      lastX = event.clientX
      on.start()
    }
    steps += (event.clientX - lastX) * (event.shiftKey ? 0.1 : event.ctrlKey || event.metaKey ? 10 : 1)
    lastX = event.clientX
    on.move(steps)
  }
  target.setPointerCapture(pressed.pointerId)
  target.addEventListener('pointermove', move, { signal })
  target.addEventListener('pointerup', () => finish('end'), { signal })
  target.addEventListener('pointercancel', () => finish('cancel'), { signal })
  addEventListener('blur', () => finish('cancel'), { signal })
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      finish('cancel')
    },
    { signal, capture: true },
  )
}
