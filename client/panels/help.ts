/** All keys, from the list of actions, and the gestures of the mouse beside them. */
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Action } from '../actions/action.ts'
import { keysOf } from '../actions/bindings.ts'
import { actions } from '../actions/index.ts'
import { keyPrefs, sayKey } from '../actions/key-prefs.ts'
import { Panel } from './panel.ts'
import { Follow } from './watch.ts'

/** What the mouse does in the viewport; the viewport itself has these, they cannot be bound anew. */
const GESTURES: readonly (readonly [what: string, how: string])[] = [
  ['Orbit', 'Alt + drag, or middle button'],
  ['Pan', 'Shift + middle button'],
  ['Zoom to the cursor', 'Wheel'],
  ['Orbit, zoom on a trackpad', 'Two fingers, pinch'],
  ['Fly', 'Right button + W A S D, Q E; Shift faster'],
  ['Select; go inside', 'Click; double click'],
  ['Select an area', 'Drag on empty ground'],
  ['Add to the selection', 'Shift + click'],
  ['Copy while moving', 'Alt + drag a handle'],
  ['Lock an axis; exact value', 'X Y Z; digits, while moving'],
  ['Snap the other way', 'Ctrl, while moving'],
  ['Change a number', 'Drag it; Shift fine, Ctrl coarse'],
  ['Find in the tree', 'Type, when the arrow keys are in it'],
  ['What can be done', 'Right click'],
]

@customElement('hs-help')
export class Help extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        display: block;
        width: min(960px, 88vw);
      }
      .find {
        max-width: 280px;
        margin-bottom: 14px;
      }
      .columns {
        columns: 3 260px;
        column-gap: 32px;
      }
      section {
        break-inside: avoid;
        margin-bottom: 18px;
      }
      h3 {
        margin: 0 0 4px;
        font-size: var(--size-small);
        font-weight: 600;
        color: var(--accent);
      }
      dl {
        margin: 0;
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 12px;
        padding: 2px 0;
        break-inside: avoid;
      }
      dt {
        flex: 1;
        color: var(--text);
      }
      dd {
        margin: 0;
        text-align: right;
        color: var(--text-2);
      }
      dd kbd + kbd {
        margin-left: 4px;
      }
    `,
  ]

  @state() private typed = ''
  readonly #prefs = new Follow(this, () => keyPrefs.value)

  override render() {
    const topics = [...new Set(actions.map((action) => action.topic))]
    const gestures = GESTURES.filter(([what, how]) => this.#fits(`${what} ${how}`))
    return html`<input
        class="find"
        type="search"
        aria-label="Search the keys"
        placeholder="Search"
        .value=${this.typed}
        @input=${(e: Event) => {
          this.typed = (e.target as HTMLInputElement).value
        }}
      />
      <div class="columns">
        ${topics.map((topic) => this.#topic(topic))}
        ${gestures.length > 0 ? html`<section><h3>Mouse</h3><dl>${gestures.map(([what, how]) => html`<div class="line"><dt>${what}</dt><dd>${how}</dd></div>`)}</dl></section>` : nothing}
      </div>`
  }

  #fits(text: string): boolean {
    return text.toLocaleLowerCase().includes(this.typed.toLocaleLowerCase())
  }

  #topic(topic: Action['topic']) {
    const lines = actions
      .filter((action) => action.topic === topic)
      .map((action) => ({ action, keys: keysOf(action, this.#prefs.value).map(sayKey) }))
      .filter(({ action, keys }) => keys.length > 0 && this.#fits(`${action.label} ${keys.join(' ')}`))
    if (lines.length === 0) return nothing
    return html`<section>
      <h3>${topic}</h3>
      <dl>
        ${lines.map(({ action, keys }) => html`<div class="line"><dt>${action.label}</dt><dd>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dd></div>`)}
      </dl>
    </section>`
  }
}
