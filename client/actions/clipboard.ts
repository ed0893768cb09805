/**
 * Cut, copy and paste through the browser's own clipboard events, which need no permission and work across tabs, windows
 * and sets. A menu has no such event: it asks the browser to fire one, and pastes what was copied last in this tab where
 * the browser refuses.
 */
import { removeNodes } from '../../shared/changes/make.ts'
import type { Vec3 } from '../../shared/fields/index.ts'
import type { Session } from '../session/types.ts'
import type { Action, Context } from './action.ts'
import { type Copies, copyNodes, MAX_PASTE, middleOf, pasteChanges, readCopies, writeCopies } from './copies.ts'
import { chosen, edit, free, needsFree, needsSelection } from './do.ts'
import { isTyping } from './typing.ts'
import { whatIs } from './words.ts'

let lastCopy = ''
/** Set by Ctrl+Shift+V just before the browser's paste event, which does not name the keys. */
let atOriginalPlace = false

const copied = (session: Session): string => {
  const copies = copyNodes(session.stage, chosen(session))
  lastCopy = writeCopies(copies)
  return lastCopy
}

const cut = (session: Session): void => {
  const ids = free(session)
  edit(session, `Cut ${whatIs(session.stage, ids)}`, removeNodes(session.stage, ids))
}

/** What was read from the clipboard's text, or the reason why there is nothing to paste. */
const readPaste = (session: Session, text: string): Copies | string => {
  if (text.length > MAX_PASTE) return 'This is too large to paste.'
  const copies = readCopies(text)
  if (!copies || copies.length === 0) return text ? 'There is nothing from a set on the clipboard.' : ''
  return session.may('edit-stage') ? copies : session.access.value.says || 'You may not change the set.'
}

const paste = (session: Session, text: string, inPlace: boolean): void => {
  const copies = readPaste(session, text)
  if (typeof copies === 'string') {
    if (copies) session.toast(copies, 'warn')
    return
  }
  const at = session.viewport.value?.view().target ?? ([0, 0, 0] as Vec3)
  const from = middleOf(copies)
  const by: Vec3 = inPlace ? [0, 0, 0] : [at[0] - from[0], 0, at[2] - from[2]]
  const { changes, tops } = pasteChanges(session.stage, copies, by)
  const report = edit(session, `Paste ${copies.length === 1 ? '1 thing' : `${copies.length} things`}`, changes)
  if (report.applied.length > 0) session.select(tops)
}

/** Listens until the returned function is called. */
export const listenClipboard = (page: Document, session: () => Session | null): (() => void) => {
  const onCopy = (event: ClipboardEvent) => {
    const now = session()
    if (!now || isTyping(event) || hasSelectedText(page) || now.selection.value.size === 0) return
    if (event.type === 'cut' && (!now.may('edit-stage') || free(now).length === 0)) return
    event.clipboardData?.setData('text/plain', copied(now))
    event.preventDefault()
    if (event.type === 'cut') cut(now)
  }
  const onPaste = (event: ClipboardEvent) => {
    const now = session()
    const inPlace = atOriginalPlace
    atOriginalPlace = false
    if (!now || isTyping(event)) return
    event.preventDefault()
    paste(now, event.clipboardData?.getData('text/plain') ?? '', inPlace)
  }
  page.addEventListener('copy', onCopy)
  page.addEventListener('cut', onCopy)
  page.addEventListener('paste', onPaste)
  return () => {
    page.removeEventListener('copy', onCopy)
    page.removeEventListener('cut', onCopy)
    page.removeEventListener('paste', onPaste)
  }
}

const hasSelectedText = (page: Document): boolean => (page.getSelection()?.toString() ?? '') !== ''

const pasteFromMenu = async ({ session }: Context, inPlace: boolean): Promise<void> => {
  const text = await navigator.clipboard?.readText().catch(() => '')
  paste(session, readCopies(text ?? '') ? (text ?? '') : lastCopy, inPlace)
}

/** Says to the dispatcher that the browser fires an event of its own for the key of this action. */
export const NATIVE_CHORDS: ReadonlySet<string> = new Set(['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+Shift+V'])

export const noteChord = (chord: string): void => {
  atOriginalPlace = chord === 'Ctrl+Shift+V'
}

const onPage = (name: 'copy' | 'cut') => {
  // Deprecated, and the one way to copy without a permission prompt outside secure contexts (a LAN address).
  document.execCommand(name)
}

export const clipboardActions: readonly Action[] = [
  {
    id: 'edit.cut',
    label: 'Cut',
    topic: 'Edit',
    icon: 'cut',
    keys: ['Ctrl+X'],
    right: 'edit-stage',
    cannot: needsFree,
    run: () => onPage('cut'),
  },
  {
    id: 'edit.copy',
    label: 'Copy',
    topic: 'Edit',
    icon: 'copy',
    keys: ['Ctrl+C'],
    cannot: needsSelection,
    run: () => onPage('copy'),
  },
  {
    id: 'edit.paste',
    label: 'Paste',
    topic: 'Edit',
    icon: 'paste',
    keys: ['Ctrl+V'],
    right: 'edit-stage',
    run: (c) => void pasteFromMenu(c, false),
  },
  {
    id: 'edit.paste-in-place',
    label: 'Paste at original place',
    topic: 'Edit',
    keys: ['Ctrl+Shift+V'],
    right: 'edit-stage',
    run: (c) => void pasteFromMenu(c, true),
  },
]
