/** Who is here. A click follows somebody's view; another one, or any step of one's own, leaves it. */
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Person } from '../session/types.ts'
import { icon } from '../theme/icons.ts'
import { openMenu } from './menu.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

const SHOWN = 5

@customElement('hs-avatars')
export class Avatars extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        display: flex;
        align-items: center;
      }
      .person {
        position: relative;
        display: grid;
        place-items: center;
        width: 26px;
        height: 26px;
        margin-left: -4px;
        border-radius: 50%;
        border: 2px solid var(--bg-1);
        background: var(--colour);
        color: #14100a;
        font-size: 10px;
        font-weight: 700;
      }
      .person.idle {
        opacity: 0.5;
      }
      .person.followed {
        outline: 2px solid var(--colour);
        outline-offset: 1px;
        z-index: 1;
      }
      .person .icon {
        color: inherit;
      }
      .more {
        background: var(--bg-4);
        color: var(--text);
      }
    `,
  ]

  readonly #people = new Watch(this, (session) => session.people.value)
  readonly #follow = new Watch(this, (session) => session.follow.value)

  override render() {
    const people = this.#people.value ?? []
    const more = people.length - SHOWN
    return html`${people.slice(0, SHOWN).map((person) => this.#person(person))}
    ${more > 0 ? html`<button type="button" class="person more" aria-label="${more} more people" @click=${this.#all}>+${more}</button>` : nothing}`
  }

  #person(person: Person) {
    const followed = this.#follow.value === person.clientId
    const doing = person.activity ? ` · ${person.activity}` : person.idle ? ' · away' : ''
    const tip = `${person.name} (${person.agent ? 'agent' : person.role})${doing}. ${followed ? 'Click to leave' : 'Click to follow'}.`
    return html`<button
      type="button"
      class="person ${person.idle ? 'idle' : ''} ${followed ? 'followed' : ''}"
      aria-pressed=${followed ? 'true' : 'false'}
      aria-label=${tip}
      data-tip=${tip}
      .style=${`--colour:${person.colour}`}
      @click=${() => this.#toggle(person)}
    >
      ${person.agent ? icon('bot') : initials(person.name)}
    </button>`
  }

  #toggle(person: Person): void {
    const { session } = this
    if (!session) return
    if (session.follow.value !== person.clientId && !person.camera) {
      session.toast(`${person.name} has no view that could be followed yet.`)
      return
    }
    session.follow.value = session.follow.value === person.clientId ? null : person.clientId
  }

  readonly #all = (event: Event) => {
    const from = event.currentTarget as HTMLElement
    const items = (this.#people.value ?? []).map((person) => ({
      label: `${person.name} (${person.role})`,
      checked: this.#follow.value === person.clientId,
      run: () => this.#toggle(person),
    }))
    openMenu({ items, label: 'People', anchor: from.getBoundingClientRect(), byKey: false, from })
  }
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => [...part][0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
    .toLocaleUpperCase() || '?'
