/**
 * One number: a box that is dragged sideways or typed into. Where the range is narrow the box is filled as far as the
 * value goes. Used alone and by the fields of three numbers.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { controls } from '../../theme/controls.ts'
import { lengths } from '../units-pref.ts'
import { Follow } from '../watch.ts'
import { FieldChange, MIXED } from './field-element.ts'
import { scrub } from './scrub.ts'
import { atShare, byRatio, shareOf } from './slide.ts'
import { formatValue, parseEntry, type ScreenUnit, unitSign } from './units.ts'

/** Pixels of drag over which a narrow range is crossed. */
const SLIDE_PX = 180

@customElement('hs-number')
export class NumberBox extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        position: relative;
        display: flex;
        align-items: center;
        height: var(--control);
        background: var(--bg-0);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
        cursor: ew-resize;
        touch-action: pan-y;
      }
      .box:hover {
        border-color: var(--line-2);
      }
      .box:focus-within {
        border-color: var(--focus);
        box-shadow: 0 0 0 1px var(--focus);
        cursor: text;
      }
      .fill {
        position: absolute;
        inset: 0 auto 0 0;
        width: var(--fill, 0%);
        background: #ffffff17;
        border-right: 1px solid #ffffff3d;
        pointer-events: none;
      }
      .box:focus-within .fill {
        visibility: hidden;
      }
      .prefix {
        position: relative;
        flex: none;
        width: 13px;
        padding-left: 4px;
        font-size: 10px;
        font-weight: 600;
        color: var(--text-3);
      }
      :host([axis='x']) .prefix {
        color: var(--axis-x);
      }
      :host([axis='y']) .prefix {
        color: var(--axis-y);
      }
      :host([axis='z']) .prefix {
        color: var(--axis-z);
      }
      input {
        position: relative;
        flex: 1;
        border: 0;
        background: none;
        padding: 0 0 0 6px;
        height: 100%;
        font-variant-numeric: tabular-nums;
        text-overflow: ellipsis;
        pointer-events: none;
      }
      .prefix + input {
        padding-left: 3px;
      }
      input:focus,
      input:focus-visible {
        box-shadow: none;
        pointer-events: auto;
      }
      .unit {
        position: relative;
        flex: none;
        padding: 0 6px 0 3px;
        font-size: var(--size-small);
        color: var(--text-3);
        pointer-events: none;
      }
      .box.bad {
        border-color: var(--bad);
        box-shadow: 0 0 0 1px var(--bad);
      }
      :host([disabled]) .box {
        background: none;
        cursor: default;
      }
    `,
  ]

  @property() label = ''
  @property() sign = ''
  @property({ reflect: true }) axis = ''
  /** In the set's own unit. */
  @property({ type: Number }) value = 0
  @property({ type: Boolean }) mixed = false
  @property({ attribute: false }) unit: ScreenUnit = ''
  @property({ type: Number }) min = Number.NEGATIVE_INFINITY
  @property({ type: Number }) max = Number.POSITIVE_INFINITY
  @property({ type: Number }) step = 0.01
  @property({ type: Boolean }) integer = false
  /** The box shows how far in its range the value is, where that range is one that can be dragged across. */
  @property({ type: Boolean }) slides = false
  @property({ type: Boolean, reflect: true }) disabled = false
  /** What is dragged or typed, until the value comes back through the property. */
  @state() private draft: number | null = null
  @state() private bad = false
  readonly #lengths = new Follow(this, () => lengths.value)
  @query('input') private input!: HTMLInputElement

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('value') || changed.has('mixed')) this.draft = null
  }

  override render() {
    const shown = this.draft ?? this.value
    const mixed = this.mixed && this.draft === null
    const text = mixed ? '' : formatValue(shown, this.unit, this.#lengths.value)
    const fill = this.#slides && !mixed ? shareOf(shown, this) : 0
    const sign = unitSign(this.unit, this.#lengths.value)
    return html`<div
      class="box ${this.bad ? 'bad' : ''}"
      .style=${`--fill:${Math.round(Math.min(1, Math.max(0, fill)) * 1000) / 10}%`}
      @pointerdown=${this.#press}
    >
      ${this.#slides ? html`<div class="fill" ?hidden=${mixed || fill <= 0}></div>` : nothing}
      ${this.sign ? html`<span class="prefix" aria-hidden="true">${this.sign}</span>` : nothing}
      <input
        role="spinbutton"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.label}
        aria-valuenow=${mixed ? nothing : shown}
        aria-valuemin=${Number.isFinite(this.min) ? this.min : nothing}
        aria-valuemax=${Number.isFinite(this.max) ? this.max : nothing}
        aria-valuetext=${mixed ? MIXED : `${text} ${sign}`.trim()}
        aria-invalid=${this.bad ? 'true' : nothing}
        placeholder=${mixed ? MIXED : ''}
        .value=${text}
        ?disabled=${this.disabled}
        @focus=${this.#focus}
        @blur=${this.#blur}
        @keydown=${this.#key}
        @input=${() => {
          this.bad = false
        }}
      />
      ${sign && !mixed && !this.sign ? html`<span class="unit" aria-hidden="true">${sign}</span>` : nothing}
    </div>`
  }

  get #slides(): boolean {
    const span = this.max - this.min
    if (!this.slides || !Number.isFinite(span)) return false
    return byRatio(this) || span / this.step <= 2000
  }

  #fit(value: number): number {
    // Rounding noise of sums in the screen's unit is no part of a value.
    const whole = this.integer ? Math.round(value) : Number(value.toPrecision(12))
    return Math.min(this.max, Math.max(this.min, whole))
  }

  /** What a number of steps adds to a value: the nearest place on the scale of steps. */
  #stepped(from: number, steps: number): number {
    const to = this.#slides ? atShare(shareOf(from, this) + steps / SLIDE_PX, this) : from + this.#wideStep(from) * steps
    const grain = Math.abs(steps) < 1 ? this.step / 10 : this.step
    return this.#fit(Math.round(to / grain) * grain)
  }

  /** Of a wide range a step is worth more at great values, or no drag would reach them. */
  #wideStep(from: number): number {
    const wide = Number.isFinite(this.max) && this.max / this.step > 10_000 && this.unit !== 'm'
    return wide ? Math.max(this.step, Math.abs(from) * 0.01) : this.step
  }

  readonly #press = (event: PointerEvent) => {
    if (this.disabled || event.button !== 0 || this.#typing) return
    event.preventDefault()
    const from = this.value
    let to = from
    scrub(event, {
      start: () => this.input.blur(),
      move: (steps) => {
        to = this.#stepped(from, steps)
        this.draft = to
        this.#tell('hs-live', to, from)
      },
      end: () => this.#tell('hs-set', to, from),
      cancel: () => {
        this.draft = null
        this.dispatchEvent(new Event('hs-cancel', { bubbles: true, composed: true }))
      },
      click: () => this.input.focus(),
    })
  }

  get #typing(): boolean {
    return this.shadowRoot?.activeElement === this.input
  }

  /** Several values move by the same amount; one is set. */
  #tell(type: 'hs-live' | 'hs-set', to: number, from: number): void {
    const by = to - from
    const relative = this.mixed
    const change = (old: unknown) => (relative ? this.#fit((typeof old === 'number' ? old : 0) + by) : to)
    this.dispatchEvent(new FieldChange(type, change))
  }

  #set(to: number): void {
    const value = this.#fit(to)
    this.draft = value
    this.dispatchEvent(new FieldChange('hs-set', () => value))
  }

  readonly #focus = () => this.input.select()

  readonly #blur = () => {
    if (!this.#commit()) {
      this.bad = false
      this.#show()
    }
  }

  /** False: what stands there is no number. */
  #commit(): boolean {
    const { value: typed } = this.input
    const shown = this.mixed ? '' : formatValue(this.draft ?? this.value, this.unit, this.#lengths.value)
    if (typed.trim() === shown || typed.trim() === '') return this.#show()
    const value = parseEntry(typed, this.unit, this.#lengths.value)
    if (value === null) return false
    this.#set(value)
    return true
  }

  /** What the value is stands in the box again, whatever was typed. */
  #show(): boolean {
    this.input.value = this.mixed ? '' : formatValue(this.draft ?? this.value, this.unit, this.#lengths.value)
    return true
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (this.#commit()) this.input.select()
      else this.bad = true
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.bad = false
      this.#show()
      this.input.blur()
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const by = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 0.1 : event.ctrlKey ? 10 : 1) * this.step
      const grain = event.shiftKey ? this.step / 10 : this.step
      this.#set(Math.round((this.value + by) / grain) * grain)
    }
  }
}
