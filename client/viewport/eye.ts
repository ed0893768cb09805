/** How bright the stage's own picture is: as the film camera that I look through is set, or as an eye that takes a moment. */
import type { NodeOf } from '../../shared/stage/view.ts'
import { cameraExposure, eyeExposure } from './exposure.ts'
import type { Stage } from './stage.ts'
import { metered } from './stage-meter.ts'

export interface Eye {
  /** The set is another: its lamps are measured again. */
  touch(): void
  /** After `stage.apply`, before the picture; true while the eye is on its way. `stops` as the set says. */
  expose(through: NodeOf<'camera'> | null, stops: number, seconds: number): boolean
}

/** Share of the way that is left after a second: e to the minus this. */
const PACE = 6
/** Nearer than this it is there, stops. */
const THERE = 0.02

/** `still`: it does not take a moment. */
export const makeEye = ({ scene, materials, look, view }: Stage, still: boolean): Eye => {
  let exposure = 0
  let lamps = 0
  let measured = false
  const set = (factor: number) => {
    scene.imageProcessingConfiguration.exposure = factor
    materials.exposed(factor)
  }
  return {
    touch: () => {
      measured = false
    },
    expose: (through, stops, seconds) => {
      if (through) {
        set(cameraExposure(through, stops))
        return false
      }
      if (!measured) lamps = metered(view)
      measured = true
      const wanted = eyeExposure(look.ambientLux, lamps, stops)
      // So that a lamp that is dragged about does not make the picture jump.
      const way = exposure === 0 || still ? 1 : 1 - Math.exp(-seconds * PACE)
      exposure = exposure === 0 ? wanted : exposure * (wanted / exposure) ** way
      const far = Math.abs(Math.log2(wanted / exposure)) > THERE
      if (!far) exposure = wanted
      set(exposure)
      return far
    },
  }
}
