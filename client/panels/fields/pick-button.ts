/** The look of a field whose value is picked from a list: a swatch or icon, the value, a hint that it opens. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { type IconName, icon } from '../../theme/icons.ts'

export const pickButtonStyles = css`
  .pick {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    height: var(--control);
    padding: 0 5px 0 6px;
    background: var(--bg-0);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    text-align: left;
  }
  .pick:hover {
    border-color: var(--line-2);
  }
  .pick:disabled {
    background: none;
    color: var(--text-2);
  }
  .pick .words {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pick .none {
    color: var(--text-3);
  }
  .pick .icon {
    color: var(--text-3);
  }
  .swatch {
    flex: none;
    width: 14px;
    height: 14px;
    border-radius: 3px;
    border: 1px solid #ffffff40;
  }
`

export interface PickButton {
  readonly label: string
  readonly words: string
  /** There is no value: the words stand in for one. */
  readonly none?: boolean
  readonly swatch?: string | undefined
  readonly icon?: IconName | undefined
  readonly disabled: boolean
  readonly open: (event: Event) => void
}

export const pickButton = (b: PickButton): TemplateResult => html`<button
  type="button"
  class="pick"
  aria-haspopup="dialog"
  aria-label="${b.label}: ${b.words}"
  ?disabled=${b.disabled}
  @click=${b.open}
>
  ${b.swatch ? html`<span class="swatch" .style=${`background:${b.swatch}`}></span>` : nothing}
  ${b.icon ? icon(b.icon) : nothing}
  <span class="words ${b.none ? 'none' : ''}">${b.words}</span>
  ${icon('down')}
</button>`
