/**
 * Where a request of a browser may come from. A cookie goes along whatever page made the request, so a cookie alone does
 * not say that our page did: a socket that is let in by one, and a request that changes something, must name our origin.
 */

/** Whether `origin` is the address under which this server was called, or the public one. */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined, publicUrl: string): boolean => {
  if (origin === undefined || !URL.canParse(origin)) return false
  const url = new URL(origin)
  if (publicUrl !== '' && url.origin === new URL(publicUrl).origin) return true
  return host !== undefined && /^https?:$/.test(url.protocol) && url.host === host.toLowerCase()
}
