/** The agent: write a brief, see what it is doing, stop it, and decide on what it proposes. Briefs are seen by the whole crew. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ProposalId } from '../../shared/ids.ts'
import { MAX_BRIEF } from '../../shared/review/limits.ts'
import type { Brief } from '../../shared/review/view.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { column, Panel } from './panel.ts'
import './proposal-card.ts'
import { ago, sayState } from './proposal-words.ts'
import { Watch } from './watch.ts'

const EXAMPLES = [
  'Dress this as a shepherd’s camp at dusk, a fire in the middle, three people could sit around it; low key, warm fire against blue dusk',
  'Half a dozen jars and a few baskets beside the tent',
  'Light her with a warm key and a cool rim',
] as const

@customElement('hs-agent')
export class AgentPanel extends Panel {
  static override styles = [
    controls,
    column,
    css`
      form {
        padding: 10px;
        border-bottom: 1px solid var(--line);
        display: grid;
        gap: 8px;
      }
      textarea {
        min-height: 66px;
      }
      .send {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .send .where {
        flex: 1;
        min-width: 0;
        color: var(--text-3);
        font-size: var(--size-small);
        display: flex;
        gap: 5px;
        align-items: center;
      }
      .dot {
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--text-3);
        flex: none;
      }
      .dot.here {
        background: var(--good);
      }
      .chip {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        background: var(--bg-3);
        border-radius: 10px;
        padding: 1px 4px 1px 9px;
        justify-self: start;
        max-width: 100%;
      }
      .chip .tool {
        width: 18px;
        height: 18px;
      }
      .examples {
        display: grid;
        gap: 6px;
        padding: 12px 10px;
      }
      .examples button {
        text-align: left;
        padding: 7px 9px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        color: var(--text-2);
      }
      .examples button:hover {
        border-color: var(--line-2);
        color: var(--text);
      }
      .list {
        flex: 1;
        min-height: 0;
        padding: 10px;
        display: grid;
        gap: 14px;
        align-content: start;
      }
      article {
        display: grid;
        gap: 6px;
      }
      .said {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .who {
        display: flex;
        gap: 6px;
        color: var(--text-3);
        font-size: var(--size-small);
      }
      .who b {
        color: var(--text-2);
        font-weight: 600;
      }
      .note {
        display: flex;
        gap: 6px;
        align-items: flex-start;
        color: var(--text-2);
        overflow-wrap: anywhere;
      }
      .note .button {
        height: 22px;
        margin-left: auto;
      }
      .failed .note {
        color: var(--warn);
      }
    `,
  ]

  @state() private refines: ProposalId | null = null
  @query('textarea') private box!: HTMLTextAreaElement
  protected readonly follows = new Watch(this, (session) => session.reviewRevision.value)
  readonly #agent = new Watch(this, (session) => session.people.value.find(({ agent }) => agent))
  readonly #rights = new Watch(this, (session) => session.may('review'))

  override render(): TemplateResult | typeof nothing {
    const { session } = this
    if (!session) return nothing
    const { briefs, proposals } = session.review
    const refined = proposals.find(({ id }) => id === this.refines)
    const agent = this.#agent.value
    const may = this.#rights.value === true
    return html`
      <form @submit=${this.#send} @hs-refine=${this.#refine}>
        ${
          refined
            ? html`<span class="chip">Refining: ${refined.title}
                <button type="button" class="tool" aria-label="Do not refine" @click=${this.#noRefine}>${icon('x')}</button></span>`
            : nothing
        }
        <textarea
          aria-label="Brief for the agent"
          maxlength=${MAX_BRIEF}
          ?disabled=${!may}
          placeholder=${refined ? 'warmer, fewer jars, move the fire left …' : 'What should it dress, light or frame?'}
          @keydown=${this.#key}
        ></textarea>
        <div class="send">
          <span class="where"><span class="dot ${agent ? 'here' : ''}"></span>${agent ? agent.activity || `${agent.name} is here` : 'The agent is not here; briefs wait for it'}</span>
          <button class="button primary" ?disabled=${!may} title=${may ? 'Ctrl+Enter' : 'Your role may only look.'}>Send brief</button>
        </div>
      </form>
      ${
        briefs.length === 0
          ? html`<div class="examples"><span class="quiet-label">For example</span>
              ${EXAMPLES.map((text) => html`<button type="button" ?disabled=${!may} @click=${() => this.#take(text)}>${text}</button>`)}</div>`
          : html`<div class="list scroll" tabindex="0" aria-label="Briefs" @hs-refine=${this.#refine}>${[...briefs].reverse().map((brief) => this.#entry(brief))}</div>`
      }
    `
  }

  #entry(brief: Brief): TemplateResult {
    const session = this.session!
    const busy = brief.state === 'open' || brief.state === 'working'
    const proposals = session.review.proposals.filter((one) => one.brief === brief.id)
    return html`<article class=${brief.state} data-brief=${brief.id}>
      <div class="who"><b>${brief.author.name}</b> <span>${ago(brief.at, Date.now())}</span></div>
      <div class="said">${brief.text}</div>
      <div class="note" role="status">
        ${busy ? html`<span class="spin">${icon('spinner')}</span>` : nothing}
        <span>${sayState(brief)}${brief.note ? `: ${brief.note}` : ''}</span>
        ${busy ? html`<button class="button stop" ?disabled=${brief.stop || !session.may('review')} @click=${() => session.stopBrief(brief.id)}>Stop</button>` : nothing}
      </div>
      ${proposals.map((proposal) => html`<hs-proposal .session=${session} .proposal=${proposal}></hs-proposal>`)}
    </article>`
  }

  readonly #send = (event: Event): void => {
    event.preventDefault()
    const text = this.box.value.trim()
    if (!text) {
      this.session!.toast('Write what you would like to see first.', 'warn')
      return
    }
    const id = this.session!.brief(text, this.refines ?? undefined)
    if (id === null) return
    this.box.value = ''
    this.refines = null
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#send(event)
  }

  readonly #refine = (event: Event): void => {
    this.refines = (event as CustomEvent<ProposalId>).detail
    this.box.focus()
  }

  readonly #noRefine = (): void => {
    this.refines = null
  }

  #take(text: string): void {
    this.box.value = text
    this.box.focus()
  }
}
