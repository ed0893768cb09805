/**
 * The page of a set: bar, docks, and between them the stage, in which the viewport draws. Hears what panels ask for, turns
 * keys into actions, keeps dialogs and tips.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { NodeId } from '../../shared/ids.ts'
import type { Context, Ui } from '../actions/action.ts'
import { listenClipboard } from '../actions/clipboard.ts'
import { listenKeys } from '../actions/dispatch.ts'
import { boundKeys } from '../actions/key-prefs.ts'
import type { Session } from '../session/types.ts'
import { controls } from '../theme/controls.ts'
import { ADD_MENU, CONTEXT_MENU, GROUND_MENU, menuOf } from './action-menu.ts'
import type { ContextMenuEvent } from './context-menu.ts'
import './banner.ts'
import './dialog.ts'
import type { Dock } from './dock.ts'
import './dock.ts'
import { pointRect } from './float.ts'
import { panels } from './index.ts'
import { layout, setSide } from './layout.ts'
import { openMenu } from './menu.ts'
import { menuOnRightClick } from './right-click.ts'
import { showTips } from './tips.ts'
import './toasts.ts'
import './top-bar.ts'

@customElement('hs-app')
export class App extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        height: 100vh;
        background: var(--bg-0);
      }
      main {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        min-height: 0;
        gap: 1px;
        background: var(--line);
      }
      .middle {
        position: relative;
        min-width: 0;
        background: var(--bg-0);
        overflow: hidden;
      }
      .stage {
        position: absolute;
        inset: 0;
      }
    `,
  ]

  @property({ attribute: false }) session!: Session
  @state() private dialog = ''
  @query('.stage') private stage!: HTMLElement
  #stop: (() => void)[] = []
  /** Where the pointer was last: a menu that a key opens stands there. */
  #pointer = { x: innerWidth / 2, y: innerHeight / 2 }

  /** The element that the viewport fills; there once the first update is complete. */
  get stageHost(): HTMLElement {
    return this.stage
  }

  readonly #ui: Ui = {
    open: (what) => {
      if (what === 'add') this.#openAdd()
      else this.dialog = what
    },
    focusPanel: (id) => void this.#dockOf(id)?.enter(id),
    togglePanels: () => {
      const open = layout.value.left.open || layout.value.right.open
      setSide('left', { open: !open })
      setSide('right', { open: !open })
    },
    rename: (id) => void this.#rename(id),
    goHome: () => location.assign('/'),
  }

  #context: Context | null = null

  get context(): Context {
    if (this.#context?.session !== this.session) this.#context = { session: this.session, ui: this.#ui }
    return this.#context
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const onMove = (event: PointerEvent) => {
      this.#pointer = { x: event.clientX, y: event.clientY }
    }
    addEventListener('pointermove', onMove, { passive: true })
    this.#stop = [
      () => removeEventListener('pointermove', onMove),
      listenKeys(
        window,
        () => (this.session ? this.context : null),
        () => boundKeys.value,
      ),
      listenClipboard(document, () => this.session ?? null),
      showTips(document),
    ]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const stop of this.#stop.splice(0)) stop()
  }

  override firstUpdated(): void {
    this.#stop.push(menuOnRightClick(this.stage, this.session, (at) => this.#contextMenu(at, this.stage)))
  }

  override render() {
    const { session } = this
    if (!session) return nothing
    return html`<hs-top-bar role="banner" .session=${session} .context=${this.context}></hs-top-bar>
      <hs-banner .session=${session}></hs-banner>
      <main @hs-context-menu=${(e: ContextMenuEvent) => this.#contextMenu(e, null)}>
        <hs-dock side="left" .session=${session}></hs-dock>
        <div class="middle">
          <div class="stage" role="application" aria-label="The stage"></div>
          <hs-toasts .session=${session}></hs-toasts>
        </div>
        <hs-dock side="right" .session=${session}></hs-dock>
      </main>
      <hs-dialog
        .session=${session}
        .context=${this.context}
        .what=${this.dialog}
        @hs-closed=${() => {
          this.dialog = ''
        }}
      ></hs-dialog>`
  }

  #contextMenu({ x, y }: { readonly x: number; readonly y: number }, from: HTMLElement | null): void {
    openMenu({
      items: menuOf(this.session.selection.value.size > 0 ? CONTEXT_MENU : GROUND_MENU, this.context),
      label: 'What can be done',
      anchor: pointRect(x, y),
      byKey: false,
      from,
    })
  }

  #openAdd(): void {
    const { x, y } = this.#pointer
    openMenu({ items: menuOf(ADD_MENU, this.context), label: 'Add', anchor: pointRect(x, y), byKey: true })
  }

  #dockOf(panel: string): Dock | null {
    const side = panels.find(({ id }) => id === panel)?.side
    return side ? this.renderRoot.querySelector<Dock>(`hs-dock[side=${side}]`) : null
  }

  async #rename(id: NodeId): Promise<void> {
    const dock = this.#dockOf('outliner')
    dock?.show('outliner')
    await dock?.updateComplete
    const outliner = dock?.panel('outliner')
    await customElements.whenDefined('hs-outliner')
    if (outliner && 'rename' in outliner && typeof outliner.rename === 'function') outliner.rename(id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hs-app': App
  }
}
