/** A field of one of a closed list of words. */
import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { FieldElement, MIXED } from './field-element.ts'

@customElement('hs-field-choice')
export class ChoiceField extends FieldElement {
  override render() {
    const { mixed } = this
    return html`<select aria-label=${this.label} ?disabled=${this.disabled} @change=${this.#pick}>
      ${mixed ? html`<option value="" selected disabled>${MIXED}</option>` : ''}
      ${this.field.options?.map(
        ({ value, label }) => html`<option value=${value} ?selected=${!mixed && value === this.value}>${label}</option>`,
      )}
    </select>`
  }

  override updated(): void {
    // `selected` is only the first choice: afterwards the element's own value rules.
    const select = this.renderRoot.querySelector('select')
    if (select) select.value = this.mixed ? '' : String(this.value)
  }

  readonly #pick = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    this.set(() => value)
  }
}
