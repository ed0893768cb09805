/** Mounts the routes, and nothing else. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Parts } from './parts.ts'
import { Refused, sameSite } from './routes/guard.ts'
import { health } from './routes/health.ts'
import { invites } from './routes/invites.ts'
import { join } from './routes/join.ts'
import { me } from './routes/me.ts'
import { pages, securityHeaders } from './routes/pages.ts'
import { sets } from './routes/sets.ts'
import { wordsPage } from './routes/words-page.ts'

const failed = (code: string, says: string) => ({ error: { code, says } })

/** SQLITE_FULL, as Node's driver reports it. */
const isFull = (error: Error) => 'errcode' in error && error.errcode === 13

const FULL = [507, 'diskFull', 'The disk is full', 'The disk of the server is full. Nothing was changed.'] as const
const FAILED = [500, 'failed', 'This did not work', 'The server could not do this. Nothing was changed; try again.'] as const

const api = (parts: Parts) =>
  new Hono()
    .use(async (c, next) => {
      await next()
      c.header('cache-control', 'no-store')
    })
    .use(sameSite(parts.config.PUBLIC_URL))
    .use(
      bodyLimit({
        maxSize: parts.config.MAX_BODY,
        onError: (c) => c.json(failed('tooLarge', `A request may have at most ${parts.config.MAX_BODY} bytes.`), 413),
      }),
    )
    .route('/', me(parts))
    .route('/sets', sets(parts))
    .route('/sets', invites(parts))
    .all('*', (c) => c.json(failed('notFound', 'There is no such call.'), 404))

export const makeApp = (parts: Parts) => {
  const app = new Hono()
    .use(async (c, next) => {
      await next()
      parts.metrics.request(c.res.status)
      parts.log.debug({ method: c.req.method, path: c.req.path, status: c.res.status }, 'request')
    })
    .use(securityHeaders)
    .route('/', health(parts))
    .route('/api', api(parts))
    .route('/join', join(parts))
    .route('/', pages(parts))
  app.onError((error, c) => {
    if (error instanceof Refused) return c.json(failed(error.code, error.message), error.status)
    const [status, code, title, says] = isFull(error) ? FULL : FAILED
    parts.log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
    return c.req.path.startsWith('/api/') ? c.json(failed(code, says), status) : wordsPage(c, status, title, says)
  })
  return app
}
