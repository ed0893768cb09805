/** The list of dialogs. To add one: the element that fills it, a line below; an action opens it with `ui.open(id)`. */
// Not fetched when it opens: whoever presses its key types on at once, and every letter must find it.
import './palette.ts'

export interface DialogDef {
  readonly title: string
  /** Element that fills it; gets `session`, and says `hs-close` when it is done. */
  readonly tag: string
  readonly load: () => Promise<unknown>
  /** No head and no padding: it is all one list. */
  readonly bare?: boolean
}

export const dialogs = {
  palette: { title: 'Find a command', tag: 'hs-palette', load: async () => {}, bare: true },
  help: { title: 'Keys and gestures', tag: 'hs-help', load: () => import('./help.ts') },
  settings: { title: 'Settings', tag: 'hs-settings', load: () => import('./settings.ts') },
  share: { title: 'Share this set', tag: 'hs-share', load: () => import('./share.ts') },
} as const satisfies { readonly [id: string]: DialogDef }

export const dialogOf = (id: string): DialogDef | undefined =>
  Object.hasOwn(dialogs, id) ? dialogs[id as keyof typeof dialogs] : undefined
