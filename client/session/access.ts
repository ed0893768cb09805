/** From what the links say to what a person reads about their access: one state, one sentence. Pure. */
import type { Link, Peer } from '../../shared/peer/peer.ts'
import { closes } from '../../shared/protocol/closes.ts'
import type { Role } from '../../shared/roles.ts'
import { SCHEMA_VERSION } from '../../shared/stage/schema.ts'
import type { Access } from './types.ts'

/** Who this browser was when the server last said so: what offline work goes by. */
export interface KnownSelf {
  readonly role: Role
  readonly user: NonNullable<Access['user']>
}

const READ_ONLY: Readonly<Record<Role, string>> = {
  director: '',
  editor: '',
  reviewer: 'You may comment and propose; only editors change the set.',
  viewer: 'You are watching: a viewer changes nothing.',
}

/** `renewing`: a new grant is being asked for in place of one that ran out. */
export const accessOf = (
  { stage, review }: Pick<Peer, 'stage' | 'review'>,
  known: KnownSelf | null,
  renewing = false,
): Access => {
  const welcome = stage.welcome ?? review.welcome
  const role = welcome?.role ?? known?.role ?? null
  const user = welcome?.user ?? known?.user ?? null
  const refusal = refusalOf(stage) ?? refusalOf(review)
  if (refusal && renewing) return { state: 'connecting', role, user, says: '' }
  if (refusal) return { state: refusal.old ? 'too-old' : 'refused', role, user, says: refusal.says }
  if (Math.max(stage.welcome?.schema ?? 0, review.welcome?.schema ?? 0) > SCHEMA_VERSION) {
    return { state: 'too-old', role, user, says: closes.tooOld.says }
  }
  const readOnly = role ? READ_ONLY[role] : ''
  if (stage.state.at === 'offline') return { state: 'offline', role, user, says: readOnly || OFFLINE }
  if (stage.state.at === 'connecting') return { state: 'connecting', role, user, says: readOnly }
  return { state: 'ready', role, user, says: readOnly }
}

const OFFLINE = 'Offline: you can go on working, your edits are kept here.'
const UNKNOWN = 'The server closed the connection and does not say why. Reload to try again.'

const refusalOf = ({ state }: Link): { readonly says: string; readonly old: boolean } | null => {
  if (state.at !== 'refused') return null
  const says = state.close ? closes[state.close].says : UNKNOWN
  return { says, old: state.close === 'tooOld' }
}
