import { expect, it } from 'vitest'
import { closeNameOf, closes } from './closes.ts'

it('each close has a code of its own and a sentence; 4400 to 4499 are final, as plain y-websocket clients take them', () => {
  const all = Object.entries(closes)
  expect(new Set(all.map(([, { code }]) => code)).size).toBe(all.length)
  for (const [name, { code, retry, says }] of all) {
    expect(retry).toBe(!(code >= 4400 && code < 4500))
    expect(closeNameOf(code)).toBe(name)
    expect(says).toMatch(/^[A-Z].*\.$/)
    // The reason of a close frame may take 123 bytes.
    expect(new TextEncoder().encode(says).length).toBeLessThanOrEqual(123)
  }
  expect(closeNameOf(1006)).toBeNull()
})
