/**
 * Why a socket is closed: one table for server, client, README. y-websocket 3.1 takes 4400–4499 as final and retries
 * every other code.
 */
export interface Close {
  readonly code: number
  readonly retry: boolean
  /** The sentence that the person reads. */
  readonly says: string
}

export const closes = {
  malformed: { code: 4400, retry: false, says: 'This client sent something that the server does not understand.' },
  noGrant: { code: 4401, retry: false, says: 'This link is not valid, or has expired. Ask for a new one.' },
  mayNotWrite: { code: 4403, retry: false, says: 'Your role may not change this.' },
  notFound: { code: 4404, retry: false, says: 'There is no such set, or it was deleted.' },
  revoked: { code: 4408, retry: false, says: 'The director has withdrawn your access.' },
  otherEpoch: { code: 4409, retry: false, says: 'This set was made anew; what this browser kept belongs to the old one.' },
  tooLarge: { code: 4413, retry: false, says: 'This change is too large to send.' },
  tooOld: { code: 4426, retry: false, says: 'This page is older than the set. Reload to go on editing.' },
  busy: { code: 4503, retry: true, says: 'The server is busy; your edits are kept here.' },
  shutdown: { code: 1012, retry: true, says: 'The server restarts; your edits are kept here.' },
} as const satisfies Record<string, Close>

export type CloseName = keyof typeof closes

const isCloseName = (name: string): name is CloseName => name in closes

/** The name of a close code, or null for codes that are not ours. */
export const closeNameOf = (code: number): CloseName | null =>
  Object.keys(closes)
    .filter(isCloseName)
    .find((name) => closes[name].code === code) ?? null
