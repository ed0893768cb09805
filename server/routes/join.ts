/**
 * `/join/<token>`: a link becomes a session. It verifies, sets the cookie and redirects, so that the secret leaves the
 * address bar. A person who comes again by the same link is the same person.
 */
import { type Context, Hono } from 'hono'
import { nanoid } from 'nanoid'
import { newPerson } from '../auth/people.ts'
import { openSession } from '../auth/session.ts'
import type { Parts } from '../parts.ts'
import type { InviteRow, PersonRow } from '../sets/registry.ts'
import { wordsPage } from './words-page.ts'

const DAY_MS = 86_400_000
/** Life of the owner's link; each start prints a fresh one. */
const OWNER_LINK_DAYS = 30

export const ownerToken = ({ tokens, registry, now }: Pick<Parts, 'tokens' | 'registry' | 'now'>): Promise<string> => {
  const owner = registry.owner()
  if (!owner) throw new Error('the registry has no owner')
  return tokens.sign('owner', owner.id, now() + OWNER_LINK_DAYS * DAY_MS)
}

export const join = (parts: Parts) => {
  const { registry, tokens, config, now } = parts
  const session = openSession(parts)

  const enter = async (c: Context, person: PersonRow, to: string) => {
    c.header('set-cookie', (await session.start(person.id)).setCookie)
    c.header('cache-control', 'no-store')
    return c.redirect(to, 302)
  }

  const byInvite = async (c: Context, invite: InviteRow) => {
    const grants = registry.grantsOf(invite.setId)
    const came = new Set(grants.filter((grant) => grant.inviteId !== null).map((grant) => grant.personId))
    const known = await session.personOf(c.req.header('cookie'))
    if (came.size >= config.MAX_PEOPLE && !(known && came.has(known.id)))
      return wordsPage(
        c,
        409,
        'This set is full',
        `Its links have let in ${came.size} people, the most that this server allows.`,
      )
    // The same person as before, where the browser still has a cookie of ours; else somebody new.
    const person = known ?? newPerson(invite.label, now(), grants.length + 1)
    if (!known) registry.addPerson(person)
    const before = grants.find((grant) => grant.inviteId === invite.id && grant.personId === person.id)
    if (before?.revokedAt != null)
      return wordsPage(c, 403, 'Access withdrawn', 'The director has withdrawn your access to this set.')
    if (!before && !person.owner) {
      const { id: inviteId, setId, role, expiresAt } = invite
      const at = now()
      registry.addGrant({
        id: nanoid(),
        setId,
        personId: person.id,
        inviteId,
        role,
        createdAt: at,
        expiresAt,
        revokedAt: null,
        lastSeenAt: at,
      })
    }
    return enter(c, person, `/set/${invite.setId}`)
  }

  return new Hono().get('/:token', async (c) => {
    const token = c.req.param('token')
    const owner = await tokens.verify('owner', token)
    if (owner.ok) {
      const person = registry.person(owner.claims.sub)
      if (person?.owner) return enter(c, person, '/')
    }
    const verified = await tokens.verify('invite', token)
    if (!verified.ok) {
      const expired = verified.why === 'expired' || (!owner.ok && owner.why === 'expired')
      return expired
        ? wordsPage(c, 401, 'This link has expired', 'Ask the person who sent it for a new one.')
        : wordsPage(
            c,
            401,
            'This link is not valid',
            'Perhaps a part of it is missing. Copy the whole link, or ask for a new one.',
          )
    }
    const invite = registry.invite(verified.claims.sub)
    const set = invite && registry.set(invite.setId)
    if (!invite || !set || set.deletedAt !== null)
      return wordsPage(c, 404, 'This set is gone', 'It was deleted. Ask its director.')
    if (invite.revokedAt !== null)
      return wordsPage(c, 403, 'This link was withdrawn', 'The director has revoked it. Ask for a new one.')
    return byInvite(c, invite)
  })
}
