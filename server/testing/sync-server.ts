/**
 * Rooms behind a bare WebSocket server, for tests and benches of the rooms alone: no door, no pages. Who somebody is stands
 * in the address (`?as=mia.editor`) or in the bearer token (`mia.editor`, `robot.reviewer.agent`).
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { asId, type SetId } from '../../shared/ids.ts'
import { isRole } from '../../shared/roles.ts'
import type { Rooms, Who } from '../rooms/contract.ts'

export interface SyncServer {
  /** `ws://127.0.0.1:port` */
  readonly url: string
  readonly port: number
  /** The server's ends of the sockets that are open. */
  readonly sockets: ReadonlySet<WebSocket>
  /** Cuts every socket and stops listening. */
  close(): Promise<void>
}

/** @param text `userId`, `userId.role` or `userId.role.agent`; a director when the role is left out. */
export const whoOf = (text: string, over: Partial<Who> = {}): Who => {
  const [userId = 'somebody', role = 'director', agent] = text.split('.')
  if (!isRole(role)) throw new Error(`no role: ${role}`)
  const who = { userId, name: userId, colour: '#808080', role, agent: agent === 'agent', grant: userId, expiresAt: null }
  return { ...who, ...over }
}

export const startSyncServer = async (
  rooms: Rooms,
  options: { readonly port?: number; readonly over?: Partial<Who> } = {},
): Promise<SyncServer> => {
  const http = createServer()
  const sockets = new Set<WebSocket>()
  const upgrades = new WebSocketServer({ noServer: true, maxPayload: 8_388_608, perMessageDeflate: false })
  http.on('upgrade', (request, raw, head) => {
    const url = new URL(request.url ?? '/', 'http://server')
    const [, , set = '', doc = ''] = url.pathname.split('/')
    const token = url.searchParams.get('as') ?? request.headers.authorization?.slice('Bearer '.length) ?? ''
    upgrades.handleUpgrade(request, raw, head, (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      rooms.connect(socket, { set: asId<SetId>(set), doc: doc === 'review' ? 'review' : 'stage' }, whoOf(token, options.over))
    })
  })
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.terminate()
      await new Promise<void>((resolve) => http.close(() => resolve()))
    },
  }
}
