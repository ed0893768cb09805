/** Folder = list: the test that a new file of a room was entered in that room's index. */
import { readdirSync } from 'node:fs'

/**
 * Names (without `.ts`) of the files of a folder that should be in its list: no tests, no benches, not those in `others`
 * (the index, the port, shared parts). `folder` is a `file:` URL that ends with a slash.
 */
export const filesOf = (folder: URL, others: readonly string[]): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(test|bench|property\.test)\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .filter((name) => !others.includes(name))
    .sort()
