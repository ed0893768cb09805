/** The kit: props to put on the set, with a picture of each; found by name or synonym, dragged or clicked into the view. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { createOf, orderBetween } from '../../shared/changes/make.ts'
import type { Generator } from '../../shared/kit/generator.ts'
import { kit } from '../../shared/kit/index.ts'
import { searchProps } from '../../shared/kit/search.ts'
import { edit } from '../actions/do.ts'
import { freshName } from '../actions/words.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { column, Panel } from './panel.ts'
import { Watch, WhileConnected } from './watch.ts'

/** What a drag of a prop carries; the viewport takes it from there. */
const DRAG = 'application/x-hotset-asset'

const all = Object.values(kit)
const categories = [...new Set(all.map(({ category }) => category))].sort()

@customElement('hs-kit')
export class KitPanel extends Panel {
  static override styles = [
    controls,
    column,
    css`
      .top {
        display: grid;
        grid-template-columns: 1fr 92px;
        gap: 6px;
        padding: 8px 10px;
        border-bottom: 1px solid var(--line);
      }
      .find {
        position: relative;
      }
      .find .icon {
        position: absolute;
        left: 5px;
        top: 4px;
        color: var(--text-3);
      }
      .find input {
        padding-left: 24px;
      }
      .grid {
        flex: 1;
        min-height: 0;
        padding: 8px;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(86px, 1fr));
        grid-auto-rows: max-content;
        gap: 6px;
        align-content: start;
      }
      .card {
        display: grid;
        grid-template-rows: 74px auto;
        min-height: 96px;
        border-radius: var(--radius);
        border: 1px solid transparent;
        background: var(--bg-2);
        text-align: center;
        overflow: hidden;
        padding-bottom: 5px;
      }
      .card:hover {
        border-color: var(--line-2);
        background: var(--bg-3);
      }
      .card[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .card img {
        width: 100%;
        height: 74px;
        object-fit: contain;
        pointer-events: none;
      }
      .card .wait {
        display: grid;
        place-items: center;
        color: var(--text-3);
      }
      .card b {
        font-weight: 500;
        font-size: var(--size-small);
        padding: 0 4px;
        color: var(--text-2);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ]

  @state() private text = ''
  @state() private category = ''
  /** Pictures by asset; '' while one is being made. */
  readonly #pictures = new Map<string, string>()
  readonly #wanted = new Set<string>()
  #making = false
  protected readonly follows = [
    new Watch(this, (session) => session.placing.value),
    new Watch(this, (session) => session.may('edit-stage')),
  ]
  protected readonly pictures = new WhileConnected(this, () => {
    const seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.#want((target as HTMLElement).dataset.asset)
    })
    this.#seen = seen
    this.requestUpdate()
    return () => seen.disconnect()
  })
  #seen: IntersectionObserver | undefined
  protected readonly mounted = new Watch(this, (session) => {
    const verbs = session.viewport.value
    if (verbs) queueMicrotask(() => void this.#make())
    return verbs
  })

  override render(): TemplateResult | typeof nothing {
    const { session } = this
    if (!session) return nothing
    const may = session.may('edit-stage')
    const found = this.#found()
    return html`
      <div class="top">
        <div class="find">${icon('search')}<input type="search" aria-label="Find a prop" placeholder="Find a prop" @input=${this.#find} /></div>
        <select aria-label="Category" @change=${this.#narrow}>
          <option value="">All</option>
          ${categories.map((one) => html`<option value=${one}>${one}</option>`)}
        </select>
      </div>
      <div class="grid scroll" role="group" aria-label="Props">
        ${found.length === 0 ? html`<div class="empty">Nothing in the kit is called that.</div>` : found.map((one) => this.#card(one, may))}
      </div>
    `
  }

  override updated(): void {
    for (const card of this.renderRoot.querySelectorAll('.card')) this.#seen?.observe(card)
  }

  #found(): readonly Generator[] {
    const found = searchProps(this.text).flatMap(({ id }) => kit[id] ?? [])
    return this.category ? found.filter(({ category }) => category === this.category) : found
  }

  #card({ id, label, synonyms }: Generator, may: boolean): TemplateResult {
    const picture = this.#pictures.get(id)
    const title = may
      ? `${label}: drag it into the view, or click and click there; Enter puts it where you look`
      : 'Your role may not change the set.'
    return html`<button class="card" data-asset=${id} draggable=${may} ?disabled=${!may} aria-pressed=${this.session!.placing.value?.asset === id}
      title="${title}${synonyms.length > 0 ? ` (${synonyms.join(', ')})` : ''}" aria-label=${label}
      @click=${(event: MouseEvent) => this.#pick(id, event)} @dragstart=${(event: DragEvent) => this.#drag(id, event)}>
      ${picture ? html`<img src=${picture} alt="" />` : html`<span class="wait">${icon('package')}</span>`}
      <b>${label}</b>
    </button>`
  }

  /** In hand while it is dragged: only then does the picture show where it would stand. */
  #drag(asset: string, event: DragEvent): void {
    event.dataTransfer?.setData(DRAG, asset)
    this.session!.placing.value = { asset }
  }

  readonly #find = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value
  }

  readonly #narrow = (event: Event): void => {
    this.category = (event.target as HTMLSelectElement).value
  }

  /** A pointer takes the prop in hand; a key, which has no place to point at, puts it where one looks. */
  #pick(asset: string, event: MouseEvent): void {
    const session = this.session!
    if (event.detail > 0) {
      session.placing.value = session.placing.value?.asset === asset ? null : { asset }
      return
    }
    const name = freshName(session.stage, kit[asset]?.label ?? asset)
    const [x, y, z] = session.viewport.value?.view().target ?? [0, 0, 0]
    const change = createOf(
      'prop',
      { name, asset, position: [x, Math.max(0, y), z] },
      { order: orderBetween(session.stage, null, null) },
    )
    if (edit(session, `Add ${name}`, [change]).applied.length > 0) session.select([change.id])
  }

  #want(asset: string | undefined): void {
    if (!asset || this.#pictures.has(asset)) return
    this.#wanted.add(asset)
    void this.#make()
  }

  /** One after the other, so that the stage stays quick while the panel fills. */
  async #make(): Promise<void> {
    const verbs = this.session?.viewport.value
    if (this.#making || !verbs) return
    this.#making = true
    try {
      for (const asset of this.#wanted) {
        this.#wanted.delete(asset)
        this.#pictures.set(asset, await verbs.thumbnail(asset))
        this.requestUpdate()
      }
    } finally {
      this.#making = false
    }
  }
}
