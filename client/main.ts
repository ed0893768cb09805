/**
 * The page: the list of sets at `/`, the set that the address names at `/set/<id>`. Puts session, panels and viewport
 * together, shows how far it is, and turns whatever fails into words.
 *
 * For tests and scripts, `globalThis.hotset` is `{ session }` once a set is open: everything that a person can do there,
 * with the same rights.
 */
import { effect } from '@preact/signals-core'
import { asId, type SetId } from '../shared/ids.ts'
import { closes } from '../shared/protocol/closes.ts'
import { type NoticeAction, showNotice } from './notice.ts'
import type { Opened, Rescue } from './session/open.ts'
import type { Session } from './session/types.ts'

declare global {
  var hotset: { readonly session: Session } | undefined
}

const reload = { label: 'Reload', run: () => location.reload(), primary: true }
const allSets = { label: 'All sets', run: () => location.assign('/') }

const wordsOf = (error: unknown): string => (error instanceof Error && error.message ? error.message : String(error))

/** Whatever nobody caught is said and the page stays; without a session to say it, it takes the page. */
const watchErrors = (): void => {
  const tell = (error: unknown) => {
    const session = globalThis.hotset?.session
    const says = `Something went wrong: ${wordsOf(error).slice(0, 200)}`
    if (session) session.toast(says, 'error')
    else showNotice({ title: 'Hotset could not start', says, actions: [reload] })
  }
  addEventListener('error', (event) => {
    // Browsers report this where nothing is wrong: a layout took more than one round.
    if (!event.message.startsWith('ResizeObserver loop')) tell(event.error ?? event.message)
  })
  addEventListener('unhandledrejection', (event) => tell(event.reason))
}

const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

const mountStage = async (session: Session, host: HTMLElement): Promise<void> => {
  if (!canDraw()) {
    const says =
      'The picture of the set needs WebGL 2, which this browser or graphics driver does not offer. Everything else works: the tree, the inspector, proposals and comments. Try another browser, or switch on hardware acceleration in its settings.'
    showNotice({ title: 'No picture here', says }, host)
    return
  }
  const done = showNotice({ title: 'Setting up the stage', says: 'One moment.', busy: true }, host)
  try {
    const { mountViewport } = await import('./viewport/viewport.ts')
    await mountViewport(session, host)
  } catch (error) {
    console.error(error)
    const says = `The picture could not be set up: ${wordsOf(error)}. Everything else works.`
    showNotice({ title: 'No picture here', says, actions: [reload] }, host)
  } finally {
    done()
  }
}

const save = (text: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = 'hotset-kept.json'
  link.click()
  URL.revokeObjectURL(link.href)
}

const download = (text: () => string): NoticeAction => ({ label: 'Download what was kept', run: () => save(text()) })

const showRescue = ({ says }: Rescue, text: () => string): void => {
  const more = 'You can download what this browser kept, and paste its text into a set.'
  const actions = [{ label: 'Open the set as it is now', run: () => location.reload(), primary: true }, download(text)]
  showNotice({ title: 'Your copy is not the set', says: `${says} ${more}`, actions })
}

const titleOf = (says: string): string => {
  if (says === closes.revoked.says) return 'Access withdrawn'
  if (says === closes.noGrant.says) return 'You need a link'
  if (says === closes.notFound.says) return 'No such set'
  return 'The connection was closed'
}

/** Words over the page until there is something to show, and again when there is no way on. */
const followOpening = ({ session, loaded, rescue, text }: Opened): void => {
  /** Edits that the server has not, and will not get while it refuses this person. */
  const unsaved = () => (session.saved.peek().count > 0 ? [download(text)] : [])
  let take = () => {}
  let shown = ''
  effect(() => {
    const { state, says } = session.access.value
    const lost = rescue.value
    const refused = state === 'refused' || (state === 'too-old' && !loaded.value)
    const now = lost ? 'rescue' : refused ? `refused ${says}` : loaded.value ? 'open' : state
    if (now === shown) return
    shown = now
    take()
    take = () => {}
    if (lost) showRescue(lost, text)
    else if (refused) take = showNotice({ title: titleOf(says), says, actions: [reload, allSets, ...unsaved()] })
    else if (!loaded.value && state === 'offline') {
      const words = 'The server does not answer. This page goes on trying.'
      take = showNotice({ title: 'Waiting for the server', says: words, busy: true, actions: [allSets] })
    } else if (!loaded.value) take = showNotice({ title: 'Opening the set', says: 'Reading what is on it.', busy: true })
  })
}

const openSet = async (set: SetId): Promise<void> => {
  const wait = showNotice({ title: 'Opening the set', says: 'Reading what this browser kept.', busy: true })
  const [{ openSession }] = await Promise.all([import('./session/open.ts'), import('./panels/app.ts')])
  const opened = await openSession(set)
  const { session } = opened
  globalThis.hotset = { session }
  const app = document.createElement('hs-app')
  app.session = session
  document.body.append(app)
  followOpening(opened)
  wait()
  effect(() => {
    session.revision.value
    document.title = `${session.stage.info.title} · Hotset`
  })
  await app.updateComplete
  await mountStage(session, app.stageHost)
}

const start = async (): Promise<void> => {
  const [, set] = /^\/set\/([A-Za-z0-9_-]{1,64})\/?$/.exec(location.pathname) ?? []
  if (set) return openSet(asId<SetId>(set))
  await import('./panels/start.ts')
  document.body.append(document.createElement('hs-start'))
}

watchErrors()
start().catch((error: unknown) => {
  console.error(error)
  showNotice({ title: 'Hotset could not start', says: wordsOf(error), actions: [reload] })
})
