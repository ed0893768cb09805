/** The client's first load over the real server: what the browser fetches until the stage has been drawn, and how long. */
import { gzipSync } from 'node:zlib'
import { chromium, type Response } from '@playwright/test'
import type { Session } from '../../client/session/types.ts'
import type { Bench } from '../../shared/testing/bench.ts'
import { launchOptions } from '../browser.ts'
import { startServer } from '../server.ts'

const CODE = /\.(js|css|html)$|\/set\//

export const benches: readonly Bench[] = [
  {
    name: 'first load',
    run: async () => {
      const server = await startServer()
      const browser = await chromium.launch(await launchOptions())
      try {
        const page = await browser.newPage({ reducedMotion: 'reduce' })
        await page.goto(server.ownerLink)
        const id = await page.evaluate(async () => {
          const { sets } = (await (await fetch('/api/sets')).json()) as { sets: { id: string }[] }
          return sets[0]?.id
        })
        // A browser that was never here: no cache, only the cookie.
        const fresh = await browser.newContext({ storageState: await page.context().storageState(), reducedMotion: 'reduce' })
        const visit = await fresh.newPage()
        const code: Response[] = []
        visit.on('response', (response) => {
          if (CODE.test(new URL(response.url()).pathname) && response.ok()) code.push(response)
        })
        const start = performance.now()
        await visit.goto(`${server.url}/set/${id}`)
        await visit.evaluate(async () => {
          const page = globalThis as unknown as { hotset?: { session?: Session } }
          while (!((page.hotset?.session?.viewport.value?.frames ?? 0) > 0)) await new Promise(requestAnimationFrame)
        })
        const time = performance.now() - start
        const bodies = await Promise.all(code.map((response) => response.body()))
        const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 6 }).byteLength, 0)
        return [
          { name: 'code until the stage is drawn, gzipped', value: bytes / 1024, unit: 'kB', better: 'less', goal: 900 },
          { name: 'time until the stage is drawn', value: time, unit: 'ms', better: 'less' },
        ]
      } finally {
        await browser.close()
        await server.dispose()
      }
    },
  },
]
