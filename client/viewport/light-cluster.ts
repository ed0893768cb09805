/** The many small lights that cast no shadows, through Babylon's clustered lighting: any number at the price of one. */
import { ClusteredLightContainer } from '@babylonjs/core/Lights/Clustered/clusteredLightContainer'
import '@babylonjs/core/Lights/Clustered/clusteredLightingSceneComponent'
import type { Light } from '@babylonjs/core/Lights/light'
import type { Scene } from '@babylonjs/core/scene'

export interface Cluster {
  /** False where the device cannot blend floats. */
  readonly supported: boolean
  add(light: Light): void
  remove(light: Light): void
  dispose(): void
}

/** Beyond this a light of some thousand candela is lost in the rest, metres. */
const REACH = 60

export const makeCluster = (scene: Scene): Cluster => {
  const caps = scene.getEngine().getCaps()
  const supported = scene.getEngine().version > 1 && caps.texelFetch && caps.colorBufferFloat && caps.blendFloat
  let container: ClusteredLightContainer | null = null
  return {
    supported,
    add: (light) => {
      if (!container) {
        container = new ClusteredLightContainer('cluster', [], scene)
        container.maxRange = REACH
        container.horizontalTiles = 32
        container.verticalTiles = 32
      }
      container.addLight(light)
    },
    remove: (light) => {
      if (!container?.lights.includes(light)) return
      container.removeLight(light)
      // Empty, it still costs a pass; the last one out turns it off.
      if (container.lights.length > 0) return
      container.dispose()
      container = null
    },
    dispose: () => container?.dispose(),
  }
}
