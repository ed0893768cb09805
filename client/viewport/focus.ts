/** Whether keys belong to what has the focus: text that is typed, a dialog, a menu. */

const NOT_TEXT: ReadonlySet<string> = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file'])

const isText = (origin: EventTarget | undefined): boolean => {
  if (origin instanceof HTMLInputElement) return !NOT_TEXT.has(origin.type)
  if (origin instanceof HTMLTextAreaElement || origin instanceof HTMLSelectElement) return true
  return origin instanceof HTMLElement && origin.isContentEditable
}

export const isElsewhere = (event: Event): boolean => {
  const path = event.composedPath()
  return isText(path[0]) || path.some((one) => one instanceof Element && one.matches('dialog, [role=menu], [role=dialog]'))
}
