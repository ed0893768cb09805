/** Calls a server as a browser would: keeps its cookie, sends our header, reads JSON. And makes what tests need. */
import { z } from 'zod'
import { asId, type SetId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

export interface Caller {
  /** `name=value` of the session, as a Cookie header has it; '' before it came in. */
  readonly cookie: () => string
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Opens a link as a browser does; answers where it leads to. */
  open(link: string): Promise<Answer & { readonly to: string | null }>
}

type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response

/** `fetch`: the platform's own, or an app's `request`. */
export const callerOf = (url: string, fetcher: Fetch = fetch): Caller => {
  let cookie = ''
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetcher(`${url}${path}`, { redirect: 'manual', ...init })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';', 1)[0] ?? ''
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }
  return {
    cookie: () => cookie,
    call: (method, path, body, headers = {}) =>
      send(path, {
        method,
        headers: {
          'x-hotset': '1',
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    open: async (link) => {
      const answer = await send(new URL(link).pathname, { headers: cookie ? { cookie } : {} })
      return { ...answer, to: answer.headers.get('location') }
    },
  }
}

/** The owner, come in by the link that the server printed. */
export const ownerOf = async (
  server: { readonly url: string; readonly ownerLink: string },
  fetcher?: Fetch,
): Promise<Caller> => {
  const owner = callerOf(server.url, fetcher)
  await owner.open(server.ownerLink)
  return owner
}

const made = z.object({ id: z.string() })

export const makeSet = async (by: Caller, title: string, template: 'empty' | 'desert-camp' = 'empty'): Promise<SetId> => {
  const { body } = await by.call('POST', '/api/sets', { title, template })
  return asId<SetId>(made.parse(body).id)
}

/** A bearer token for a program with a role; `agent`: shown as one. */
export const makeToken = async (
  by: Caller,
  set: SetId,
  role: Role,
  options: { readonly agent?: boolean; readonly days?: number } = {},
): Promise<{ readonly id: string; readonly token: string }> => {
  const { agent = false, days } = options
  const asked = { role, as: agent ? 'agent' : 'token', ...(days === undefined ? {} : { days }) }
  const { body } = await by.call('POST', `/api/sets/${set}/invites`, asked)
  return made.extend({ token: z.string() }).parse(body)
}

/** A link for people. */
export const makeLink = async (
  by: Caller,
  set: SetId,
  role: Role,
  more: object = {},
): Promise<{ readonly id: string; readonly url: string }> => {
  const { body } = await by.call('POST', `/api/sets/${set}/invites`, { role, ...more })
  return made.extend({ url: z.string() }).parse(body)
}
