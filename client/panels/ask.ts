/** What a panel asks of the page around it: a menu, a dialog, an action. Events that `app.ts` hears; no panel knows it. */

export type Asked =
  | { readonly for: 'context-menu'; readonly x: number; readonly y: number }
  /** Id of a dialog of `dialogs.ts`. */
  | { readonly for: 'dialog'; readonly id: string }
  | { readonly for: 'action'; readonly id: string }
  | { readonly for: 'panel'; readonly id: string }

export class AskEvent extends Event {
  readonly asked: Asked
  constructor(asked: Asked) {
    super('hs-ask', { bubbles: true, composed: true })
    this.asked = asked
  }
}

export const ask = (from: EventTarget, asked: Asked): void => {
  from.dispatchEvent(new AskEvent(asked))
}

/** What can be done to the selection, at a place of the page, CSS pixels. */
export const openContextMenu = (from: EventTarget, at: { readonly x: number; readonly y: number }): void =>
  ask(from, { for: 'context-menu', ...at })
