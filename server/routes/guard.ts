/** What every route of /api needs: errors as JSON, the visitor, a body of a known form, no forged cross-site request. */
import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { closes } from '../../shared/protocol/closes.ts'
import { may, type Verb } from '../../shared/roles.ts'
import { type Door, type Heads, isRefusal, type Refusal, type Visitor } from '../auth/door.ts'
import { isOwnOrigin } from '../auth/origin.ts'
import type { Parts } from '../parts.ts'
import type { Who } from '../rooms/contract.ts'
import type { SetRow } from '../sets/registry.ts'

/** Thrown by routes, answered as `{ error: { code, says } }`. `says` is for people. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: ContentfulStatusCode
  readonly code: string
  constructor(status: ContentfulStatusCode, code: string, says: string) {
    super(says)
    this.status = status
    this.code = code
  }
}

export const STATUS = { noGrant: 401, revoked: 403, notFound: 404 } as const satisfies Record<
  Refusal['refused'],
  ContentfulStatusCode
>

/** The entry of a refusal, as an error of the API. */
const refusedAs = ({ refused }: Refusal) => new Refused(STATUS[refused], refused, closes[refused].says)

export const headsOf = (c: Context): Heads => ({
  cookie: c.req.header('cookie'),
  authorization: c.req.header('authorization'),
  origin: c.req.header('origin'),
  host: c.req.header('host'),
})

export const visitorOf = async (door: Door, c: Context): Promise<Visitor> => {
  const visitor = await door.visitor(headsOf(c))
  if (isRefusal(visitor)) throw refusedAs(visitor)
  return visitor
}

/** The set in the path and the role on it; refuses those whose role may not `verb`. */
export const setOf = async (
  parts: Parts,
  c: Context,
  verb: Verb | null,
  deleted?: 'deleted',
): Promise<{ readonly visitor: Visitor; readonly who: Who; readonly set: SetRow }> => {
  const visitor = await visitorOf(parts.door, c)
  const id = c.req.param('id') ?? ''
  const who = parts.door.at(visitor, id, deleted)
  if (isRefusal(who)) throw refusedAs(who)
  if (verb !== null && !may(who.role, verb)) throw new Refused(403, 'mayNotWrite', closes.mayNotWrite.says)
  const set = parts.registry.set(id)
  if (!set) throw refusedAs({ refused: 'notFound' })
  return { visitor, who, set }
}

/** The body, read by a schema; `says` names the field that is wrong. */
export const bodyOf = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => {
  const raw: unknown = await c.req.json().catch(() => {
    throw new Refused(400, 'bad-json', 'The request is not JSON.')
  })
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const where = issue?.path.length ? `"${issue.path.join('.').slice(0, 100)}"` : 'The request'
  throw new Refused(400, 'bad-request', `${where} is not as expected: ${issue?.message ?? 'unknown'}`)
}

/**
 * A page of another site can make a browser send our cookie with a form or a simple request, but can neither set the
 * header nor name our origin.
 */
export const sameSite =
  (publicUrl: string): MiddlewareHandler =>
  async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      const origin = c.req.header('origin')
      const ours =
        c.req.header('x-hotset') === '1' && (origin === undefined || isOwnOrigin(origin, c.req.header('host'), publicUrl))
      if (!ours)
        throw new Refused(
          403,
          'cross-site',
          'Requests that change something need the header "x-hotset: 1" and must come from this site.',
        )
    }
    await next()
  }
