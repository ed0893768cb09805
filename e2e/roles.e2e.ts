import { expect, test } from './crew.ts'

const CHAIR = { kind: 'prop', name: 'Chair', asset: 'chair-dining' }

test('a viewer cannot edit, and the interface says why', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const vi = await crew.joins('viewer', 'Vi')
  await vi.sees('Chair', { position: [0, 0, 0] })
  await vi.select('Chair')
  await vi.press('w')
  await vi.press('ArrowRight')
  await vi.press('Delete')
  await expect(vi.page.getByText(/viewer/i).first()).toBeVisible()
  await vi.sees('Chair', { position: [0, 0, 0] })
  await mia.sees('Chair', { position: [0, 0, 0] })
  const add = vi.page.getByRole('button', { name: 'Add', exact: true })
  await expect(add).toHaveAttribute('aria-disabled', 'true')
  await expect(add).toHaveAttribute('data-tip', /viewer/)
  await expect(vi.page.getByRole('button', { name: 'Share' })).toHaveCount(0)
})

test('a director withdraws a link: the editor is out at once and reads why', async ({ crew }) => {
  const mia = await crew.starts()
  const jo = await crew.joins('editor', 'Jo')
  await mia.page.getByRole('button', { name: 'Share' }).click()
  await mia.page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(jo.page.getByText('The director has withdrawn your access.').first()).toBeVisible()
  await jo.page.goto(`${crew.server.url}/set/${crew.set}`)
  await expect(jo.page.getByText(/withdrawn your access|not valid/).first()).toBeVisible()
  jo.complaints.length = 0
})

test('a role that is changed holds at once, in the open page', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const jo = await crew.joins('editor', 'Jo')
  await mia.page.getByRole('button', { name: 'Share' }).click()
  await mia.page.getByRole('combobox', { name: 'Role of Jo' }).selectOption('viewer')
  await expect.poll(() => jo.ask((session) => session.may('edit-stage'), null)).toBe(false)
  await jo.select('Chair')
  await jo.press('Delete')
  await jo.sees('Chair')
  await mia.page.getByRole('combobox', { name: 'Role of Jo' }).selectOption('editor')
  await expect.poll(() => jo.ask((session) => session.may('edit-stage'), null)).toBe(true)
})

test('links that are no good, and sets that are not there, say so in words', async ({ crew, browser }) => {
  await crew.starts()
  const { url, id } = await crew.link('editor')
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${crew.server.url}/set/${crew.set}`)
  await expect(stranger.getByText(/link/i).first()).toBeVisible()
  await stranger.goto(`${url.slice(0, -6)}forged`)
  await expect(stranger.getByText(/not valid/).first()).toBeVisible()
  await crew.call('DELETE', `/api/sets/${crew.set}/invites/${id}`)
  await stranger.goto(url)
  await expect(stranger.getByText(/withdrawn|not valid/).first()).toBeVisible()
  await stranger.goto(`${crew.server.url}/set/no-such-set`)
  await expect(stranger.getByText(/no such set|not valid|link/i).first()).toBeVisible()
  await stranger.context().close()
})
