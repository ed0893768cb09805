/** Briefs as a crew would write them, and what must hold of each answer: counts, relations, absence, roles, no fault. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../shared/changes/change.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import { localBounds } from '../../../shared/space/bounds.ts'
import { rotate } from '../../../shared/space/math.ts'
import type { NodeOf } from '../../../shared/stage/view.ts'
import { type Asked, dressed, faults, lightsOf, peopleOf, prop, propsOf, type Stage } from '../testing/ask.ts'

type Done = Asked & { readonly stage: Stage }
type Must = (done: Done) => void

const count =
  (asset: string, min: number, max = min): Must =>
  ({ stage }) => {
    const found = propsOf(stage, asset).length
    expect(found, asset).toBeGreaterThanOrEqual(min)
    expect(found, asset).toBeLessThanOrEqual(max)
  }

const place = (stage: Stage, node: { readonly id: NodeOf<'prop'>['id'] }) => worldOf(stage.view, node.id)
const flat = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[2]! - b[2]!)
const first = (stage: Stage, asset: string) => place(stage, propsOf(stage, asset)[0]!)

/** Every one of these is at most so far from the nearest of those, middle to middle. */
const near =
  (asset: string, of: string, most: number): Must =>
  ({ stage }) => {
    expect(propsOf(stage, asset).length).toBeGreaterThan(0)
    for (const one of propsOf(stage, asset)) {
      const away = Math.min(
        ...propsOf(stage, of).map((other) => flat(place(stage, one).position, place(stage, other).position)),
      )
      expect(away, `${asset} to ${of}`).toBeLessThanOrEqual(most)
    }
  }

/** Its front looks at the nearest of those, within 35°. */
const faces =
  (asset: string, of: string): Must =>
  ({ stage }) => {
    for (const one of propsOf(stage, asset)) {
      const at = place(stage, one)
      const others = propsOf(stage, of).map((other) => place(stage, other).position)
      const target = others.toSorted((a, b) => flat(a, at.position) - flat(b, at.position))[0]!
      const front = rotate(at.rotation, [0, 0, 1])
      const away = flat(target, at.position)
      const cosine = ((target[0] - at.position[0]) * front[0] + (target[2] - at.position[2]) * front[2]) / away
      expect(cosine, `${asset} faces ${of}`).toBeGreaterThan(Math.cos(0.62))
    }
  }

const none =
  (...assets: string[]): Must =>
  ({ stage }) =>
    expect(propsOf(stage, ...assets)).toHaveLength(0)

const standsOn =
  (asset: string, of: string): Must =>
  ({ stage }) => {
    const below = new Set(propsOf(stage, of).map((node) => node.id))
    for (const one of propsOf(stage, asset)) expect(below.has(one.parent!), `${asset} on ${of}`).toBe(true)
  }

const says =
  (words: RegExp): Must =>
  ({ notes }) =>
    expect(notes.join(' ')).toMatch(words)

const light =
  (name: RegExp, holds: (light: NodeOf<'light'>) => boolean = () => true): Must =>
  ({ stage }) => {
    const found = lightsOf(stage).filter((one) => name.test(one.name))
    expect(found.length, String(name)).toBeGreaterThan(0)
    expect(
      found.every(holds),
      `${name}: ${JSON.stringify(found.map(({ kelvin, intensity }) => ({ kelvin, intensity })))}`,
    ).toBe(true)
  }

const info =
  (holds: (info: Stage['view']['info']) => boolean): Must =>
  ({ stage }) =>
    expect(holds(stage.view.info), JSON.stringify(stage.view.info)).toBe(true)

const characters =
  (n: number, holds: (node: NodeOf<'character'>) => boolean = () => true): Must =>
  ({ stage }) => {
    expect(peopleOf(stage)).toHaveLength(n)
    expect(peopleOf(stage).every(holds)).toBe(true)
  }

const shots =
  (n: number, ...sizes: string[]): Must =>
  ({ stage }) => {
    const all = [...stage.view.shots.values()]
    expect(all).toHaveLength(n)
    for (const size of sizes) expect(all.map((shot) => shot.size)).toContain(size)
    for (const shot of all) expect(stage.view.nodes.get(shot.camera as never)?.kind).toBe('camera')
  }

const well = prop('well-stone', [2, 0, -1])
const table = prop('dining-table', [0, 0, 0])
const camp = [prop('campfire', [0, 0, 0]), prop('tent-bedouin', [0, 0, -6])]

const table1: readonly (readonly [brief: string, must: readonly Must[], set?: readonly Change[]])[] = [
  ['six jars', [count('water-jar', 6)]],
  ['half a dozen jars beside the well', [count('water-jar', 6), near('water-jar', 'well-stone', 3.5)], [well]],
  ['a dozen crates', [count('crate-wood', 12)]],
  ['a few baskets near the well', [count('basket-woven', 3, 4), near('basket-woven', 'well-stone', 3)], [well]],
  ['a pair of armchairs facing the fire', [count('armchair', 2), faces('armchair', 'campfire')], camp],
  ['a couple of benches', [count('bench', 2)]],
  ['some rocks', [count('rock-boulder', 2, 4)]],
  ['2 barrels in the corner', [count('barrel-wood', 2)]],
  [
    'four chairs around the table',
    [count('chair-dining', 4), near('chair-dining', 'dining-table', 1.6), faces('chair-dining', 'dining-table')],
    [table],
  ],
  [
    'two chairs near the well',
    [count('chair-dining', 2), near('chair-dining', 'well-stone', 3)],
    [prop('well-stone', [15, 0, 3]), prop('campfire', [0, 0, 0])],
  ],
  ['six stools around a table', [count('dining-table', 1), count('bar-stool', 6), near('bar-stool', 'dining-table', 2)]],
  [
    'a lamp on the table',
    [standsOn('table-lamp', 'dining-table'), light(/practical/i, (one) => one.type === 'practical')],
    [table],
  ],
  [
    'three mugs and a bottle on the table',
    [count('mug', 3), count('bottle', 1), standsOn('mug', 'dining-table'), standsOn('bottle', 'dining-table')],
    [table],
  ],
  ['a rug under the table', [near('rug', 'dining-table', 0.2)], [table]],
  [
    'a fire between the tent and the well',
    [count('campfire', 1)],
    [prop('tent-bedouin', [-5, 0, 0]), prop('well-stone', [5, 0, 0])],
  ],
  ['a bookcase against the wall', [near('bookcase', 'wall', 3)], [prop('wall', [0, 0, -3], { params: { width: 6 } })]],
  [
    'a palm tree behind the well',
    [count('tree-palm', 1), ({ stage }) => expect(first(stage, 'tree-palm').position[2]).toBeLessThan(-1)],
    [well],
  ],
  [
    'a cart or a camel in front of the tent',
    [count('camel', 1), ({ stage }) => expect(first(stage, 'camel').position[2]).toBeGreaterThan(-6)],
    camp,
  ],
  [
    'a red rug in the middle',
    [count('rug', 1), ({ stage }) => expect(flat(first(stage, 'rug').position, [0, 0, 0])).toBeLessThan(0.5)],
  ],
  ['a huge tent', [({ stage }) => expect(propsOf(stage, 'tent-bedouin', 'tent-a-frame')[0]?.scale[0]).toBeGreaterThan(1.4)]],
  ['dress this as a living room, no rugs', [none('rug'), count('sofa-3', 1), count('wall', 3)]],
  ['a living room without lamps or books', [none('floor-lamp', 'table-lamp', 'pendant-lamp', 'oil-lamp', 'books')]],
  ['remove the jars', [none('water-jar')], [prop('water-jar', [0, 0, 0]), prop('water-jar', [1, 0, 0])]],
  ['take away the well and put a fire in the middle', [none('well-stone'), count('campfire', 1)], [well]],
  ['no chairs', [none('chair-dining')], [prop('chair-dining', [0, 0, 0])]],
  ['a bedroom at night', [count('bed-double', 1), info((i) => i.hour === 23)]],
  ['an office in the morning', [count('desk', 1), count('chair-office', 1), info((i) => i.hour === 8)]],
  [
    'a café at night, six tables, warm light',
    [count('dining-table', 6), count('chair-dining', 12), light(/^Key$/, (one) => one.kelvin <= 2800)],
  ],
  ['interrogation room, tense', [count('chair-dining', 2), light(/^Key$/), light(/^Rim$/)]],
  ['a market by day', [count('market-stall', 3, 4), info((i) => i.ground === 'soil' && i.hour === 14)]],
  ['a courtyard at noon', [count('well-stone', 1), info((i) => i.hour === 12)]],
  ['a diner at midnight, low key', [count('bar-stool', 4, 6), light(/^Key$/)]],
  ['forest camp with two tents', [count('tent-a-frame', 2), info((i) => i.ground === 'grass')]],
  ['high key light', [light(/^Key$/), light(/^Fill$/)]],
  [
    'key 5600 K, fill 3200 K, blue rim',
    [
      light(/^Key/, (one) => one.kelvin === 5600),
      light(/^Fill/, (one) => one.kelvin === 3200),
      light(/^Rim/, (one) => one.kelvin > 7000),
    ],
    [{ op: 'update', of: 'set', values: { sky: 'studio' } }],
  ],
  [
    'three baskets around the fire; low key, warm fire against blue dusk',
    [count('campfire', 1), count('basket-woven', 3)],
    [prop('campfire', [0, 0, 0])],
  ],
  ['a red back light', [light(/^Rim/, (one) => one.gel !== '')]],
  ['moonlight', [info((i) => i.sky === 'night'), light(/^Key/, (one) => one.kelvin >= 5600)]],
  ['golden hour', [info((i) => Math.abs(i.hour - 17.4) < 0.01)]],
  ['foggy dusk', [info((i) => i.haze > 0.3)]],
  ['two characters', [characters(2)]],
  [
    'a woman standing by the well',
    [
      characters(1, (one) => one.build === 'female' && one.pose === 'stand'),
      ({ stage }) => expect(flat(peopleOf(stage)[0]!.position, [2, 0, -1])).toBeLessThan(2.5),
    ],
    [well],
  ],
  ['a man sitting on the armchair', [characters(1, (one) => one.pose.startsWith('sit'))], [prop('armchair', [0, 0, 0])]],
  ['a shepherd kneeling by the fire', [characters(1, (one) => one.wardrobe === 'robe' && one.pose === 'kneel')], camp],
  [
    'four people could sit around the fire',
    [characters(0), ({ stage }) => expect(propsOf(stage, 'log-seat', 'cushion-floor', 'stump')).toHaveLength(4)],
    camp,
  ],
  ['a wide shot and a close-up', [shots(2, 'ws', 'cu')]],
  ['three cameras', [shots(3)]],
  [
    'a low angle close-up of the woman',
    [shots(1, 'cu')],
    [{ op: 'create', of: 'node', id: 'w1' as never, kind: 'character', values: { build: 'female', position: [1, 0, 0] } }],
  ],
  [
    'two chairs next to Miriam',
    [count('chair-dining', 2), ({ stage }) => expect(flat(first(stage, 'chair-dining').position, [4, 0, 2])).toBeLessThan(2.5)],
    [{ op: 'create', of: 'node', id: 'm1' as never, kind: 'character', values: { name: 'Miriam', position: [4, 0, 2] } }],
  ],
  [
    'a cosy living room at night, a man standing by the bookcase',
    [
      characters(1),
      ({ stage }) => {
        const [x, , z] = peopleOf(stage)[0]!.position
        expect(Math.abs(x)).toBeLessThan(2.8)
        expect(Math.abs(z)).toBeLessThan(2.5)
      },
    ],
  ],
  ['a zeppelin and a chair', [count('chair-dining', 1), says(/zeppelin/)]],
  ['a chair next to the flugelhorn', [count('chair-dining', 1), says(/flugelhorn/)]],
]

describe('briefs', () => {
  it.each(table1.map(([brief, must, set]) => ({ brief, must, set: set ?? [] })))('$brief', ({ brief, must, set }) => {
    const done = dressed(brief, set)
    expect(done.report.refused).toEqual([])
    for (const holds of must) holds(done)
    expect(faults(done.stage)).toEqual([])
    for (const { why } of done.changes) expect(why.length).toBeGreaterThan(8)
  })
})

describe('the flagship brief', () => {
  const brief =
    'dress this as a shepherd’s camp at dusk, a fire in the middle, three people could sit around it; low key, warm fire against blue dusk'
  const done = dressed(brief)
  const { stage } = done

  it('has a fire in the middle with a warm, flickering practical', () => {
    const [fire] = propsOf(stage, 'campfire')
    expect(flat(place(stage, fire!).position, [0, 0, 0])).toBeLessThan(0.1)
    const flame = lightsOf(stage).find((light) => light.parent === fire!.id)!
    expect(flame).toMatchObject({ type: 'practical', source: 'campfire' })
    expect(flame.kelvin).toBeLessThan(2100)
    expect(flame.flicker).toBeGreaterThan(0.1)
  })
  it('has three seats that face the fire, and the household around', () => {
    const seats = propsOf(stage, 'log-seat', 'cushion-floor', 'stump')
    expect(seats).toHaveLength(3)
    faces('log-seat', 'campfire')(done)
    faces('cushion-floor', 'campfire')(done)
    for (const asset of ['tent-bedouin', 'rug', 'water-jar', 'basket-woven', 'staff'])
      expect(propsOf(stage, asset).length, asset).toBeGreaterThan(0)
  })
  it('is lit for dusk: blue sky as fill, key from the fire, a cold rim', () => {
    const { hour, sky } = stage.view.info
    expect(sky).toBe('clear')
    expect(hour).toBeGreaterThan(18)
    expect(hour).toBeLessThan(18.7)
    light(/^Key/, (one) => one.kelvin < 2500)(done)
    light(/^Rim/, (one) => one.kelvin > 6000)(done)
  })
  it('leaves nothing standing in anything, says nothing it did not understand, and gives a reason for each change', () => {
    expect(faults(stage)).toEqual([])
    expect(done.report.refused).toEqual([])
    expect(done.understood.unknown).toEqual([])
    expect(done.changes.length).toBeGreaterThan(30)
    expect(new Set(done.changes.map((one) => one.why)).size).toBeGreaterThan(15)
  })
  it('puts characters’ bodies within the bounds it counted with', () => {
    const people = dressed(`${brief}, two shepherds sitting by the fire`)
    for (const node of peopleOf(people.stage)) expect(localBounds(node, () => null)).not.toBeNull()
    expect(peopleOf(people.stage).length).toBe(2)
    expect(faults(people.stage)).toEqual([])
  })
})
