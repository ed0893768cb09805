/** A field of a line of text: written when it is left or Enter is pressed; Escape takes it back. */
import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Json } from '../../../shared/fields/field.ts'
import { FieldElement, MIXED } from './field-element.ts'

@customElement('hs-field-text')
export class TextField extends FieldElement {
  override render() {
    const { maxLength } = this.field.schema as { readonly maxLength?: Json }
    return html`<input
      type="text"
      aria-label=${this.label}
      maxlength=${typeof maxLength === 'number' ? maxLength : 200}
      autocomplete="off"
      spellcheck="false"
      .value=${this.#shown}
      placeholder=${this.mixed ? MIXED : ''}
      ?disabled=${this.disabled}
      @change=${this.#commit}
      @keydown=${this.#key}
    />`
  }

  get #shown(): string {
    return this.mixed ? '' : String(this.value)
  }

  readonly #commit = (event: Event) => {
    const { value } = event.target as HTMLInputElement
    if (value !== this.#shown) this.set(() => value)
  }

  readonly #key = (event: KeyboardEvent) => {
    const input = event.target as HTMLInputElement
    if (event.key === 'Enter') input.blur()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      input.value = this.#shown
      input.blur()
    }
  }
}
