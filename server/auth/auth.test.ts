import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '../watch/log.ts'
import { sessionCookie } from './cookie.ts'
import { isOwnOrigin } from './origin.ts'
import { cleanName, MAX_NAME, newPerson } from './people.ts'

test('the session cookie is HttpOnly, SameSite=Lax, for the whole site, and Secure only over https', () => {
  const plain = sessionCookie('12345678', false).write('t', 60)
  expect(plain).toBe('hotset_12345678=t; Max-Age=60; Path=/; HttpOnly; SameSite=Lax')
  expect(sessionCookie('12345678', true).write('t', 60)).toContain('; Secure')
})

test('the cookie of another server on the same host is not ours', () => {
  const cookie = sessionCookie('12345678', false)
  expect(cookie.read('a=1; hotset_12345678=t; hotset_87654321=u')).toBe('t')
  expect(cookie.read('hotset_87654321=u')).toBeNull()
  expect(cookie.read(undefined)).toBeNull()
})

test.each([
  ['http://127.0.0.1:8080', '127.0.0.1:8080', '', true],
  ['http://set.example.org', 'SET.example.org', '', true],
  ['https://set.example.org', '127.0.0.1:8080', 'https://set.example.org', true],
  ['http://set.example.org', '127.0.0.1:8080', 'https://set.example.org', false],
  ['http://127.0.0.1:8081', '127.0.0.1:8080', '', false],
  ['https://evil.example', '127.0.0.1:8080', '', false],
  ['null', '127.0.0.1:8080', '', false],
  [undefined, '127.0.0.1:8080', '', false],
  ['file://127.0.0.1:8080', '127.0.0.1:8080', '', false],
  ['http://127.0.0.1:8080', undefined, '', false],
])('origin %s at host %s with public address "%s" is ours: %s', (origin, host, publicUrl, ours) => {
  expect(isOwnOrigin(origin, host, publicUrl)).toBe(ours)
})

test('whatever a person calls himself becomes one short line without invisible characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = cleanName(text)
      expect(Array.from(name).length).toBeLessThanOrEqual(MAX_NAME)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\n]/u)
      expect(cleanName(name)).toBe(name)
    }),
  )
  expect(cleanName('  Mia \u202e\n (gaffer) ')).toBe('Mia (gaffer)')
  expect(newPerson('\u200b', 0, 0).name).toBe('Guest')
})

test('people who come one after the other have different colours', () => {
  const colours = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => newPerson('x', 0, turn).colour)
  expect(new Set(colours).size).toBe(8)
})

test('a token inside any log line is taken out', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJob3RzZXQ6b3duZXIifQ.rgDZCM5Ftzg3Bd3oKnE9E3txYBur'
  expect(redact(`{"path":"/join/${token}","status":302}`)).toBe('{"path":"/join/[token]","status":302}')
})
