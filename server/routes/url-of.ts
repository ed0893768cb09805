/** The address under which people reach this server. */
import type { Context } from 'hono'

/** PUBLIC_URL, or else what this very request was sent to; without a slash at the end. */
export const urlOf = (c: Context, publicUrl: string): string =>
  publicUrl === '' ? new URL(c.req.url).origin : publicUrl.replace(/\/$/, '')
