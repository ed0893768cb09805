/** My own view of each set, kept in this browser, so that a reload opens where one was. Opening writes nothing shared. */
import type { SetId } from '../../shared/ids.ts'
import { localPrefs } from './local-prefs.ts'
import type { View } from './view-math.ts'

const WAIT_MS = 500

const isView = (raw: unknown): raw is View => {
  if (typeof raw !== 'object' || raw === null) return false
  const { position, yaw, pitch, distance, ortho } = raw as { [key in keyof View]?: unknown }
  const numbers = [yaw, pitch, distance, ...(Array.isArray(position) ? position : [null])]
  return numbers.length === 6 && numbers.every((n) => Number.isFinite(n)) && typeof ortho === 'boolean' && Number(distance) > 0
}

export const keptView = (set: SetId) => {
  const prefs = localPrefs()
  const name = `eye:${set}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: View | null = null
  const write = () => {
    if (last) prefs.set(name, last)
    last = null
  }
  addEventListener('pagehide', write)
  return {
    load: (): View | null => {
      const raw = prefs.get<unknown>(name, null)
      return isView(raw) ? raw : null
    },
    save: (view: View): void => {
      last = view
      clearTimeout(timer)
      timer = setTimeout(write, WAIT_MS)
    },
    dispose: (): void => {
      removeEventListener('pagehide', write)
      clearTimeout(timer)
      write()
    },
  }
}
