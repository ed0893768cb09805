/**
 * `npm test`: every stage of the gate, one after the other. A red stage does not stop the others, so that one run tells
 * all. The last line is `N passed, N failed`; exits 1 on any failure, and when a stage of tests ran no test at all.
 * `npm test -- unit e2e` runs only the stages that are named.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, countPlaywright, countVitest } from './test-counts.ts'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')

/** Runs one program to its end with its output shown; answers its exit code. */
const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const path = `${BIN}:${process.env.PATH ?? ''}`
    const child = spawn(join(BIN, program), args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: path, ...env },
    })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })

/** A program whose exit code is its only result counts as one test. */
const check =
  (program: string, ...args: readonly string[]) =>
  async (): Promise<Counts> => {
    const ok = (await run(program, args)) === 0
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  }

/** A program that writes a report; its exit code counts too, since a crash between tests is in no report. */
const suite = (start: (report: string) => Promise<number>, count: (report: unknown) => Counts) => async (): Promise<Counts> => {
  const folder = await mkdtemp(join(tmpdir(), 'hotset-report-'))
  const report = join(folder, 'report.json')
  const code = await start(report)
  const text = await readFile(report, 'utf8').catch(() => null)
  await rm(folder, { recursive: true, force: true })
  const counts = text === null ? { passed: 0, failed: 0, skipped: 0 } : count(JSON.parse(text))
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 }
  if (counts.passed + counts.failed > 0) return counts
  process.stdout.write('no test ran\n')
  return { ...counts, failed: 1 }
}

const vitest = (project: string, ...more: readonly string[]) =>
  suite(
    (report) =>
      run('vitest', [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...more,
      ]),
    countVitest,
  )

const stages: Readonly<Record<string, () => Promise<Counts>>> = {
  testdata: async () => {
    const there = existsSync(join(ROOT, '../shared/testdata/README.md'))
    // Tests that read it say so where they skip; in the gate its absence would hide them.
    if (!there) process.stdout.write('../shared/testdata is not there: tests that read it are skipped\n')
    return { passed: there ? 1 : 0, failed: !there && process.env.CI === 'true' ? 1 : 0, skipped: 0 }
  },
  'types shared': check('tsc', '-p', 'shared'),
  'types shared tests': check('tsc', '-p', 'shared/tsconfig.test.json'),
  'types server': check('tsc', '-p', 'server'),
  'types client': check('tsc', '-p', 'client'),
  'types client tests': check('tsc', '-p', 'client/tsconfig.test.json'),
  'types e2e': check('tsc', '-p', 'e2e'),
  lint: check('biome', 'check', '.'),
  'dead code': check('knip'),
  unit: vitest('unit'),
  // One file after the other: promises that name milliseconds need the machine's two cores for server and clients.
  server: vitest('server', '--no-file-parallelism'),
  e2e: suite(
    (report) => run('playwright', ['test', '--config', 'e2e/playwright.config.ts'], { HOTSET_REPORT: report }),
    countPlaywright,
  ),
}

const asked = process.argv.slice(2)
const chosen = Object.entries(stages).filter(([name]) => asked.length === 0 || asked.some((word) => name.startsWith(word)))
const rows: string[] = []
let passed = 0
let failed = chosen.length === 0 ? 1 : 0
for (const [name, stage] of chosen) {
  process.stdout.write(`\n=== ${name}\n`)
  const start = performance.now()
  const counts = await stage()
  passed += counts.passed
  failed += counts.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  rows.push(
    `${counts.failed > 0 ? '✗' : '✓'} ${name.padEnd(20)} ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`,
  )
}
process.stdout.write(`\n${rows.join('\n')}\n\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
