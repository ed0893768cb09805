/**
 * The agent as a program of its own. As a child of the server it is told by messages which sets to join and to leave
 * (`{ join }`, `{ leave }`); alone it needs `HOTSET_URL`, `HOTSET_TOKEN` and `HOTSET_SET`, nothing else.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { isId, type SetId } from '../../shared/ids.ts'
import { openPeer } from '../../shared/peer/open.ts'
import { type Agent, startAgent } from './agent.ts'
import { makeUnderstand } from './planner/index.ts'
import { makeProps } from './props.ts'

const setId = z.custom<SetId>((value) => isId(value), 'an id of a set')
const message = z.union([z.object({ join: setId }), z.object({ leave: setId })])

const log = pino({ name: 'agent', level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2))

const environment = z
  .object({
    HOTSET_URL: z.url({
      protocol: /^(https?|wss?)$/,
      error: 'HOTSET_URL: the address of the server, such as http://127.0.0.1:8080',
    }),
    HOTSET_TOKEN: z
      .string({ error: 'HOTSET_TOKEN: a token of an agent’s invitation' })
      .min(1, 'HOTSET_TOKEN: a token of an agent’s invitation'),
    HOTSET_SET: setId.optional(),
  })
  .refine((env) => env.HOTSET_SET !== undefined || process.send !== undefined, 'HOTSET_SET: the id of the set to work on')

const read = environment.safeParse(process.env)
if (!read.success) {
  for (const { message: says } of read.error.issues) process.stderr.write(`${says}\n`)
  process.exit(2)
}
const { HOTSET_URL, HOTSET_TOKEN, HOTSET_SET } = read.data
const server = HOTSET_URL.replace(/^http/, 'ws').replace(/\/+$/, '')

const props = makeProps()
const understand = makeUnderstand(props.kit)
const agents = new Map<SetId, Agent>()

const join = (set: SetId) => {
  if (agents.has(set)) return
  const peer = openPeer({ server, set, token: HOTSET_TOKEN, socket: WebSocket, random: Math.random })
  peer.on((link) => {
    if (link.state.at !== 'refused') return
    log.warn({ set, doc: link.name, code: link.state.code, close: link.state.close }, 'the server refused the agent')
    leave(set).catch((error: unknown) => log.error({ set, err: error }, 'leaving failed'))
    // Alone there is nothing else to do; as a child there are other sets.
    if (process.send === undefined) process.exitCode = 1
  })
  agents.set(
    set,
    startAgent({
      peer,
      props,
      understand,
      now: Date.now,
      breathe: () => breathe(),
      log: (what, data) => log.info({ set, ...data }, what),
    }),
  )
  log.info({ set }, 'on the set')
}

const leave = async (set: SetId) => {
  const agent = agents.get(set)
  agents.delete(set)
  await agent?.close()
}

const stop = async () => {
  await Promise.all([...agents.keys()].map(leave))
  process.exit(0)
}

if (HOTSET_SET !== undefined) join(HOTSET_SET)
process.on('message', (raw) => {
  const told = message.safeParse(raw)
  if (!told.success) return
  if ('join' in told.data) join(told.data.join)
  else leave(told.data.leave).catch((error: unknown) => log.error({ err: error }, 'leaving failed'))
})
// The server is gone: nobody is left to work for.
process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    stop().catch(() => process.exit(1))
  })
