/** For those who watch over the server: is it up, how is it doing. */
import { Hono } from 'hono'
import type { Parts } from '../parts.ts'

export const health = ({ rooms, metrics, open }: Parts) =>
  new Hono()
    .get('/healthz', (c) => {
      const { unsaved } = rooms.stats()
      // Not saved is a state of the disk that a restart would not cure: the server is up.
      return c.json({ ok: open(), unsaved }, open() ? 200 : 503)
    })
    .get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.type }))
