/**
 * The port through which the server knows which sets there are, who the people are and what lets them in. It holds no
 * document. `sqlite-registry.ts` keeps it in a file of its own (`registry.sqlite`), not in the rooms' file: the two are
 * read and written by different rooms of the code, the store's group commit must never wait for an API call, and a
 * damaged one does not take the other with it. All calls are synchronous: rows are few, and a right must be judged now.
 */
import type { SetId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import type { Template } from './templates.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  /** The owner is a director of every set. */
  readonly owner: boolean
  readonly agent: boolean
  readonly createdAt: number
}

/** Times are milliseconds since 1970. */
export interface SetRow {
  readonly id: SetId
  readonly title: string
  /** What its docs are made of when they are first opened. */
  readonly template: Template
  readonly createdAt: number
  readonly changedAt: number
  readonly deletedAt: number | null
  /** Id of the person who made it. */
  readonly by: string
}

export interface InviteRow {
  readonly id: string
  readonly setId: SetId
  readonly role: Role
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly by: string
}

/** A person's right to a set. */
export interface GrantRow {
  readonly id: string
  readonly setId: SetId
  readonly personId: string
  /** null: not from a link; the person made the set. */
  readonly inviteId: string | null
  readonly role: Role
  readonly createdAt: number
  /** null: never. */
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly lastSeenAt: number
}

export interface Registry {
  meta(key: string): string | null
  setMeta(key: string, value: string): void

  person(id: string): PersonRow | null
  owner(): PersonRow | null
  addPerson(row: PersonRow): void
  renamePerson(id: string, name: string): void

  set(id: string): SetRow | null
  sets(): readonly SetRow[]
  /** Sets that were made by a person and are not gone for good. */
  countSetsBy(person: string): number
  addSet(row: SetRow): void
  updateSet(id: SetId, to: Partial<Pick<SetRow, 'title' | 'changedAt' | 'deletedAt'>>): void
  /** Removes a set with its invites and grants, for good. */
  forgetSet(id: SetId): void

  invite(id: string): InviteRow | null
  /** Newest first. */
  invitesOf(set: SetId): readonly InviteRow[]
  addInvite(row: InviteRow): void
  /** Revokes a link and all grants that came from it. */
  revokeInvite(id: string, at: number): void

  grant(id: string): GrantRow | null
  grantsOf(set: SetId): readonly GrantRow[]
  grantsFor(person: string): readonly GrantRow[]
  addGrant(row: GrantRow): void
  updateGrant(id: string, to: Partial<Pick<GrantRow, 'role' | 'revokedAt'>>): void
  /** Notes when grants were last used. */
  seen(at: ReadonlyMap<string, number>): void

  /** All of the writes in one transaction, or none. */
  together(work: () => void): void
  close(): void
}
