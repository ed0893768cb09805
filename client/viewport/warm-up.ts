/**
 * Shaders compile while frames go by: what is new is missing in the first of them, its shadow too. Asks for further frames
 * until all is there, and for a last one with it.
 */
import type { Scene } from '@babylonjs/core/scene'

export interface WarmUp {
  /** Something is there that was never drawn. */
  start(): void
  /** After each frame; true: one more, and draw what is kept (shadows, monitor) again. */
  step(): boolean
}

/** A shader that will never compile must not keep the stage drawing for ever. */
const PATIENCE_MS = 120_000

export const makeWarmUp = (scene: Scene, now: () => number): WarmUp => {
  let left = 0
  let since = 0
  let meshes = -1
  let lights = -1
  return {
    start: () => {
      left = 2
      since = now()
    },
    step: () => {
      // What comes or goes changes one of these; a thing that only moves needs no shader.
      if (scene.meshes.length !== meshes || scene.lights.length !== lights) {
        meshes = scene.meshes.length
        lights = scene.lights.length
        left = 2
        since = now()
      }
      if (left === 0) return false
      if (scene.isReady() || now() - since > PATIENCE_MS) left--
      return left > 0
    },
  }
}
