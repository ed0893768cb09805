/**
 * Makes `dist/` for a package: `server/` and `shared/` compiled, since Node strips no types below `node_modules`, and the
 * client built. Tests, benches and what only they need are left out. `npm pack` and `npm publish` run it.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

/** Ends the script with the program's own words when it fails. */
const run = (program: string, ...args: readonly string[]) => {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

for (const folder of ['server', 'shared']) rmSync(join(DIST, folder), { recursive: true, force: true })

const folder = mkdtempSync(join(tmpdir(), 'hotset-prepack-'))
const project = join(folder, 'tsconfig.json')
writeFileSync(
  project,
  JSON.stringify({
    extends: join(ROOT, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
      rootDir: ROOT,
      outDir: DIST,
      sourceMap: false,
      removeComments: true,
    },
    // Of shared, what the server imports; its globals are Node's own here.
    include: [join(ROOT, 'server/**/*.ts')],
    exclude: ['**/*.test.ts', '**/*.bench.ts', '**/testing/**', '**/stores/contract.ts', '**/stores/faulty.ts'].map((path) =>
      join(ROOT, path),
    ),
  }),
)
run(join(ROOT, 'node_modules/.bin/tsc'), '-p', project)
rmSync(folder, { recursive: true })
chmodSync(join(DIST, 'server/start.js'), 0o755)

run(process.execPath, join(ROOT, 'scripts/build-client.ts'))
