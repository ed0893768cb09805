/** Opens a peer: two links, one for each doc of a set. */
import * as Y from 'yjs'
import type { DocName } from '../roles.ts'
import { platformClock } from './clock.ts'
import type { Link, Peer, PeerOptions } from './peer.ts'
import { Provider } from './provider.ts'
import { socketClass } from './socket.ts'

/** Connects at once. Docs that were passed stay the caller's, to destroy or keep; `close` ends the rest. */
export const openPeer = (options: PeerOptions): Peer => {
  const { server, set, token, docs, epochs, random, clock = platformClock } = options
  const Socket = socketClass(options.socket)
  const listeners = new Set<(link: Link) => void>()
  const provider = (name: DocName) =>
    new Provider({
      name,
      doc: docs?.[name] ?? new Y.Doc(),
      epoch: epochs?.[name] ?? '',
      clock,
      random,
      open: () => {
        const url = `${server}/sync/${set}/${name}`
        return token === undefined ? new Socket(url) : new Socket(url, [], { headers: { authorization: `Bearer ${token}` } })
      },
      onChange: (link) => {
        for (const run of [...listeners]) run(link)
      },
    })
  const links = { stage: provider('stage'), review: provider('review') }
  const both = [links.stage, links.review]
  const connect = () => {
    for (const link of both) link.connect()
  }
  connect()
  return {
    set,
    ...links,
    connect,
    on: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    disconnect: () => {
      for (const link of both) link.disconnect()
    },
    close: () => {
      for (const link of both) link.close()
      listeners.clear()
    },
  }
}
