/**
 * From a key press to an action. Listens last, on the window: whatever handled the press before (a tool in the viewport, a
 * tree, a field) has called `preventDefault`. Silent while text is typed, a dialog is open or a mouse button is held: W, A,
 * S and D fly then.
 */
import { type Action, type Context, whyNot } from './action.ts'
import { NATIVE_CHORDS, noteChord } from './clipboard.ts'
import { chordsOf, isControlKey, type KeyPress } from './keys.ts'
import { isInDialog, isOnControl, isTyping } from './typing.ts'

/** The action that a press means now, with the chord that led to it. */
export const actionFor = (
  bound: ReadonlyMap<string, readonly Action[]>,
  press: KeyPress,
  c: Context,
): { readonly action: Action; readonly chord: string } | null => {
  for (const chord of chordsOf(press)) {
    const action = bound.get(chord)?.find((one) => one.when?.(c) ?? true)
    if (action) return { action, chord }
  }
  return null
}

/** Runs an action, or says why not. */
export const run = (action: Action, c: Context): void => {
  const why = whyNot(action, c)
  if (why) c.session.toast(why, 'info')
  else action.run(c)
}

/** Listens until the returned function is called. */
export const listenKeys = (
  page: Window,
  context: () => Context | null,
  bound: () => ReadonlyMap<string, readonly Action[]>,
): (() => void) => {
  let held = 0
  const onPointer = (event: PointerEvent) => {
    held = event.buttons
  }
  const onKey = (event: KeyboardEvent) => {
    const c = context()
    if (!c || event.defaultPrevented || event.isComposing || held !== 0) return
    if (isTyping(event) || isInDialog(event) || (isOnControl(event) && isControlKey(event))) return
    const found = actionFor(bound(), event, c)
    if (!found) return
    if (NATIVE_CHORDS.has(found.chord) && found.action.id.startsWith('edit.')) {
      noteChord(found.chord)
      const why = whyNot(found.action, c)
      if (why) c.session.toast(why, 'info')
      return
    }
    event.preventDefault()
    run(found.action, c)
  }
  const onBlur = () => {
    held = 0
  }
  page.addEventListener('pointerdown', onPointer, true)
  page.addEventListener('pointerup', onPointer, true)
  page.addEventListener('pointercancel', onBlur, true)
  page.addEventListener('blur', onBlur)
  page.addEventListener('keydown', onKey)
  return () => {
    page.removeEventListener('pointerdown', onPointer, true)
    page.removeEventListener('pointerup', onPointer, true)
    page.removeEventListener('pointercancel', onBlur, true)
    page.removeEventListener('blur', onBlur)
    page.removeEventListener('keydown', onKey)
  }
}
