/** A room with 10,000 nodes, on either server. */
import * as Y from 'yjs'
import { stateParts } from '../../../shared/protocol/parts.ts'
import { firstStageUpdate } from '../../../shared/stage/init.ts'
import { bigSet } from '../../../shared/testing/big-set.ts'
import type { Clients } from './clients.ts'
import type { Measured, Target } from './measured.ts'

const NODES = 10_000
const PART_BYTES = 65_536

export const bigRoom = async (server: Measured, clients: Clients): Promise<Target> => {
  const target = await server.room()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, firstStageUpdate('Bench', bigSet(NODES)))
  const { structs, deletes } = stateParts(doc, new Map(), PART_BYTES)
  const updates = [...structs, deletes].map((part) => Buffer.from(part).toString('base64'))
  await clients.run('fill', { target, updates })
  return target
}
