/** Inviting people: links by role, who came in by them, a role changed or a link withdrawn while they work. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { ROLES, type Role } from '../../shared/roles.ts'
import { ApiError, api, type Invite } from '../session/api.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'

const MEANS: Readonly<Record<Role, string>> = {
  director: 'edits, decides, invites',
  editor: 'edits and decides',
  reviewer: 'comments and briefs the agent',
  viewer: 'looks',
}

@customElement('hs-share')
export class ShareDialog extends Panel {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 14px;
        width: min(560px, 86vw);
      }
      form {
        display: grid;
        grid-template-columns: 1fr 170px auto;
        gap: 8px;
        align-items: end;
      }
      label {
        display: grid;
        gap: 3px;
        font-size: var(--size-small);
        color: var(--text-3);
      }
      input,
      select,
      .button {
        height: 28px;
      }
      .made {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px;
        background: var(--bg-2);
        border: 1px solid var(--line-2);
        border-radius: var(--radius-2);
        padding: 10px;
      }
      .made p {
        grid-column: 1 / -1;
        margin: 0;
        color: var(--text-2);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        max-height: 46vh;
      }
      .invite {
        border-top: 1px solid var(--line);
        padding: 8px 0;
        display: grid;
        gap: 4px;
      }
      .row {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 26px;
      }
      .row .grow {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row .button {
        height: 24px;
      }
      .person {
        padding-left: 14px;
      }
      .person select {
        width: 110px;
        height: 24px;
      }
      .gone {
        opacity: 0.55;
      }
      .error {
        color: var(--bad);
      }
    `,
  ]

  @state() private invites: readonly Invite[] | null = null
  @state() private made: { readonly url: string; readonly role: Role } | null = null
  @state() private error = ''

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('session') && this.session) void this.#load()
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.session) return nothing
    return html`
      <form @submit=${this.#make}>
        <label>For<input name="label" maxlength="80" placeholder="the DP, the art department …" /></label>
        <label>Role
          <select name="role">${ROLES.map((role) => html`<option value=${role} ?selected=${role === 'editor'} title=${MEANS[role]}>${role}</option>`)}</select>
        </label>
        <button class="button primary">Make a link</button>
      </form>
      ${
        this.made
          ? html`<div class="made">
              <p>Whoever opens it joins as ${this.made.role} (${MEANS[this.made.role]}). It is shown only now.</p>
              <input class="link" readonly aria-label="Invite link" .value=${this.made.url} @focus=${(e: Event) => (e.target as HTMLInputElement).select()} />
              <button class="button" @click=${this.#copy}>${icon('copy')} Copy</button>
            </div>`
          : nothing
      }
      ${this.error ? html`<div class="error" role="alert">${this.error}</div>` : nothing}
      ${
        this.invites === null
          ? html`<div class="empty">Loading</div>`
          : html`<ul class="scroll" tabindex="0" aria-label="Links and people">${this.invites.map((one) => this.#invite(one))}</ul>`
      }
    `
  }

  #invite(one: Invite): TemplateResult {
    const gone = one.revokedAt !== null
    const until = new Date(one.expiresAt).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
    return html`<li class="invite ${gone ? 'gone' : ''}" data-invite=${one.id}>
      <div class="row">
        ${icon('link')}<span class="grow">${one.label || 'Link'} <span class="muted">${one.role} · ${gone ? 'withdrawn' : `until ${until}`}</span></span>
        ${gone ? nothing : html`<button class="button danger" @click=${() => this.#do((set) => api.revokeInvite(set, one.id))}>Withdraw</button>`}
      </div>
      ${one.people.map(
        (person) => html`<div class="row person" data-person=${person.id}>
          <span class="grow">${person.name}</span>
          <select aria-label="Role of ${person.name}" ?disabled=${gone} @change=${(e: Event) => this.#do((set) => api.changeRole(set, person.id, (e.target as HTMLSelectElement).value as Role))}>
            ${ROLES.map((role) => html`<option value=${role} ?selected=${role === person.role}>${role}</option>`)}
          </select>
          <button class="tool" aria-label="Remove ${person.name}" title="Remove" ?disabled=${gone} @click=${() => this.#do((set) => api.removePerson(set, person.id))}>${icon('x')}</button>
        </div>`,
      )}
    </li>`
  }

  readonly #make = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const role = ROLES.find((one) => one === form.get('role')) ?? 'viewer'
    await this.#do(async (set) => {
      const { url } = await api.invite(set, { role, label: String(form.get('label') ?? '') })
      this.made = { url, role }
    })
  }

  readonly #copy = async (): Promise<void> => {
    if (!this.made) return
    try {
      await navigator.clipboard.writeText(this.made.url)
      this.session?.toast('The link is on the clipboard.')
    } catch {
      // Pages that are not served over TLS have no clipboard: the link is selected, ready for Ctrl+C.
      this.renderRoot.querySelector<HTMLInputElement>('.link')?.focus()
    }
  }

  async #do(run: (set: string) => Promise<unknown>): Promise<void> {
    try {
      this.error = ''
      await run(this.session!.set)
      await this.#load()
    } catch (error) {
      this.error = error instanceof ApiError ? error.message : 'The server could not be reached.'
    }
  }

  async #load(): Promise<void> {
    try {
      this.invites = (await api.invites(this.session!.set)).invites
    } catch (error) {
      this.invites = []
      this.error = error instanceof ApiError ? error.message : 'The server could not be reached.'
    }
  }
}
