/** Whether a key, or a clipboard event, belongs to what has the focus. */

const NOT_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file'])

/** The innermost element that an event came from, through shadow roots. */
export const originOf = (event: Event): Element | null => {
  const [first] = event.composedPath()
  return first instanceof Element ? first : null
}

/** Text is being typed: no key may do anything else. */
export const isTyping = (event: Event): boolean => {
  const origin = originOf(event)
  if (origin instanceof HTMLInputElement) return !NOT_TEXT.has(origin.type)
  // Of an open list the option has the focus.
  if (origin instanceof HTMLTextAreaElement || origin?.closest('select')) return true
  return origin instanceof HTMLElement && origin.isContentEditable
}

const CONTROLS = 'button, a[href], summary, select, [role=slider], [role=tab], [role=menuitem], [role=option], [role=separator]'

/** Something has the focus that uses Enter, Space and arrows itself. */
export const isOnControl = (event: Event): boolean => originOf(event)?.closest(CONTROLS) != null

/** A dialog or menu is open above the page. */
export const isInDialog = (event: Event): boolean =>
  event.composedPath().some((one) => one instanceof Element && one.matches('dialog, [role=menu], [role=dialog]'))
