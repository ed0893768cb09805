/** Whose eyes I look through, said where nobody can miss it, with the way out. */
import { effect } from '@preact/signals-core'
import { nameOf } from '../words.ts'
import type { Over, Overlay } from './overlay.ts'

export const bannerOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const banner = document.createElement('div')
  banner.className = 'banner'
  banner.setAttribute('role', 'status')
  banner.hidden = true
  const words = document.createElement('span')
  const leave = document.createElement('button')
  leave.textContent = 'Esc'
  leave.title = 'Back to my own view'
  banner.append(words, leave)
  const followed = document.createElement('div')
  followed.className = 'followed'
  followed.hidden = true
  layer.root.append(followed, banner)
  leave.addEventListener('click', () => {
    session.follow.value = null
    session.lookThrough.value = null
  })

  const says = (): { readonly text: string; readonly colour: string } | null => {
    session.revision.value
    const id = session.lookThrough.value
    const node = id ? session.stage.nodes.get(id) : undefined
    if (node) return { text: `${session.pilot.value ? 'PILOTING' : 'LOOKING THROUGH'} ${nameOf(node)}`, colour: '' }
    const person = session.people.value.find((one) => one.clientId === session.follow.value)
    return person ? { text: `FOLLOWING ${person.name}`, colour: person.colour } : null
  }
  const stop = effect(() => {
    const now = says()
    banner.hidden = now === null
    followed.hidden = !now?.colour
    words.textContent = now?.text ?? ''
    for (const element of [banner, followed]) element.style.setProperty('--of', now?.colour || 'var(--accent)')
  })
  return { draw: () => {}, dispose: stop }
}
