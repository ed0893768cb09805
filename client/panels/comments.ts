/** Comments pinned in space: threads, replies, resolve; a click flies to the view that the comment was made from. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { CommentId } from '../../shared/ids.ts'
import { MAX_COMMENT } from '../../shared/review/limits.ts'
import type { CommentNote, CommentThread } from '../../shared/review/view.ts'
import { nameOf, short } from '../actions/words.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { column, Panel } from './panel.ts'
import { ago } from './proposal-words.ts'
import { Watch } from './watch.ts'

const FILTERS = { open: 'Open', mine: 'Mine', all: 'All' } as const
type Filter = keyof typeof FILTERS

@customElement('hs-comments')
export class CommentsPanel extends Panel {
  static override styles = [
    controls,
    column,
    css`
      form.new {
        padding: 10px;
        display: grid;
        gap: 8px;
        border-bottom: 1px solid var(--line);
      }
      .send {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .send span {
        flex: 1;
        color: var(--text-3);
        font-size: var(--size-small);
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .filters {
        display: flex;
        gap: 2px;
        padding: 8px 10px 0;
      }
      .filters button {
        padding: 2px 10px;
        border-radius: 10px;
        color: var(--text-2);
      }
      .filters [aria-pressed='true'] {
        background: var(--bg-3);
        color: var(--text);
      }
      .list {
        flex: 1;
        min-height: 0;
        padding: 10px;
        display: grid;
        gap: 8px;
        align-content: start;
      }
      article {
        border: 1px solid var(--line);
        border-radius: var(--radius-2);
        background: var(--bg-2);
        padding: 8px 10px;
        display: grid;
        gap: 6px;
      }
      article.open-here {
        border-color: var(--accent);
      }
      article.resolved {
        opacity: 0.72;
      }
      .head {
        display: flex;
        gap: 6px;
        align-items: center;
        color: var(--text-3);
        font-size: var(--size-small);
      }
      .head b {
        color: var(--text-2);
      }
      .head .grow {
        flex: 1;
      }
      .head .tool {
        width: 22px;
        height: 22px;
      }
      .pin {
        text-align: left;
        color: var(--text-3);
        font-size: var(--size-small);
      }
      .pin:hover {
        color: var(--text);
      }
      p {
        margin: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .replies {
        display: grid;
        gap: 6px;
        padding-left: 10px;
        border-left: 2px solid var(--line-2);
      }
    `,
  ]

  @state() private filter: Filter = 'open'
  @query('textarea') private box!: HTMLTextAreaElement
  protected readonly follows = [
    new Watch(this, (session) => session.reviewRevision.value),
    new Watch(this, (session) => session.may('review')),
    new Watch(this, (session) => session.selection.value),
    new Watch(this, (session) => session.openThread.value),
  ]

  override render(): TemplateResult | typeof nothing {
    const { session } = this
    if (!session) return nothing
    const may = session.may('review')
    const threads = this.#shown(session.review.comments)
    return html`
      <form class="new" @submit=${this.#send}>
        <textarea aria-label="New comment" rows="2" maxlength=${MAX_COMMENT} ?disabled=${!may} placeholder="Comment on what you see" @keydown=${this.#key}></textarea>
        <div class="send">
          <span>Pinned to ${this.#target()}</span>
          <button class="button" ?disabled=${!may} title=${may ? 'Ctrl+Enter' : 'Your role may only look.'}>Comment</button>
        </div>
      </form>
      <div class="filters" role="group" aria-label="Show">
        ${(Object.keys(FILTERS) as Filter[]).map(
          (one) => html`<button aria-pressed=${one === this.filter} @click=${() => this.#show(one)}>${FILTERS[one]}</button>`,
        )}
      </div>
      <div class="list scroll" tabindex="0" aria-label="Comments">
        ${threads.length === 0 ? html`<div class="empty">No comments here.</div>` : threads.map((thread) => this.#thread(thread))}
      </div>
    `
  }

  #shown(all: readonly CommentThread[]): readonly CommentThread[] {
    const me = this.session?.access.value.user?.id
    const mine = ({ author, replies }: CommentThread) => author.id === me || replies.some((one) => one.author.id === me)
    return all.filter((one) => (this.filter === 'all' ? true : this.filter === 'mine' ? mine(one) : !one.resolved)).toReversed()
  }

  #thread(thread: CommentThread): TemplateResult {
    const session = this.session!
    const node = thread.node ? session.stage.nodes.get(thread.node) : undefined
    const may = session.may('review')
    const says = thread.resolved ? 'Open again' : 'Resolve'
    return html`<article class="${thread.resolved ? 'resolved' : ''} ${session.openThread.value === thread.id ? 'open-here' : ''}" data-comment=${thread.id}>
      ${this.#note(
        thread,
        html`<span class="grow"></span>
          <button class="tool resolve" ?disabled=${!may} aria-pressed=${thread.resolved} aria-label=${says} title=${says} @click=${() => session.resolve(thread.id, !thread.resolved)}>${icon('check')}</button>`,
      )}
      <button class="pin" title="Fly to where it was said" @click=${() => this.#fly(thread)}>${node ? short(nameOf(node)) : thread.node ? 'What it was about is gone' : 'A point on the set'}</button>
      ${thread.replies.length > 0 ? html`<div class="replies">${thread.replies.map((reply) => html`<div>${this.#note(reply)}</div>`)}</div>` : nothing}
      ${may ? html`<input aria-label="Reply" placeholder="Reply" maxlength=${MAX_COMMENT} @keydown=${(event: KeyboardEvent) => this.#reply(event, thread.id)} />` : nothing}
    </article>`
  }

  #note(note: CommentNote, more: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="head"><b>${note.author.name}</b><span>${ago(note.at, Date.now())}</span>${more}</div><p>${note.text}</p>`
  }

  /** What a new comment will be pinned to. */
  #target(): string {
    const node = this.#picked()
    return node ? short(nameOf(node)) : 'the point that you look at'
  }

  #picked() {
    const [id, second] = this.session!.selection.value
    return id && !second ? this.session!.stage.nodes.get(id) : undefined
  }

  readonly #send = (event: Event): void => {
    event.preventDefault()
    const session = this.session!
    const view = session.viewport.value?.view()
    const node = this.#picked()
    const at = node ? { node: node.id, point: [0, 0, 0] as const } : view ? { point: view.target } : {}
    const id = session.comment(this.box.value, { ...at, ...(view ? { view } : {}) })
    if (id !== null) this.box.value = ''
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#send(event)
  }

  #show(filter: Filter): void {
    this.filter = filter
  }

  #reply(event: KeyboardEvent, to: CommentId): void {
    const input = event.target as HTMLInputElement
    if (event.key !== 'Enter' || !input.value.trim()) return
    this.session!.reply(to, input.value)
    input.value = ''
  }

  #fly(thread: CommentThread): void {
    const session = this.session!
    session.openThread.value = thread.id
    if (thread.node) session.select([thread.node])
    if (thread.view) session.viewport.value?.flyTo(thread.view)
    else session.viewport.value?.frame('selection')
  }
}
