/** Short messages at the bottom of the stage, read out as they come. */
import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

@customElement('hs-toasts')
export class ToastList extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        position: absolute;
        left: 0;
        right: 0;
        bottom: 16px;
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 6px;
        pointer-events: none;
        z-index: 5;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 8px;
        max-width: min(520px, 90%);
        padding: 7px 12px 7px 10px;
        background: var(--bg-3);
        border: 1px solid var(--line-2);
        border-radius: var(--radius-2);
        box-shadow: var(--shadow);
        animation: come var(--calm) ease-out;
      }
      .warn .icon {
        color: var(--warn);
      }
      .error .icon {
        color: var(--bad);
      }
      .info .icon {
        color: var(--text-3);
      }
      @keyframes come {
        from {
          opacity: 0;
          translate: 0 6px;
        }
      }
    `,
  ]

  readonly #toasts = new Watch(this, (session) => session.toasts.value)

  override connectedCallback(): void {
    super.connectedCallback()
    this.role = 'status'
    this.ariaLive = 'polite'
  }

  override render() {
    return repeat(
      this.#toasts.value ?? [],
      (toast) => toast.id,
      ({ says, kind }) => html`<div class="toast ${kind}">${icon(kind === 'info' ? 'info' : 'warn')}<span>${says}</span></div>`,
    )
  }
}
