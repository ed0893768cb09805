import { expect, type Person, test } from './crew.ts'

/** Mean of the red, green and blue of the middle of what the stage shows, 0…255. */
const middle = async (person: Person): Promise<readonly number[]> =>
  await person.ask(async (session) => {
    const url = await session.viewport.value?.screenshot()
    if (!url) return [-999, -999, -999]
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 16
    canvas.height = 16
    const draw = canvas.getContext('2d')
    const [w, h] = [image.width, image.height]
    draw?.drawImage(image, w * 0.45, h * 0.45, w * 0.1, h * 0.1, 0, 0, 16, 16)
    const data = draw?.getImageData(0, 0, 16, 16).data ?? []
    return [0, 1, 2].map((k) => [...data].filter((_, i) => i % 4 === k).reduce((a, b) => a + b, 0) / 256)
  }, null)

/** Whether no frame was drawn during the next forty of the browser's. */
const rests = async (person: Person): Promise<boolean> =>
  await person.ask(async (session) => {
    const before = session.viewport.value?.frames
    for (let i = 0; i < 40; i++) await new Promise((next) => requestAnimationFrame(next))
    return session.viewport.value?.frames === before
  }, null)

test('draws nothing while nothing moves, and at once when something does', async ({ crew }) => {
  const mia = await crew.starts({ template: 'empty' })
  await mia.puts({ kind: 'prop', name: 'Jar', asset: 'water-jar' })
  await expect.poll(() => rests(mia), { timeout: 60_000 }).toBe(true)
  const before = await mia.ask((session) => session.viewport.value?.frames ?? 0, null)
  await mia.puts({ kind: 'prop', name: 'Chair', asset: 'chair-dining', position: [1, 0, 0] })
  await expect.poll(() => mia.ask((session) => session.viewport.value?.frames ?? 0, null)).toBeGreaterThan(before)
})

test('comes back as it was after the graphics card was lost', async ({ crew }) => {
  const mia = await crew.starts({ template: 'empty' })
  await mia.puts(
    { kind: 'prop', name: 'Table', asset: 'dining-table' },
    { kind: 'prop', name: 'Jar', asset: 'water-jar', position: [0, 0.75, 0] },
    { kind: 'character', name: 'Moses', position: [1, 0, 0.5], wardrobe: 'robe' },
  )
  await expect.poll(() => rests(mia), { timeout: 60_000 }).toBe(true)
  const before = await middle(mia)
  const restored = await mia.page.evaluate(async () => {
    const canvas = document.querySelector('hs-app')?.shadowRoot?.querySelector('canvas') ?? document.querySelector('canvas')
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!canvas || !lose) return false
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }))
    const back = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }))
    lose.loseContext()
    await lost
    // Not before the browser has seen that somebody wants it back: after the event, not within it.
    await new Promise((after) => setTimeout(after))
    lose.restoreContext()
    await back
    return true
  })
  expect(restored).toBe(true)
  await expect
    .poll(
      async () => {
        const now = await middle(mia)
        return Math.max(...now.map((n, k) => Math.abs(n - (before[k] ?? 0))))
      },
      { timeout: 60_000 },
    )
    .toBeLessThan(3)
  mia.complaints.splice(0, mia.complaints.length, ...mia.complaints.filter((one) => !/context (was )?lost|restored/i.test(one)))
})

test('a panel gives the lux of its table: as bright as a bulb that gives as many', async ({ crew }) => {
  const mia = await crew.starts({ template: 'empty' })
  const lit = async (light: { readonly [field: string]: unknown }) => {
    await mia.puts({ kind: 'light', name: 'Light', shadows: false, kelvin: 5600, ...light })
    await expect.poll(() => rests(mia), { timeout: 60_000 }).toBe(true)
    const seen = await middle(mia)
    await mia.ask((session) => {
      const found = [...session.stage.nodes.values()].find(({ name }) => name === 'Light')
      if (found) session.edit('Strike', [{ op: 'remove', of: 'node', id: found.id }])
    }, null)
    return seen
  }
  await mia.ask((session) => {
    session.edit('Dark', [
      { op: 'update', of: 'set', values: { sky: 'studio', skyLevel: 0, ground: 'studio-grey', groundSize: 20 } },
    ])
    session.view.value = { ...session.view.value, monitor: false, grid: false, names: false }
  }, null)
  // From the side, so that the floor mirrors neither; 45° down.
  const s = Math.sin(Math.PI / 8)
  const c = Math.cos(Math.PI / 8)
  await mia.puts({
    kind: 'camera',
    name: 'Card',
    position: [0, 1.4, 1.4],
    rotation: [-s, 0, 0, c],
    tStop: 5.6,
    focalLength: 85,
  })
  await mia.ask((session) => {
    session.lookThrough.value = [...session.stage.nodes.values()].find(({ name }) => name === 'Card')?.id ?? null
  }, null)
  const down = [-Math.SQRT1_2, 0, 0, Math.SQRT1_2]
  // facts/photometry.json, e-rect: 1 × 1 m of 1,000 nit at 1 m gives 752.3 lx below its middle.
  const panel = await lit({ type: 'area', width: 1, height: 1, intensity: 1000, position: [0, 1, 0], rotation: down })
  const bulb = await lit({ type: 'point', intensity: 752.3, position: [0, 1, 0] })
  expect(panel[1]).toBeGreaterThan(40)
  expect(Math.abs((panel[1] ?? 0) / (bulb[1] ?? 1) - 1)).toBeLessThan(0.05)
})
