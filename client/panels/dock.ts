/** One side of the page: tabs, the panel of the chosen one, and the edge by which it is made wider or shut. */
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { icon } from '../theme/icons.ts'
import { type PanelDef, panels } from './index.ts'
import { fitWidth, layout, type Side, setSide, WIDTH } from './layout.ts'
import { Panel } from './panel.ts'
import { Follow, Watch } from './watch.ts'

@customElement('hs-dock')
export class Dock extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--bg-1);
      }
      .tabs {
        display: flex;
        align-items: center;
        height: 34px;
        padding: 0 4px;
        gap: 2px;
        border-bottom: 1px solid var(--line);
        flex: none;
      }
      .tab {
        position: relative;
        display: flex;
        align-items: center;
        gap: 6px;
        height: 26px;
        padding: 0 7px;
        border-radius: var(--radius);
        color: var(--text-3);
        font-weight: 500;
        min-width: 0;
      }
      .tab:hover {
        color: var(--text);
        background: var(--bg-2);
      }
      .tab[aria-selected='true'] {
        color: var(--text);
        background: var(--bg-3);
      }
      .tab .words {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .badge {
        position: absolute;
        top: 0;
        right: 0;
        min-width: 14px;
        height: 14px;
        padding: 0 3px;
        border-radius: 7px;
        background: var(--accent);
        color: var(--accent-text);
        font: 600 9px/14px var(--font);
        text-align: center;
      }
      .panel {
        flex: 1;
        min-height: 0;
        display: flex;
        flex-direction: column;
      }
      .panel > * {
        flex: 1;
        min-height: 0;
      }
      .edge {
        position: absolute;
        top: 0;
        bottom: 0;
        width: 9px;
        z-index: 2;
        cursor: col-resize;
        touch-action: none;
      }
      .edge::after {
        content: '';
        position: absolute;
        inset: 0 4px;
        transition: background var(--quick);
      }
      .edge:hover::after,
      .edge:focus-visible::after {
        background: var(--accent);
      }
      .edge:focus-visible {
        outline: none;
      }
      :host([side='left']) .edge {
        right: -5px;
      }
      :host([side='right']) .edge {
        left: -5px;
      }
      :host(.shut) .tabs {
        flex-direction: column;
        height: auto;
        padding: 4px;
        border: 0;
      }
      :host(.shut) .tab {
        padding: 0;
        width: 28px;
        height: 28px;
        justify-content: center;
      }
    `,
  ]

  @property({ reflect: true }) side: Side = 'left'
  readonly #layout = new Follow(this, () => layout.value)
  readonly #badges = new Watch(this, (session) => panels.map((panel) => panel.badge?.(session) ?? 0).join())
  readonly #elements = new Map<string, HTMLElement & { session?: unknown }>()

  get #panels(): readonly PanelDef[] {
    return panels.filter((panel) => panel.side === this.side)
  }

  get #shown(): PanelDef | undefined {
    const all = this.#panels
    return all.find((panel) => panel.id === this.#layout.value[this.side].tab) ?? all[0]
  }

  override willUpdate(changed: PropertyValues): void {
    const { open, width } = this.#layout.value[this.side]
    this.classList.toggle('shut', !open)
    this.style.width = open ? `${width}px` : '37px'
    if (changed.has('session')) for (const element of this.#elements.values()) Object.assign(element, { session: this.session })
  }

  override render() {
    const { open } = this.#layout.value[this.side]
    const shown = this.#shown
    return html`<div class="tabs" role="tablist" aria-label="${this.side} panels" @keydown=${this.#key}>
        ${this.#panels.map((panel) => this.#tab(panel, open && panel === shown, open))}
      </div>
      ${
        open && shown
          ? html`<div class="panel" id="panel" role="tabpanel" aria-label=${shown.label}>${this.#element(shown)}</div>
            <div
              class="edge"
              role="separator"
              tabindex="0"
              aria-orientation="vertical"
              aria-label="Width of the ${this.side} panels"
              aria-valuenow=${this.#layout.value[this.side].width}
              aria-valuemin=${WIDTH.min}
              aria-valuemax=${WIDTH.max}
              @pointerdown=${this.#drag}
              @keydown=${this.#edgeKey}
            ></div>`
          : nothing
      }`
  }

  #tab(panel: PanelDef, selected: boolean, open: boolean) {
    const all = panels.indexOf(panel)
    const badge = Number(this.#badges.value?.split(',')[all] ?? 0)
    return html`<button
      type="button"
      class="tab"
      role="tab"
      id="tab-${panel.id}"
      aria-selected=${selected ? 'true' : 'false'}
      aria-controls=${selected ? 'panel' : nothing}
      aria-label=${badge > 0 ? `${panel.label}, ${badge} to look at` : panel.label}
      tabindex=${selected || (!open && panel === this.#panels[0]) ? 0 : -1}
      data-tip=${selected ? 'Click to collapse' : panel.label}
      @click=${() => (selected ? setSide(this.side, { open: false }) : this.show(panel.id))}
    >
      ${icon(panel.icon)}${selected ? html`<span class="words">${panel.label}</span>` : nothing}
      ${badge > 0 ? html`<span class="badge">${badge > 99 ? '99+' : badge}</span>` : nothing}
    </button>`
  }

  /** Elements are kept, so that a panel is as it was left when one comes back to it. */
  #element(panel: PanelDef): HTMLElement {
    const known = this.#elements.get(panel.id)
    if (known) return known
    const element = Object.assign(document.createElement(panel.tag), { session: this.session })
    this.#elements.set(panel.id, element)
    void panel.load().catch(() => this.session?.toast(`${panel.label} could not be loaded. Check the connection.`, 'error'))
    return element
  }

  show(id: string): void {
    setSide(this.side, { tab: id, open: true })
  }

  /** Opens a panel and moves the focus to the first thing in it. */
  async enter(id: string): Promise<void> {
    this.show(id)
    await this.updateComplete
    const element = this.#elements.get(id)
    await customElements.whenDefined(element?.localName ?? '')
    element?.focus()
  }

  /** The element of a panel that was shown already. */
  panel(id: string): HTMLElement | undefined {
    return this.#elements.get(id)
  }

  readonly #key = (event: KeyboardEvent) => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0
    if (step === 0) return
    event.preventDefault()
    const all = this.#panels
    const at = this.#shown ? all.indexOf(this.#shown) : -1
    const next = all[(at + step + all.length) % all.length]
    if (!next) return
    this.show(next.id)
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus())
  }

  readonly #drag = (pressed: PointerEvent) => {
    pressed.preventDefault()
    const edge = pressed.currentTarget as HTMLElement
    edge.setPointerCapture(pressed.pointerId)
    const { width } = this.#layout.value[this.side]
    const sign = this.side === 'left' ? 1 : -1
    const stop = new AbortController()
    const move = (event: PointerEvent) => {
      const to = width + (event.clientX - pressed.clientX) * sign
      setSide(this.side, to < WIDTH.min / 2 ? { open: false } : { open: true, width: fitWidth(to) })
    }
    edge.addEventListener('pointermove', move, stop)
    edge.addEventListener('pointerup', () => stop.abort(), stop)
    edge.addEventListener('pointercancel', () => stop.abort(), stop)
  }

  readonly #edgeKey = (event: KeyboardEvent) => {
    const grow = this.side === 'left' ? 'ArrowRight' : 'ArrowLeft'
    const shrink = this.side === 'left' ? 'ArrowLeft' : 'ArrowRight'
    const by = event.key === grow ? 16 : event.key === shrink ? -16 : 0
    if (by === 0) return
    event.preventDefault()
    setSide(this.side, { width: fitWidth(this.#layout.value[this.side].width + by) })
  }
}
