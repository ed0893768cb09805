/**
 * A message in place of the page or of a part of it: loading, a set that can't be opened, a browser that can't draw.
 * Plain DOM, since it must work when nothing else does.
 */

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
  readonly primary?: boolean
}
export interface NoticeWords {
  readonly title: string
  readonly says: string
  /** A bar that shows that something is going on. */
  readonly busy?: boolean
  readonly actions?: readonly NoticeAction[]
}

const CSS = `
:host { display: block; font: 13px/1.55 var(--font, system-ui, sans-serif); }
:host([data-covers='part']) { position: absolute; inset: 0; }
.cover { display: grid; place-items: center; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 24px; border: 0;
  max-width: none; max-height: none; background: var(--bg-1, #17181a); color: var(--text, #e6e7e9); outline: none; }
main { max-width: 440px; }
h1 { margin: 0 0 6px; font-size: 18px; font-weight: 600; line-height: 1.3; }
p { margin: 0; color: var(--text-2, #b0b4bb); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 18px; }
button { height: 30px; padding: 0 14px; border: 1px solid var(--line-2, #3d4248); border-radius: var(--radius, 4px);
  background: var(--bg-3, #292c30); color: inherit; font: inherit; cursor: pointer; }
button:hover { background: var(--bg-4, #34383d); }
button.primary { border-color: transparent; background: var(--accent, #f0a845); color: var(--accent-text, #1d1404); font-weight: 600; }
button:focus-visible { outline: 2px solid var(--focus, #8ab8ff); outline-offset: 2px; }
.bar { height: 2px; margin-top: 16px; overflow: hidden; border-radius: 1px; background: var(--bg-3, #292c30); }
.bar::after { content: ''; display: block; width: 40%; height: 100%; background: var(--accent, #f0a845); animation: slide 1.2s ease-in-out infinite; }
@keyframes slide { from { transform: translateX(-100%); } to { transform: translateX(250%); } }
@media (prefers-reduced-motion: reduce) { .bar::after { width: 100%; opacity: 0.5; animation: none; } }
`

/**
 * Shows it over the whole page, whatever dialog is open there, or over `part` (a positioned element). Gives the way to take
 * it away.
 */
export const showNotice = (words: NoticeWords, part?: HTMLElement): (() => void) => {
  const host = document.createElement('section')
  host.dataset.covers = part ? 'part' : 'page'
  host.setAttribute('role', words.busy ? 'status' : 'alert')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS)
  root.adoptedStyleSheets = [sheet]
  const main = document.createElement('main')
  main.append(textOf('h1', words.title), textOf('p', words.says))
  if (words.busy) main.append(Object.assign(document.createElement('div'), { className: 'bar' }))
  if (words.actions?.length) main.append(buttonsOf(words.actions))
  const cover = Object.assign(document.createElement(part ? 'div' : 'dialog'), { className: 'cover' })
  cover.append(main)
  root.append(cover)
  ;(part ?? document.body).append(host)
  if (cover instanceof HTMLDialogElement) {
    cover.setAttribute('aria-label', words.title)
    // Escape does not make the server answer; browsers let the second one through all the same.
    cover.addEventListener('cancel', (event) => event.preventDefault())
    cover.addEventListener('close', () => {
      if (host.isConnected) cover.showModal()
    })
    cover.showModal()
  }
  return () => {
    if (cover instanceof HTMLDialogElement) cover.close()
    host.remove()
  }
}

const textOf = (tag: 'h1' | 'p', text: string): HTMLElement => Object.assign(document.createElement(tag), { textContent: text })

const buttonsOf = (actions: readonly NoticeAction[]): HTMLElement => {
  const row = Object.assign(document.createElement('div'), { className: 'actions' })
  for (const { label, run, primary } of actions) {
    const button = Object.assign(document.createElement('button'), { textContent: label, type: 'button' })
    if (primary) button.classList.add('primary')
    button.addEventListener('click', run)
    row.append(button)
  }
  return row
}
