/** Equality of field values: plain JSON of little depth. */

export const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((v, i) => sameValue(v, b[i]))
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  const left = a as { readonly [key: string]: unknown }
  const right = b as { readonly [key: string]: unknown }
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
}

/** Names of the fields of `b` that are not equal in `a`. */
export const differing = (a: object, b: object): Set<string> => {
  const names = new Set<string>()
  const left = a as { readonly [name: string]: unknown }
  const right = b as { readonly [name: string]: unknown }
  for (const name of Object.keys(right)) if (!sameValue(left[name], right[name])) names.add(name)
  return names
}
