import { expect, it } from 'vitest'
import { stale } from './docs.ts'

it('the generated tables of docs/ are those of the code (npm run docs)', () => {
  expect(stale()).toEqual([])
})
