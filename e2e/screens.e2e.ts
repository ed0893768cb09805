import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Person, test } from './crew.ts'

const FOLDER = join(import.meta.dirname, 'output/screens')
mkdirSync(FOLDER, { recursive: true })

/** A picture for people to look at, and no serious complaint of axe. */
const judged = async (person: Person, name: string) => {
  await person.page.screenshot({ path: join(FOLDER, `${name}.png`) })
  const { violations } = await new AxeBuilder({ page: person.page }).exclude('canvas').analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ; ')}`),
    name,
  ).toEqual([])
}

test('every panel and dialog: a picture of each, and axe finds nothing serious', async ({ crew }) => {
  test.setTimeout(240_000)
  const mia = await crew.starts({ template: 'desert-camp' })
  const { page } = mia
  await judged(mia, 'set')
  await mia.select('Moses')
  await judged(mia, 'character')
  await mia.select('Fire')
  await judged(mia, 'light')
  for (const panel of ['Kit', 'Shots', 'Set', 'Agent', 'Comments', 'Inspector']) {
    await page.getByRole('tab', { name: new RegExp(`^${panel}`) }).click()
    await judged(mia, `panel-${panel.toLowerCase()}`)
  }
  await mia.press('?')
  await judged(mia, 'keys')
  await page.keyboard.press('Escape')
  await mia.press('Control+k')
  await judged(mia, 'palette')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByRole('textbox', { name: 'Invite link' })).toBeVisible()
  await judged(mia, 'share')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Hotset menu' }).click()
  await judged(mia, 'menu')
  await page.keyboard.press('Escape')
  await page.goto(crew.server.url)
  await expect(page.getByText('Desert camp').first()).toBeVisible()
  await judged(mia, 'home')
})

test('the first screen has at most 35 visible controls', async ({ crew }) => {
  const mia = await crew.starts({ template: 'desert-camp' })
  const controls = await mia.page
    .locator('button, input, select, textarea, [role=button], [role=tab], [role=slider], [role=menuitem]')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.filter((one) => !one.closest('[role=tree]')).map((one) => one.getAttribute('aria-label') || one.textContent?.trim()),
    )
  expect(controls.length, controls.join(', ')).toBeLessThanOrEqual(35)
})

test('from a blank set to the first framed shot in at most 25 clicks', async ({ crew }) => {
  const mia = await crew.starts()
  const { page } = mia
  let clicks = 0
  const click = async (target: { click(): Promise<void> }) => {
    clicks++
    await target.click()
  }
  await click(page.getByRole('tab', { name: /^Kit/ }))
  for (const [asset, x, y] of [
    ['chair-dining', 500, 400],
    ['dining-table', 560, 420],
  ] as const) {
    await click(page.locator(`[data-asset="${asset}"]`))
    clicks++
    await mia.stage().click({ position: { x: x - 300, y } })
    await page.keyboard.press('Escape')
  }
  await expect.poll(() => mia.count()).toBe(2)
  await mia.press('Home')
  await click(page.getByRole('tab', { name: /^Shots/ }))
  await click(page.getByRole('button', { name: /New shot/ }))
  await expect.poll(() => mia.ask((session) => session.stage.shots.size, null)).toBe(1)
  await click(page.getByRole('button', { name: /Camera/ }).first())
  await expect.poll(() => mia.ask((session) => session.lookThrough.value !== null, null)).toBe(true)
  expect(clicks).toBeLessThanOrEqual(25)
})
