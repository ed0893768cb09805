import { expect, test } from './crew.ts'

test('a comment thread: pinned to a thing, answered by another, resolved, opened again', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts({ kind: 'prop', name: 'Chair', asset: 'chair-dining' })
  const rae = await crew.joins('reviewer', 'Rae')
  await rae.select('Chair')
  await rae.press('c')
  await rae.page.getByRole('textbox', { name: 'New comment' }).fill('Too modern for Midian')
  await rae.page.getByRole('button', { name: 'Comment', exact: true }).click()
  await mia.page.getByRole('tab', { name: /Comments/ }).click()
  await expect(mia.page.getByText('Too modern for Midian')).toBeVisible()
  await mia.page.getByRole('textbox', { name: 'Reply' }).fill('A stool, then')
  await mia.page.getByRole('textbox', { name: 'Reply' }).press('Enter')
  await expect(rae.page.getByText('A stool, then')).toBeVisible()
  await rae.page.getByRole('button', { name: 'Resolve' }).click()
  await expect(mia.page.getByText('Too modern for Midian')).toHaveCount(0)
  await mia.page.getByRole('button', { name: 'All', exact: true }).click()
  await mia.page.getByRole('button', { name: 'Open again' }).click()
  await mia.page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(mia.page.getByText('Too modern for Midian')).toBeVisible()
  expect(
    await mia.ask((session) => session.review.comments.map(({ node, replies }) => [node !== null, replies.length]), null),
  ).toEqual([[true, 1]])
})
