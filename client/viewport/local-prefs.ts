/** What this browser keeps, as the hands read it: the key preset, and where one looked from. */
import { makePrefs, type Prefs } from '../session/prefs.ts'

/** Some browsers throw where storage is forbidden: nothing is kept then. */
export const localPrefs = (): Prefs => {
  try {
    return makePrefs(globalThis.localStorage ?? null)
  } catch {
    return makePrefs(null)
  }
}
