/**
 * Every setting of the server, declared once: default, unit, help, what is expected. From this table come the parsed
 * `Config`, the error for a bad value and `docs/config.md`. The limits of rooms are settings too (`rooms/limits.ts`).
 */
import { isIP } from 'node:net'
import { type Limits, limits, limitsWith } from './rooms/limits.ts'

interface Setting<T> {
  readonly default: T
  readonly unit: string
  readonly help: string
  /** What a value must be, in words that complete "expected …". */
  readonly expects: string
  /** undefined when the text is not what is expected. */
  read(text: string): T | undefined
}

const whole = (min: number, max: number, fallback: number, unit: string, help: string): Setting<number> => ({
  default: fallback,
  unit,
  help,
  expects: `a whole number from ${min} to ${max}`,
  read: (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max ? value : undefined
  },
})

const choice = <T extends string>(values: readonly T[], fallback: T, help: string): Setting<T> => ({
  default: fallback,
  unit: '',
  help,
  expects: `one of ${values.join(', ')}`,
  read: (text) => values.find((value) => value === text),
})

const words = (fallback: string, expects: string, help: string, ok: (text: string) => boolean): Setting<string> => ({
  default: fallback,
  unit: '',
  help,
  expects,
  read: (text) => (ok(text) ? text : undefined),
})

const isHost = (text: string) => isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text)

const isOrigin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)
}

const settings = {
  PORT: whole(0, 65_535, 8080, '', 'TCP port; 0 takes any free one'),
  HOST: words('127.0.0.1', 'an IP address or a host name', 'Address to listen on; 0.0.0.0 lets other machines in', isHost),
  DATA_DIR: words(
    'data',
    'a path',
    'Folder that holds the documents, the registry and the key; made when missing',
    (t) => !t.includes('\0'),
  ),
  PUBLIC_URL: words(
    '',
    'an address such as https://set.example.org, without a path',
    'Address that people use, for links and for the check of where sockets come from; needed behind a proxy',
    (text) => text === '' || isOrigin(text),
  ),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', 'How much the log on stderr says'),
  AGENT: choice(['on', 'off'], 'on', 'Whether the built-in agent is started'),
  SESSION_SECONDS: whole(1, 31_536_000, 43_200, 's', 'How long a session cookie opens doors until the page renews it'),
  SESSION_RENEW_DAYS: whole(1, 3650, 60, 'days', 'How long after its last renewal a session can still be renewed'),
  INVITE_DAYS: whole(1, 3650, 30, 'days', 'How long an invite link lasts when its maker says nothing else'),
  KEEP_DELETED_DAYS: whole(1, 3650, 30, 'days', 'How long a deleted set can be brought back'),
  SHUTDOWN_MS: whole(100, 600_000, 4_000, 'ms', 'How long a shutdown waits for the store'),
  MAX_INVITES: whole(1, 100_000, 200, 'a set', 'Invite links, revoked ones included'),
  MAX_PEOPLE: whole(1, 100_000, 500, 'a set', 'People whom the links of a set have let in'),
  MAX_BODY: whole(64, 100_000_000, 65_536, 'bytes', 'Size of a request to /api'),
} as const

type ValueOf<S> = S extends Setting<infer T> ? T : never
type Values = { readonly [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> }
export interface Config extends Values {
  readonly limits: Limits
}

/** `frameBytes` is the variable LIMIT_FRAME_BYTES. */
const variableOf = (limit: string) => `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

const limitSettings = Object.entries(limits).map(
  ([name, { default: value, unit, help }]) => [name, variableOf(name), whole(1, 1_000_000_000_000, value, unit, help)] as const,
)

/** Settings that have a bad value; `message` says all of them, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** An empty variable counts as not set, as shells and compose files leave them. Throws a ConfigError. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const bad: string[] = []
  const read = (name: string, setting: Setting<unknown>) => {
    const text = env[name]
    if (text === undefined || text === '') return setting.default
    const value = setting.read(text)
    if (value === undefined) bad.push(`${name} is ${JSON.stringify(text.slice(0, 200))}; expected ${setting.expects}`)
    return value
  }
  const values = Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, read(name, setting)]))
  const bounds = Object.fromEntries(limitSettings.map(([name, variable, setting]) => [name, read(variable, setting)]))
  if (bad.length > 0) throw new ConfigError(bad.join('\n'))
  // Built from the very tables that the types are derived from.
  return { ...(values as Values), limits: limitsWith(bounds as Limits) }
}

/** Rows of `docs/config.md`. */
export const configRows = () =>
  Object.entries(settings).map(([name, { default: value, unit, help, expects }]) => ({
    name,
    default: value,
    unit,
    expects,
    help,
  }))
