import { expect, it } from 'vitest'
import { apply } from '../../shared/changes/apply.ts'
import { createNode } from '../../shared/changes/make.ts'
import type { NodeId } from '../../shared/ids.ts'
import { firstStageUpdate } from '../../shared/stage/init.ts'
import { house, STAGE } from '../testing/house.ts'

const table = createNode('prop', { name: 'Table' }, { id: 'table' as NodeId })
const chair = createNode('prop', { name: 'Chair' }, { id: 'chair' as NodeId })
const HOUR = 3_600_000

it('graves that nothing points at for a whole round are swept; one that an orphan needs stays', async () => {
  const first = firstStageUpdate('Test', [table, chair])
  const { clock, peer } = house({ firstState: (doc) => (doc === STAGE ? first : null) })
  const mia = peer('mia.editor')
  await clock.pass(1_000)
  const { doc } = mia.stage
  apply(doc, [createNode('prop', { name: 'Cup' }, { id: 'cup' as NodeId, parent: 'table' as NodeId })])
  apply(doc, [
    { op: 'remove', of: 'node', id: 'table' as NodeId, alone: true },
    { op: 'remove', of: 'node', id: 'chair' as NodeId },
  ])
  await clock.pass(1_000)
  const graves = () => [...doc.getMap('graves').keys()].sort()
  expect(graves()).toEqual(['chair', 'table'])
  await clock.pass(12 * HOUR)
  expect(graves()).toEqual(['chair', 'table'])
  await clock.pass(37 * HOUR)
  expect(graves()).toEqual(['table'])
  mia.close()
})
