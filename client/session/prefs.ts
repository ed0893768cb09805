/**
 * What is only mine and stays in this browser: key preset, snapping, what the view shows, units, sizes of panels. Read
 * tolerantly: whatever stands in the storage, a valid value comes out; a storage that refuses is as good as none.
 */

/** As much of `localStorage` as is needed; null where a browser forbids it. */
export type Storage = { getItem(key: string): string | null; setItem(key: string, value: string): void } | null

const PREFIX = 'hotset:'

export interface Prefs {
  /** The stored value where it has the shape of `fallback` (key by key, type by type), else the fallback's. */
  get<T>(name: string, fallback: T): T
  set(name: string, value: unknown): void
}

export const makePrefs = (storage: Storage): Prefs => ({
  get: (name, fallback) => {
    try {
      const text = storage?.getItem(PREFIX + name)
      return text == null ? fallback : shaped(JSON.parse(text), fallback)
    } catch {
      // Garbage, or a storage that may not be read: nobody chose anything then.
      return fallback
    }
  },
  set: (name, value) => {
    try {
      storage?.setItem(PREFIX + name, JSON.stringify(value))
    } catch {
      // Full or forbidden: the choice holds for this page only.
    }
  },
})

/** `raw` made to have the shape of `fallback`. A fallback of null or {} takes anything of JSON. */
const shaped = <T>(raw: unknown, fallback: T): T => {
  if (fallback === null) return raw as T
  if (typeof fallback !== 'object') {
    const finite = typeof raw !== 'number' || Number.isFinite(raw)
    return typeof raw === typeof fallback && finite ? (raw as T) : fallback
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) !== Array.isArray(fallback)) return fallback
  if (Array.isArray(fallback) || Object.keys(fallback).length === 0) return raw as T
  const from = raw as { readonly [key: string]: unknown }
  return Object.fromEntries(
    Object.entries(fallback).map(([key, value]) => [key, Object.hasOwn(from, key) ? shaped(from[key], value) : value]),
  ) as T
}
