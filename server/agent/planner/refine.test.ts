/** Follow-ups: what a second brief makes of an open proposal, or of the set. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../shared/changes/change.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import { asId, type NodeId } from '../../../shared/ids.ts'
import { rotate } from '../../../shared/space/math.ts'
import type { NodeOf, SetView, StageNode } from '../../../shared/stage/view.ts'
import { withChanges } from '../skills/with-changes.ts'
import { accept, ask, emptyStage, faults, openOf, prop, propsOf, refined } from '../testing/ask.ts'

const CAMP = 'a shepherd’s camp at dusk, a fire in the middle, three people could sit around it, low key'

const camp = () => {
  const stage = emptyStage()
  const first = ask(stage, CAMP)
  return {
    stage,
    open: openOf(first),
    before: withChanges(
      stage.view,
      first.changes.map((one) => one.change),
    ),
  }
}

const nodes = <K extends StageNode['kind']>(set: SetView, kind: K, which: (node: NodeOf<K>) => boolean): NodeOf<K>[] => {
  const isKind = (node: StageNode): node is StageNode & NodeOf<K> => node.kind === kind
  return [...set.nodes.values()].filter(isKind).filter(which)
}

const of = (set: SetView, asset: string) => nodes(set, 'prop', (node) => node.asset === asset)

/** Asks a follow-up of the camp and gives the set before and after it. */
const after = (brief: string) => {
  const { stage, open, before } = camp()
  const asked = ask(stage, brief, { open })
  const changes = refined(open, asked)
  const done = accept(stage, changes)
  expect(done.report.refused).toEqual([])
  expect(faults(done.stage)).toEqual([])
  return { before, now: done.stage.view, asked }
}

const key = (set: SetView) => nodes(set, 'light', (light) => light.name.startsWith('Key'))[0]!
const at = (set: SetView, node: { id: NodeId }) => worldOf(set, node.id).position

const table: readonly (readonly [brief: string, holds: (r: ReturnType<typeof after>) => void])[] = [
  ['warmer', ({ before, now }) => expect(key(now).kelvin).toBeLessThan(key(before).kelvin)],
  ['a bit cooler', ({ before, now }) => expect(key(now).kelvin).toBeGreaterThan(key(before).kelvin)],
  ['brighter', ({ before, now }) => expect(key(now).intensity).toBeGreaterThan(key(before).intensity * 1.4)],
  ['much darker', ({ before, now }) => expect(key(now).intensity).toBeLessThan(key(before).intensity * 0.5)],
  [
    'softer key',
    ({ before, now }) => {
      expect(key(before).type).toBe('spot')
      expect(key(now)).toMatchObject({ type: 'area', width: 1.2 })
    },
  ],
  [
    'make the rim 5600 K',
    ({ now }) => expect(nodes(now, 'light', (light) => light.name.startsWith('Rim'))[0]?.kelvin).toBe(5600),
  ],
  [
    'a warmer fire',
    ({ before, now }) => {
      const flame = (set: SetView) => nodes(set, 'light', (light) => light.type === 'practical')[0]!
      expect(flame(now).kelvin).toBeLessThan(flame(before).kelvin)
      expect(key(now).kelvin).toBe(key(before).kelvin)
    },
  ],
  [
    'fewer jars',
    ({ before, now }) => {
      expect(of(now, 'water-jar').length).toBeLessThan(of(before, 'water-jar').length)
      expect(of(now, 'water-jar').length).toBeGreaterThan(0)
    },
  ],
  ['two fewer jars', ({ before, now }) => expect(of(now, 'water-jar')).toHaveLength(of(before, 'water-jar').length - 2)],
  [
    'three more cushions',
    ({ before, now }) => expect(of(now, 'cushion-floor')).toHaveLength(of(before, 'cushion-floor').length + 3),
  ],
  ['no rugs', ({ now }) => expect(of(now, 'rug')).toHaveLength(0)],
  ['remove the rocks', ({ now }) => expect(of(now, 'rock-boulder')).toHaveLength(0)],
  [
    'move the fire left',
    ({ before, now }) => {
      const [a, b] = [at(before, of(before, 'campfire')[0]!), at(now, of(now, 'campfire')[0]!)]
      expect(b[0]).toBeLessThan(a[0] - 0.2)
    },
  ],
  [
    'move the log back 2 m',
    ({ before, now }) => {
      const [a, b] = [at(before, of(before, 'log-seat')[0]!), at(now, of(now, 'log-seat')[0]!)]
      expect(b[2]).toBeLessThan(a[2] - 0.5)
    },
  ],
  [
    'bigger tents',
    ({ before, now }) =>
      expect(of(now, 'tent-bedouin').some((tent) => tent.scale[0] > of(before, 'tent-bedouin')[0]!.scale[0])).toBe(true),
  ],
  [
    'smaller rocks',
    ({ before, now }) =>
      expect(Math.max(...of(now, 'rock-boulder').map((rock) => rock.scale[0]))).toBeLessThan(
        Math.max(...of(before, 'rock-boulder').map((rock) => rock.scale[0])),
      ),
  ],
  [
    'turn the log to the tent',
    ({ before, now }) => expect(of(now, 'log-seat')[0]!.rotation).not.toEqual(of(before, 'log-seat')[0]!.rotation),
  ],
  ['add two barrels by the tent', ({ now }) => expect(of(now, 'barrel-wood')).toHaveLength(2)],
  [
    'replace the log with a bench',
    ({ now }) => {
      expect(of(now, 'log-seat')).toHaveLength(0)
      expect(of(now, 'bench')).toHaveLength(1)
    },
  ],
  [
    'warmer, fewer jars, move the fire left',
    ({ before, now }) => {
      expect(key(now).kelvin).toBeLessThan(key(before).kelvin)
      expect(of(now, 'water-jar').length).toBeLessThan(of(before, 'water-jar').length)
      expect(at(now, of(now, 'campfire')[0]!)[0]).toBeLessThan(-0.2)
    },
  ],
  ['make it night', ({ now }) => expect(now.info.sky).toBe('night')],
]

describe('a follow-up on an open proposal', () => {
  it.each(table.map(([brief, holds]) => ({ brief, holds })))('$brief', ({ brief, holds }) => holds(after(brief)))

  it('changes open changes in place and leaves the others as they are', () => {
    const { stage, open } = camp()
    const asked = ask(stage, 'warmer', { open })
    expect(asked.edited.length).toBeGreaterThan(0)
    expect(asked.changes.filter((one) => one.change.op === 'create')).toEqual([])
    for (const { key: edited, change } of asked.edited)
      expect(change).toMatchObject({ op: 'create', id: (open.find((one) => one.key === edited)!.change as { id: string }).id })
  })
})

describe('a change to what is on the set', () => {
  const chair = asId<NodeId>('chair')
  const set: Change[] = [prop('campfire', [0, 0, 0]), prop('chair-dining', [2, 0, 0], { id: chair })]

  it('turns the chairs to the fire, with what it expects to find', () => {
    const stage = emptyStage(set)
    const asked = ask(stage, 'turn the chairs to the fire')
    expect(asked.changes[0]?.change).toMatchObject({ op: 'update', id: chair, expect: { rotation: [0, 0, 0, 1] } })
    const done = accept(
      stage,
      asked.changes.map((one) => one.change),
    )
    const front = rotate(worldOf(done.stage.view, chair).rotation, [0, 0, 1])
    expect(front[0]).toBeLessThan(-0.9)
  })

  it('is stale once somebody has moved the thing meanwhile', () => {
    const stage = emptyStage(set)
    const asked = ask(stage, 'move the chair right')
    accept(stage, [{ op: 'update', of: 'node', id: chair, values: { position: [4, 0, 0] } }])
    const { report } = accept(
      stage,
      asked.changes.map((one) => one.change),
    )
    expect(report.refused.map((one) => one.code)).toEqual(['stale'])
  })

  it('leaves what is locked, and says so', () => {
    const stage = emptyStage([prop('chair-dining', [2, 0, 0], { id: chair, locked: true })])
    for (const brief of ['move the chair left', 'remove the chairs', 'a bigger chair', 'turn the chair 90 degrees']) {
      const asked = ask(stage, brief)
      expect(asked.changes, brief).toEqual([])
      expect(asked.notes.join(' '), brief).toMatch(/locked/)
    }
  })

  it('moves what is selected when nothing is named', () => {
    const stage = emptyStage(set)
    const asked = ask(stage, 'move it left 2 m', { selection: [chair] })
    expect(asked.changes[0]?.change).toMatchObject({ op: 'update', id: chair })
    expect(propsOf(stage)).toHaveLength(2)
  })
})
