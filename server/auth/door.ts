/**
 * The one way from a request to a role or a refusal, for HTTP and sockets alike. It reads a bearer token or else the
 * session cookie, and then asks the registry, so that revoking, expiring and changing a role work at the next question.
 * It tells nobody whether a set exists that he holds no grant for.
 */
import { nanoid } from 'nanoid'
import type { CloseName } from '../../shared/protocol/closes.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import type { Who } from '../rooms/contract.ts'
import type { GrantRow, PersonRow, Registry } from '../sets/registry.ts'
import type { SessionCookie } from './cookie.ts'
import { isOwnOrigin } from './origin.ts'
import type { Tokens } from './tokens.ts'

/** What the door reads of a request. */
export interface Heads {
  readonly cookie: string | undefined
  readonly authorization: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
}

export interface Refusal {
  readonly refused: Extract<CloseName, 'noGrant' | 'revoked' | 'notFound'>
}

/** Somebody whom the server knows, before it is asked about a set. */
export interface Visitor {
  readonly person: PersonRow
  readonly by: 'cookie' | 'bearer'
  /** When what was shown ends, milliseconds since 1970; null: never. */
  readonly until: number | null
  /** A bearer token is for one grant; null: all that the person holds. */
  readonly only: string | null
}

export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer

export interface Door {
  visitor(heads: Heads): Promise<Visitor | Refusal>
  /** Role on a set, deleted ones only when `deleted` is asked for. */
  at(visitor: Visitor, set: string, deleted?: 'deleted'): Who | Refusal
  /** For sockets: `visitor` and `at`, and a cookie must come from a page of ours. */
  socket(heads: Heads, set: string): Promise<Who | Refusal>
  /** Token with which the built-in agent of this process comes in, to every set, as a reviewer. */
  agentToken(): Promise<string>
  /** Grants at which somebody was seen since the last call. */
  seen(): ReadonlyMap<string, number>
}

export interface DoorParts {
  readonly registry: Registry
  readonly tokens: Tokens
  readonly cookie: SessionCookie
  readonly publicUrl: string
  readonly now: () => number
}

/** `Who.grant` of those whose right comes from no row. The agent's has the set behind it: sockets are counted by grant. */
export const OWNER_GRANT = 'owner'
const AGENT_GRANT = 'agent'

const noGrant: Refusal = { refused: 'noGrant' }
const revoked: Refusal = { refused: 'revoked' }
const notFound: Refusal = { refused: 'notFound' }

const sooner = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b))

/** The strongest of the grants that hold; what to say when none does. */
const strongest = (grants: readonly GrantRow[], now: number): GrantRow | Refusal => {
  const holding = grants.filter((grant) => grant.revokedAt === null && (grant.expiresAt === null || grant.expiresAt > now))
  const best = holding.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))[0]
  return best ?? (grants.some((grant) => grant.revokedAt !== null) ? revoked : noGrant)
}

export const openDoor = ({ registry, tokens, cookie, publicUrl, now }: DoorParts): Door => {
  // Lives as long as the process: a token that leaked from an earlier run opens nothing.
  const agentId = nanoid()
  const agent: PersonRow = { id: 'agent', name: 'Hotset agent', colour: '#8fd6ff', owner: false, agent: true, createdAt: now() }
  let seen = new Map<string, number>()

  const byBearer = async (token: string): Promise<Visitor | Refusal> => {
    const asGrant = await tokens.verify('grant', token)
    if (asGrant.ok) {
      const grant = registry.grant(asGrant.claims.sub)
      const person = grant && registry.person(grant.personId)
      return grant && person ? { person, by: 'bearer', until: asGrant.claims.expiresAt, only: grant.id } : noGrant
    }
    const asAgent = await tokens.verify('agent', token)
    if (asAgent.ok && asAgent.claims.sub === agentId) return { person: agent, by: 'bearer', until: null, only: AGENT_GRANT }
    return noGrant
  }

  const visitor = async (heads: Heads): Promise<Visitor | Refusal> => {
    if (heads.authorization !== undefined) {
      const bearer = /^Bearer ([\w.-]+)$/i.exec(heads.authorization)?.[1]
      return bearer === undefined ? noGrant : byBearer(bearer)
    }
    const token = cookie.read(heads.cookie)
    if (token === null) return noGrant
    const session = await tokens.verify('session', token)
    const person = session.ok ? registry.person(session.claims.sub) : null
    return session.ok && person ? { person, by: 'cookie', until: session.claims.expiresAt, only: null } : noGrant
  }

  const whoOf = ({ person, until }: Visitor, role: Role, grant: string, ends: number | null): Who => {
    const { id: userId, name, colour, agent: isAgent } = person
    return { userId, name, colour, role, agent: isAgent, grant, expiresAt: sooner(until, ends) }
  }

  const at: Door['at'] = (asking, set, deleted) => {
    const row = registry.set(set)
    const exists = row !== null && (row.deletedAt === null || deleted !== undefined)
    if (asking.only === AGENT_GRANT) return exists ? whoOf(asking, 'reviewer', `${AGENT_GRANT} ${set}`, null) : notFound
    if (asking.person.owner && asking.only === null) return exists ? whoOf(asking, 'director', OWNER_GRANT, null) : notFound
    const held = registry.grantsFor(asking.person.id).filter((one) => one.setId === set && (asking.only ?? one.id) === one.id)
    const grant = strongest(held, now())
    if (isRefusal(grant)) return grant
    if (!exists) return notFound
    seen.set(grant.id, now())
    return whoOf(asking, grant.role, grant.id, grant.expiresAt)
  }

  return {
    visitor,
    at,
    socket: async (heads, set) => {
      const found = await visitor(heads)
      if (isRefusal(found)) return found
      if (found.by === 'cookie' && !isOwnOrigin(heads.origin, heads.host, publicUrl)) return noGrant
      return at(found, set)
    },
    agentToken: () => tokens.sign('agent', agentId, null),
    seen: () => {
      const since = seen
      seen = new Map()
      return since
    },
  }
}
