/** A colour picked by eye: a field of saturation and value, a strip of hues. By mouse, pen, touch or arrow keys. */
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { controls } from '../../theme/controls.ts'
import { type Hsv, readHex, toHex, toHsv } from './colour-maths.ts'

export class ColourEvent extends Event {
  readonly colour: string
  constructor(type: 'hs-colour-live' | 'hs-colour-set', colour: string) {
    super(type, { bubbles: true, composed: true })
    this.colour = colour
  }
}

@customElement('hs-colour-picker')
export class ColourPicker extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 10px;
        padding: 10px;
        width: 220px;
      }
      .plane,
      .hues {
        position: relative;
        border-radius: var(--radius);
        touch-action: none;
        cursor: crosshair;
      }
      .plane {
        height: 140px;
        background: linear-gradient(#0000, #000), linear-gradient(90deg, #fff, var(--hue));
      }
      .hues {
        height: 14px;
        background: linear-gradient(90deg, red, #ff0, #0f0, #0ff, #00f, #f0f, red);
      }
      .knob {
        position: absolute;
        width: 14px;
        height: 14px;
        margin: -7px;
        left: var(--x);
        top: var(--y, 50%);
        border: 2px solid #fff;
        border-radius: 50%;
        box-shadow: 0 0 0 1px #0009;
        background: var(--now);
        pointer-events: none;
      }
      .typed {
        display: flex;
        gap: 8px;
      }
      .now {
        flex: none;
        width: 40px;
        height: var(--control);
        border-radius: var(--radius);
        border: 1px solid #ffffff40;
      }
    `,
  ]

  @property({ attribute: false }) colour = '#808080'
  @state() private hsv: Hsv = { h: 0, s: 0, v: 0.5 }

  override willUpdate(changed: Map<string, unknown>): void {
    // Grey has no hue of its own: keep the one that was chosen.
    if (changed.has('colour') && toHex(this.hsv) !== this.colour) {
      const { h, s, v } = toHsv(this.colour)
      this.hsv = { h: s === 0 ? this.hsv.h : h, s, v }
    }
  }

  override render() {
    const { h, s, v } = this.hsv
    const hue = toHex({ h, s: 1, v: 1 })
    return html`<div
        class="plane"
        role="slider"
        tabindex="0"
        aria-label="Saturation and brightness"
        aria-valuenow=${Math.round(s * 100)}
        aria-valuetext="saturation ${Math.round(s * 100)} %, brightness ${Math.round(v * 100)} %"
        .style=${`--hue:${hue}`}
        @pointerdown=${(e: PointerEvent) => this.#drag(e, (x, y) => ({ h, s: x, v: 1 - y }))}
        @keydown=${this.#planeKey}
      >
        <span class="knob" .style=${`--x:${s * 100}%;--y:${(1 - v) * 100}%;--now:${toHex(this.hsv)}`}></span>
      </div>
      <div
        class="hues"
        role="slider"
        tabindex="0"
        aria-label="Hue"
        aria-valuemin="0"
        aria-valuemax="360"
        aria-valuenow=${Math.round(h)}
        @pointerdown=${(e: PointerEvent) => this.#drag(e, (x) => ({ ...this.hsv, h: x * 360 }))}
        @keydown=${this.#hueKey}
      >
        <span class="knob" .style=${`--x:${h / 3.6}%;--now:${hue}`}></span>
      </div>
      <div class="typed">
        <span class="now" .style=${`background:${toHex(this.hsv)}`}></span>
        <input
          type="text"
          aria-label="Colour, as #rrggbb"
          maxlength="7"
          spellcheck="false"
          autocomplete="off"
          .value=${toHex(this.hsv)}
          @change=${this.#typed}
        />
      </div>`
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.plane')?.focus()
  }

  readonly #typed = (event: Event) => {
    const input = event.target as HTMLInputElement
    const colour = readHex(input.value)
    if (colour) {
      this.hsv = toHsv(colour)
      this.#tell('hs-colour-set')
    } else input.value = toHex(this.hsv)
  }

  #drag(pressed: PointerEvent, to: (x: number, y: number) => Hsv): void {
    pressed.preventDefault()
    const target = pressed.currentTarget as HTMLElement
    target.focus()
    target.setPointerCapture(pressed.pointerId)
    const box = target.getBoundingClientRect()
    const share = (n: number) => Math.min(1, Math.max(0, n))
    const move = (event: PointerEvent) => {
      this.hsv = to(share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height))
      this.#tell('hs-colour-live')
    }
    const stop = new AbortController()
    const end = () => {
      stop.abort()
      this.#tell('hs-colour-set')
    }
    move(pressed)
    target.addEventListener('pointermove', move, stop)
    target.addEventListener('pointerup', end, stop)
    target.addEventListener('pointercancel', end, stop)
  }

  #tell(type: 'hs-colour-live' | 'hs-colour-set'): void {
    this.dispatchEvent(new ColourEvent(type, toHex(this.hsv)))
  }

  #step(event: KeyboardEvent, next: Hsv): void {
    event.preventDefault()
    this.hsv = next
    this.#tell('hs-colour-set')
  }

  readonly #planeKey = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 0.1 : 0.02
    const { h, s, v } = this.hsv
    const within = (n: number) => Math.min(1, Math.max(0, n))
    if (event.key === 'ArrowLeft') this.#step(event, { h, s: within(s - by), v })
    else if (event.key === 'ArrowRight') this.#step(event, { h, s: within(s + by), v })
    else if (event.key === 'ArrowUp') this.#step(event, { h, s, v: within(v + by) })
    else if (event.key === 'ArrowDown') this.#step(event, { h, s, v: within(v - by) })
  }

  readonly #hueKey = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 20 : 4
    if (event.key === 'ArrowLeft') this.#step(event, { ...this.hsv, h: Math.max(0, this.hsv.h - by) })
    else if (event.key === 'ArrowRight') this.#step(event, { ...this.hsv, h: Math.min(360, this.hsv.h + by) })
  }
}
