import { bigSet } from '../shared/testing/big-set.ts'
import { expect, test } from './crew.ts'

test('a set of 1,000 nodes is worked on as a small one: find, select, move, undo, while another edits', async ({ crew }) => {
  const mia = await crew.starts()
  const refused = await mia.ask((session, changes) => session.edit('Fill', changes).refused.length, bigSet(1_000))
  expect(refused).toBe(0)
  await mia.puts({ kind: 'prop', name: 'Ark', asset: 'ark-chest', position: [3, 0, -6] })
  const jo = await crew.joins('editor', 'Jo')
  await jo.sees('Ark')
  expect(await jo.count()).toBe(1_001)
  await mia.page.getByRole('searchbox', { name: 'Search the set' }).fill('ark')
  await mia.page.getByRole('treeitem', { name: /^Ark/ }).click()
  await expect.poll(() => mia.ask((session) => session.selection.value.size, null)).toBe(1)
  await mia.press('w')
  await mia.press('ArrowRight')
  const moved = (await mia.node('Ark'))!.position
  expect(moved).not.toEqual([3, 0, -6])
  await jo.sees('Ark', { position: [...moved] })
  // A burst of theirs: every one of a hundred edits arrives, and the page still answers to me.
  await jo.ask((session) => {
    const groups = [...session.stage.nodes.values()].filter(({ kind }) => kind === 'group')
    for (let i = 0; i < 100; i++)
      session.edit('Rename', [
        { op: 'update', of: 'node', id: groups[i % groups.length]!.id, values: { name: `Group after ${i}` } },
      ])
  }, null)
  await mia.press('Control+z')
  await mia.sees('Ark', { position: [3, 0, -6] })
  await expect
    .poll(() => mia.ask((session) => [...session.stage.nodes.values()].some(({ name }) => name === 'Group after 99'), null))
    .toBe(true)
  await jo.sees('Ark', { position: [3, 0, -6] })
  await mia.saved()
  await jo.saved()
})
