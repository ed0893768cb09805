/**
 * Tips: one element for the whole page, shown beside whatever has `data-tip` (and, in `data-key`, the key that does the
 * same) when the pointer rests there or the focus comes by key.
 */
import { floatElement } from './float.ts'

const AFTER_MS = 450
/** Once one is shown, the next comes at once for as long. */
const WARM_MS = 600

/** Works until the returned function is called. */
export const showTips = (page: Document): (() => void) => {
  const tip = page.createElement('div')
  tip.className = 'hs-tip'
  tip.popover = 'manual'
  tip.role = 'tooltip'
  page.body.append(tip)
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: HTMLElement | null = null
  let goneAt = Number.NEGATIVE_INFINITY

  const hide = () => {
    clearTimeout(timer)
    over = null
    if (!tip.matches(':popover-open')) return
    tip.hidePopover()
    goneAt = performance.now()
  }
  const show = (element: HTMLElement) => {
    if (!element.isConnected) return
    const { tip: words = '', key = '' } = element.dataset
    tip.replaceChildren(words, ...(key ? [Object.assign(page.createElement('kbd'), { textContent: key })] : []))
    // Shown anew, so that it stands above a dialog that was opened after it.
    tip.showPopover()
    floatElement(tip, element.getBoundingClientRect(), 'below', 6)
  }
  const enter = (element: HTMLElement | null, atOnce: boolean) => {
    if (element === over) return
    hide()
    if (!element) return
    over = element
    const warm = atOnce || performance.now() - goneAt < WARM_MS
    timer = setTimeout(() => show(element), warm ? 60 : AFTER_MS)
  }
  const bearer = (path: readonly EventTarget[]): HTMLElement | null =>
    path.find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.tip !== undefined) ?? null

  // Not `pointerover` and `focusin`: between two elements of one shadow tree those never come out of it.
  const onMove = (event: PointerEvent) => enter(event.buttons === 0 ? bearer(event.composedPath()) : null, false)
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key.startsWith('Arrow')) enter(bearer(event.composedPath()), true)
  }
  const stop = new AbortController()
  const quiet = { signal: stop.signal, passive: true, capture: true }
  page.addEventListener('pointermove', onMove, quiet)
  page.addEventListener('keyup', onKeyUp, quiet)
  page.addEventListener('pointerleave', hide, quiet)
  for (const type of ['pointerdown', 'keydown', 'wheel']) page.addEventListener(type, hide, quiet)
  return () => {
    stop.abort()
    hide()
    tip.remove()
  }
}
