/**
 * The viewport as the page mounts it: the only way into this folder from outside. When the graphics card is lost and comes
 * back, everything on it is made anew from the session: one path, the same as opening, that cannot forget a texture.
 */
import type { Session } from '../session/types.ts'
import { mountScreen } from './screen.ts'

/** Makes its own canvas in `host`, sets `session.viewport`, gives the way to unmount. Rejects with a NoWebGl2Error where there is no WebGL 2. */
export const mountViewport = async (session: Session, host: HTMLElement): Promise<() => void> => {
  let closed = false
  let unmount: () => void = () => {}
  const mount = () => {
    unmount = mountScreen(session, host, (restored) => {
      session.toast('The graphics card was lost. The picture comes back by itself.', 'warn')
      // At once: what belongs to a lost context can be let go without a complaint, later it cannot.
      unmount()
      unmount = () => {}
      void restored.then(() => {
        if (!closed) mount()
      })
    })
  }
  mount()
  return () => {
    closed = true
    unmount()
  }
}
