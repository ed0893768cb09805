/** The bar above everything: menu, title, whether it is saved, undo, tools, who is here, share. */
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Context, labelOf, whyNot } from '../actions/action.ts'
import { run } from '../actions/dispatch.ts'
import { edit } from '../actions/do.ts'
import { actionOf } from '../actions/index.ts'
import { ariaKeys, boundKeys, keyOf } from '../actions/key-prefs.ts'
import { icon } from '../theme/icons.ts'
import { ADD_MENU, MAIN_MENU, type MenuPlan, menuOf } from './action-menu.ts'
import './avatars.ts'
import { openMenu } from './menu.ts'
import { Panel } from './panel.ts'
import './saved.ts'
import { Follow, Watch } from './watch.ts'

@customElement('hs-top-bar')
export class TopBar extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
        align-items: center;
        height: var(--bar);
        padding: 0 8px;
        gap: 12px;
        background: var(--bg-1);
        border-bottom: 1px solid var(--line);
      }
      .part {
        display: flex;
        align-items: center;
        gap: 4px;
        min-width: 0;
      }
      .part.end {
        justify-content: flex-end;
        gap: 8px;
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 4px;
        height: 28px;
        padding: 0 4px 0 8px;
        border-radius: var(--radius);
        font-weight: 700;
        letter-spacing: 0.01em;
        color: var(--accent);
      }
      .brand:hover,
      .brand[aria-expanded='true'] {
        background: var(--bg-3);
      }
      .brand svg {
        width: 12px;
        height: 12px;
      }
      .title {
        width: auto;
        max-width: 260px;
        min-width: 60px;
        field-sizing: content;
        background: transparent;
        border-color: transparent;
        font-size: var(--size-title);
        font-weight: 600;
        height: 26px;
      }
      .title:disabled {
        color: var(--text);
      }
      .seg {
        display: flex;
        gap: 1px;
      }
      .seg + .seg {
        margin-left: 6px;
        padding-left: 7px;
        border-left: 1px solid var(--line);
      }
      .role {
        padding: 0 7px;
        font-size: var(--size-small);
        line-height: 18px;
        border-radius: 9px;
        border: 1px solid var(--line-2);
        color: var(--text-2);
      }
    `,
  ]

  @property({ attribute: false }) context?: Context
  readonly #title = new Watch(this, (session) => (session.revision.value >= 0 ? session.stage.info.title : ''))
  readonly #access = new Watch(this, (session) => session.access.value)
  readonly #rights = new Watch(this, (session) => `${session.may('edit-stage')} ${session.may('manage')}`)
  readonly #tool = new Watch(this, (session) => session.tool.value)
  readonly #snap = new Watch(this, (session) => session.snap.value)
  readonly #view = new Watch(this, (session) => session.view.value)
  readonly #undo = new Watch(this, (session) => `${session.undoName.value}\n${session.redoName.value}`)
  readonly #keys = new Follow(this, () => boundKeys.value)
  @state() private open = ''

  override render() {
    const c = this.context
    if (!c) return nothing
    // Read, so that each of them brings the bar up to date.
    void [this.#tool.value, this.#snap.value, this.#view.value, this.#undo.value, this.#keys.value, this.#rights.value]
    return html`<div class="part">
        <h1 class="sr">Hotset</h1>
        <button
          type="button"
          class="brand"
          aria-haspopup="menu"
          aria-expanded=${this.open === 'main' ? 'true' : 'false'}
          aria-label="Hotset menu"
          @click=${(e: MouseEvent) => this.#menu(e, 'main', MAIN_MENU, c)}
        >
          Hotset${icon('down')}
        </button>
        ${this.#titleField(c)}
        <hs-saved .session=${c.session}></hs-saved>
      </div>
      <div class="part" role="toolbar" aria-label="Tools">
        <div class="seg">${this.#button('edit.undo', c)}${this.#button('edit.redo', c)}</div>
        <div class="seg" role="radiogroup" aria-label="Tool">
          ${(['select', 'move', 'rotate', 'scale'] as const).map((id) => this.#button(`tool.${id}`, c, 'radio'))}
        </div>
        <div class="seg">${this.#button('snap.on', c)}</div>
        <div class="seg">
          <button
            type="button"
            class="tool"
            aria-haspopup="menu"
            aria-expanded=${this.open === 'add' ? 'true' : 'false'}
            aria-label="Add"
            aria-disabled=${whyNot(actionOf('page.add'), c) ? 'true' : nothing}
            data-tip=${whyNot(actionOf('page.add'), c) || 'Add to the set'}
            data-key=${keyOf(actionOf('page.add')) || nothing}
            @click=${(e: MouseEvent) => !whyNot(actionOf('page.add'), c) && this.#menu(e, 'add', ADD_MENU, c)}
          >
            ${icon('plus')}
          </button>
        </div>
      </div>
      <div class="part end">
        <hs-avatars .session=${c.session}></hs-avatars>
        ${this.#role()}
        ${
          c.session.may('manage')
            ? html`<button type="button" class="button primary" @click=${() => run(actionOf('file.share'), c)}>${icon('share')}Share</button>`
            : nothing
        }
      </div>`
  }

  #titleField(c: Context) {
    const mayEdit = c.session.may('edit-stage')
    return html`<input
      class="title"
      type="text"
      aria-label="Title of the set"
      maxlength="120"
      spellcheck="false"
      .value=${this.#title.value ?? ''}
      ?disabled=${!mayEdit}
      @change=${(e: Event) => this.#rename(e, c)}
      @keydown=${(e: KeyboardEvent) => {
        const input = e.target as HTMLInputElement
        if (e.key === 'Escape') input.value = this.#title.value ?? ''
        if (e.key === 'Enter' || e.key === 'Escape') input.blur()
      }}
    />`
  }

  #rename(event: Event, { session }: Context): void {
    const input = event.target as HTMLInputElement
    const title = input.value.trim()
    if (title && title !== session.stage.info.title)
      edit(session, 'Rename the set', [{ op: 'update', of: 'set', values: { title } }])
    else input.value = session.stage.info.title
  }

  #button(id: string, c: Context, role?: 'radio') {
    const action = actionOf(id)
    const why = whyNot(action, c)
    const label = labelOf(action, c)
    const checked = action.checked?.(c)
    const on = checked === undefined ? nothing : checked ? 'true' : 'false'
    return html`<button
      type="button"
      class="tool"
      role=${role ?? nothing}
      aria-label=${label}
      aria-pressed=${role ? nothing : on}
      aria-checked=${role ? on : nothing}
      aria-disabled=${why ? 'true' : nothing}
      aria-keyshortcuts=${ariaKeys(action) || nothing}
      data-tip=${why || label}
      data-key=${keyOf(action) || nothing}
      @click=${() => run(action, c)}
    >
      ${action.icon ? icon(action.icon) : label}
    </button>`
  }

  #role() {
    const { role, says } = this.#access.value ?? {}
    // Who may edit needs no word for it.
    return role === 'reviewer' || role === 'viewer'
      ? html`<span class="role" tabindex="0" data-tip=${says || nothing}>${role}</span>`
      : nothing
  }

  #menu(event: MouseEvent, which: string, plan: MenuPlan, c: Context): void {
    const from = event.currentTarget as HTMLElement
    const menu = openMenu({
      items: menuOf(plan, c),
      label: which === 'add' ? 'Add' : 'Hotset',
      anchor: from.getBoundingClientRect(),
      // A click made by a key has no place.
      byKey: event.detail === 0,
      from,
    })
    this.open = which
    menu.addEventListener('toggle', (e) => {
      if ((e as ToggleEvent).newState === 'closed') this.open = ''
    })
  }
}
