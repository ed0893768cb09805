/** A field of text whose values stand in a table: poses, gels, materials. The list is found by the field's name. */
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ListItem } from '../filter-list.ts'
import { pick } from '../pick.ts'
import { FieldElement, MIXED } from './field-element.ts'
import { pickButton, pickButtonStyles } from './pick-button.ts'

@customElement('hs-field-listed')
export class ListedField extends FieldElement {
  static override styles = [...FieldElement.styles, pickButtonStyles]

  @property({ attribute: false }) items: () => readonly ListItem[] = () => []

  override render() {
    const item = this.mixed ? undefined : this.items().find(({ id }) => id === this.value)
    return html`${pickButton({
      label: this.label,
      words: this.mixed ? MIXED : (item?.label ?? String(this.value)),
      none: this.mixed || this.value === '',
      swatch: item?.swatch,
      icon: item?.icon,
      disabled: this.disabled,
      open: this.#open,
    })}`
  }

  readonly #open = async (event: Event) => {
    const chosen = this.mixed ? '' : String(this.value)
    const picked = await pick(event.currentTarget as HTMLElement, { label: this.label, items: this.items(), chosen })
    if (picked !== null) this.set(() => picked)
  }
}
