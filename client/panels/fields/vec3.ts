/** A field of three numbers. Each is its own box; what is written is the whole vector. */
import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Json } from '../../../shared/fields/field.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import { sameValue } from '../../../shared/stage/values.ts'
import { type ChangeOf, FieldChange, FieldElement } from './field-element.ts'
import './number-box.ts'

const AXES = ['x', 'y', 'z'] as const

@customElement('hs-field-vec3')
export class VectorField extends FieldElement {
  static override styles = [
    ...FieldElement.styles,
    css`
      .three {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 3px;
      }
    `,
  ]

  /** One drag changes all three in the same proportion: sizes. */
  @property({ type: Boolean }) uniform = false

  override render() {
    const { field } = this
    return html`<div class="three" role="group" aria-label=${this.label}>
      ${AXES.map((axis, i) => {
        const values = this.values.map((value) => (value as Vec3)[i])
        return html`<hs-number
          axis=${axis}
          sign=${axis.toUpperCase()}
          .label=${`${this.label} ${axis.toUpperCase()}`}
          .value=${values[0] ?? 0}
          ?mixed=${values.some((value) => !sameValue(value, values[0]))}
          .unit=${field.unit ?? ''}
          .min=${field.min ?? Number.NEGATIVE_INFINITY}
          .max=${field.max ?? Number.POSITIVE_INFINITY}
          .step=${field.step ?? 0.01}
          ?disabled=${this.disabled}
          @hs-live=${(event: FieldChange) => this.#pass(event, i)}
          @hs-set=${(event: FieldChange) => this.#pass(event, i)}
        ></hs-number>`
      })}
    </div>`
  }

  #pass(event: FieldChange, axis: number): void {
    event.stopPropagation()
    const change = this.uniform ? allThree(event.change, axis) : oneOf3(event.change, axis)
    this.dispatchEvent(new FieldChange(event.type as 'hs-live' | 'hs-set', change))
  }
}

const oneOf3 =
  (change: ChangeOf, axis: number): ChangeOf =>
  (old) =>
    (old as Vec3).map((n, i) => (i === axis ? change(n) : n)) as Json

const allThree =
  (change: ChangeOf, axis: number): ChangeOf =>
  (old) => {
    const vector = old as Vec3
    const from = vector[axis] || 1
    const factor = Number(change(from)) / from
    return vector.map((n) => n * factor) as Json
  }
