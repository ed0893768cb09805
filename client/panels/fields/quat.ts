/** A rotation, shown and typed as three angles: tilt about X, pan about Y, roll about Z, as a camera head has them. */
import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Json } from '../../../shared/fields/field.ts'
import type { Quat, Vec3 } from '../../../shared/fields/index.ts'
import { eulerYXZ, fromEulerYXZ } from '../../../shared/space/math.ts'
import { FieldChange, FieldElement } from './field-element.ts'
import './number-box.ts'

const AXES = ['x', 'y', 'z'] as const
const WORDS = ['tilt', 'pan', 'roll'] as const
const DEGREE = Math.PI / 180

@customElement('hs-field-quat')
export class RotationField extends FieldElement {
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

  override render() {
    const angles = this.values.map((value) => eulerYXZ(value as Quat))
    return html`<div class="three" role="group" aria-label=${this.label}>
      ${AXES.map((axis, i) => {
        const first = tidy(angles[0]?.[i] ?? 0)
        return html`<hs-number
          axis=${axis}
          sign=${axis.toUpperCase()}
          .label=${`${this.label}: ${WORDS[i]}`}
          .value=${first}
          ?mixed=${angles.some((one) => Math.abs(one[i]! - first) > 1e-6)}
          .unit=${'rad'}
          .step=${DEGREE}
          ?disabled=${this.disabled}
          @hs-live=${(event: FieldChange) => this.#pass(event, i)}
          @hs-set=${(event: FieldChange) => this.#pass(event, i)}
        ></hs-number>`
      })}
    </div>`
  }

  #pass(event: FieldChange, axis: number): void {
    event.stopPropagation()
    const change = (old: Json): Json => {
      const angles = eulerYXZ(old as unknown as Quat).map((n, i) => (i === axis ? Number(event.change(tidy(n))) : n))
      return fromEulerYXZ(angles as unknown as Vec3) as unknown as Json
    }
    this.dispatchEvent(new FieldChange(event.type as 'hs-live' | 'hs-set', change))
  }
}

/** Rounding noise of the way through the quaternion is no angle. */
const tidy = (n: number): number => Math.round(n * 1e7) / 1e7
