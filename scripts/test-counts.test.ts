import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.ts'

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [] }

test('tests of vitest are counted as it counts them', () => {
  expect(countVitest(vitest)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a test file that does not load is a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ]
  expect(countVitest({ ...vitest, testResults })).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('a flaky test and an error outside of tests are failures', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 0 })
})

test('a report of another form is an error, not a zero', () => {
  expect(() => countVitest({})).toThrow()
  expect(() => countPlaywright({ stats: {} })).toThrow()
})
