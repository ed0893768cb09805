/** A page for actions that have none: it notes what was asked of it. */
import type { Context, Ui } from '../actions/action.ts'
import type { Session } from '../session/types.ts'

interface NotedUi extends Ui {
  readonly asked: string[]
}

const notedUi = (): NotedUi => {
  const asked: string[] = []
  return {
    asked,
    open: (what) => void asked.push(`open ${what}`),
    focusPanel: (id) => void asked.push(`panel ${id}`),
    togglePanels: () => void asked.push('panels'),
    rename: (id) => void asked.push(`rename ${id}`),
    goHome: () => void asked.push('home'),
  }
}

export const contextOf = (session: Session): Context & { readonly ui: NotedUi } => ({ session, ui: notedUi() })
