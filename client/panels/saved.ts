/** Whether what was done is safe: on the server's disk, on its way, or only here. Says nothing that is not so. */
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { SavedState } from '../session/types.ts'
import { type IconName, icon } from '../theme/icons.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

const LOOK: Readonly<Record<SavedState['state'], { readonly icon: IconName; readonly word: string }>> = {
  saved: { icon: 'saved', word: 'saved' },
  saving: { icon: 'spinner', word: 'saving' },
  offline: { icon: 'offline', word: 'offline' },
  'not-saved': { icon: 'warn', word: 'not saved' },
  'not-kept': { icon: 'warn', word: 'not kept here' },
}

@customElement('hs-saved')
export class Saved extends Panel {
  static override styles = [
    ...Panel.styles,
    css`
      .saved {
        display: flex;
        align-items: center;
        gap: 5px;
        color: var(--text-3);
        font-size: var(--size-small);
        white-space: nowrap;
        max-width: 260px;
      }
      .drawn {
        display: inline-grid;
      }
      .words {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .offline,
      .not-kept {
        color: var(--warn);
      }
      .not-saved {
        color: var(--bad);
      }
    `,
  ]

  readonly #saved = new Watch(this, (session) => session.saved.value)

  override render() {
    const saved = this.#saved.value
    if (!saved) return nothing
    const { icon: drawn, word } = LOOK[saved.state]
    return html`<div class="saved ${saved.state}" role="status" aria-live="polite" data-tip=${saved.says || word}>
      <span class="drawn ${saved.state === 'saving' ? 'spin' : ''}">${icon(drawn)}</span><span class="words">${saved.says || word}</span>
    </div>`
  }
}
