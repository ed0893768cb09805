/** Any brief made of the vocabulary, on any dressed set: nothing stands in anything, nothing floats, the ways stay free. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../shared/changes/change.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import { asId, type NodeId } from '../../../shared/ids.ts'
import { makeWalking } from '../../../shared/space/walking.ts'
import { makeLayout } from '../skills/layout.ts'
import { accept, ask, dressed, emptyStage, faults, prop, props, propsOf, type Stage } from '../testing/ask.ts'
import { places } from './places.ts'

/** Each run dresses a whole set; the seed is printed by fast-check when one fails. */
const RUNS = Number(process.env.AGENT_RUNS ?? 120)

const counts = ['', 'a ', 'two ', 'three ', 'half a dozen ', 'a few ', 'some ', 'a dozen ', '40 ']
const things = [
  'jar',
  'chair',
  'table',
  'tent',
  'fire',
  'rug',
  'lamp',
  'sofa',
  'bench',
  'crate',
  'palm tree',
  'rock',
  'basket',
  'bookcase',
  'bed',
  'mug',
  'staff',
  'cushion',
  'log',
  'barrel',
  'oil lamp',
  'desk',
]
const relations = [
  'around the',
  'beside the',
  'on the',
  'under the',
  'in front of the',
  'behind the',
  'near the',
  'facing the',
  'between the chair and the',
  'along the',
  'to the left of the',
  'in the',
]
const spots = ['in the middle', 'in the corner', 'against the wall', 'at the edge', 'scattered', 'on the left']
const moods = ['low key', 'romantic', 'at dusk', 'at night', 'at noon', 'warm light', 'blue rim', 'foggy']
const absent = ['no chairs', 'without rugs', 'remove the jars', 'no lights']
const people = [
  'two characters',
  'a woman standing by the fire',
  'a man sitting on the chair',
  'three people could sit around it',
  'a wide shot',
  'a close-up of the woman',
]

const phrase = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...counts), fc.constantFrom(...things), fc.constantFrom(...relations), fc.constantFrom(...things))
      .map(([n, a, r, b]) => `${n}${a}s ${r} ${b}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...counts), fc.constantFrom(...things), fc.constantFrom(...spots))
      .map(([n, a, r]) => `${n}${a} ${r}`),
  },
  { weight: 1, arbitrary: fc.constantFrom(...moods, ...absent, ...people) },
  { weight: 1, arbitrary: fc.constantFrom(...places).map((place) => `dress it as a ${place.words[0]}`) },
)
const brief = fc.array(phrase, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(', '))

const assets = [
  'water-jar',
  'chair-dining',
  'dining-table',
  'tent-bedouin',
  'campfire',
  'rug',
  'sofa-3',
  'tree-palm',
  'rock-boulder',
  'crate-wood',
  'bookcase',
  'wall',
]
/** People's sets: things on a grid so that they do not stand in each other, turned anyhow. */
const set = fc
  .array(
    fc.tuple(
      fc.constantFrom(...assets),
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -2, max: 2 }),
      fc.double({ min: 0, max: 6.28, noNaN: true }),
    ),
    { maxLength: 8 },
  )
  .map((list): Change[] => {
    const taken = new Set<string>()
    return list.flatMap(([asset, x, z, turn], i): Change[] => {
      if (taken.has(`${x},${z}`)) return []
      taken.add(`${x},${z}`)
      return [
        prop(asset, [x * 8, 0, z * 8], {
          id: asId<NodeId>(`set${i}`),
          rotation: [0, Math.sin(turn / 2), 0, Math.cos(turn / 2)],
        }),
      ]
    })
  })

const area = { focus: [0, 0, 0] as const, front: 0, zone: { centre: [0, 0, 0] as const, yaw: 0, width: 30, depth: 30 } }

/** Whether one can walk from outside to within a step of every seat's front. */
const unreachable = (stage: Stage): string[] => {
  const layout = makeLayout(stage.view, props, area)
  const walking = makeWalking([0, 0, 0], 24)
  for (const one of layout.standing.values()) if (!one.flat) walking.block(one.boxes)
  return propsOf(stage, 'chair-dining', 'armchair', 'sofa-3', 'log-seat').flatMap((seat) => {
    const world = worldOf(stage.view, seat.id)
    return walking.reaches(world.position, 2.2) ? [] : [`${seat.asset} at ${world.position.map((n) => n.toFixed(1))}`]
  })
}

describe('any brief on any set', () => {
  it('is answered without a fault, and every change of the answer can be accepted', () => {
    fc.assert(
      fc.property(set, brief, (first, text) => {
        const before = faults(emptyStage(first))
        const done = dressed(text, first)
        expect(done.report.refused, text).toEqual([])
        const fresh = faults(done.stage).filter((fault) => !before.includes(fault))
        expect(fresh, text).toEqual([])
        expect(unreachable(done.stage), text).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it('gives the same answer to the same brief on the same set, to the letter', () => {
    fc.assert(
      fc.property(set, brief, (first, text) => {
        const [a, b] = [ask(emptyStage(first), text), ask(emptyStage(first), text)]
        expect(b.changes).toEqual(a.changes)
        expect(b.notes).toEqual(a.notes)
      }),
      { numRuns: Math.ceil(RUNS / 6) },
    )
  })

  it('never moves or removes what is locked, nor anything that the brief does not speak of', () => {
    fc.assert(
      fc.property(set, brief, (first, text) => {
        const locked = first.map(
          (change) => ({ ...change, values: { ...(change.op === 'create' ? change.values : {}), locked: true } }) as Change,
        )
        const done = ask(emptyStage(locked), text)
        for (const { change } of done.changes)
          if (change.of === 'node' && change.op !== 'create') expect(change.id.startsWith('set'), text).toBe(false)
      }),
      { numRuns: Math.ceil(RUNS / 6) },
    )
  })

  it('survives any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300, unit: 'grapheme' }),
          fc
            .array(
              fc.constantFrom(
                ...things,
                ...relations,
                ...counts,
                ...moods,
                ...absent,
                'and',
                ',',
                '.',
                'no',
                'the',
                'move',
                'closer',
                'warmer',
                'fewer',
                'between',
                '3200 K',
                '2 m',
                'room',
                'it',
              ),
              { maxLength: 30 },
            )
            .map((list) => list.join(' ')),
        ),
        (text) => {
          const stage = emptyStage([prop('campfire', [0, 0, 0]), prop('chair-dining', [2, 0, 0])])
          const asked = ask(stage, text)
          // Without a list of its own: what was asked can be made.
          expect(
            accept(
              stage,
              asked.changes.map((one) => one.change),
            ).report.refused,
            text,
          ).toEqual([])
          expect(faults(stage), text).toEqual([])
        },
      ),
      { numRuns: RUNS },
    )
  })
})
