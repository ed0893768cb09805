/** A field of one number. */
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Json } from '../../../shared/fields/field.ts'
import { FieldElement } from './field-element.ts'
import './number-box.ts'
import type { ScreenUnit } from './units.ts'

@customElement('hs-field-number')
export class NumberField extends FieldElement {
  /** Where the screen has another unit than the field: a light's output, a time of day. */
  @property({ attribute: false }) unit: ScreenUnit | null = null

  override render() {
    const { field } = this
    return html`<hs-number
      .label=${this.label}
      .value=${this.value as number}
      ?mixed=${this.mixed}
      .unit=${this.unit ?? field.unit ?? ''}
      .min=${field.min ?? Number.NEGATIVE_INFINITY}
      .max=${field.max ?? Number.POSITIVE_INFINITY}
      .step=${field.step ?? 0.01}
      slides
      ?integer=${(field.schema as { readonly type?: Json }).type === 'integer'}
      ?disabled=${this.disabled}
    ></hs-number>`
  }
}
