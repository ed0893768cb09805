/** What every element that shows something of the session begins with: a session, and the shared looks. */
import { css, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { Session } from '../session/types.ts'
import { controls } from '../theme/controls.ts'
import type { Watching } from './watch.ts'

export class Panel extends LitElement implements Watching {
  static override styles = [controls]

  @property({ attribute: false }) session?: Session

  /** The first thing in it that takes the focus. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]')?.focus()
  }
}

/** Of a panel whose list fills what its head leaves of the dock. */
export const column = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
`
