/** The session cookie: HttpOnly, SameSite=Lax, Secure where people come over https. */
import { parse, serialize } from 'hono/utils/cookie'

export interface SessionCookie {
  readonly name: string
  /** The token in a Cookie header, or null. */
  read(header: string | undefined): string | null
  /** Value of a Set-Cookie header. */
  write(token: string, maxAgeS: number): string
}

/** Browsers send cookies of one host to all of its ports: `keyId` keeps two servers on one host apart. */
export const sessionCookie = (keyId: string, secure: boolean): SessionCookie => {
  const name = `hotset_${keyId}`
  return {
    name,
    read: (header) => (header === undefined ? null : (parse(header, name)[name] ?? null)),
    write: (token, maxAgeS) => serialize(name, token, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: maxAgeS, secure }),
  }
}
