/** A field of a colour: a swatch that opens a picker, and the number for those who know it. */
import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { floatElement } from '../float.ts'
import { readHex } from './colour-maths.ts'
import type { ColourEvent } from './colour-picker.ts'
import './colour-picker.ts'
import { FieldElement, MIXED } from './field-element.ts'

@customElement('hs-field-colour')
export class ColourField extends FieldElement {
  static override styles = [
    ...FieldElement.styles,
    css`
      .colour {
        display: flex;
        gap: 4px;
      }
      .swatch {
        flex: none;
        width: 32px;
        height: var(--control);
        border-radius: var(--radius);
        border: 1px solid #ffffff33;
      }
      .swatch.mixed {
        background: repeating-linear-gradient(135deg, var(--bg-4) 0 4px, var(--bg-1) 4px 8px);
      }
      input {
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  override render() {
    const { mixed } = this
    const hex = String(this.value)
    return html`<div class="colour">
      <button
        type="button"
        class="swatch ${mixed ? 'mixed' : ''}"
        aria-haspopup="dialog"
        aria-label="Pick: ${this.label}"
        .style=${mixed ? '' : `background:${hex}`}
        ?disabled=${this.disabled}
        @click=${this.#open}
      ></button>
      <input
        type="text"
        aria-label=${this.label}
        maxlength="7"
        spellcheck="false"
        autocomplete="off"
        .value=${mixed ? '' : hex}
        placeholder=${mixed ? MIXED : ''}
        ?disabled=${this.disabled}
        @change=${this.#typed}
        @keydown=${this.#key}
      />
    </div>`
  }

  readonly #typed = (event: Event) => {
    const input = event.target as HTMLInputElement
    const colour = readHex(input.value)
    if (colour) this.set(() => colour)
    else input.value = this.mixed ? '' : String(this.value)
  }

  readonly #key = (event: KeyboardEvent) => {
    const input = event.target as HTMLInputElement
    if (event.key === 'Enter') input.blur()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      input.value = this.mixed ? '' : String(this.value)
      input.blur()
    }
  }

  readonly #open = (event: Event) => {
    const anchor = event.currentTarget as HTMLElement
    const box = document.createElement('div')
    box.popover = 'auto'
    box.role = 'dialog'
    box.ariaLabel = this.label
    box.className = 'hs-popover fit'
    const picker = document.createElement('hs-colour-picker')
    Object.assign(picker, { colour: String(this.value) })
    picker.addEventListener('hs-colour-live', (e) => this.live(() => (e as ColourEvent).colour))
    picker.addEventListener('hs-colour-set', (e) => this.set(() => (e as ColourEvent).colour))
    box.append(picker)
    box.addEventListener('toggle', (e) => {
      if ((e as ToggleEvent).newState !== 'closed') return
      box.remove()
      anchor.focus()
    })
    document.body.append(box)
    box.showPopover()
    floatElement(box, anchor.getBoundingClientRect())
  }
}
