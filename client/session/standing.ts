/** Where this person stands: role and access, what is saved, and what both allow. Listens to the peer; two pure functions tell. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Peer } from '../../shared/peer/peer.ts'
import type { Author } from '../../shared/review/view.ts'
import { isRole, may as roleMay, type Verb } from '../../shared/roles.ts'
import { accessOf, type KnownSelf } from './access.ts'
import type { Prefs } from './prefs.ts'
import { savedOf } from './saved.ts'
import type { Access, SavedState, Session } from './types.ts'

export interface StandingParts {
  readonly peer: Peer
  readonly prefs: Prefs
  readonly lost?: ReadonlySignal<string | null> | undefined
  readonly renewing?: ReadonlySignal<boolean> | undefined
  toast: Session['toast']
  now(): number
}

export interface Standing {
  readonly access: ReadonlySignal<Access>
  readonly saved: ReadonlySignal<SavedState>
  /** Reads the signal, so that whoever asks in an effect hears of a change. */
  may(verb: Verb): boolean
  /** The same once, saying why not. */
  allow(verb: Verb): boolean
  author(): Author
  /** Whether the line has been up for a while: whoever is there by then was there before. */
  settled(): boolean
  close(): void
}

const SETTLE_MS = 2500

export const makeStanding = ({ peer, prefs, lost, renewing, toast, now }: StandingParts): Standing => {
  const selfKey = `self:${peer.set}`
  const heldKey = `held:${peer.set}`
  const known = readSelf(prefs.get<unknown>(selfKey, null))
  let remembered = JSON.stringify(known)
  let held = Math.max(0, prefs.get(heldKey, 0))
  let syncedAt = Number.POSITIVE_INFINITY
  const access = signal(accessOf(peer, known))
  const saved = signal(savedOf(peer, lost?.peek() ?? null, held))

  const remember = ({ role, user, state }: Access) => {
    const self = JSON.stringify({ role, user })
    if (!role || !user || state !== 'ready' || self === remembered) return
    remembered = self
    prefs.set(selfKey, { role, user })
  }
  const hearAccess = () => {
    const before = access.peek()
    const next = accessOf(peer, known, renewing?.peek() ?? false)
    remember(next)
    if (JSON.stringify(before) === JSON.stringify(next)) return
    access.value = next
    const other = before.role !== null && next.role !== null && next.role !== before.role
    if (other) toast(`You are ${next.role === 'editor' ? 'an' : 'a'} ${next.role} now. ${next.says}`.trim(), 'warn')
  }
  const hear = () => {
    hearAccess()
    const synced = peer.stage.state.at === 'synced'
    if (!synced) syncedAt = Number.POSITIVE_INFINITY
    else if (syncedAt === Number.POSITIVE_INFINITY) syncedAt = now()
    // From here on the peer itself knows what waits.
    if (synced && peer.review.state.at === 'synced') held = 0
    const state = savedOf(peer, lost?.peek() ?? null, held)
    if (state.count !== saved.peek().count) prefs.set(heldKey, state.count)
    if (JSON.stringify(saved.peek()) !== JSON.stringify(state)) saved.value = state
  }
  const stops = [peer.on(hear), lost?.subscribe(hear), renewing?.subscribe(hear)]
  hear()

  const allows = ({ role, state }: Access, verb: Verb): boolean =>
    role !== null && state !== 'refused' && state !== 'too-old' && roleMay(role, verb)
  return {
    access,
    saved,
    may: (verb) => allows(access.value, verb),
    allow: (verb) => {
      if (allows(access.peek(), verb)) return true
      toast(access.peek().says || 'Not connected yet: one moment.', 'warn')
      return false
    },
    author: () => {
      const { user } = access.peek()
      return { id: user?.id ?? '', name: user?.name ?? 'Somebody', agent: false }
    },
    settled: () => now() - syncedAt > SETTLE_MS,
    close: () => {
      for (const stop of stops) stop?.()
    },
  }
}

/** Tolerant: what stands in a browser's storage may be anything. */
const readSelf = (raw: unknown): KnownSelf | null => {
  if (typeof raw !== 'object' || raw === null) return null
  const { role, user } = raw as { readonly role?: unknown; readonly user?: unknown }
  if (!isRole(role) || typeof user !== 'object' || user === null) return null
  const { id, name, colour } = user as { readonly [key: string]: unknown }
  const texts = typeof id === 'string' && typeof name === 'string' && typeof colour === 'string'
  return texts ? { role, user: { id, name, colour } } : null
}
