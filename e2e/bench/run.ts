/**
 * `npm run bench`: every figure, next to its goal and, where one is named, next to a peer measured in the same run.
 * `-- --json` prints one object a line; `-- --only WORD` runs the benches whose name has the word; `-- --list` names them.
 * A bench is an object of a `*.bench.ts` file's `benches`; those files stand beside what they measure.
 */
import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench, Figure } from '../../shared/testing/bench.ts'

const args = process.argv.slice(2)
const json = args.includes('--json')
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : ''

const holds = (figure: Figure): boolean | null =>
  figure.goal === undefined ? null : figure.better === 'less' ? figure.value <= figure.goal : figure.value >= figure.goal

const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 })

const row = (figure: Figure) => {
  const verdict = holds(figure)
  const mark = verdict === null ? ' ' : verdict ? '✓' : '✗'
  const goal = figure.goal === undefined ? '' : `${figure.better === 'less' ? '≤' : '≥'} ${number(figure.goal)}`
  const peer = figure.peer ? `${figure.peer}${figure.ratio === undefined ? '' : ` × ${number(figure.ratio)}`}` : ''
  return `${mark} ${figure.name.padEnd(64)} ${`${number(figure.value)} ${figure.unit}`.padStart(18)}  ${goal.padEnd(14)} ${peer}`
}

const files: string[] = []
for await (const file of glob('{shared,server,client,e2e}/**/*.bench.ts')) files.push(file)

const benches: Bench[] = []
for (const file of files.sort()) {
  const found = ((await import(pathToFileURL(resolve(file)).href)) as { benches?: Bench[] }).benches
  if (!found) throw new Error(`${file} exports no benches`)
  benches.push(...found.filter((bench) => bench.name.includes(only)))
}

if (args.includes('--list')) for (const bench of benches) process.stdout.write(`${bench.name}\n`)
else {
  let missed = 0
  for (const bench of benches) {
    if (!json) process.stdout.write(`\n${bench.name}\n`)
    for (const figure of await bench.run()) {
      if (holds(figure) === false) missed++
      process.stdout.write(json ? `${JSON.stringify({ ...figure, holds: holds(figure) })}\n` : `${row(figure)}\n`)
    }
  }
  if (!json) process.stdout.write(`\n${missed === 0 ? 'every goal holds' : `${missed} goals missed`}\n`)
}
// Benches close what they opened; a browser's or a socket's last handle must not keep a finished run alive.
process.exit(0)
