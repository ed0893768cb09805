/** What hands do in the viewport: drag, type, drop from the kit, walk round, look through a camera and pilot it. */
import { expect, type Person, test } from './crew.ts'

interface Place {
  readonly x: number
  readonly y: number
}

const drag = async ({ page }: Person, from: Place, to: Place) => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
}

/** Flies there and waits until it stands. */
const looks = async (person: Person, position: readonly number[], target: readonly number[]) => {
  const view = { position: position as [number, number, number], target: target as [number, number, number] }
  await person.ask((session, to) => session.viewport.value?.flyTo(to), view)
  await expect.poll(() => eye(person)).toEqual(position)
}
const eye = (person: Person): Promise<readonly number[]> =>
  person.ask((session) => (session.viewport.value?.view().position ?? []).map((n) => Math.round(n * 100) / 100), null)
/** A place of the page where the picture shows something at this height, metres. */
const atHeight = async (person: Person, height: number): Promise<Place> => {
  const area = await person.stage().boundingBox()
  if (!area) throw new Error('there is no picture')
  const found = await person.ask(
    (session, { box, wanted }) => {
      for (let x = box.x + 9; x < box.x + box.width; x += 9)
        for (let y = box.y + 9; y < box.y + box.height; y += 9) {
          const hit = session.viewport.value?.pointAt(x, y)
          if (hit && Math.abs(hit.position[1] - wanted) < 0.01 && Math.hypot(hit.position[0], hit.position[2]) < 0.2)
            return { x, y }
        }
      return null
    },
    { box: area, wanted: height },
  )
  if (!found) throw new Error(`nothing is to be seen at ${height} m`)
  return found
}
const undoName = (person: Person) => person.ask((session) => session.undoName.value, null)

test('a jar that is dragged over a table stands on it, in one step; typed digits move it by exactly that', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(
    { kind: 'prop', name: 'Table', asset: 'dining-table' },
    { kind: 'prop', name: 'Jar', asset: 'water-jar', position: [1.8, 0, 1] },
  )
  await looks(mia, [2, 3, 5], [0.5, 0.4, 0])
  await drag(mia, await mia.whereIs('Jar'), await atHeight(mia, 0.75))
  expect(await mia.node('Jar')).toMatchObject({ position: [1.8, 0, 1] })
  await mia.page.mouse.up()
  await expect.poll(async () => (await mia.node('Jar'))?.position[1]).toBeCloseTo(0.75, 2)
  expect(await undoName(mia)).toBe('Move Jar')

  const [x, y, z] = (await mia.node('Jar'))?.position ?? [0, 0, 0]
  for (const key of ['w', 'z', '-', '1', '.', '5']) await mia.press(key)
  await expect(mia.page.locator('.hs-overlays .typing')).toHaveText('Move Z: -1.5')
  await mia.press('Escape')
  await mia.sees('Jar', { position: [x, y, z] })
  for (const key of ['z', '-', '1', '.', '5', 'Enter']) await mia.press(key)
  await mia.sees('Jar', { position: [x, y, z - 1.5] })
  await mia.press('Control+z')
  await mia.press('Control+z')
  await mia.sees('Jar', { position: [1.8, 0, 1] })
})

test('a prop that is dragged out of the kit stands where it is dropped; a marquee catches what it touches', async ({
  crew,
}) => {
  const mia = await crew.starts()
  await looks(mia, [0, 3, 6], [0, 0, 0])
  await mia.page.getByRole('tab', { name: 'Kit' }).click()
  const card = mia.page.getByRole('button', { name: 'Clay water jar' })
  const box = await mia.stage().boundingBox()
  if (!box) throw new Error('there is no picture')
  const at = { x: box.x + box.width / 2, y: box.y + box.height * 0.6 }
  await card.dragTo(mia.stage(), { targetPosition: { x: at.x - box.x, y: at.y - box.y } })
  await expect.poll(() => mia.count()).toBe(1)
  const made = await mia.node('Clay water jar')
  expect(made?.position[1]).toBeCloseTo(0, 2)
  expect(Math.hypot(made?.position[0] ?? 9, made?.position[2] ?? 9)).toBeLessThan(2)

  await mia.press('Escape')
  await expect.poll(() => mia.ask((session) => session.selection.value.size, null)).toBe(0)
  const place = await mia.whereIs('Clay water jar')
  await drag(mia, { x: place.x - 90, y: place.y + 80 }, { x: place.x + 60, y: place.y - 60 })
  await mia.page.mouse.up()
  await expect.poll(() => mia.ask((session) => session.selection.value.size, null)).toBe(1)
})

test('a click means the whole group, a double click goes in, Escape up again', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts(
    { kind: 'prop', name: 'A', asset: 'crate-wood' },
    { kind: 'prop', name: 'B', asset: 'crate-wood', position: [1, 0, 0] },
  )
  await mia.select('A', 'B')
  await mia.press('Control+g')
  await looks(mia, [0.5, 2, 4], [0.5, 0.3, 0])
  const selected = () =>
    mia.ask(
      (session) =>
        [...session.selection.value].map((id) =>
          session.stage.nodes.get(id)?.kind === 'group' ? 'the group' : session.stage.nodes.get(id)?.name,
        ),
      null,
    )
  await mia.press('Control+Shift+a')
  const { x, y } = await mia.whereIs('B')
  await mia.page.mouse.click(x, y)
  expect(await selected()).toEqual(['the group'])
  await mia.page.mouse.dblclick(x, y)
  expect(await selected()).toEqual(['B'])
  const other = await mia.whereIs('A')
  await mia.page.mouse.click(other.x, other.y)
  expect(await selected()).toEqual(['A'])
  await mia.press('Escape')
  expect(await selected()).toEqual(['the group'])
  await mia.page.mouse.click(x, y)
  expect(await selected()).toEqual(['the group'])
})

test('one walks round, looks through a camera and leaves it, and pilots it in one step', async ({ crew }) => {
  const mia = await crew.starts()
  await mia.puts({ kind: 'prop', name: 'Table', asset: 'dining-table' }, { kind: 'camera', name: '2B', position: [0, 1.6, 5] })
  await looks(mia, [3, 3, 5], [0, 0.4, 0])
  const box = await mia.stage().boundingBox()
  if (!box) throw new Error('there is no picture')
  const { mouse } = mia.page
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await mouse.move(middle.x, middle.y)
  await mouse.wheel(0, -200)
  await expect.poll(async () => Math.hypot(...(await eye(mia)))).toBeLessThan(6)
  const near = await eye(mia)
  await mouse.down({ button: 'middle' })
  await mouse.move(middle.x + 120, middle.y, { steps: 4 })
  await mouse.up({ button: 'middle' })
  const turned = await eye(mia)
  expect(turned).not.toEqual(near)
  expect(turned[1]).toBeCloseTo(near[1] ?? 0, 1)

  await mia.press('0')
  const banner = mia.page.locator('.hs-overlays .banner')
  await expect(banner).toContainText('LOOKING THROUGH 2B')
  await mia.press('Escape')
  await expect(banner).toBeHidden()
  expect(await eye(mia)).toEqual(turned)

  await mia.press('Shift+0')
  await expect(banner).toContainText('PILOTING 2B')
  await mouse.move(middle.x, middle.y)
  await mouse.down({ button: 'middle' })
  await mouse.move(middle.x + 80, middle.y, { steps: 4 })
  await mia.sees('2B', { position: [0, 1.6, 5] })
  await mouse.up({ button: 'middle' })
  await expect.poll(async () => (await mia.node('2B'))?.position[0]).not.toBe(0)
  expect(await undoName(mia)).toBe('Move 2B')
  await mia.press('Escape')
  await mia.press('Control+z')
  await mia.sees('2B', { position: [0, 1.6, 5] })
})
