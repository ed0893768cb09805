/** Reads the JSON reports of Vitest and Playwright into counts. A report of another form is an error, never a zero. */
import { z } from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** A file that could not be loaded has no tests to fail: it counts as one. */
export const countVitest = (report: unknown): Counts => {
  const read = vitest.parse(report)
  const broken = read.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: read.numPassedTests, failed: read.numFailedTests + broken, skipped: read.numPendingTests }
}

const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** A test that passed only at a second try has failed. */
export const countPlaywright = (report: unknown): Counts => {
  const { stats, errors } = playwright.parse(report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}
