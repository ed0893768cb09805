/** How a panel asks the page around it for the menu of what can be done: an event that `app.ts` hears. */

export class ContextMenuEvent extends Event {
  /** Place of the page, CSS pixels. */
  readonly x: number
  readonly y: number
  constructor(x: number, y: number) {
    super('hs-context-menu', { bubbles: true, composed: true })
    this.x = x
    this.y = y
  }
}
