/** A field of a colour: its swatch and number; a click opens the picker, where both can be changed. */
import { customElement } from 'lit/decorators.js'
import { floatElement } from '../float.ts'
import type { ColourEvent } from './colour-picker.ts'
import './colour-picker.ts'
import { FieldElement, MIXED } from './field-element.ts'
import { pickButton, pickButtonStyles } from './pick-button.ts'

@customElement('hs-field-colour')
export class ColourField extends FieldElement {
  static override styles = [...FieldElement.styles, pickButtonStyles]

  override render() {
    const { mixed } = this
    return pickButton({
      label: this.label,
      words: mixed ? MIXED : String(this.value),
      none: mixed,
      swatch: mixed ? undefined : String(this.value),
      disabled: this.disabled,
      open: this.#open,
    })
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
    void Promise.resolve().then(() => picker.focus())
  }
}
