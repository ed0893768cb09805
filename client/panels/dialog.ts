/** The frame of every dialog: modal, with a title and a way out. The browser keeps the focus inside and gives it back. */
import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Context } from '../actions/action.ts'
import { icon } from '../theme/icons.ts'
import { type DialogDef, dialogOf } from './dialogs.ts'
import { Panel } from './panel.ts'

@customElement('hs-dialog')
export class DialogFrame extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      dialog {
        padding: 0;
        border: 1px solid var(--line-2);
        border-radius: var(--radius-2);
        background: var(--bg-1);
        color: var(--text);
        box-shadow: var(--shadow);
        max-width: calc(100vw - 32px);
        max-height: calc(100vh - 64px);
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: #0009;
      }
      dialog.bare {
        width: 560px;
        height: min(440px, 70vh);
        margin-top: 12vh;
        background: var(--bg-2);
      }
      .bare .content {
        display: flex;
        flex-direction: column;
        flex: 1;
        padding: 0;
      }
      .head {
        display: flex;
        align-items: center;
        height: 44px;
        padding: 0 8px 0 18px;
        border-bottom: 1px solid var(--line);
        flex: none;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 14px;
        font-weight: 600;
      }
      .content {
        padding: 16px 18px 18px;
        min-height: 0;
      }
      .bare .content > * {
        flex: 1;
        min-height: 0;
      }
    `,
  ]

  /** Id of the dialog that is open, '' for none. */
  @property() what = ''
  @property({ attribute: false }) context?: Context
  #made: { readonly what: string; readonly element: HTMLElement } | null = null

  override render() {
    const def = dialogOf(this.what)
    if (!def) return nothing
    return html`<dialog class=${def.bare ? 'bare' : ''} aria-label=${def.title} @close=${this.#closed} @click=${this.#backdrop} @hs-close=${this.#close}>
      ${
        def.bare
          ? nothing
          : html`<div class="head">
              <h2>${def.title}</h2>
              <button type="button" class="tool" aria-label="Close" data-tip="Close" data-key="Esc" @click=${this.#close}>${icon('x')}</button>
            </div>`
      }
      <div class="content scroll">${this.#content(def)}</div>
    </dialog>`
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (dialog && !dialog.open) dialog.showModal()
    if (!dialog) this.#made = null
  }

  #content(def: DialogDef): HTMLElement {
    if (this.#made?.what === this.what) return this.#made.element
    const element = Object.assign(document.createElement(def.tag), { session: this.session, context: this.context })
    this.#made = { what: this.what, element }
    const loaded = def.load().then(async () => {
      await (element as Partial<Panel>).updateComplete
      element.focus()
    })
    loaded.catch(() => this.session?.toast(`${def.title}: this part of the page could not be loaded.`, 'error'))
    return element
  }

  readonly #close = () => this.renderRoot.querySelector('dialog')?.close()

  readonly #closed = () => {
    this.what = ''
    this.dispatchEvent(new Event('hs-closed'))
  }

  readonly #backdrop = (event: MouseEvent) => {
    if (event.target === event.currentTarget) this.#close()
  }
}
