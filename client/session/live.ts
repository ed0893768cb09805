/**
 * Values in motion: mine at once, the others' drawn a tenth of a second behind and smooth. One is dropped when the
 * document's value has arrived, not when the gesture ends, or the thing would jump back for a moment.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Awareness } from 'y-protocols/awareness'
import type { Values } from '../../shared/changes/change.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { NodeId } from '../../shared/ids.ts'
import { BEHIND_MS, Track } from '../../shared/peer/interpolate.ts'
import type { SetView, ViewChange } from '../../shared/stage/view.ts'
import { type Frame, oncePerFrame } from './frame.ts'
import { readLive } from './read-presence.ts'

export interface Live {
  readonly all: ReadonlySignal<ReadonlyMap<NodeId, Values>>
  /** What I drag now; an empty map ends it. */
  mine(values: ReadonlyMap<NodeId, Values>): void
  /** To be called with each change of the set. */
  arrived(change: ViewChange): void
  close(): void
}

export interface LiveParts {
  readonly awareness: Awareness
  readonly view: SetView
  readonly frame: Frame
  now(): number
}

interface Moving {
  readonly tracks: Map<string, Track>
  lastAt: number
  /** When the document last changed it. */
  docAt: number
  /** When its owner let go; null: still held. */
  endedAt: number | null
}

/** Should the document's value never come (a drag that was given up, a lost peer). */
const GIVE_UP_MS = 1000
const NONE: ReadonlyMap<NodeId, Values> = new Map()

export const makeLive = ({ awareness, view, frame, now }: LiveParts): Live => {
  const all = signal<ReadonlyMap<NodeId, Values>>(NONE)
  const others = new Map<number, Map<NodeId, Moving>>()
  let own: ReadonlyMap<NodeId, Values> = NONE

  const hear = (client: number) => {
    const values = readLive(view, awareness.getStates().get(client))
    const known = others.get(client) ?? new Map<NodeId, Moving>()
    const at = now()
    for (const [id, fields] of values) {
      const moving = known.get(id) ?? { tracks: new Map(), lastAt: at, docAt: Number.NEGATIVE_INFINITY, endedAt: null }
      for (const [name, value] of Object.entries(fields)) {
        const track = moving.tracks.get(name) ?? new Track(name)
        if (moving.tracks.size === 0 || !moving.tracks.has(name)) track.push(at - BEHIND_MS, value)
        track.push(at, value)
        moving.tracks.set(name, track)
      }
      moving.lastAt = at
      moving.endedAt = null
      known.set(id, moving)
    }
    for (const [id, moving] of known) if (!values.has(id)) moving.endedAt ??= at
    if (known.size > 0) others.set(client, known)
  }

  /** Whether it may go: the document has what was shown last, or will never have it. */
  const isOver = (id: NodeId, moving: Moving, time: number): boolean => {
    const node = view.nodes.get(id)
    if (!node) return true
    if (moving.endedAt === null || time - BEHIND_MS < moving.lastAt) return false
    if (time - moving.endedAt > GIVE_UP_MS || moving.docAt >= moving.lastAt) return true
    const now = node as unknown as { readonly [name: string]: Json }
    return [...moving.tracks].every(([name, track]) => near(track.last?.value ?? null, now[name] ?? null))
  }

  const draw = () => {
    const time = now()
    const shown = new Map<NodeId, Values>()
    let again = false
    for (const [client, known] of others) {
      for (const [id, moving] of known) {
        if (isOver(id, moving, time)) {
          known.delete(id)
          continue
        }
        if (moving.endedAt !== null || time - BEHIND_MS < moving.lastAt) again = true
        const values: { [name: string]: Json } = {}
        for (const [name, track] of moving.tracks) values[name] = track.at(time - BEHIND_MS) ?? null
        shown.set(id, values)
      }
      if (known.size === 0) others.delete(client)
    }
    for (const [id, values] of own) shown.set(id, values)
    if (shown.size > 0 || all.peek().size > 0) all.value = shown.size > 0 ? shown : NONE
    if (again) ask()
  }
  const ask = oncePerFrame(frame, draw)

  const changed = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    for (const client of [...added, ...updated, ...removed]) if (client !== awareness.clientID) hear(client)
    if (others.size > 0) ask()
  }
  awareness.on('change', changed)

  return {
    all,
    mine: (values) => {
      own = values
      draw()
    },
    arrived: ({ updated, removed }) => {
      if (others.size === 0) return
      for (const known of others.values()) {
        for (const [id, moving] of known) if (updated.has(id)) moving.docAt = now()
        for (const id of removed) known.delete(id)
      }
      ask()
    },
    close: () => awareness.off('change', changed),
  }
}

/** Live values are rounded. */
const near = (a: Json, b: Json): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-3
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((n, i) => near(n, b[i]!))
  return a === b
}
