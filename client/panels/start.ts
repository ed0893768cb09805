/** The first page: the sets that I hold a grant for, and a new one. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { may } from '../../shared/roles.ts'
import { ApiError, api, type Me, type SetRow, type Template } from '../session/api.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { openMenu } from './menu.ts'
import { startStyle } from './start-style.ts'
import { ago } from './time-words.ts'
import { showTips } from './tips.ts'

const TEMPLATES: readonly { readonly id: Template; readonly title: string; readonly label: string; readonly says: string }[] = [
  { id: 'empty', title: 'Untitled set', label: 'Empty set', says: 'A grey studio floor, nothing on it' },
  {
    id: 'desert-camp',
    title: 'Desert camp',
    label: 'Desert camp',
    says: 'Tents, a fire, two characters, three cameras, at dusk',
  },
]

/** What was done last, and the way back where there is one. */
interface Said {
  readonly words: string
  readonly bad?: boolean
  readonly undo?: () => Promise<unknown>
}

@customElement('hs-start')
export class Start extends LitElement {
  static override styles = [controls, startStyle]

  @state() private me: Me | null = null
  @state() private sets: readonly SetRow[] | null = null
  @state() private said: Said | null = null
  @state() private busy = false
  @state() private renaming = ''
  #stopTips: () => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTips = showTips(document)
    document.title = 'Sets · Hotset'
    void this.#try(async () => {
      ;[this.me, this.sets] = await Promise.all([api.me(), api.sets().then((answer) => answer.sets)])
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTips()
  }

  /** As the server rules it: its owner, and whoever directs a set. */
  get #mayMake(): boolean {
    return this.me?.owner === true || (this.sets ?? []).some((set) => set.role === 'director')
  }

  override render(): TemplateResult {
    const { sets, me } = this
    return html`<div class="page">
      <header class="top">
        <h1>Hotset</h1>
        ${me ? html`<span class="me">${me.user.name}</span>` : nothing}
      </header>
      ${this.#saidLine()}
      <main>
        ${this.#mayMake ? this.#new() : nothing}
        ${sets ? this.#list(sets) : this.said ? nothing : html`<div class="none" role="status">Reading the list of sets.</div>`}
      </main>
    </div>`
  }

  #saidLine() {
    const { said } = this
    if (!said) return nothing
    return html`<div class="says ${said.bad ? 'bad' : ''}" role=${said.bad ? 'alert' : 'status'}>
      ${icon(said.bad ? 'warn' : 'info')}<span class="words">${said.words}</span>
      ${said.undo ? html`<button type="button" class="button" @click=${() => this.#do(said.undo!, '')}>Undo</button>` : nothing}
    </div>`
  }

  #new() {
    return html`<h2 id="new">New set</h2>
      <div class="new" role="group" aria-labelledby="new">
        ${TEMPLATES.map(
          (template) => html`<button type="button" class="template" ?disabled=${this.busy} @click=${() => this.#make(template)}>
            ${icon(template.id === 'empty' ? 'plus' : 'flame')}<b>${template.label}</b><span>${template.says}</span>
          </button>`,
        )}
      </div>`
  }

  #list(sets: readonly SetRow[]) {
    const shown = [...sets].sort(
      (a, b) => Number(a.deletedAt !== null) - Number(b.deletedAt !== null) || b.changedAt - a.changedAt,
    )
    if (shown.length === 0) {
      const says = this.#mayMake
        ? 'No set yet: make the first one above.'
        : 'Nobody has invited you to a set yet. Ask for a link.'
      return html`<h2>Sets</h2><p class="none">${says}</p>`
    }
    return html`<h2 id="sets">Sets</h2>
      <table aria-labelledby="sets">
        <thead>
          <tr><th>Title</th><th>Changed</th><th>Your role</th><th><span class="sr">What can be done</span></th></tr>
        </thead>
        <tbody>
          ${repeat(
            shown,
            (set) => set.id,
            (set) => this.#row(set),
          )}
        </tbody>
      </table>`
  }

  #row(set: SetRow) {
    const gone = set.deletedAt !== null
    const title = set.title || 'Untitled set'
    return html`<tr class=${gone ? 'deleted' : ''}>
      <td class="title">
        ${
          this.renaming === set.id
            ? this.#nameInput(set)
            : gone
              ? html`<span class="words">${title}</span>`
              : html`<a href="/set/${set.id}">${title}</a>`
        }
      </td>
      <td>${gone ? 'deleted' : ago(set.changedAt, Date.now())}</td>
      <td>${set.role}</td>
      <td class="last">
        ${
          gone
            ? html`<button type="button" class="button quiet" @click=${() => this.#do(() => api.restoreSet(set.id), `${title} is back.`)}>Restore</button>`
            : html`<button
                type="button"
                class="tool"
                aria-haspopup="menu"
                aria-label="What can be done with ${title}"
                data-tip="More"
                @click=${(e: MouseEvent) => this.#menu(e, set)}
              >
                ${icon('more')}
              </button>`
        }
      </td>
    </tr>`
  }

  #nameInput(set: SetRow) {
    const end = (title: string | null) => {
      if (this.renaming !== set.id) return
      this.renaming = ''
      if (title && title !== set.title) void this.#do(() => api.renameSet(set.id, title), '')
    }
    return html`<input
      type="text"
      aria-label="Title"
      maxlength="120"
      .value=${set.title}
      @blur=${(e: Event) => end((e.target as HTMLInputElement).value.trim())}
      @keydown=${(e: KeyboardEvent) => {
        if (e.key === 'Enter') end((e.target as HTMLInputElement).value.trim())
        else if (e.key === 'Escape') end(null)
      }}
    />`
  }

  override updated(): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('td input')
    if (input && this.shadowRoot?.activeElement !== input) input.select()
  }

  #menu(event: MouseEvent, set: SetRow): void {
    const from = event.currentTarget as HTMLElement
    const why = may(set.role, 'manage') ? '' : `As a ${set.role} you may not manage this set.`
    const mayMake = this.#mayMake ? '' : 'Only directors make new sets.'
    openMenu({
      label: set.title,
      anchor: from.getBoundingClientRect(),
      byKey: event.detail === 0,
      from,
      items: [
        { label: 'Open', icon: 'clapperboard', run: () => location.assign(`/set/${set.id}`) },
        {
          label: 'Rename',
          icon: 'pencil',
          why,
          run: () => {
            this.renaming = set.id
          },
        },
        {
          label: 'Duplicate',
          icon: 'copy',
          why: mayMake,
          run: () => void this.#do(() => api.duplicateSet(set.id), `${set.title} is duplicated.`),
        },
        'line',
        { label: 'Delete', icon: 'bin', why, run: () => void this.#remove(set) },
      ],
    })
  }

  async #remove(set: SetRow): Promise<void> {
    await this.#do(async () => {
      const { keptDays } = await api.removeSet(set.id)
      this.said = {
        words: `${set.title || 'The set'} is deleted. It is kept for ${keptDays} days.`,
        undo: () => api.restoreSet(set.id),
      }
    }, null)
  }

  async #make({ id, title }: (typeof TEMPLATES)[number]): Promise<void> {
    this.busy = true
    await this.#try(async () => {
      const made = await api.makeSet(title, id)
      location.assign(`/set/${made.id}`)
    })
    this.busy = false
  }

  /** Does it, says so (null: leaves what was said), and reads the list anew. */
  async #do(what: () => Promise<unknown>, words: string | null): Promise<void> {
    await this.#try(async () => {
      await what()
      if (words !== null) this.said = words ? { words } : null
      this.sets = (await api.sets()).sets
    })
  }

  async #try(what: () => Promise<void>): Promise<void> {
    try {
      await what()
    } catch (error) {
      const words = error instanceof ApiError ? error.message : 'Something went wrong; reload to try again.'
      this.said = { words, bad: true }
    }
  }
}
