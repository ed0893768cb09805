/** The page, its assets, and what is said in words where the page cannot be shown. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { closes } from '../../shared/protocol/closes.ts'
import { type Heads, isRefusal, type Refusal } from '../auth/door.ts'
import { openSession } from '../auth/session.ts'
import type { Parts } from '../parts.ts'
import type { ClientFile, Encoding } from './client-files.ts'
import { headsOf, STATUS } from './guard.ts'
import { WORDS_CSS, wordsPage } from './words-page.ts'

/**
 * Nothing but our own files: no inline script, no inline style (Lit adopts its style sheets; `element.style = …` is no
 * attribute). `data:` and `blob:` are for pictures that the page makes itself.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', CSP)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
}

/** The better of the encodings that the client takes; a weight of 0 means "not this one". */
const encodingFor = (accepts: string | undefined): Encoding | null => {
  const offered = new Map(
    (accepts ?? '').split(',').map((part) => {
      const [name = '', weight = ''] = part.split(';q=')
      return [name.trim().toLowerCase(), weight.trim() === '' || Number(weight) > 0] as const
    }),
  )
  return offered.get('br') ? 'br' : offered.get('gzip') ? 'gzip' : null
}

const send = async (c: Context, file: ClientFile, caching: string) => {
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const packed = encoding ? file.packed(encoding) : null
  const etag = `W/"${file.etag}"`
  c.header('cache-control', caching)
  c.header('etag', etag)
  c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match')?.split(', ').includes(etag)) return c.body(null, 304)
  c.header('content-type', file.type)
  if (packed && encoding) c.header('content-encoding', encoding)
  return c.body((await packed) ?? file.bytes)
}

const TITLES: Readonly<Record<Refusal['refused'], string>> = {
  noGrant: 'You need a link',
  revoked: 'Access withdrawn',
  notFound: 'No such set',
}
const SAYS: Readonly<Record<Refusal['refused'], string>> = {
  noGrant:
    'Open the link that you were given; it lets this browser in. If it has expired, ask for a new one. The owner’s link is printed when the server starts.',
  revoked: closes.revoked.says,
  notFound: closes.notFound.says,
}

export const pages = (parts: Parts) => {
  const { files, door } = parts
  const session = openSession(parts)
  const refuse = (c: Context, { refused }: Refusal) => wordsPage(c, STATUS[refused], TITLES[refused], SAYS[refused])

  /** Each page that is opened renews the session, one that has run out included; the request is then judged by the new one. */
  const renewed = async (c: Context): Promise<Heads> => {
    const heads = headsOf(c)
    const fresh = await session.renew(heads.cookie)
    if (isRefusal(fresh)) return heads
    c.header('set-cookie', fresh.setCookie)
    return { ...heads, cookie: fresh.setCookie.split(';', 1)[0] }
  }

  const page = (c: Context) => {
    const index = files.file('index.html')
    if (index) return send(c, index, 'no-cache')
    return wordsPage(c, 503, 'The client is not built', 'Run "npm start" or "npm run build", then reload this page.')
  }

  return new Hono()
    .get('/', async (c) => {
      const visitor = await door.visitor(await renewed(c))
      return isRefusal(visitor) ? refuse(c, visitor) : page(c)
    })
    .get('/set/:id', async (c) => {
      const visitor = await door.visitor(await renewed(c))
      const who = isRefusal(visitor) ? visitor : door.at(visitor, c.req.param('id'))
      return isRefusal(who) ? refuse(c, who) : page(c)
    })
    .get('/words.css', (c) =>
      c.body(WORDS_CSS, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
    )
    .get('*', (c) => {
      const path = c.req.path.slice(1)
      const file = path === 'index.html' ? null : files.file(path)
      if (!file) return wordsPage(c, 404, 'Nothing here', 'There is no page at this address.')
      return send(c, file, path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    })
}
