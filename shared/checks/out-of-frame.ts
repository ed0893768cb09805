/** Shots that do not show what they are for: no camera, or no face in the frame of a shot that is about a face. */
import { inFrame } from '../derive/in-frame.ts'
import { worldOf } from '../derive/world.ts'
import type { NodeId } from '../ids.ts'
import type { Check, Warning } from './check.ts'
import { eyesOf } from './faces.ts'

/** These show a place or a thing; a face need not be in them. */
const WITHOUT_FACE = new Set(['ews', 'ws', 'insert'])

export const outOfFrame: Check = {
  id: 'out-of-frame',
  label: 'Out of frame',
  run({ set }) {
    const people = [...set.nodes.values()].filter((node) => node.kind === 'character' && node.visible)
    return [...set.shots.values()].flatMap((shot): Warning[] => {
      const camera = set.nodes.get(shot.camera as NodeId)
      const name = shot.name || 'A shot'
      if (camera?.kind !== 'camera') return [{ check: 'out-of-frame', nodes: [], says: `${name} has no camera.` }]
      if (people.length === 0 || WITHOUT_FACE.has(shot.size)) return []
      const at = worldOf(set, camera.id)
      const seen = people.some((node) => node.kind === 'character' && inFrame(camera, at, eyesOf(set, node).eyes))
      return seen
        ? []
        : [{ check: 'out-of-frame', nodes: [camera.id], says: `${name} shows no face: none is in the frame of its camera.` }]
    })
  },
}
