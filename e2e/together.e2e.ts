import { expect, test } from './crew.ts'

const CHAIR = { kind: 'prop', name: 'Chair', asset: 'chair-dining', position: [0, 0, 0] }
const CRATE = { kind: 'prop', name: 'Crate', asset: 'crate-wood', position: [2, 0, 0] }

test('two people move the same chair at once, and both see it in one place', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const jo = await crew.joins('editor', 'Jo')
  await jo.sees('Chair')
  for (const person of [mia, jo]) {
    await person.select('Chair')
    await person.press('w')
  }
  await Promise.all([mia.press('ArrowRight'), jo.press('ArrowUp')])
  for (const person of [mia, jo]) {
    // Both have heard of both: what one saved, the other has.
    await person.saved()
  }
  const places = async () => {
    const [a, b] = [await mia.node('Chair'), await jo.node('Chair')]
    return JSON.stringify(a?.position) === JSON.stringify(b?.position)
  }
  await expect.poll(places).toBe(true)
  const at = (await mia.node('Chair'))!.position
  expect(Math.hypot(...at)).toBeGreaterThan(0)
  await jo.sees('Chair', { position: [...at] })
})

test('one drags while the other watches it move; the document is written once, at the end', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const jo = await crew.joins('editor', 'Jo')
  await mia.select('Chair')
  await mia.press('f')
  await mia.press('w')
  const from = await mia.whereIs('Chair')
  await mia.page.mouse.move(from.x, from.y)
  await mia.page.mouse.down()
  await mia.page.mouse.move(from.x + 60, from.y + 10, { steps: 6 })
  await mia.page.mouse.move(from.x + 140, from.y + 20, { steps: 6 })
  // Jo sees it move while the document still has it where it was.
  await expect
    .poll(() => jo.ask((session) => [...session.live.value.values()].some((values) => 'position' in values), null))
    .toBe(true)
  expect((await jo.node('Chair'))?.position).toEqual([0, 0, 0])
  await mia.page.mouse.up()
  await expect.poll(async () => Math.hypot(...(await jo.node('Chair'))!.position)).toBeGreaterThan(0.1)
  await expect.poll(() => jo.ask((session) => session.live.value.size, null)).toBe(0)
  expect(await mia.ask((session) => session.undoName.value, null)).toContain('Chair')
  await mia.press('Control+z')
  await jo.sees('Chair', { position: [0, 0, 0] })
})

test('Escape ends a drag and writes nothing', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  await mia.select('Chair')
  await mia.press('f')
  await mia.press('w')
  const from = await mia.whereIs('Chair')
  await mia.page.mouse.move(from.x, from.y)
  await mia.page.mouse.down()
  await mia.page.mouse.move(from.x + 120, from.y, { steps: 5 })
  await mia.page.keyboard.press('Escape')
  await mia.page.mouse.up()
  await mia.sees('Chair', { position: [0, 0, 0] })
})

test('undo of mine leaves yours', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR, CRATE)
  const jo = await crew.joins('editor', 'Jo')
  await jo.sees('Crate')
  await mia.select('Chair')
  await mia.press('w')
  await mia.press('ArrowRight')
  const moved = (await mia.node('Chair'))!.position
  expect(moved).not.toEqual([0, 0, 0])
  await jo.select('Crate')
  await jo.press('w')
  await jo.press('ArrowUp')
  const hers = (await jo.node('Crate'))!.position
  await mia.sees('Crate', { position: [...hers] })
  await mia.press('Control+z')
  await jo.sees('Chair', { position: [0, 0, 0] })
  await jo.sees('Crate', { position: [...hers] })
  await jo.press('Control+z')
  await mia.sees('Crate', { position: [2, 0, 0] })
})

test('everybody sees who is here, what they have selected, and can follow their view', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(CHAIR)
  const jo = await crew.joins('editor', 'Jo')
  await jo.select('Chair')
  await expect
    .poll(() => mia.ask((session) => session.people.value.map(({ name, selection }) => [name, selection.length]), null))
    .toEqual([['Jo', 1]])
  await expect(mia.page.getByRole('img', { name: 'Jo has it selected' })).toBeVisible()
  await jo.press('Home')
  await mia.page.getByRole('button', { name: /Jo/ }).first().click()
  await expect.poll(() => mia.ask((session) => session.follow.value !== null, null)).toBe(true)
  await mia.stage().click({ position: { x: 300, y: 200 } })
  await expect.poll(() => mia.ask((session) => session.follow.value, null)).toBeNull()
})

test('a reload keeps all', async ({ crew }) => {
  const mia = await crew.starts({ template: 'desert-camp' })
  const before = await mia.count()
  await mia.puts(CHAIR)
  await mia.saved()
  await mia.page.reload()
  await mia.ready()
  expect(await mia.count()).toBe(before + 1)
  await mia.sees('Chair', { position: [0, 0, 0] })
})
