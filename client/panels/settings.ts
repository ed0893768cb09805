/** What is only mine: my name, units, the keys. */
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Action } from '../actions/action.ts'
import { clashes, keysOf, NO_KEY_PREFS, rebind, unbind } from '../actions/bindings.ts'
import { actions } from '../actions/index.ts'
import { keyPrefs, sayKey } from '../actions/key-prefs.ts'
import { chordsOf } from '../actions/keys.ts'
import { ApiError, api } from '../session/api.ts'
import type { SnapSettings } from '../session/types.ts'
import { icon } from '../theme/icons.ts'
import { formatValue, parseEntry } from './fields/units.ts'
import { Panel } from './panel.ts'
import { lengths } from './units-pref.ts'
import { Follow, Watch } from './watch.ts'

@customElement('hs-settings')
export class Settings extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        display: block;
        width: min(640px, 86vw);
      }
      .form {
        display: grid;
        grid-template-columns: 150px 1fr;
        gap: 8px 12px;
        align-items: center;
        margin-bottom: 18px;
      }
      .form input,
      .form select {
        height: 28px;
        max-width: 260px;
      }
      .form label {
        color: var(--text-2);
      }
      h3 {
        margin: 0 0 8px;
        font-size: var(--size-title);
        font-weight: 600;
      }
      .bar input,
      .bar select {
        height: 28px;
      }
      .bar {
        display: flex;
        gap: 8px;
        margin-bottom: 8px;
      }
      .keys {
        height: 280px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .key-row {
        display: flex;
        align-items: center;
        gap: 8px;
        height: 30px;
        padding: 0 6px 0 10px;
        border-bottom: 1px solid var(--line);
      }
      .key-row .label {
        flex: 1;
      }
      .bind {
        height: 24px;
        min-width: 90px;
        padding: 0 8px;
        border-radius: var(--radius);
        border: 1px solid var(--line);
        color: var(--text-2);
      }
      .bind:hover {
        border-color: var(--line-2);
        color: var(--text);
      }
      .bind.waiting {
        border-color: var(--focus);
        color: var(--focus);
      }
      .error {
        color: var(--bad);
      }
    `,
  ]

  readonly #prefs = new Follow(this, () => keyPrefs.value)
  readonly #lengths = new Follow(this, () => lengths.value)
  readonly #user = new Watch(this, (session) => session.access.value.user)
  readonly #snap = new Watch(this, (session) => session.snap.value)
  @state() private typed = ''
  @state() private waiting: Action | null = null
  @state() private says = ''

  override render() {
    const { session } = this
    if (!session) return nothing
    const snap = this.#snap.value
    return html`<div class="form">
        <label for="name">Your name</label>
        <div>
          <input id="name" type="text" maxlength="60" autocomplete="name" .value=${this.#user.value?.name ?? ''} @change=${this.#rename} />
          ${this.says ? html`<div class="error" role="alert">${this.says}</div>` : nothing}
        </div>
        <label for="lengths">Lengths</label>
        <select id="lengths" @change=${(e: Event) => {
          lengths.value = (e.target as HTMLSelectElement).value === 'imperial' ? 'imperial' : 'metric'
        }}>
          <option value="metric" ?selected=${this.#lengths.value === 'metric'}>Metres</option>
          <option value="imperial" ?selected=${this.#lengths.value === 'imperial'}>Feet and inches</option>
        </select>
        <label for="grid">Grid step</label>
        <input id="grid" type="text" inputmode="decimal" .value=${formatValue(snap?.gridM ?? 0.25, 'm', this.#lengths.value)} @change=${(e: Event) => this.#step(e, 'gridM')} />
        <label for="angle">Angle step, °</label>
        <input id="angle" type="text" inputmode="decimal" .value=${formatValue(snap?.angleRad ?? 0.26, 'rad')} @change=${(e: Event) => this.#step(e, 'angleRad')} />
      </div>
      <h3 id="keys">Keys</h3>
      <div class="bar">
        <select aria-label="Key preset" @change=${this.#preset}>
          <option value="hotset" ?selected=${this.#prefs.value.preset === 'hotset'}>Hotset</option>
          <option value="blender" ?selected=${this.#prefs.value.preset === 'blender'}>Blender</option>
        </select>
        <input type="search" aria-label="Search the actions" placeholder="Search" .value=${this.typed} @input=${(e: Event) => {
          this.typed = (e.target as HTMLInputElement).value
        }} />
        <button type="button" class="button" @click=${this.#resetAll}>Reset all</button>
      </div>
      <div class="keys scroll" role="list" aria-labelledby="keys" tabindex="0">${this.#shown.map((action) => this.#row(action))}</div>`
  }

  get #shown(): readonly Action[] {
    const typed = this.typed.toLocaleLowerCase()
    const words = (action: Action) => `${action.label} ${action.topic} ${keysOf(action, this.#prefs.value).join(' ')}`
    return actions.filter((action) => words(action).toLocaleLowerCase().includes(typed))
  }

  #row(action: Action) {
    const keys = keysOf(action, this.#prefs.value)
    const own = Object.hasOwn(this.#prefs.value.own, action.id)
    const waiting = this.waiting === action
    return html`<div class="key-row" role="listitem">
      <span class="label">${action.label}</span>
      <button
        type="button"
        class="bind ${waiting ? 'waiting' : ''}"
        aria-label="${action.label}: ${keys.map(sayKey).join(', ') || 'no key'}. Press to bind anew."
        @click=${() => {
          this.waiting = waiting ? null : action
        }}
        @keydown=${(e: KeyboardEvent) => this.#record(e, action)}
        @blur=${() => {
          this.waiting = null
        }}
      >
        ${waiting ? 'Press a key, Del for none' : keys.map(sayKey).join(', ') || '–'}
      </button>
      <button
        type="button"
        class="tool"
        aria-label="Reset the key of ${action.label}"
        data-tip="Back to the preset"
        ?disabled=${!own}
        @click=${() => {
          keyPrefs.value = unbind(keyPrefs.value, action)
        }}
      >
        ${icon('reset')}
      </button>
    </div>`
  }

  #record(event: KeyboardEvent, action: Action): void {
    if (this.waiting !== action) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      this.waiting = null
      return
    }
    const none = event.key === 'Delete' || event.key === 'Backspace'
    const [chord] = chordsOf(event)
    if (!none && !chord) return
    const prefs = keyPrefs.value
    const taken = none ? [] : clashes(actions, prefs, action, chord!)
    keyPrefs.value = rebind(actions, prefs, action, none ? [] : [chord!])
    this.waiting = null
    const [from] = taken
    if (from) this.session?.toast(`${sayKey(chord!)} was ${from.label}; it has no key of that name any more.`, 'warn')
  }

  readonly #preset = (event: Event) => {
    keyPrefs.value = {
      ...keyPrefs.value,
      preset: (event.target as HTMLSelectElement).value === 'blender' ? 'blender' : 'hotset',
    }
  }

  readonly #resetAll = () => {
    keyPrefs.value = { ...NO_KEY_PREFS, preset: keyPrefs.value.preset }
  }

  #step(event: Event, field: 'gridM' | 'angleRad'): void {
    const { session } = this
    const input = event.target as HTMLInputElement
    const value = parseEntry(input.value, field === 'gridM' ? 'm' : 'rad', this.#lengths.value)
    const max = field === 'gridM' ? 100 : Math.PI
    if (session && value !== null && value > 0 && value <= max) {
      session.snap.value = { ...session.snap.value, [field]: value } satisfies SnapSettings
    }
    this.requestUpdate()
  }

  readonly #rename = async (event: Event) => {
    const name = (event.target as HTMLInputElement).value.trim()
    if (!name) return
    try {
      await api.rename(name)
      this.says = ''
      this.session?.toast('Others see your new name when you open a set again.')
    } catch (error) {
      this.says = error instanceof ApiError ? error.message : 'The name could not be changed.'
    }
  }
}
