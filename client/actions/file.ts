/** The set as a file, and back: a change list as JSON, to keep, to send, to paste into another set. */
import type { ChangeList } from '../../shared/changes/change.ts'
import type { Session } from '../session/types.ts'
import type { Action } from './action.ts'
import { copyNodes, MAX_PASTE, pasteChanges, readCopies, writeCopies } from './copies.ts'
import { edit } from './do.ts'

const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

const fileName = (title: string): string => `${title.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'set'}.hotset.json`

const exportSet = (session: Session): void => {
  const tops = session.selection.value.size > 0 ? session.selection.value : session.stage.children(null)
  download(fileName(session.stage.info.title), writeCopies(copyNodes(session.stage, tops)))
}

const pickFile = (): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.json,application/json'
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })

const importFile = async (session: Session): Promise<void> => {
  const file = await pickFile()
  if (!file) return
  const copies = file.size > MAX_PASTE ? null : readCopies((await file.text()).trim())
  if (!copies) {
    session.toast(`${file.name} is ${file.size > MAX_PASTE ? 'too large to import' : 'no set that Hotset exported'}.`, 'error')
    return
  }
  const { changes, tops } = pasteChanges(session.stage, copies, [0, 0, 0])
  const report = edit(session, `Import ${file.name}`, changes as ChangeList)
  session.select(tops)
  session.toast(`${report.applied.length} things imported, ${report.refused.length} refused.`)
}

export const fileActions: readonly Action[] = [
  {
    id: 'file.sets',
    label: 'All sets',
    topic: 'File',
    icon: 'clapperboard',
    run: ({ ui }) => ui.goHome(),
  },
  {
    id: 'file.share',
    label: 'Share',
    topic: 'File',
    icon: 'share',
    right: 'manage',
    run: ({ ui }) => ui.open('share'),
  },
  {
    id: 'file.export',
    label: 'Export the selection, or the whole set',
    topic: 'File',
    icon: 'download',
    run: ({ session }) => exportSet(session),
  },
  {
    id: 'file.import',
    label: 'Import a file',
    topic: 'File',
    icon: 'upload',
    right: 'edit-stage',
    run: ({ session }) => void importFile(session),
  },
  {
    id: 'file.picture',
    label: 'Save a picture of the view',
    topic: 'File',
    icon: 'image',
    cannot: ({ session }) => (session.viewport.value ? '' : 'The picture of the set is not there yet.'),
    run: async ({ session }) => {
      const url = await session.viewport.value?.screenshot()
      if (!url) return
      const link = document.createElement('a')
      link.href = url
      link.download = `${fileName(session.stage.info.title).replace(/\.hotset\.json$/, '')}.png`
      link.click()
    },
  },
]
