import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTokens } from './tokens.ts'

let folder: string
let time: number
const now = () => time

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotset-tokens-'))
  time = Date.parse('2026-11-24T12:00:00.500Z')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a token is read back by the same key, and by a server that starts again on the same folder', async () => {
  const token = await openTokens(folder, now).sign('invite', 'abc', time + 1_000)
  const read = await openTokens(folder, now).verify('invite', token)
  expect(read).toEqual({ ok: true, claims: { sub: 'abc', expiresAt: time + 1_000, issuedAt: Math.floor(time / 1000) * 1000 } })
})

test('a token ends at its millisecond', async () => {
  const tokens = openTokens(folder, now)
  const token = await tokens.sign('session', 'abc', time + 1_250)
  time += 1_249
  expect((await tokens.verify('session', token)).ok).toBe(true)
  time += 1
  expect(await tokens.verify('session', token)).toEqual({ ok: false, why: 'expired' })
})

test('within its grace an ended token still counts, and not after', async () => {
  const tokens = openTokens(folder, now)
  const token = await tokens.sign('session', 'abc', time + 1_000)
  time += 10_999
  expect((await tokens.verify('session', token, 10_000)).ok).toBe(true)
  time += 1
  expect(await tokens.verify('session', token, 10_000)).toEqual({ ok: false, why: 'expired' })
})

test('a token for one use opens no other door', async () => {
  const tokens = openTokens(folder, now)
  const token = await tokens.sign('invite', 'abc', null)
  for (const use of ['owner', 'session', 'grant', 'agent'] as const)
    expect(await tokens.verify(use, token)).toEqual({ ok: false, why: 'forged' })
})

test('a token of another key, of another algorithm, or of none is forged', async () => {
  const tokens = openTokens(folder, now)
  const payload = () => new SignJWT({}).setAudience('hotset:invite').setSubject('abc').setIssuedAt()
  const other = await payload().setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32).fill(7))
  const key = Buffer.from(readFileSync(join(folder, 'grant.key'), 'utf8').trim(), 'base64url')
  const stronger = await payload()
    .setProtectedHeader({ alg: 'HS512' })
    .sign(Buffer.concat([key, key]))
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const none = `${part({ alg: 'none' })}.${part({ aud: 'hotset:invite', sub: 'abc', iat: 1 })}.`
  for (const token of [other, stronger, none, '', 'x', 'a.b.c', 'x'.repeat(1_000_000)])
    expect(await tokens.verify('invite', token)).toEqual({ ok: false, why: 'forged' })
})

test('whichever single character of a token is changed, it is not valid any more', async () => {
  const tokens = openTokens(folder, now)
  const token = await tokens.sign('invite', 'abc', null)
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 2), fc.constantFrom(...'Aa0_-.'), async (at, letter) => {
      const changed = token.slice(0, at) + letter + token.slice(at + 1)
      expect((await tokens.verify('invite', changed)).ok).toBe(changed === token)
    }),
    { numRuns: 300 },
  )
})

test('the key is readable by its owner only, also when a restored copy was not', () => {
  const { keyId } = openTokens(folder, now)
  const file = join(folder, 'grant.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  chmodSync(file, 0o644)
  expect(openTokens(folder, now).keyId).toBe(keyId)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a key file without a key is refused by name, not replaced', () => {
  const file = join(folder, 'grant.key')
  writeFileSync(file, 'short')
  expect(() => openTokens(folder, now)).toThrow(file)
  expect(readFileSync(file, 'utf8')).toBe('short')
})
