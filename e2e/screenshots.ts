/**
 * `npm run screenshots`: the pictures of the README, made from the running product. Starts a fresh server with the starter
 * set and the agent, does what the five-minute tour says, and writes PNGs to `docs/images/`. Names after `--` make only those.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from './browser.ts'
import { type Server, startServer } from './server.ts'

const FOLDER = join(import.meta.dirname, '../docs/images')
const BRIEF = 'Six jars beside the tent, three baskets around the fire; low key, warm fire against blue dusk'
const wanted = process.argv.slice(2)

const ask = <T>(page: Page, expression: string): Promise<T> => page.evaluate(expression)

const until = async (page: Page, expression: string): Promise<void> => {
  const end = Date.now() + 120_000
  while (!(await ask<boolean>(page, `Boolean(${expression})`))) {
    if (Date.now() > end) throw new Error(`never came true: ${expression}`)
    await page.waitForTimeout(200)
  }
}

/** Until nothing has been drawn for a while (flames stand still: reduced motion); a minute at most. */
const settled = async (page: Page): Promise<void> => {
  await until(page, 'globalThis.hotset?.session.viewport.value?.frames > 3')
  for (let last = -1, tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(3000)
    const frames = await ask<number>(page, 'globalThis.hotset.session.viewport.value.frames')
    if (frames === last) return
    last = frames
  }
}

const named = (name: string) =>
  `[...hotset.session.stage.nodes.values()].find((node) => node.name === ${JSON.stringify(name)}).id`
const select = (page: Page, name: string) => ask(page, `hotset.session.select([${named(name)}])`)
const lookThrough = (page: Page, name: string | null) =>
  ask(page, `hotset.session.lookThrough.value = ${name === null ? 'null' : named(name)}`)

interface Place {
  readonly browser: Browser
  readonly server: Server
  readonly page: Page
  readonly set: string
}

const shoot = async (page: Page, name: string): Promise<void> => {
  await settled(page)
  // In software a whole picture in full quality takes seconds.
  await page.screenshot({ path: join(FOLDER, `${name}.png`), timeout: 180_000 })
  process.stdout.write(`docs/images/${name}.png\n`)
}

const pictures: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  stage: async ({ page }) => {
    await select(page, 'Fire')
    await ask(page, `hotset.session.select([])`)
    await shoot(page, 'stage')
  },
  look: async ({ page }) => {
    await lookThrough(page, 'A')
    await shoot(page, 'look')
    await lookThrough(page, null)
  },
  dress: async ({ page }) => {
    await page.getByRole('tab', { name: /^Kit/ }).click()
    await page.waitForTimeout(6000)
    await page.locator('[data-asset="water-jar"]').click()
    await page.mouse.move(760, 560)
    await page.mouse.move(765, 565)
    await shoot(page, 'dress')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: /^Set/ }).click()
  },
  light: async ({ page }) => {
    await select(page, 'Fire key')
    await shoot(page, 'light')
    await ask(page, 'hotset.session.select([])')
  },
  agent: async ({ page }) => {
    await page.getByRole('tab', { name: /^Agent/ }).click()
    await page.getByRole('textbox', { name: 'Brief for the agent' }).fill(BRIEF)
    await page.getByRole('button', { name: 'Send brief' }).click()
    await until(page, `['done', 'failed'].includes(hotset.session.review.briefs.at(-1)?.state)`)
    await shoot(page, 'agent')
  },
  together: async ({ page, browser, server, set }) => {
    const invite = await page.request.post(`${server.url}/api/sets/${set}/invites`, {
      data: { role: 'editor' },
      headers: { 'x-hotset': '1' },
    })
    const { url } = (await invite.json()) as { url: string }
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const other = await context.newPage()
    await other.goto(url)
    await context.request.patch(`${server.url}/api/me`, { data: { name: 'Jo' }, headers: { 'x-hotset': '1' } })
    await other.goto(`${server.url}/set/${set}`)
    await settled(other)
    await select(other, 'Moses')
    await lookThrough(other, 'B')
    await settled(other)
    await select(page, 'Zipporah')
    await page.getByRole('tab', { name: /^Comments/ }).click()
    await page.getByRole('textbox', { name: 'New comment' }).fill('Could she look up sooner?')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await shoot(page, 'together')
    await context.close()
  },
}

mkdirSync(FOLDER, { recursive: true })
const server = await startServer({ env: { AGENT: 'on' } })
const browser = await chromium.launch(await launchOptions())
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(server.ownerLink)
  const answer = (await (await page.request.get(`${server.url}/api/sets`)).json()) as { sets: { id: string }[] }
  const set = answer.sets[0]?.id
  if (!set) throw new Error('the starter set is not there')
  await page.goto(`${server.url}/set/${set}?quality=full`)
  await settled(page)
  for (const [name, picture] of Object.entries(pictures))
    if (wanted.length === 0 || wanted.includes(name)) await picture({ browser, server, page, set })
} finally {
  await browser.close()
  await server.dispose()
}
process.exit(0)
