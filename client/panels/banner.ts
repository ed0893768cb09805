/** One line under the bar when something is not as usual: read-only and why, offline, whose view is followed. */
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { nameOf } from '../actions/words.ts'
import type { Access } from '../session/types.ts'
import { type IconName, icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

interface Line {
  readonly kind: 'info' | 'warn' | 'mine'
  readonly icon: IconName
  readonly says: string
  readonly colour?: string
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
      .mine {
        background: color-mix(in srgb, var(--colour, var(--accent)) 28%, var(--bg-1));
        color: var(--text);
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
  readonly #follow = new Watch(this, (session) => session.people.value.find((p) => p.clientId === session.follow.value) ?? null)
  readonly #camera = new Watch(this, (session) => {
    const { value: id } = session.lookThrough
    if (!id) return null
    session.revision.value
    const node = session.stage.nodes.get(id)
    return node ? nameOf(node) : null
  })

  override render() {
    return this.#lines.map(
      (line) => html`<div class="line ${line.kind}" role="status" .style=${line.colour ? `--colour:${line.colour}` : ''}>
        ${icon(line.icon)}<span>${line.says}</span>
        ${line.button ? html`<button type="button" @click=${line.button.run}>${line.button.label}</button>` : nothing}
      </div>`,
    )
  }

  get #lines(): readonly Line[] {
    const { session } = this
    const access = this.#access.value
    if (!session || !access) return []
    const lines: Line[] = []
    const standing = lineOf(access)
    if (standing) lines.push(standing)
    const followed = this.#follow.value
    if (followed) {
      const leave = () => {
        session.follow.value = null
      }
      lines.push({
        kind: 'mine',
        icon: 'eye',
        says: `You see what ${followed.name} sees.`,
        colour: followed.colour,
        button: { label: 'Leave · Esc', run: leave },
      })
    }
    if (this.#camera.value) {
      const leave = () => {
        session.lookThrough.value = null
      }
      lines.push({
        kind: 'mine',
        icon: 'video',
        says: `Looking through ${this.#camera.value}.`,
        button: { label: 'Leave · Esc', run: leave },
      })
    }
    return lines
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
