import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, configRows, readConfig } from './config.ts'

const errorOf = (env: Record<string, string>) => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return null
}

test('an empty environment gives the defaults', () => {
  const config = readConfig({ PORT: '' })
  expect(config).toMatchObject({ PORT: 8080, HOST: '127.0.0.1', DATA_DIR: 'data', AGENT: 'on', KEEP_DELETED_DAYS: 30 })
})

test('good values are read as what they are', () => {
  const env = { PORT: '0', HOST: '::1', PUBLIC_URL: 'https://set.example.org', AGENT: 'off', LOG_LEVEL: 'silent' }
  expect(readConfig(env)).toMatchObject({ ...env, PORT: 0 })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '8080.5'],
  ['PORT', '0x50'],
  ['HOST', 'no host'],
  ['PUBLIC_URL', 'set.example.org'],
  ['PUBLIC_URL', 'https://set.example.org/path'],
  ['PUBLIC_URL', 'ftp://set.example.org'],
  ['LOG_LEVEL', 'loud'],
  ['AGENT', 'yes'],
  ['SESSION_SECONDS', '0'],
  ['DATA_DIR', 'a\0b'],
])('%s=%j is refused with its name, its value and what was expected', (name, value) => {
  const message = errorOf({ [name]: value })
  expect(message).toContain(`${name} is ${JSON.stringify(value)}; expected `)
  expect(message).not.toContain('\n')
})

test('the limits of rooms are variables too', () => {
  expect(readConfig({ LIMIT_FRAME_BYTES: '2048' }).limits.frameBytes).toBe(2048)
  expect(errorOf({ LIMIT_FRAME_BYTES: '-1' })).toContain('LIMIT_FRAME_BYTES is "-1"; expected ')
})

test('several bad values are all named, one a line', () => {
  expect(errorOf({ PORT: 'x', AGENT: 'maybe' })?.split('\n')).toHaveLength(2)
})

test('any text in any variable is either read or refused by name', () => {
  const names = configRows().map((row) => row.name)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ minLength: 1 }), (name, text) => {
      const message = errorOf({ [name]: text })
      expect(message === null || message.startsWith(`${name} is `)).toBe(true)
    }),
  )
})

test('every setting has a help text and a default that it would accept itself', () => {
  for (const row of configRows()) {
    expect(row.help, row.name).not.toBe('')
    expect(errorOf({ [row.name]: String(row.default) }), row.name).toBeNull()
  }
})
