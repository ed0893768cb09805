/**
 * Sessions: a signed cookie that names a person. It opens doors for SESSION_SECONDS and can be renewed for
 * SESSION_RENEW_DAYS after that, as long as the person still holds a grant (or is the owner).
 */
import type { Rooms } from '../rooms/contract.ts'
import type { Registry } from '../sets/registry.ts'
import type { SessionCookie } from './cookie.ts'
import { OWNER_GRANT, type Refusal } from './door.ts'
import type { Tokens } from './tokens.ts'

const DAY_MS = 86_400_000

export interface NewSession {
  readonly setCookie: string
  readonly expiresAt: number
}

interface SessionParts {
  readonly config: { readonly SESSION_SECONDS: number; readonly SESSION_RENEW_DAYS: number }
  readonly cookie: SessionCookie
  readonly tokens: Tokens
  readonly registry: Registry
  readonly rooms: Rooms
  readonly now: () => number
}

export const openSession = ({ config, cookie, tokens, registry, rooms, now }: SessionParts) => {
  const renewMs = config.SESSION_RENEW_DAYS * DAY_MS

  const start = async (personId: string): Promise<NewSession> => {
    const expiresAt = now() + config.SESSION_SECONDS * 1000
    const token = await tokens.sign('session', personId, expiresAt)
    return { setCookie: cookie.write(token, config.SESSION_SECONDS + renewMs / 1000), expiresAt }
  }

  /** Person of a cookie that may have run out, but not long ago. */
  const personOf = async (header: string | undefined) => {
    const token = cookie.read(header)
    const session = token === null ? null : await tokens.verify('session', token, renewMs)
    return session?.ok ? registry.person(session.claims.sub) : null
  }

  return {
    start,
    personOf,
    renew: async (header: string | undefined): Promise<NewSession | Refusal> => {
      const person = await personOf(header)
      if (!person) return { refused: 'noGrant' }
      const holding = registry
        .grantsFor(person.id)
        .filter((grant) => grant.revokedAt === null && (grant.expiresAt === null || grant.expiresAt > now()))
      if (!person.owner && holding.length === 0) return { refused: 'noGrant' }
      const session = await start(person.id)
      // Open sockets go on with the new end, each not longer than its grant.
      for (const { id, expiresAt } of holding)
        rooms.change(id, { expiresAt: expiresAt === null ? session.expiresAt : Math.min(expiresAt, session.expiresAt) })
      if (person.owner) rooms.change(OWNER_GRANT, { expiresAt: session.expiresAt })
      return session
    },
  }
}
