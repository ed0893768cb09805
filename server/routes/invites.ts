/**
 * Links that let people in, tokens that let programs in, and the people that came. Only a director may ask.
 * A token's bearer is no browser: `as: 'agent'` makes one that is shown as an agent and never writes the stage doc.
 */
import { Hono } from 'hono'
import { nanoid } from 'nanoid'
import { z } from 'zod'
import { mayWrite, ROLES, type Role } from '../../shared/roles.ts'
import { cleanName, newPerson } from '../auth/people.ts'
import type { Parts } from '../parts.ts'
import type { GrantRow, InviteRow, PersonRow } from '../sets/registry.ts'
import { bodyOf, Refused, setOf } from './guard.ts'
import { urlOf } from './url-of.ts'

const DAY_MS = 86_400_000

const wanted = z.object({
  role: z.enum(ROLES),
  label: z.string().max(1_000).transform(cleanName).default(''),
  days: z.number().min(0.001).max(3_650).optional(),
  as: z.enum(['link', 'token', 'agent']).default('link'),
})

const refuseForAgent = (role: Role) => {
  if (mayWrite(role, 'stage'))
    throw new Refused(400, 'agentRole', 'An agent may be a reviewer or a viewer: people decide what goes on the set.')
}

export const invites = (parts: Parts) => {
  const { registry, tokens, rooms, config, now } = parts

  const personOf = (grant: GrantRow) => {
    const person = registry.person(grant.personId)
    return person ? [{ id: person.id, name: person.name, role: grant.role, lastSeenAt: grant.lastSeenAt }] : []
  }

  const listed = (grants: readonly GrantRow[], { id, role, label, createdAt, expiresAt, revokedAt }: InviteRow) => {
    const from = grants.filter((grant) => grant.inviteId === id && grant.revokedAt === null)
    return { id, role, label, createdAt, expiresAt, revokedAt, people: from.flatMap(personOf) }
  }

  const giveToken = async (invite: InviteRow, person: PersonRow) => {
    const { id: inviteId, setId, role, createdAt, expiresAt } = invite
    const id = nanoid()
    registry.addPerson(person)
    registry.addGrant({
      id,
      setId,
      personId: person.id,
      inviteId,
      role,
      createdAt,
      expiresAt,
      revokedAt: null,
      lastSeenAt: createdAt,
    })
    return tokens.sign('grant', id, expiresAt)
  }

  /** Grants of a person on a set that hold; refuses when there is none. */
  const heldBy = (person: string, set: string) => {
    const held = registry.grantsFor(person).filter((grant) => grant.setId === set && grant.revokedAt === null)
    if (held.length === 0) throw new Refused(404, 'notFound', 'Nobody of that name holds a link to this set.')
    return held
  }

  return new Hono()
    .get('/:id/invites', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      const grants = registry.grantsOf(set.id)
      return c.json({ invites: registry.invitesOf(set.id).map((invite) => listed(grants, invite)) })
    })
    .post('/:id/invites', async (c) => {
      const { set, visitor } = await setOf(parts, c, 'manage')
      const { role, label, days = config.INVITE_DAYS, as } = await bodyOf(c, wanted)
      if (as === 'agent') refuseForAgent(role)
      const made = registry.invitesOf(set.id).length
      if (made >= config.MAX_INVITES)
        throw new Refused(409, 'tooMany', `This set has ${made} links, the most that this server allows.`)
      const id = nanoid()
      const createdAt = now()
      const expiresAt = Math.round(createdAt + days * DAY_MS)
      const invite: InviteRow = { id, setId: set.id, role, label, createdAt, expiresAt, revokedAt: null, by: visitor.person.id }
      registry.addInvite(invite)
      if (as === 'link')
        return c.json({ id, url: `${urlOf(c, config.PUBLIC_URL)}/join/${await tokens.sign('invite', id, expiresAt)}` }, 201)
      const agent = as === 'agent'
      const person = newPerson(label || (agent ? 'Agent' : 'Script'), createdAt, registry.grantsOf(set.id).length + 1, {
        agent,
      })
      return c.json({ id, token: await giveToken(invite, person) }, 201)
    })
    .delete('/:id/invites/:invite', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      const invite = registry.invite(c.req.param('invite'))
      if (invite?.setId !== set.id) throw new Refused(404, 'notFound', 'There is no such link.')
      const ended = new Set(registry.grantsOf(set.id).flatMap((grant) => (grant.inviteId === invite.id ? [grant.id] : [])))
      registry.revokeInvite(invite.id, now())
      rooms.close((who) => ended.has(who.grant), 'revoked')
      return c.json({ id: invite.id })
    })
    .patch('/:id/people/:user', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      const user = c.req.param('user')
      const { role } = await bodyOf(c, z.object({ role: z.enum(ROLES) }))
      const held = heldBy(user, set.id)
      if (registry.person(user)?.agent) refuseForAgent(role)
      for (const { id } of held) registry.updateGrant(id, { role })
      for (const { id } of held) rooms.change(id, { role })
      return c.json({ id: user, role })
    })
    .delete('/:id/people/:user', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      const user = c.req.param('user')
      const held = heldBy(user, set.id)
      for (const { id } of held) registry.updateGrant(id, { revokedAt: now() })
      const ended = new Set(held.map((grant) => grant.id))
      rooms.close((who) => ended.has(who.grant), 'revoked')
      return c.json({ id: user })
    })
}
