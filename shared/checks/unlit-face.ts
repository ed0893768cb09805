/** Faces that the camera will not see: more than four stops under what the first shot's camera exposes as grey. */
import { lightLevel } from '../derive/light-level.ts'
import { luxFor, stopsBetween } from '../film/exposure.ts'
import type { NodeId } from '../ids.ts'
import type { Check, Checked, Warning } from './check.ts'
import { sayName } from './check.ts'
import { eyesOf } from './faces.ts'

/** Below this a face is no longer dark but gone. */
const STOPS = -4

export const unlitFace: Check = {
  id: 'unlit-face',
  label: 'Unlit face',
  run(checked) {
    const { set } = checked
    const camera = cameraOf(checked)
    if (!camera) return []
    const wanted = luxFor(camera) / 2 ** set.info.exposure
    return [...set.nodes.values()].flatMap((node): Warning[] => {
      if (node.kind !== 'character' || !node.visible) return []
      const { eyes, facing } = eyesOf(set, node)
      const stops = stopsBetween(Math.max(lightLevel(set, eyes, facing).lux, 1e-6), wanted)
      if (stops >= STOPS) return []
      const under = stops < -12 ? 'in the dark' : `${Math.round(-stops)} stops under`
      return [{ check: 'unlit-face', nodes: [node.id], says: `The face of ${sayName(checked, node.id)} is ${under}.` }]
    })
  },
}

const cameraOf = ({ set }: Checked) => {
  const shots = [...set.shots.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
  for (const shot of shots) {
    const node = set.nodes.get(shot.camera as NodeId)
    if (node?.kind === 'camera') return node
  }
  return null
}
