/**
 * The server's HTTP calls, typed. Errors carry the server's own sentence. A session that has run out is renewed once and
 * the call made again; `refresh` is also what brings a closed socket back (`renew.ts`).
 */
import type { Role } from '../../shared/roles.ts'

export interface SetRow {
  readonly id: string
  readonly title: string
  readonly role: Role
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number
  readonly changedAt: number
  /** Null: not deleted. */
  readonly deletedAt: number | null
}
export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly colour: string }
  readonly owner: boolean
}
export interface Invite {
  readonly id: string
  readonly role: Role
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly role: Role
    readonly lastSeenAt: number | null
  }[]
}
export type Template = 'empty' | 'desert-camp'

/** `message` is a sentence for people; `code` the server's, or `offline` when no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, says: string) {
    super(says)
    this.status = status
    this.code = code
  }
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

const path = (...parts: readonly string[]): string => `/api/${parts.map(encodeURIComponent).join('/')}`

const field = (raw: unknown, key: string): unknown =>
  typeof raw === 'object' && raw !== null ? (raw as { readonly [key: string]: unknown })[key] : undefined

const errorOf = async (response: Response): Promise<ApiError> => {
  const error = field(await response.json().catch(() => null), 'error')
  const [code, says] = [field(error, 'code'), field(error, 'says')]
  return new ApiError(
    response.status,
    typeof code === 'string' ? code : 'failed',
    typeof says === 'string' && says !== '' ? says : `The server answered with an error (${response.status}).`,
  )
}

export const makeApi = (fetch: Fetch) => {
  const send = async (method: string, to: string, body?: unknown): Promise<Response> => {
    const headers = { 'x-hotset': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const init: RequestInit = { method, headers, credentials: 'same-origin' }
    try {
      return await fetch(to, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    } catch (cause) {
      throw Object.assign(new ApiError(0, 'offline', 'The server could not be reached.'), { cause })
    }
  }
  const refresh = async (): Promise<boolean> => (await send('POST', path('refresh'))).ok
  /** The answer's shape is the server's promise (`server/routes/`), kept by its own tests. */
  const call = async <T>(method: string, to: string, body?: unknown): Promise<T> => {
    let response = await send(method, to, body)
    if (response.status === 401 && (await refresh())) response = await send(method, to, body)
    if (!response.ok) throw await errorOf(response)
    return (await response.json()) as T
  }
  return {
    me: () => call<Me>('GET', path('me')),
    rename: (name: string) => call<Me>('PATCH', path('me'), { name }),
    /** Whether the session goes on. Throws when the server cannot be reached. */
    refresh,
    sets: () => call<{ readonly sets: readonly SetRow[] }>('GET', path('sets')),
    makeSet: (title: string, template: Template) => call<{ readonly id: string }>('POST', path('sets'), { title, template }),
    renameSet: (set: string, title: string) => call<{ readonly id: string }>('PATCH', path('sets', set), { title }),
    duplicateSet: (set: string) => call<{ readonly id: string }>('POST', path('sets', set, 'duplicate')),
    removeSet: (set: string) => call<{ readonly id: string; readonly keptDays: number }>('DELETE', path('sets', set)),
    restoreSet: (set: string) => call<{ readonly id: string }>('POST', path('sets', set, 'restore')),
    invites: (set: string) => call<{ readonly invites: readonly Invite[] }>('GET', path('sets', set, 'invites')),
    invite: (set: string, wish: { readonly role: Role; readonly label?: string; readonly days?: number }) =>
      call<{ readonly id: string; readonly url: string }>('POST', path('sets', set, 'invites'), wish),
    revokeInvite: (set: string, invite: string) =>
      call<{ readonly id: string }>('DELETE', path('sets', set, 'invites', invite)),
    changeRole: (set: string, person: string, role: Role) =>
      call<{ readonly id: string }>('PATCH', path('sets', set, 'people', person), { role }),
    removePerson: (set: string, person: string) => call<{ readonly id: string }>('DELETE', path('sets', set, 'people', person)),
  }
}

export const api = makeApi((to, init) => fetch(to, init))
