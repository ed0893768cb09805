/**
 * One element a field type. To add one: a file here, a line below. `params` has none: the parameters of a kit prop are
 * fields of their own, which the inspector shows as rows (`inspector-rows.ts`).
 */
import { html, type TemplateResult } from 'lit'
import type { AnyField, FieldType, Json } from '../../../shared/fields/field.ts'
import type { Session } from '../../session/types.ts'
import type { ListItem } from '../filter-list.ts'
import './choice.ts'
import './colour.ts'
import './flag.ts'
import './listed.ts'
import './number.ts'
import './quat.ts'
import './ref.ts'
import './text.ts'
import './vec3.ts'
import type { ScreenUnit } from './units.ts'

/** What an editor of a value is given. */
export interface FieldUse {
  readonly label: string
  readonly field: AnyField
  readonly values: readonly Json[]
  readonly disabled: boolean
  readonly session: Session
  /** Where the screen has another unit than the field. */
  readonly unit?: ScreenUnit | undefined
  /** Text that stands for a row of a table is picked from it. */
  readonly items?: (() => readonly ListItem[]) | undefined
  /** Kind of node that a reference names. */
  readonly to?: string | undefined
  readonly uniform?: boolean | undefined
}

type Editor = (use: FieldUse) => TemplateResult

const text: Editor = (f) =>
  f.items
    ? html`<hs-field-listed .label=${f.label} .field=${f.field} .values=${f.values} .items=${f.items} ?disabled=${f.disabled}></hs-field-listed>`
    : html`<hs-field-text .label=${f.label} .field=${f.field} .values=${f.values} ?disabled=${f.disabled}></hs-field-text>`

export const editors: Readonly<Record<Exclude<FieldType, 'params'>, Editor>> = {
  number: (f) =>
    html`<hs-field-number .label=${f.label} .field=${f.field} .values=${f.values} .unit=${f.unit ?? null} ?disabled=${f.disabled}></hs-field-number>`,
  text,
  choice: (f) =>
    html`<hs-field-choice .label=${f.label} .field=${f.field} .values=${f.values} ?disabled=${f.disabled}></hs-field-choice>`,
  flag: (f) =>
    html`<hs-field-flag .label=${f.label} .field=${f.field} .values=${f.values} ?disabled=${f.disabled}></hs-field-flag>`,
  colour: (f) =>
    html`<hs-field-colour .label=${f.label} .field=${f.field} .values=${f.values} ?disabled=${f.disabled}></hs-field-colour>`,
  vec3: (f) =>
    html`<hs-field-vec3 .label=${f.label} .field=${f.field} .values=${f.values} ?uniform=${f.uniform ?? false} ?disabled=${f.disabled}></hs-field-vec3>`,
  quat: (f) =>
    html`<hs-field-quat .label=${f.label} .field=${f.field} .values=${f.values} ?disabled=${f.disabled}></hs-field-quat>`,
  ref: (f) =>
    html`<hs-field-ref .label=${f.label} .field=${f.field} .values=${f.values} .session=${f.session} .to=${f.to ?? 'node'} ?disabled=${f.disabled}></hs-field-ref>`,
}
