/** One line under the bar when something is not as usual: read-only and why, offline, too old. */
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Access } from '../session/types.ts'
import { type IconName, icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

interface Line {
  readonly kind: 'info' | 'warn'
  readonly icon: IconName
  readonly says: string
  readonly button?: { readonly label: string; readonly run: () => void }
}

@customElement('hs-banner')
export class Banner extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      .line {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
        min-height: 28px;
        padding: 2px 12px;
        background: var(--bg-2);
        border-bottom: 1px solid var(--line);
        color: var(--text-2);
      }
      .warn {
        background: #3a2f14;
        color: var(--warn);
      }
      button {
        height: 20px;
        padding: 0 8px;
        border-radius: var(--radius);
        background: #ffffff1a;
        color: inherit;
        font-weight: 500;
      }
      button:hover {
        background: #ffffff2e;
      }
    `,
  ]

  readonly #access = new Watch(this, (session) => session.access.value)

  override render() {
    const access = this.#access.value
    const line = access && lineOf(access)
    if (!line) return nothing
    return html`<div class="line ${line.kind}" role="status">
      ${icon(line.icon)}<span>${line.says}</span>
      ${line.button ? html`<button type="button" @click=${line.button.run}>${line.button.label}</button>` : nothing}
    </div>`
  }
}

const lineOf = ({ state, says, role }: Access): Line | null => {
  if (state === 'too-old') {
    return { kind: 'warn', icon: 'warn', says, button: { label: 'Reload', run: () => location.reload() } }
  }
  if (state === 'offline') return { kind: 'warn', icon: 'offline', says }
  if ((role === 'viewer' || role === 'reviewer') && says) return { kind: 'info', icon: 'eye', says }
  return null
}
