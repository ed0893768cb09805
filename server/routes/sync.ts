/**
 * `/sync/:set/stage` and `/sync/:set/review`: sockets. They are upgraded first and refused by a close code after, since
 * plain y-websocket clients take an HTTP error for a bad network and retry for ever. Not a Hono route: its helper
 * (@hono/node-server 2.1) copies every message into an event that nobody here would read.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isId, type SetId } from '../../shared/ids.ts'
import { type CloseName, closes } from '../../shared/protocol/closes.ts'
import type { DocName } from '../../shared/roles.ts'
import { isRefusal } from '../auth/door.ts'
import type { Parts } from '../parts.ts'

interface Place {
  readonly set: SetId
  readonly doc: DocName
}

/** A frame beyond the limit is refused in words (4413); one beyond this many times it is cut off while it arrives (1009). */
const FRAME_SLACK = 4

const placeOf = (url: string | undefined): Place | null => {
  const [, set, doc] = /^\/sync\/([\w-]{1,64})\/(stage|review)(?:\?.*)?$/.exec(url ?? '') ?? []
  return isId(set) && (doc === 'stage' || doc === 'review') ? { set: set as SetId, doc } : null
}

export interface SyncServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

export const sync = ({ door, rooms, metrics, log, config, open }: Parts): SyncServer => {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: config.limits.frameBytes * FRAME_SLACK,
  })

  const refuse = (socket: WebSocket, name: CloseName) => {
    metrics.socket(name)
    socket.on('error', () => socket.terminate())
    socket.resume()
    socket.close(closes[name].code, closes[name].says)
    const cut = setTimeout(() => socket.terminate(), config.limits.closeGraceMs)
    socket.once('close', () => clearTimeout(cut))
  }

  const admit = async (socket: WebSocket, request: IncomingMessage, place: Place) => {
    const { cookie, authorization, origin, host } = request.headers
    const who = await door.socket({ cookie, authorization, origin, host }, place.set)
    if (socket.readyState !== socket.OPEN) return socket.terminate()
    if (isRefusal(who)) return refuse(socket, who.refused)
    metrics.socket('open')
    rooms.connect(socket, place, who)
    socket.resume()
  }

  return {
    upgrade: (request, raw, head) => {
      // A socket that breaks before the handshake ends has nobody else to tell.
      raw.on('error', () => raw.destroy())
      const place = placeOf(request.url)
      if (!place || !open()) {
        raw.end(
          `HTTP/1.1 ${place ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        )
        return
      }
      server.handleUpgrade(request, raw, head, (socket) => {
        // What the client sends while the door looks at it waits in the kernel.
        socket.pause()
        admit(socket, request, place).catch((error: unknown) => {
          log.error({ err: error }, 'a socket could not be let in')
          refuse(socket, 'busy')
        })
      })
    },
    close: () => server.close(),
  }
}
