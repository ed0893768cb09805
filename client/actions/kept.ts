/**
 * What this browser keeps for this person alone, as signals: key bindings, widths of panels, units. A signal's value
 * survives a reload and follows other tabs.
 */
import { effect, type Signal, signal } from '@preact/signals-core'
import { makePrefs, type Storage } from '../session/prefs.ts'

/** `read` is tolerant: anything in, a valid value out; null for what was never kept. */
export const kept = <T>(name: string, read: (raw: unknown) => T, storage: Storage = localStore()): Signal<T> => {
  const prefs = makePrefs(storage)
  const value = signal(read(prefs.get<unknown>(name, null)))
  let known = value.peek()
  effect(() => {
    if (value.value === known) return
    known = value.value
    prefs.set(name, known)
  })
  if (typeof addEventListener === 'function') {
    addEventListener('storage', ({ key }) => {
      if (!key?.endsWith(`:${name}`)) return
      known = read(prefs.get<unknown>(name, null))
      value.value = known
    })
  }
  return value
}

/** Null where the browser forbids storage: even asking for it throws there. */
const localStore = (): Storage => {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
