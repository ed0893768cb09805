/** One proposal: its changes with the reason of each, to be accepted or refused one by one or all together. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Proposal, ProposedChange } from '../../shared/review/view.ts'
import { showGhost } from '../actions/review.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'
import { counts, sayChange, sayStale } from './proposal-words.ts'
import { Watch } from './watch.ts'

@customElement('hs-proposal')
export class ProposalCard extends Panel {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        border: 1px solid var(--line);
        border-radius: var(--radius-2);
        background: var(--bg-2);
        overflow: hidden;
      }
      header {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 7px 8px 0 10px;
        font-weight: 600;
      }
      header .title {
        flex: 1;
        min-width: 0;
      }
      .notes {
        margin: 4px 10px 0;
        padding: 0;
        list-style: none;
        color: var(--text-2);
      }
      .sum {
        padding: 4px 10px 8px;
        color: var(--text-3);
        font-size: var(--size-small);
      }
      .bar {
        display: flex;
        gap: 6px;
        padding: 0 10px 10px;
      }
      .bar .button {
        height: 26px;
      }
      .bar .grow {
        flex: 1;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        border-top: 1px solid var(--line);
        max-height: 340px;
      }
      ol li {
        display: grid;
        grid-template-columns: 22px 1fr auto;
        gap: 0 6px;
        padding: 5px 6px 5px 10px;
        border-bottom: 1px solid var(--line);
        align-items: start;
      }
      ol li:last-child {
        border-bottom: 0;
      }
      ol li.chosen {
        background: var(--accent-soft);
      }
      ol li > .icon {
        color: var(--text-3);
        margin-top: 2px;
      }
      .what {
        text-align: left;
        min-width: 0;
      }
      .what b {
        font-weight: 500;
        display: block;
        overflow-wrap: anywhere;
      }
      .what span {
        color: var(--text-3);
        font-size: var(--size-small);
        display: block;
      }
      .what .stale {
        color: var(--warn);
      }
      .refused b {
        text-decoration: line-through;
        color: var(--text-3);
      }
      .do {
        display: flex;
      }
      .do .tool {
        width: 24px;
        height: 24px;
      }
      .yes:hover {
        color: var(--good);
      }
      .no:hover {
        color: var(--bad);
      }
      .mark {
        color: var(--text-3);
        font-size: var(--size-small);
        padding: 3px 4px 0 0;
      }
    `,
  ]

  @property({ attribute: false }) proposal?: Proposal
  @state() private asking = false
  protected readonly follows = [
    new Watch(this, (session) => session.reviewRevision.value),
    new Watch(this, (session) => session.revision.value),
    new Watch(this, (session) => `${session.may('edit-stage')} ${session.may('review')}`),
    new Watch(this, (session) => session.ghost.value),
    new Watch(this, (session) => session.preview.value),
  ]

  override render(): TemplateResult | typeof nothing {
    const { proposal, session } = this
    if (!proposal || !session) return nothing
    const { open, accepted, refused } = counts(proposal.changes)
    const { stale } = session.preview.value
    const toLookAt = proposal.changes.filter(({ key }) => stale.has(`${proposal.id}/${key}`)).length
    const sums = [
      open > 0 ? `${open} open` : '',
      accepted > 0 ? `${accepted} accepted` : '',
      refused > 0 ? `${refused} refused` : '',
      toLookAt > 0 ? `${toLookAt} to look at` : '',
    ].filter(Boolean)
    return html`
      <header><span class="title">${proposal.title}</span></header>
      ${proposal.notes.length > 0 ? html`<ul class="notes">${proposal.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
      <div class="sum">${sums.join(' · ') || 'Nothing to change'}</div>
      ${open > 0 ? this.#bar(proposal, open) : nothing}
      <ol class="scroll" tabindex="0" aria-label="Changes of ${proposal.title}">
        ${proposal.changes.map((one) => this.#row(proposal, one))}
      </ol>
    `
  }

  #bar(proposal: Proposal, open: number): TemplateResult {
    const session = this.session!
    const may = session.may('edit-stage')
    const why = may ? '' : 'Your role may not change the set.'
    if (this.asking)
      return html`<div class="bar" role="group" aria-label="Accept all?">
        <button class="button primary grow" @click=${() => this.#acceptAll(proposal)}>Accept ${open} ${open === 1 ? 'change' : 'changes'}</button>
        <button class="button" @click=${() => this.#ask(false)}>Not yet</button>
      </div>`
    return html`<div class="bar">
      <button class="button primary grow accept-all" aria-disabled=${!may} title=${why || 'Accept all open changes'} @click=${() => may && this.#ask(true)}>
        ${icon('check')} Accept all
      </button>
      <button class="button refuse-all" ?disabled=${!session.may('review')} @click=${() => session.refuse(proposal.id, 'all')}>Refuse all</button>
      <button class="button" title="Ask for a change of this proposal" ?disabled=${!session.may('review')} @click=${() => this.#refine(proposal)}>Refine</button>
    </div>`
  }

  #row(proposal: Proposal, one: ProposedChange): TemplateResult {
    const session = this.session!
    const said = sayChange(session.stage, one.change)
    const stale = sayStale(one.change, session.preview.value.stale.get(`${proposal.id}/${one.key}`))
    const ghost = session.ghost.value
    const chosen = ghost?.proposal === proposal.id && ghost.key === one.key
    const may = session.may('edit-stage')
    return html`<li class="${one.state} ${chosen ? 'chosen' : ''}" data-key=${one.key}>
      ${icon(said.icon)}
      <button class="what" title="Show it in the view" @click=${() => this.#show(proposal, one)}>
        <b>${said.label}</b>
        ${one.why ? html`<span>${one.why}</span>` : nothing}
        ${stale ? html`<span class="stale">${stale}</span>` : nothing}
      </button>
      ${
        one.state === 'open'
          ? html`<span class="do">
              <button class="tool yes" aria-label="Accept ${said.label}" title=${stale ? `Accept all the same: ${stale}` : 'Accept'} aria-disabled=${!may}
                @click=${() => may && session.accept(proposal.id, [one.key], { stale: stale ? 'overwrite' : 'refuse' })}>${icon('check')}</button>
              <button class="tool no" aria-label="Refuse ${said.label}" title="Refuse" ?disabled=${!session.may('review')}
                @click=${() => session.refuse(proposal.id, [one.key])}>${icon('x')}</button>
            </span>`
          : html`<span class="mark">${one.state === 'accepted' ? 'accepted' : 'refused'}${one.by ? html`<br />${one.by}` : nothing}</span>`
      }
    </li>`
  }

  #ask(asking: boolean): void {
    this.asking = asking
  }

  #acceptAll(proposal: Proposal): void {
    this.asking = false
    const session = this.session!
    const { applied, refused } = session.accept(proposal.id, 'all')
    const left = refused.length > 0 ? ` ${refused.length} must be looked at.` : ''
    session.toast(
      `${applied.length} ${applied.length === 1 ? 'change' : 'changes'} accepted.${left}`,
      refused.length > 0 ? 'warn' : 'info',
    )
  }

  #show(proposal: Proposal, { key, change, state }: ProposedChange): void {
    const node = change.of === 'node' ? change.id : null
    if (state === 'open') showGhost(this.session!, { proposal: proposal.id, key, node })
    else if (node) {
      this.session!.select([node])
      this.session!.viewport.value?.frame('selection')
    }
  }

  #refine(proposal: Proposal): void {
    this.dispatchEvent(new CustomEvent('hs-refine', { detail: proposal.id, bubbles: true, composed: true }))
  }
}
