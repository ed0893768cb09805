/**
 * What drawing costs, in the Chromium of the tests (software, so the ratios count, not the milliseconds): a field of props
 * beside the same meshes drawn by hand with plain Babylon, one remote edit among 10,000 nodes, opening 10,000 nodes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import type { Bench, Figure } from '../../shared/testing/bench.ts'
import { launchOptions } from '../browser.ts'

const PAGE = fileURLToPath(new URL('../../client/testing/viewport-bench.ts', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

/** Builds the page and runs `use` with it open. */
const withPage = async <T>(use: (page: Page) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'hotset-bench-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: join(PAGE, '../../..'),
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2023',
        rolldownOptions: { input: PAGE, output: { entryFileNames: 'page.js' } },
      },
    })
    const server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname
      if (path === '/') {
        response.setHeader('content-type', 'text/html').end('<!doctype html><script type="module" src="/page.js"></script>')
        return
      }
      try {
        response
          .setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
          .end(await readFile(join(folder, path)))
      } catch {
        response.writeHead(404).end()
      }
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const options = await launchOptions()
    const browser = await chromium.launch({ ...options, args: [...options.args, '--enable-precise-memory-info'] })
    try {
      const page = await browser.newPage()
      page.setDefaultTimeout(0)
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction('globalThis.viewportBench')
      return await use(page)
    } finally {
      await browser.close()
      server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Frames {
  readonly ratios: { readonly rest: number; readonly moving: number }
  readonly ours: { readonly rest: number; readonly moving: number }
}

const frames = (count: number, rounds: number): Bench => ({
  name: `viewport: frames with ${count} props`,
  run: () =>
    withPage(async (page) => {
      const { ours, ratios } = await page.evaluate<Frames>(`viewportBench.frames(${count}, ${rounds})`)
      const figure = (what: 'rest' | 'moving'): Figure[] => [
        {
          name: `a frame with ${count} props, ${what === 'rest' ? 'only the eye moves' : 'one of them moves'}`,
          value: ours[what],
          unit: 'ms',
          better: 'less',
          peer: 'plain Babylon by hand',
          ratio: ratios[what],
        },
        {
          name: `… as a share of plain Babylon's`,
          value: ratios[what],
          unit: '×',
          better: 'less',
          goal: 1.1,
        },
      ]
      return [...figure('rest'), ...figure('moving')]
    }),
})

const edit: Bench = {
  name: 'viewport: one remote edit among 10,000 nodes',
  run: () =>
    withPage(async (page) => [
      {
        name: 'binders, one remote edit among 10,000 nodes, mean',
        value: await page.evaluate<number>('viewportBench.edit(10000, 1000)'),
        unit: 'ms',
        better: 'less',
        goal: 0.2,
      },
    ]),
}

interface Opened {
  readonly bytes: number
  readonly read: number
  readonly frame: number
  readonly heap: number
}

const open: Bench = {
  name: 'viewport: open 10,000 nodes',
  run: () =>
    withPage(async (page) => {
      const { bytes, read, frame, heap } = await page.evaluate<Opened>('viewportBench.open(10000)')
      return [
        { name: 'a set of 10,000 nodes, as bytes', value: bytes / 1024, unit: 'kB', better: 'less' },
        { name: '… to data read', value: read, unit: 'ms', better: 'less' },
        { name: '… to its first whole picture', value: frame, unit: 'ms', better: 'less' },
        { name: '… memory of the page', value: heap / 2 ** 20, unit: 'MB', better: 'less' },
      ]
    }),
}

export const benches: readonly Bench[] = [frames(1000, 15), frames(5000, 9), edit, open]
