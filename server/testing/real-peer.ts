/** A peer over the real WebSocket with a bearer token or a cookie, and the close codes that its sockets saw. */
import { WebSocket } from 'ws'
import type { SetId } from '../../shared/ids.ts'
import { openPeer } from '../../shared/peer/open.ts'
import type { Peer } from '../../shared/peer/peer.ts'

export interface RealPeer extends Peer {
  /** Close codes of its sockets, in order. */
  readonly codes: readonly number[]
  /** Sockets that it opened so far. */
  readonly dials: () => number
}

export interface RealPeerOptions {
  readonly ws: string
  readonly set: SetId
  readonly token?: string
  /** Read anew for each socket, as a browser does. */
  readonly cookie?: () => string
  readonly origin?: string
  readonly random?: () => number
  readonly epochs?: { readonly stage: string; readonly review: string }
  readonly docs?: Parameters<typeof openPeer>[0]['docs']
}

/** `ws`, with the headers that a browser would add by itself. */
export const socketWith = (
  headers: () => Readonly<Record<string, string>>,
  onClose: (code: number) => void,
  onDial: () => void,
) =>
  class extends WebSocket {
    constructor(url: string, protocols: string[] = []) {
      super(url, protocols, { headers: headers() })
      onDial()
      this.on('close', onClose)
      // Without a listener a refused connection would end the process.
      this.on('error', () => {})
    }
  }

export const realPeer = ({ ws, set, token, cookie, origin, random = () => 0, epochs, docs }: RealPeerOptions): RealPeer => {
  const codes: number[] = []
  let dials = 0
  const headers = () => ({
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cookie === undefined ? {} : { cookie: cookie() }),
    ...(origin === undefined ? {} : { origin }),
  })
  const socket = socketWith(
    headers,
    (code) => codes.push(code),
    () => {
      dials++
    },
  )
  const peer = openPeer({ server: ws, set, random, socket, ...(epochs ? { epochs } : {}), ...(docs ? { docs } : {}) })
  return { ...peer, codes, dials: () => dials }
}

export const isSynced = ({ stage, review }: Peer): boolean => stage.state.at === 'synced' && review.state.at === 'synced'
