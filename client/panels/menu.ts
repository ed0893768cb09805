/**
 * Menus: the one of the page, the ones beside buttons and under the right button. A list of entries, opened at a place;
 * arrow keys, letters, submenus. The entries come from the actions, so each names its key and says why it is grey.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { controls } from '../theme/controls.ts'
import { type IconName, icon } from '../theme/icons.ts'
import { floatElement, type Rect } from './float.ts'

export interface MenuEntry {
  readonly label: string
  readonly icon?: IconName | undefined
  readonly key?: string
  /** Why it cannot be chosen; '' when it can. */
  readonly why?: string
  readonly checked?: boolean | undefined
  readonly run?: () => void
  readonly inside?: readonly MenuItem[]
}
export type MenuItem = MenuEntry | 'line'

@customElement('hs-menu')
export class Menu extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 4px;
        min-width: 200px;
        max-height: calc(100vh - 16px);
        overflow: auto;
        background: var(--bg-2);
        color: var(--text);
        border: 1px solid var(--line-2);
        border-radius: var(--radius-2);
        box-shadow: var(--shadow);
        outline: none;
        scrollbar-width: thin;
      }
      .entry {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        height: 26px;
        padding: 0 8px 0 6px;
        border-radius: var(--radius);
        text-align: left;
        white-space: nowrap;
      }
      .entry .icon {
        color: var(--text-3);
      }
      .entry.at {
        background: var(--bg-4);
        outline: none;
      }
      .entry.off {
        color: var(--text-3);
      }
      .entry.off .icon {
        opacity: 0.6;
      }
      .words {
        flex: 1;
        padding-right: 20px;
      }
      .key {
        color: var(--text-3);
        font-size: var(--size-small);
      }
      .drawn {
        display: inline-grid;
      }
      .tick .icon {
        color: var(--accent);
      }
      hr {
        height: 1px;
        margin: 4px 0;
        border: 0;
        background: var(--line);
      }
    `,
  ]

  @property({ attribute: false }) items: readonly MenuItem[] = []
  @property() label = 'Menu'
  @state() private at = -1
  #sub: Menu | null = null
  #closeAll: () => void = () => this.hidePopover()

  override connectedCallback(): void {
    super.connectedCallback()
    this.role = 'menu'
    this.ariaLabel = this.label
    this.tabIndex = -1
    this.addEventListener('keydown', this.#key)
  }

  override render() {
    return this.items.map((item, i) =>
      item === 'line'
        ? html`<hr role="separator" />`
        : html`<button
            type="button"
            class="entry ${i === this.at ? 'at' : ''} ${item.why ? 'off' : ''}"
            role=${item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked=${item.checked === undefined ? nothing : item.checked ? 'true' : 'false'}
            aria-disabled=${item.why ? 'true' : nothing}
            aria-haspopup=${item.inside ? 'menu' : nothing}
            aria-expanded=${item.inside ? (this.#sub && i === this.at ? 'true' : 'false') : nothing}
            tabindex="-1"
            title=${item.why || nothing}
            @pointermove=${() => this.#hover(i)}
            @click=${() => this.#choose(i)}
          >
            <span class="drawn ${item.checked ? 'tick' : ''}">
              ${item.checked ? icon('check') : item.icon ? icon(item.icon) : html`<span class="icon"></span>`}
            </span>
            <span class="words">${item.label}</span>
            ${item.key ? html`<span class="key">${item.key}</span>` : nothing} ${item.inside ? icon('right') : nothing}
          </button>`,
    )
  }

  override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.entry')[this.#entryIndex(this.at)]?.focus({ preventScroll: false })
  }

  #entryIndex(i: number): number {
    return this.items.slice(0, Math.max(0, i)).filter((item) => item !== 'line').length - (i < 0 ? 1 : 0)
  }

  #entry(i: number): MenuEntry | null {
    const item = this.items[i]
    return item && item !== 'line' ? item : null
  }

  /** The next entry in a direction, from any place; lines are stepped over. */
  #next(from: number, by: 1 | -1): number {
    const { length } = this.items
    for (let i = 1; i <= length; i++) {
      const at = (from + by * i + length * 2) % length
      if (this.#entry(at)) return at
    }
    return from
  }

  #hover(i: number): void {
    if (i === this.at) return
    this.at = i
    this.#closeSub()
    if (this.#entry(i)?.inside) this.#openSub(i, false)
  }

  #choose(i: number): void {
    const entry = this.#entry(i)
    if (!entry || entry.why) return
    if (entry.inside) {
      this.at = i
      this.#openSub(i, true)
      return
    }
    this.#closeAll()
    entry.run?.()
  }

  #openSub(i: number, focus: boolean): void {
    const entry = this.#entry(i)
    if (!entry?.inside || entry.why) return
    this.#closeSub()
    const anchor = this.renderRoot.querySelectorAll<HTMLElement>('.entry')[this.#entryIndex(i)]
    if (!anchor) return
    const sub = makeMenu(entry.inside, entry.label)
    sub.#closeAll = () => this.#closeAll()
    sub.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState === 'closed' && this.#sub === sub) this.#sub = null
    })
    this.#sub = sub
    // A child of this one, so that a click in it does not dismiss this.
    this.renderRoot.append(sub)
    sub.#open(anchor.getBoundingClientRect(), 'right')
    if (focus) sub.at = sub.#next(-1, 1)
  }

  #closeSub(): void {
    this.#sub?.hidePopover()
    this.#sub = null
  }

  #open(anchor: Rect, side: 'below' | 'right'): void {
    this.showPopover()
    void this.updateComplete.then(() => floatElement(this, anchor, side, side === 'right' ? 2 : 4))
  }

  /** Shows it; `opened` by key: the first entry has the focus. */
  show(anchor: Rect, byKey: boolean): void {
    this.#open(anchor, 'below')
    this.focus()
    if (byKey) this.at = this.#next(-1, 1)
  }

  #letters = ''
  #lettersAt = 0

  readonly #key = (event: KeyboardEvent) => {
    event.stopPropagation()
    const { key } = event
    if (key === 'ArrowDown') this.at = this.#next(this.at, 1)
    else if (key === 'ArrowUp') this.at = this.#next(Math.max(0, this.at), -1)
    else if (key === 'Home') this.at = this.#next(-1, 1)
    else if (key === 'End') this.at = this.#next(0, -1)
    else if (key === 'ArrowRight') this.#openSub(this.at, true)
    else if (key === 'ArrowLeft' && this.#isSub) this.hidePopover()
    else if (key === 'Escape') this.hidePopover()
    else if (key === 'Tab') this.#closeAll()
    else if (key === 'Enter' || key === ' ') this.#choose(this.at)
    else if ([...key].length === 1 && !event.ctrlKey && !event.metaKey) this.#find(event)
    else return
    event.preventDefault()
  }

  get #isSub(): boolean {
    return this.getRootNode() instanceof ShadowRoot && (this.getRootNode() as ShadowRoot).host instanceof Menu
  }

  #find(event: KeyboardEvent): void {
    this.#letters = event.timeStamp - this.#lettersAt > 800 ? event.key : this.#letters + event.key
    this.#lettersAt = event.timeStamp
    const typed = this.#letters.toLocaleLowerCase()
    const from = this.#letters.length === 1 ? this.at + 1 : Math.max(0, this.at)
    for (let i = 0; i < this.items.length; i++) {
      const at = (from + i) % this.items.length
      if (this.#entry(at)?.label.toLocaleLowerCase().startsWith(typed)) {
        this.at = at
        return
      }
    }
  }
}

const makeMenu = (items: readonly MenuItem[], label: string): Menu => {
  const menu = document.createElement('hs-menu') as Menu
  // Not `auto`: that one is dismissed by the release of the very right button that opened it.
  menu.popover = 'manual'
  menu.items = items
  menu.label = label
  menu.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') menu.remove()
  })
  return menu
}

export interface OpenMenu {
  readonly items: readonly MenuItem[]
  readonly label: string
  readonly anchor: Rect
  /** Opened by a key: its first entry has the focus. */
  readonly byKey: boolean
  /** Gets the focus back when the menu goes. */
  readonly from?: HTMLElement | null
}

export const openMenu = ({ items, label, anchor, byKey, from }: OpenMenu): Menu => {
  const menu = makeMenu(items, label)
  menu.addEventListener('toggle', (event) => {
    // What was chosen may have moved the focus already: to a name to type, to a dialog.
    if ((event as ToggleEvent).newState === 'closed' && document.activeElement === document.body) from?.focus()
  })
  document.body.append(menu)
  menu.show(anchor, byKey)
  const stop = new AbortController()
  const away = (event: Event) => {
    if (!event.composedPath().includes(menu)) menu.hidePopover()
  }
  addEventListener('pointerdown', away, { signal: stop.signal, capture: true })
  addEventListener('focusin', away, { signal: stop.signal, capture: true })
  addEventListener('blur', () => menu.hidePopover(), { signal: stop.signal })
  addEventListener('resize', () => menu.hidePopover(), { signal: stop.signal })
  menu.addEventListener('beforetoggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') stop.abort()
  })
  return menu
}
