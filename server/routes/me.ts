/** Who I am, my name, and a session that goes on. */
import { Hono } from 'hono'
import { z } from 'zod'
import { isRefusal, OWNER_GRANT } from '../auth/door.ts'
import { cleanName, MAX_NAME } from '../auth/people.ts'
import { openSession } from '../auth/session.ts'
import type { Parts } from '../parts.ts'
import type { PersonRow } from '../sets/registry.ts'
import { bodyOf, Refused, visitorOf } from './guard.ts'

const name = z
  .string()
  .max(1_000)
  .transform(cleanName)
  .refine((text) => text !== '', `a name of 1 to ${MAX_NAME} characters`)

const answer = ({ id, name: called, colour, owner }: PersonRow) => ({ user: { id, name: called, colour }, owner })

export const me = (parts: Parts) =>
  new Hono()
    .get('/me', async (c) => c.json(answer((await visitorOf(parts.door, c)).person)))
    .patch('/me', async (c) => {
      const { person, by } = await visitorOf(parts.door, c)
      if (by !== 'cookie') throw new Refused(403, 'no-session', 'A token has the name that it was made with.')
      const { name: wanted } = await bodyOf(c, z.object({ name }))
      parts.registry.renamePerson(person.id, wanted)
      for (const grant of parts.registry.grantsFor(person.id)) parts.rooms.change(grant.id, { name: wanted })
      if (person.owner) parts.rooms.change(OWNER_GRANT, { name: wanted })
      return c.json(answer({ ...person, name: wanted }))
    })
    .post('/refresh', async (c) => {
      const renewed = await openSession(parts).renew(c.req.header('cookie'))
      if (isRefusal(renewed)) throw new Refused(401, 'noGrant', 'This session has ended. Open your link again.')
      c.header('set-cookie', renewed.setCookie)
      return c.json({ expiresAt: renewed.expiresAt })
    })
