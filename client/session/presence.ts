/**
 * What I show of myself to the others, through awareness: at most 30 times a second while I drag, 15 otherwise, and never
 * more than fits the server's 4 kB. What does not fit is not shown live; the document brings it at the end.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Values } from '../../shared/changes/change.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { Person } from './types.ts'

export interface Shown {
  readonly selection: readonly NodeId[]
  readonly camera: Person['camera']
  readonly activity: string
  readonly idle: boolean
  readonly live: { readonly [node: string]: Values }
}

export interface PresenceWriter {
  /** Shows the given parts, with the next message. */
  show(parts: Partial<Shown>): void
  /** Somebody touched the machine: idle no longer, and the minute starts anew. */
  wake(): void
  close(): void
}

const DRAGGING_MS = 33
const RESTING_MS = 66
const IDLE_MS = 60_000
/** Bytes of JSON; the rest of the 4 kB is the envelope's, and the user's, which the server writes. */
const BUDGET = 3500
const MOST_SELECTED = 50
const MAX_ACTIVITY = 80

export const makePresence = (awareness: Awareness, now: () => number): PresenceWriter => {
  let shown: Shown = { selection: [], camera: null, activity: '', idle: false, live: {} }
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null
  let idle: ReturnType<typeof setTimeout> | null = null

  const write = () => {
    timer = null
    last = now()
    awareness.setLocalState({ ...awareness.getLocalState(), ...withinBudget(shown) })
  }
  const show = (parts: Partial<Shown>) => {
    shown = { ...shown, ...parts }
    if (timer !== null) return
    const pause = Object.keys(shown.live).length > 0 ? DRAGGING_MS : RESTING_MS
    const wait = last + pause - now()
    if (wait <= 0) write()
    else timer = setTimeout(write, wait)
  }
  const wake = () => {
    if (idle !== null) clearTimeout(idle)
    idle = setTimeout(() => show({ idle: true }), IDLE_MS)
    if (shown.idle) show({ idle: false })
  }
  wake()
  show({})
  return {
    show,
    wake,
    close: () => {
      if (timer !== null) clearTimeout(timer)
      if (idle !== null) clearTimeout(idle)
      awareness.setLocalState(null)
    },
  }
}

const encoder = new TextEncoder()
const bytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length

/** The same within the budget. */
export const withinBudget = (shown: Shown): Shown => {
  const camera = shown.camera && (short(shown.camera) as unknown as Person['camera'])
  const rest = {
    selection: shown.selection.slice(0, MOST_SELECTED),
    camera,
    activity: shown.activity.slice(0, MAX_ACTIVITY),
    idle: shown.idle,
  }
  const live: { [node: string]: Values } = {}
  let left = BUDGET - bytes(rest)
  for (const [node, values] of Object.entries(shown.live)) {
    const brief = short(values) as Values
    left -= bytes(brief) + node.length + 4
    if (left < 0) break
    live[node] = brief
  }
  return { ...rest, live }
}

/** Numbers to a tenth of a millimetre: half the bytes, and nobody sees it. */
const short = (value: unknown): Json => {
  if (typeof value === 'number') return Math.round(value * 1e4) / 1e4
  if (Array.isArray(value)) return value.map(short)
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, short(one)]))
}
