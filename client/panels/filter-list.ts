/**
 * A line to type in and the list of what fits, driven by the arrow keys (the combobox pattern): the command palette and
 * every picker are this. Says `hs-pick` with the id.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { controls } from '../theme/controls.ts'
import { type IconName, icon } from '../theme/icons.ts'

export interface ListItem {
  readonly id: string
  readonly label: string
  /** More words by which it is found. */
  readonly also?: string
  /** At the right edge: a key, a size. */
  readonly hint?: string
  readonly icon?: IconName
  /** A colour shown in place of an icon, `#rrggbb`. */
  readonly swatch?: string
  /** Why it cannot be picked; '' or absent when it can. */
  readonly why?: string
}

export class PickEvent extends Event {
  readonly id: string
  constructor(id: string) {
    super('hs-pick', { bubbles: true, composed: true })
    this.id = id
  }
}

const MOST = 200

/** Items that have every word of the query somewhere; those whose label begins with it stand first. */
export const filterItems = (items: readonly ListItem[], query: string): readonly ListItem[] => {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return items.slice(0, MOST)
  const rank = (item: ListItem): number => {
    const label = item.label.toLocaleLowerCase()
    const all = `${label} ${item.also?.toLocaleLowerCase() ?? ''}`
    if (!words.every((word) => all.includes(word))) return -1
    // What cannot be picked now stands last.
    if (item.why) return 3
    if (label.startsWith(words[0]!)) return 0
    return label.split(/[\s:,-]+/).some((part) => part.startsWith(words[0]!)) ? 1 : 2
  }
  const ranked = items.map((item) => ({ item, rank: rank(item) })).filter((one) => one.rank >= 0)
  ranked.sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, MOST).map((one) => one.item)
}

@customElement('hs-filter-list')
export class FilterList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .search {
        position: relative;
        padding: 8px;
        border-bottom: 1px solid var(--line);
      }
      .search .icon {
        position: absolute;
        left: 15px;
        top: 50%;
        translate: 0 -50%;
        color: var(--text-3);
        pointer-events: none;
      }
      input {
        height: 28px;
        padding-left: 28px;
      }
      ul {
        flex: 1;
        margin: 0;
        padding: 4px;
        list-style: none;
        min-height: 0;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 26px;
        padding: 0 8px;
        border-radius: var(--radius);
        color: var(--text);
      }
      li .icon {
        color: var(--text-3);
      }
      .label {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li.at {
        background: var(--bg-4);
      }
      li.off {
        color: var(--text-3);
      }
      li.on .label {
        color: var(--accent);
      }
      .swatch {
        width: 14px;
        height: 14px;
        border-radius: 3px;
        border: 1px solid #fff3;
        flex: none;
      }
      .hint {
        color: var(--text-3);
        font-size: var(--size-small);
      }
    `,
  ]

  @property({ attribute: false }) items: readonly ListItem[] = []
  @property() label = ''
  @property() placeholder = 'Search'
  /** The one that is chosen now. */
  @property() chosen = ''
  @state() private typed = ''
  @state() private at = 0
  @query('input') private input!: HTMLInputElement

  /** Whether any item has an icon: then those without leave room for one. */
  get #icons(): boolean {
    return this.items.some((item) => item.icon)
  }

  get #shown(): readonly ListItem[] {
    return filterItems(this.items, this.typed)
  }

  override firstUpdated(): void {
    this.input.focus()
  }

  override focus(): void {
    this.input?.focus()
  }

  override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('chosen')) {
      this.at = Math.max(
        0,
        this.#shown.findIndex((item) => item.id === this.chosen),
      )
    }
  }

  override updated(): void {
    this.renderRoot.querySelector('li.at')?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    const shown = this.#shown
    return html`<div class="search">
        ${icon('search')}
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${shown[this.at] ? `item-${this.at}` : nothing}
          aria-label=${this.label}
          placeholder=${this.placeholder}
          autocomplete="off"
          spellcheck="false"
          .value=${this.typed}
          @input=${this.#type}
          @keydown=${this.#key}
        />
      </div>
      <ul id="list" class="scroll" role="listbox" aria-label=${this.label} tabindex="-1">
        ${repeat(
          shown,
          (item) => item.id,
          (item, i) => html`<li
            id="item-${i}"
            role="option"
            class="${i === this.at ? 'at' : ''} ${item.why ? 'off' : ''} ${item.id === this.chosen ? 'on' : ''}"
            aria-selected=${i === this.at ? 'true' : 'false'}
            aria-disabled=${item.why ? 'true' : 'false'}
            title=${item.why || nothing}
            @pointermove=${() => {
              this.at = i
            }}
            @click=${() => this.#pick(item)}
          >
            ${item.swatch ? html`<span class="swatch" .style=${`background:${item.swatch}`}></span>` : nothing}
            ${item.icon ? icon(item.icon) : this.#icons ? html`<span class="icon"></span>` : nothing}
            <span class="label">${item.label}</span>
            ${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}
          </li>`,
        )}
      </ul>
      ${shown.length === 0 ? html`<div class="empty" role="status">Nothing fits “${this.typed}”.</div>` : nothing}`
  }

  readonly #type = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value
    this.at = 0
  }

  readonly #key = (event: KeyboardEvent) => {
    const { length } = this.#shown
    const page = 8
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.at + 1 >= length ? -this.at : 1,
      ArrowUp: this.at === 0 ? length - 1 : -1,
      PageDown: Math.min(page, length - 1 - this.at),
      PageUp: -Math.min(page, this.at),
    }
    const step = steps[event.key]
    if (step !== undefined && length > 0) {
      event.preventDefault()
      this.at += step
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const item = this.#shown[this.at]
      if (item) this.#pick(item)
    }
  }

  #pick(item: ListItem): void {
    if (!item.why) this.dispatchEvent(new PickEvent(item.id))
  }
}
