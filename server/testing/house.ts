/** Rooms, a faulty store in memory, a network in memory and a virtual clock: a whole server without a process. */
import * as Y from 'yjs'
import { asId, type SetId } from '../../shared/ids.ts'
import { openPeer } from '../../shared/peer/open.ts'
import type { Peer, PeerOptions } from '../../shared/peer/peer.ts'
import type { Rooms } from '../rooms/contract.ts'
import type { Limits } from '../rooms/limits.ts'
import { openRooms, type RoomsOptions } from '../rooms/rooms.ts'
import { type FaultyStore, faultyStore } from '../stores/faulty.ts'
import type { DocId, Store } from '../stores/store.ts'
import { type MemoryNet, memoryNet } from './memory-net.ts'
import { memoryStore } from './memory-store.ts'
import { type RawOptions, type RawSocket, rawSocket } from './raw-socket.ts'
import { silentLog } from './silent-log.ts'
import { settle, type VirtualClock, virtualClock } from './virtual-clock.ts'

export const SET = asId<SetId>('set1')
export const STAGE: DocId = `${SET}/stage`

export interface House {
  readonly clock: VirtualClock
  readonly store: FaultyStore
  readonly net: MemoryNet
  readonly rooms: Rooms
  readonly log: ReturnType<typeof silentLog>
  peer(as: string, options?: Partial<PeerOptions>): Peer
  raw(as: string, options?: Partial<RawOptions>): RawSocket
  /** New rooms over the same store, as after a restart. */
  restart(limits?: Partial<Limits>): Rooms
}

export interface HouseOptions {
  readonly limits?: Partial<Limits>
  readonly store?: Store
  readonly firstState?: RoomsOptions['firstState']
}

export const house = (options: HouseOptions = {}): House => {
  const clock = virtualClock()
  const store = faultyStore(options.store ?? memoryStore())
  const log = silentLog()
  const open = (limits: Partial<Limits> = {}) =>
    openRooms({ store, clock, log, limits: { ...options.limits, ...limits }, firstState: options.firstState ?? (() => null) })
  let rooms = open()
  const net = memoryNet(rooms)
  return {
    clock,
    store,
    net,
    log,
    get rooms() {
      return rooms
    },
    peer: (as, over = {}) =>
      openPeer({ server: 'ws://house', set: SET, token: as, socket: net.Socket, random: () => 0.5, clock, ...over }),
    raw: (as, over = {}) => rawSocket({ server: 'ws://house', set: SET, as, socket: net.Socket, ...over }),
    restart: (limits) => {
      rooms = open(limits)
      net.rooms = rooms
      return rooms
    },
  }
}

/** A raw client that has opened and asked for the state. */
export const guest = async (given: House, as: string, options?: Parameters<House['raw']>[1]): Promise<RawSocket> => {
  const socket = given.raw(as, options)
  await socket.opened
  socket.ask()
  await settle()
  return socket
}

/** Same state vector and same delete set. */
export const equal = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))

/** What a store holds of a doc, as a doc. */
export const stored = async (store: Store, doc: DocId = STAGE): Promise<Y.Doc> => {
  const opened = await store.open(doc)
  const result = new Y.Doc()
  if (opened?.snapshot) Y.applyUpdate(result, opened.snapshot)
  for (const update of opened?.log ?? []) Y.applyUpdate(result, update)
  return result
}

/** One edit of a fresh author: an update that sets `key` in the root map `nodes`. */
export const edit = (key: string, value: unknown = 1): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('nodes').set(key, value)
  return Y.encodeStateAsUpdate(doc)
}

/** An author of updates: each call gives the update of one edit, in order. */
export const author = (): ((key: string, value?: unknown) => Uint8Array) => {
  const doc = new Y.Doc()
  return (key, value = 1) => {
    const before = Y.encodeStateVector(doc)
    doc.getMap('nodes').set(key, value)
    return Y.encodeStateAsUpdate(doc, before)
  }
}
