/** Who may do what: role × doc × verb. The client asks it to grey out, the server to refuse. */

export const ROLES = ['director', 'editor', 'reviewer', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** The two docs of a set. */
export type DocName = 'stage' | 'review'

export type Verb =
  | 'edit-stage' // any write to the stage doc; accepting a proposal is one
  | 'review' // briefs, proposals, comments: any write to the review doc
  | 'manage' // rename, delete, invite, revoke

const RIGHTS: Readonly<Record<Role, readonly Verb[]>> = {
  director: ['edit-stage', 'review', 'manage'],
  editor: ['edit-stage', 'review'],
  reviewer: ['review'],
  viewer: [],
}

export const isRole = (value: unknown): value is Role => ROLES.includes(value as Role)

export const may = (role: Role, verb: Verb): boolean => RIGHTS[role].includes(verb)

/** Whether a role may write a doc: the server asks this for each update. */
export const mayWrite = (role: Role, doc: DocName): boolean => may(role, doc === 'stage' ? 'edit-stage' : 'review')
