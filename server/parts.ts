/** What the routes are made of; `main.ts` makes one of each, tests bring their own. */
import type { Logger } from 'pino'
import type { SessionCookie } from './auth/cookie.ts'
import type { Door } from './auth/door.ts'
import type { Tokens } from './auth/tokens.ts'
import type { Config } from './config.ts'
import type { Rooms } from './rooms/contract.ts'
import type { ClientFiles } from './routes/client-files.ts'
import type { Registry } from './sets/registry.ts'
import type { Sets } from './sets/sets.ts'
import type { Metrics } from './watch/metrics.ts'

export interface Parts {
  readonly config: Config
  readonly registry: Registry
  readonly tokens: Tokens
  readonly cookie: SessionCookie
  readonly door: Door
  readonly rooms: Rooms
  readonly sets: Sets
  readonly files: ClientFiles
  readonly metrics: Metrics
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** False from the first signal to stop on. */
  readonly open: () => boolean
}
