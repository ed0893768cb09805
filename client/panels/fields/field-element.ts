/**
 * What every field element is given and says. It shows one value for one or several nodes, and tells changes as functions
 * of the old value, so that several nodes with several values can be changed at once: `hs-live` while something is
 * dragged, `hs-set` when it is meant, `hs-cancel` when it was not.
 */
import { css, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { AnyField, Json } from '../../../shared/fields/field.ts'
import { sameValue } from '../../../shared/stage/values.ts'
import { controls } from '../../theme/controls.ts'

export type ChangeOf = (old: Json) => Json

export class FieldChange extends Event {
  readonly change: ChangeOf

  constructor(type: 'hs-live' | 'hs-set', change: ChangeOf) {
    super(type, { bubbles: true, composed: true })
    this.change = change
  }
}

export class FieldElement extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
    `,
  ]

  /** What the field is called, for assistive technology; the words on screen stand beside it. */
  @property() label = ''
  @property({ attribute: false }) field!: AnyField
  /** One for each node, at least one. */
  @property({ attribute: false }) values: readonly Json[] = []
  @property({ type: Boolean }) disabled = false

  get mixed(): boolean {
    return this.values.some((value) => !sameValue(value, this.values[0]))
  }

  /** The value of all, or of the first where they differ. */
  get value(): Json {
    return this.values[0] ?? (this.field.default as Json)
  }

  protected live(change: ChangeOf): void {
    this.dispatchEvent(new FieldChange('hs-live', change))
  }

  protected set(change: ChangeOf): void {
    this.dispatchEvent(new FieldChange('hs-set', change))
  }

  protected cancel(): void {
    this.dispatchEvent(new Event('hs-cancel', { bubbles: true, composed: true }))
  }
}

/** What is shown in place of values that differ. */
export const MIXED = 'mixed'
