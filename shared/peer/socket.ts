/** The browser's WebSocket, as far as a peer needs it. Node's own, `ws`, and sockets in memory have the same shape. */

export interface PeerSocket {
  binaryType: string
  send(bytes: Uint8Array): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  onerror: (() => void) | null
}

/** `ws` takes headers as its third argument; a browser has no such thing and sends its cookie. */
export type SocketClass = new (
  url: string,
  protocols?: readonly string[],
  options?: { readonly headers: { readonly authorization: string } },
) => PeerSocket

/** The class that was given, or the platform's. Throws when there is none. */
export const socketClass = (given: unknown): SocketClass => {
  const found: unknown = given ?? Reflect.get(globalThis, 'WebSocket')
  if (!isSocketClass(found)) throw new Error('this platform has no WebSocket: pass a class with the browser interface')
  return found
}

/** That a class opens sockets can't be seen before it does. */
const isSocketClass = (value: unknown): value is SocketClass => typeof value === 'function'
