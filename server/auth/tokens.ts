/**
 * Signed tokens (JWT, HS256). The key is 32 random bytes in the data folder, readable by its owner only; who reads it
 * can sign anything, and a new key makes every link, session and agent token invalid. A token only names a record;
 * whether that still holds is judged by the door, so that revoking works at once.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** What a token is for: none opens the door of another. */
const USES = ['owner', 'invite', 'session', 'grant', 'agent'] as const
export type Use = (typeof USES)[number]

const claims = z.object({ sub: z.string().max(64), exp: z.number().optional(), iat: z.number() })
export interface Claims {
  readonly sub: string
  /** Milliseconds since 1970; null: never. */
  readonly expiresAt: number | null
  readonly issuedAt: number
}

export type Verified =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly why: 'forged' | 'expired' }

export interface Tokens {
  /** Short name of the key, safe to show: cookies of two servers on one host carry it, so that they do not clash. */
  readonly keyId: string
  sign(use: Use, sub: string, expiresAt: number | null): Promise<string>
  /** `graceMs`: how long after its end a token still counts. */
  verify(use: Use, token: string, graceMs?: number): Promise<Verified>
}

const LONGEST = 2_048

const readKey = (folder: string): Buffer => {
  const file = join(folder, 'grant.key')
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    // A copied or restored folder often comes back readable for all.
    chmodSync(file, 0o600)
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
  if (key.length < 32)
    throw new Error(`${file} holds no key of 32 bytes; restore it, or move it away to have a new one made (all links end then)`)
  return key
}

export const openTokens = (folder: string, now: () => number): Tokens => {
  const key = readKey(folder)
  return {
    keyId: createHash('sha256').update(key).digest('hex').slice(0, 8),
    sign: (use, sub, expiresAt) => {
      const token = new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setAudience(`hotset:${use}`).setSubject(sub)
      token.setIssuedAt(Math.floor(now() / 1000))
      // Seconds may have a fraction (RFC 7519): a grant ends at its millisecond.
      return (expiresAt === null ? token : token.setExpirationTime(expiresAt / 1000)).sign(key)
    },
    verify: async (use, token, graceMs = 0) => {
      if (token.length > LONGEST) return { ok: false, why: 'forged' }
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: `hotset:${use}`,
          currentDate: new Date(now()),
          clockTolerance: graceMs / 1000,
        })
        const { sub, exp, iat } = claims.parse(payload)
        // The library compares whole seconds.
        if (exp !== undefined && exp * 1000 + graceMs <= now()) return { ok: false, why: 'expired' }
        return { ok: true, claims: { sub, expiresAt: exp === undefined ? null : exp * 1000, issuedAt: iat * 1000 } }
      } catch (error) {
        // Every way in which bytes can fail to be a token of ours is the same to the caller.
        return { ok: false, why: error instanceof errors.JWTExpired ? 'expired' : 'forged' }
      }
    },
  }
}
