/** What a browser keeps when the line, the page or the storage is gone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, Person, test } from './crew.ts'

const JAR = { kind: 'prop', name: 'Jar' }
const rename = (person: Person, from: string, to: string) =>
  person.ask(
    (session, { from, to }) => {
      const node = [...session.stage.nodes.values()].find(({ name }) => name === from)!
      session.edit('Rename', [{ op: 'update', of: 'node', id: node.id, values: { name: to } }])
    },
    { from, to },
  )
const saved = (person: Person) => person.ask((session) => session.saved.value, null)

/** Another tab of the same person, whose software renderer takes no time from what is measured. */
const withoutPicture = async (person: Person): Promise<Person> => {
  const tab = await person.page.context().newPage()
  await tab.route('**/assets/viewport-*.js', (route) => route.abort())
  return new Person(tab, `${person.name}, another tab`)
}

/** The built session code alone, in an empty page of the server: a tab that opens in no time. */
const SESSION_CHUNK = (): string => {
  const manifest: Record<string, { readonly file: string }> = JSON.parse(
    readFileSync(join(import.meta.dirname, '../dist/client/.vite/manifest.json'), 'utf8'),
  )
  return `/${manifest['session/open.ts']!.file}`
}

const bareTab = async (context: BrowserContext, url: string, set: string): Promise<Page> => {
  const page = await context.newPage()
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close())
  await page.goto(`${url}/healthz`)
  const open = `import(${JSON.stringify(SESSION_CHUNK())}).then(async ({ openSession }) => {
    globalThis.hotset = await openSession(${JSON.stringify(set)})
  })`
  await page.evaluate(open)
  return page
}

test('promise 36: an edit made offline just before the tab is closed is there when it is opened again, 50 of 50', async ({
  crew,
}) => {
  const owner = await crew.starts()
  await owner.puts(JAR)
  await owner.saved()
  await owner.page.goto('about:blank')
  const context = owner.page.context()
  const nameNow = (page: Page) =>
    page.evaluate(`[...globalThis.hotset.session.stage.nodes.values()].map(({ name }) => name).join()`)
  const edit = (page: Page, name: string) =>
    page.evaluate(`(() => {
      const { session } = globalThis.hotset
      const [id] = session.stage.nodes.keys()
      return session.edit('Rename', [{ op: 'update', of: 'node', id, values: { name: ${JSON.stringify(name)} } }]).applied.length
    })()`)
  let tab = await bareTab(context, crew.server.url, crew.set)
  for (let round = 1; round <= 50; round++) {
    expect(await edit(tab, `Round ${round}`)).toBe(1)
    await tab.close()
    tab = await bareTab(context, crew.server.url, crew.set)
    expect(await nameNow(tab)).toBe(`Round ${round}`)
  }
  await tab.close()
  await owner.open(`${crew.server.url}/set/${crew.set}`, { picture: false })
  await owner.sees('Round 50')
  await owner.saved()
})

test('promise 37: a storage that is full is said in the top bar within a second, and editing goes on', async ({ crew }) => {
  const owner = await crew.starts()
  await owner.puts(JAR)
  await owner.saved()
  await owner.page.goto('about:blank')
  const tab = await withoutPicture(owner)
  await tab.open(`${crew.server.url}/set/${crew.set}`, { picture: false })
  await tab.saved()
  await tab.ask(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  }, null)
  await rename(tab, 'Jar', 'Pot')
  const words = 'Not kept here: the storage of this browser is full'
  await expect(tab.page.getByRole('status').filter({ hasText: words })).toBeVisible({ timeout: 1000 })
  await rename(tab, 'Pot', 'Vase')
  await tab.sees('Vase')
  await expect.poll(() => saved(tab)).toMatchObject({ state: 'not-kept', count: 0 })
})

test('promise 30: a set that was made anew is told, never merged; what was kept can be downloaded', async ({ crew }) => {
  const owner = await crew.starts()
  await owner.puts(JAR)
  await owner.saved()
  await owner.page.goto('about:blank')
  const { page: tab } = await withoutPicture(owner)
  let anew = true
  await tab.routeWebSocket(/\/sync\//, (socket) => {
    if (anew) socket.close({ code: 4409, reason: 'made anew' })
    else socket.connectToServer()
  })
  await tab.goto(`${crew.server.url}/set/${crew.set}`)
  await expect(tab.getByRole('heading', { name: 'Your copy is not the set' })).toBeVisible()
  await expect(tab.getByText('This set was made anew; what this browser kept belongs to the old one.')).toBeVisible()
  const download = tab.waitForEvent('download')
  await tab.getByRole('button', { name: 'Download what was kept' }).click()
  const text = readFileSync(await (await download).path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ hotset: 'nodes', nodes: [{ kind: 'prop', values: { name: 'Jar' } }] })
  const held = `globalThis.hotset?.session.stage.nodes.size ?? -1`
  expect(await tab.evaluate(held)).toBe(1)
  anew = false
  const loaded = tab.waitForEvent('load')
  await tab.getByRole('button', { name: 'Open the set as it is now' }).click()
  await loaded
  await expect.poll(() => tab.evaluate(`globalThis.hotset?.session.saved.value.state`)).toBe('saved')
  await expect(tab.getByRole('heading', { name: 'Your copy is not the set' })).toBeHidden()
  expect(await tab.evaluate(held)).toBe(1)
})

test('edits of one who became a viewer while offline are told, not merged, and can be downloaded', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(JAR)
  await mia.saved()
  const jo = await crew.joins('editor', 'Jo', { picture: false })
  await jo.saved()
  const jos = await jo.ask((session) => session.access.value.user?.id ?? '', null)
  let cut = true
  await jo.page.routeWebSocket(/\/sync\//, (socket) => (cut ? socket.close() : socket.connectToServer()))
  await jo.page.reload()
  await expect.poll(() => jo.ask((session) => session.access.value.state, null)).toBe('offline')
  await rename(jo, 'Jar', 'Pot')
  await crew.call('PATCH', `/api/sets/${crew.set}/people/${jos}`, { role: 'viewer' })
  cut = false
  await expect(jo.page.getByRole('heading', { name: 'Your copy is not the set' })).toBeVisible({ timeout: 60_000 })
  await expect(jo.page.getByText('What you changed last was not saved.')).toBeVisible()
  const download = jo.page.waitForEvent('download')
  await jo.page.getByRole('button', { name: 'Download what was kept' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('Pot')
  const loaded = jo.page.waitForEvent('load')
  await jo.page.getByRole('button', { name: 'Open the set as it is now' }).click()
  await loaded
  await expect.poll(() => jo.ask((session) => session.access.value.role, null)).toBe('viewer')
  await jo.sees('Jar')
  await mia.sees('Jar')
  jo.complaints.length = 0
})
