import type { NodeId } from '../shared/ids.ts'
import { expect, type Person, test } from './crew.ts'

test.use({ env: { AGENT: 'on' } })

const BRIEF = 'Six jars and two baskets around a fire, low key, warm fire'

const brief = async (person: Person, text: string) => {
  await person.page.getByRole('tab', { name: /Agent/ }).click()
  await person.page.getByRole('textbox', { name: 'Brief for the agent' }).fill(text)
  await person.page.getByRole('button', { name: 'Send brief' }).click()
}

const open = (person: Person) =>
  person.ask(
    (session) => session.review.proposals.flatMap(({ changes }) => changes).filter(({ state }) => state === 'open').length,
    null,
  )
const done = (person: Person) =>
  expect
    .poll(() => person.ask((session) => session.review.briefs.at(-1)?.state ?? 'none', null), { timeout: 30_000 })
    .toBe('done')

test('a brief becomes ghosts; some are accepted, others refused; one undo takes the acceptance back', async ({ crew }) => {
  const mia = await crew.starts()
  await brief(mia, BRIEF)
  await done(mia)
  const proposed = await open(mia)
  expect(proposed).toBeGreaterThanOrEqual(9)
  expect(await mia.count()).toBe(0)
  expect(await mia.ask((session) => session.preview.value.ghosts.size, null)).toBeGreaterThanOrEqual(9)
  await mia.page
    .getByRole('button', { name: /^Accept .*(jar|Jar)/ })
    .first()
    .click()
  await expect.poll(() => mia.count()).toBe(1)
  await mia.page
    .getByRole('button', { name: /^Refuse .*(basket|Basket)/ })
    .first()
    .click()
  await expect.poll(() => open(mia)).toBe(proposed - 2)
  await mia.page.getByRole('button', { name: 'Accept all' }).click()
  await mia.page.getByRole('button', { name: /Accept \d+ changes/ }).click()
  await expect.poll(() => open(mia)).toBe(0)
  const full = await mia.count()
  expect(full).toBeGreaterThanOrEqual(8)
  await mia.press('Control+z')
  await expect.poll(() => mia.count()).toBe(1)
  await expect.poll(() => open(mia)).toBe(proposed - 2)
  await mia.press('Control+Shift+z')
  await expect.poll(() => mia.count()).toBe(full)
})

test('two people accept at once: everything is there once', async ({ crew }) => {
  const mia = await crew.starts()
  const jo = await crew.joins('editor', 'Jo')
  await brief(mia, BRIEF)
  await done(mia)
  const proposed = await open(mia)
  await expect.poll(() => open(jo)).toBe(proposed)
  const creates = await mia.ask(
    (session) =>
      session.review.proposals.flatMap(({ changes }) => changes).filter(({ change }) => change.op === 'create').length,
    null,
  )
  const acceptAll = (person: Person) =>
    person.ask((session) => void session.accept(session.review.proposals[0]!.id, 'all'), null)
  await Promise.all([acceptAll(mia), acceptAll(jo)])
  for (const person of [mia, jo]) {
    await expect.poll(() => open(person)).toBe(0)
    await expect.poll(() => person.count()).toBe(creates)
    await person.saved()
  }
})

test('a reviewer briefs the agent but may not accept; an impossible brief says so and proposes nothing', async ({ crew }) => {
  const mia = await crew.starts()
  const rae = await crew.joins('reviewer', 'Rae')
  await brief(rae, BRIEF)
  await done(rae)
  await expect(rae.page.getByRole('button', { name: 'Accept all' })).toHaveAttribute('aria-disabled', 'true')
  const before = await open(mia)
  await brief(mia, '40 sofas in a 2 m room')
  await expect
    .poll(() => mia.ask((session) => ['done', 'failed'].includes(session.review.briefs.at(-1)?.state ?? ''), null), {
      timeout: 30_000,
    })
    .toBe(true)
  expect(await mia.ask((session) => session.review.briefs.at(-1)?.note ?? '', null)).not.toBe('')
  expect(await open(mia)).toBe(before)
})

test('a character that is accepted from a proposal is drawn at once', async ({ crew }) => {
  const mia = await crew.starts()
  await brief(mia, 'a woman standing')
  await done(mia)
  await mia.ask((session) => void session.accept(session.review.proposals[0]!.id, 'all'), null)
  const id = await mia.ask(
    (session) => [...session.stage.nodes.values()].find(({ kind }) => kind === 'character')?.id ?? '',
    null,
  )
  expect(id).not.toBe('')
  await mia.ask((session, who) => session.select([who as NodeId]), id)
  await mia.press('f')
  await mia.ask((session) => session.select([]), null)
  await mia.stands()
  const picture = () => mia.ask((session) => session.viewport.value?.screenshot() ?? '', null)
  const hide = (hidden: boolean) =>
    mia.ask(
      (session, of) => {
        session.hidden.value = new Set(of.hidden ? [of.id as NodeId] : [])
      },
      { id, hidden },
    )
  // Whoever is drawn makes a difference to the picture: it is another one without them.
  await expect
    .poll(async () => {
      const whole = await picture()
      await hide(true)
      const without = await picture()
      await hide(false)
      return whole !== without
    })
    .toBe(true)
})
