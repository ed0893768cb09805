/** A field that is on or off. */
import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { FieldElement } from './field-element.ts'

@customElement('hs-field-flag')
export class FlagField extends FieldElement {
  static override styles = [
    ...FieldElement.styles,
    css`
      button {
        display: flex;
        align-items: center;
        height: var(--control);
        padding: 0 2px;
        border-radius: var(--radius);
      }
      .track {
        width: 26px;
        height: 14px;
        border-radius: 7px;
        background: var(--bg-4);
        border: 1px solid var(--line-2);
        transition: background var(--quick);
      }
      .knob {
        display: block;
        width: 10px;
        height: 10px;
        margin: 1px;
        border-radius: 50%;
        background: var(--text-2);
        transition: transform var(--quick);
      }
      [aria-checked='true'] .track {
        background: var(--accent);
        border-color: var(--accent);
      }
      [aria-checked='true'] .knob {
        transform: translateX(12px);
        background: var(--accent-text);
      }
      .mixed .knob {
        transform: translateX(6px);
      }
      button:disabled {
        opacity: 0.5;
      }
    `,
  ]

  override render() {
    const { mixed } = this
    return html`<button
      type="button"
      role="switch"
      class=${mixed ? 'mixed' : ''}
      aria-label=${this.label}
      aria-checked=${!mixed && this.value ? 'true' : 'false'}
      ?disabled=${this.disabled}
      @click=${() => this.set(() => mixed || !this.value)}
    >
      <span class="track"><span class="knob"></span></span>
    </button>`
  }
}
