/** Bytes in: what a frame is, and which room's verb it means. Whatever cannot be read closes the socket 4400. */
import { readFrame, readHello } from '../../shared/protocol/frames.ts'
import type { Conn } from './conn.ts'
import type { Limits } from './limits.ts'
import type { Room } from './room.ts'

/** Presence frames this many times over their bound are no oversight. */
const FAR_TOO_LARGE = 4

export const takeFrame = (room: Room, conn: Conn, bytes: Uint8Array, limits: Limits, count: (what: string) => void): void => {
  try {
    const frame = readFrame(bytes)
    switch (frame.type) {
      case 'sync':
        if (frame.sub === 'step1') room.askState(conn, frame.body)
        else room.receive(conn, frame.body, frame.sub === 'step2')
        break
      case 'awareness':
        if (bytes.length > limits.awarenessBytes * FAR_TOO_LARGE) conn.close('tooLarge')
        else if (bytes.length > limits.awarenessBytes) count('presence too large')
        else room.presence(conn, frame.body)
        break
      case 'query':
        room.askPresence(conn)
        break
      case 'hello':
        room.hello(conn, readHello(frame.text))
        break
      case 'unknown':
        // Of a later version, perhaps: plain y-websocket servers ignore it too.
        count('unknown message')
        break
      default:
        conn.close('malformed')
    }
  } catch {
    count('malformed')
    conn.close('malformed')
  }
}
