/** A set of any size for benches and tests: groups of props, lights among them, the same for the same number. */
import type { Change } from '../changes/change.ts'
import type { NodeId } from '../ids.ts'
import { yaw } from '../space/math.ts'

const GROUP = 50
const ASSETS = ['water-jar', 'rock-boulder', 'rug', 'crate-wood', 'chair-dining'] as const

/** Creates for `count` nodes: every 50th a group with the next 49 in it, of which one in 25 is a light. */
export const bigSet = (count: number): Change[] =>
  Array.from({ length: count }, (_, i): Change => {
    const place = i % GROUP
    const group = i - place
    const id = `node-${String(i).padStart(15, '0')}` as NodeId
    const row = Math.floor(group / GROUP)
    if (place === 0) {
      const position = [(row % 20) * 8, 0, Math.floor(row / 20) * 8]
      return { op: 'create', of: 'node', id, kind: 'group', values: { name: `Group ${row}`, position } }
    }
    const parent = `node-${String(group).padStart(15, '0')}`
    const position = [(place % 7) + 0.25, 0, Math.floor(place / 7) + 0.125]
    if (place % 25 === 24)
      return {
        op: 'create',
        of: 'node',
        id,
        kind: 'light',
        values: { parent, type: 'point', position: [position[0]!, 2, position[2]!], kelvin: 2700 },
      }
    const asset = ASSETS[i % ASSETS.length]!
    return { op: 'create', of: 'node', id, kind: 'prop', values: { parent, asset, position, rotation: yaw(i % 6) } }
  })
