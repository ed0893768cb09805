/** Every action by its name: type, Enter. */
import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Context, labelOf, whyNot } from '../actions/action.ts'
import { run } from '../actions/dispatch.ts'
import { actionOf, actions } from '../actions/index.ts'
import { keyOf } from '../actions/key-prefs.ts'
import type { ListItem, PickEvent } from './filter-list.ts'
import './filter-list.ts'
import { Panel } from './panel.ts'

@customElement('hs-palette')
export class Palette extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      hs-filter-list {
        flex: 1;
        min-height: 0;
      }
    `,
  ]

  @property({ attribute: false }) context?: Context

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('hs-filter-list')?.focus()
  }

  override render() {
    const c = this.context
    if (!c) return nothing
    const items = actions
      .filter((action) => action.id !== 'page.palette')
      .map(
        (action): ListItem => ({
          id: action.id,
          label: labelOf(action, c),
          also: action.topic,
          hint: keyOf(action) || action.topic,
          why: whyNot(action, c),
          ...(action.icon ? { icon: action.icon } : {}),
        }),
      )
    return html`<hs-filter-list
      label="Find a command"
      placeholder="What do you want to do?"
      .items=${items}
      @hs-pick=${(event: PickEvent) => this.#pick(event.id, c)}
    ></hs-filter-list>`
  }

  #pick(id: string, c: Context): void {
    this.dispatchEvent(new Event('hs-close', { bubbles: true, composed: true }))
    // After the dialog has gone, so that what the action focuses keeps the focus.
    queueMicrotask(() => run(actionOf(id), c))
  }
}
