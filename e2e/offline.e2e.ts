import { expect, test } from './crew.ts'
import { startServer } from './server.ts'

const CHAIR = { kind: 'prop', name: 'Chair', asset: 'chair-dining' }

test('edits made offline by two people merge when the server is back, a reload between', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const jo = await crew.joins('editor', 'Jo')
  await jo.sees('Chair')
  await mia.saved()
  const { port, folder } = crew.server
  await crew.server.stop()
  await expect.poll(() => mia.ask((session) => session.saved.value.state, null)).toBe('offline')
  await mia.select('Chair')
  await mia.press('ArrowRight')
  const moved = (await mia.node('Chair'))!.position
  await mia.puts({ kind: 'prop', name: 'Crate', asset: 'crate-wood' })
  await jo.ask((session) => {
    const chair = [...session.stage.nodes.values()].find(({ name }) => name === 'Chair')!
    session.edit('Rename', [{ op: 'update', of: 'node', id: chair.id, values: { name: 'Throne' } }])
  }, null)
  await expect(mia.page.getByText(/edits? kept here/).first()).toBeVisible()
  expect(await mia.ask((session) => session.saved.value.count, null)).toBeGreaterThan(0)
  await mia.page.goto('about:blank')
  const again = await startServer({ env: { AGENT: 'off' }, folder, port })
  try {
    await mia.open(`${again.url}/set/${crew.set}`)
    for (const person of [mia, jo]) {
      await person.sees('Throne', { position: [...moved] })
      await person.sees('Crate')
      await person.saved()
    }
  } finally {
    await again.dispose()
    // The pages heard the server go: that is no fault of theirs.
    for (const person of [mia, jo]) person.complaints.length = 0
  }
})
