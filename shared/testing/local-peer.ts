/**
 * A peer without a network, over docs in this process: always synced, director unless told otherwise. For tests and for
 * work on the screen without a server; `set` plays what a server would say.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newId, type SetId } from '../ids.ts'
import type { Link, Peer } from '../peer/peer.ts'
import type { Welcome } from '../protocol/messages.ts'
import type { DocName, Role } from '../roles.ts'
import { SCHEMA_VERSION } from '../stage/schema.ts'

export interface LocalOptions {
  readonly role?: Role
  readonly user?: Welcome['user']
  readonly set?: SetId
  readonly docs?: { readonly stage: Y.Doc; readonly review: Y.Doc }
}

export interface LocalPeer extends Peer {
  /** Puts one link, or both, into another state and tells the listeners. */
  say(link: DocName | 'both', state: Partial<Pick<Link, 'state' | 'welcome' | 'saved'>>): void
}

export const localPeer = (o: LocalOptions = {}): LocalPeer => {
  const user = o.user ?? { id: 'mia', name: 'Mia', colour: '#d97706' }
  const welcome: Welcome = { role: o.role ?? 'director', user, epoch: 'local', schema: SCHEMA_VERSION }
  const listeners = new Set<(link: Link) => void>()
  const link = (name: DocName) => {
    const doc = o.docs?.[name] ?? new Y.Doc()
    const state: Link['state'] = { at: 'synced' }
    return { name, doc, awareness: new Awareness(doc), state, welcome, saved: { pending: 0, unsaved: null } } satisfies Link
  }
  const links: { [name in DocName]: Link } = { stage: link('stage'), review: link('review') }
  links.stage.awareness.setLocalState({ user, role: welcome.role, agent: false })
  const say: LocalPeer['say'] = (which, state) => {
    for (const name of which === 'both' ? (['stage', 'review'] as const) : [which]) {
      links[name] = { ...links[name], ...state }
      for (const run of [...listeners]) run(links[name])
    }
  }
  return {
    set: o.set ?? newId<SetId>(),
    get stage() {
      return links.stage
    },
    get review() {
      return links.review
    },
    on: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    disconnect: () => say('both', { state: { at: 'offline' } }),
    connect: () => say('both', { state: { at: 'synced' } }),
    close: () => {
      listeners.clear()
      for (const { awareness } of [links.stage, links.review]) awareness.destroy()
    },
    say,
  }
}
