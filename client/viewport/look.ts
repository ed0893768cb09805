/** The look of a set: sky, sun, ambient light, haze, ground and tone, from the values of the set itself. */
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Scene } from '@babylonjs/core/scene'
import { hexToLinear } from '../../shared/film/kelvin.ts'
import { materials as table } from '../../shared/kit/materials.ts'
import { lerpV, lookRotation, scaleV, type Vec3 } from '../../shared/space/math.ts'
import type { SetInfo } from '../../shared/stage/schema.ts'
import { makeGround } from './ground.ts'
import type { LightRig, RigLight } from './light-rig.ts'
import type { Materials } from './materials.ts'
import { makeSkyDome } from './sky-dome.ts'
import { makeSkyLight } from './sky-light.ts'
import { type SkyPalette, skyPalette } from './sky-palette.ts'
import { setTone } from './tone.ts'

export interface Look {
  set(info: SetInfo): void
  readonly sky: SkyPalette
  /** Lux that the eye settles for, from sun and sky: on open ground, or as the horizon dazzles. */
  readonly ambientLux: number
  dispose(): void
}

/** Share of the sky's light that is drawn as a soft light from above, so that things stand on the ground by their shadows. */
const SKY_KEY = 0.4
/** Extinction of clear air and at full haze, 1/m. Clear air is thicker than the real one: sets are smaller than deserts. */
const AIR = 0.0035
const THICK = 0.08
const SKY_WEIGHT = 0.8
const SKY_MOST = 4

const gamma = (c: Vec3): Color3 =>
  // Babylon takes fog for sRGB and makes it linear again.
  new Color3(...(c.map((n) => Math.max(0, n) ** (1 / 2.2)) as [number, number, number]))

export const makeLook = (scene: Scene, rig: LightRig, materials: Materials): Look => {
  setTone(scene)
  const dome = makeSkyDome(scene)
  const light = makeSkyLight(scene)
  const ground = makeGround(scene, materials)
  let sun: RigLight | null = null
  let key: RigLight | null = null
  let sky: SkyPalette | null = null
  let ambientLux = 0
  return {
    set: (info) => {
      const surface = info.ground === 'none' ? undefined : table[info.ground]
      const albedo: Vec3 = surface ? hexToLinear(surface.colour) : [0.03, 0.03, 0.032]
      sky = skyPalette(info, albedo)
      const hazeColour = scaleV(hexToLinear(info.hazeColour), sky.skyLux / Math.PI / 0.35)
      rig.balance(sky.whiteBalance)
      dome.set(sky, info.haze, hazeColour)
      light.set(sky, 1 - SKY_KEY)
      ground.set(info)

      const [x, y, z] = sky.towards
      const sunSpec = {
        kind: 'sun' as const,
        kelvin: sky.sunKelvin,
        gel: '',
        output: sky.sunLux,
        shadows: true,
      }
      sun ??= rig.add(sunSpec)
      sun.set(sunSpec)
      sun.place({ position: [0, 0, 0], rotation: lookRotation([-x, -Math.max(y, 0.02), -z]), scale: [1, 1, 1] })
      sun.show(sky.sunLux > 0)

      // The soft key comes from above, leaning to the bright side.
      const flat = Math.hypot(x, z) || 1
      const lean = 0.55
      const up = Math.sqrt(1 - lean * lean)
      const keySpec = {
        kind: 'sun' as const,
        kelvin: kelvinOf(sky),
        gel: '',
        output: (sky.skyLux * SKY_KEY) / up,
        shadows: sky.sunLux <= 0,
        wide: true,
      }
      key ??= rig.add(keySpec)
      key.set(keySpec)
      key.place({
        position: [0, 0, 0],
        rotation: lookRotation([(-x / flat) * lean, -up, (-z / flat) * lean]),
        scale: [1, 1, 1],
      })
      key.show(sky.skyLux > 0)

      const clearAir = info.sky === 'studio' ? 0 : AIR
      const thick = THICK * info.haze ** 2
      scene.fogMode = clearAir + thick > 0 ? Scene.FOGMODE_EXP2 : Scene.FOGMODE_NONE
      scene.fogDensity = clearAir + thick
      scene.fogColor = gamma(lerpV(sky.air, hazeColour, Math.min(1, info.haze * 3)))
      // The eye minds a bright horizon as much as bright ground.
      const onGround = sky.skyLux + sky.sunLux * Math.max(0, y)
      ambientLux = Math.max(onGround, Math.min(onGround * SKY_MOST, SKY_WEIGHT * Math.PI * sky.brightest))
    },
    get sky() {
      if (!sky) throw new Error('the look was not set yet')
      return sky
    },
    get ambientLux() {
      return ambientLux
    },
    dispose: () => {
      dome.dispose()
      light.dispose()
      ground.dispose()
      sun?.dispose()
      key?.dispose()
    },
  }
}

/** Temperature nearest to the colour of the upper sky: bluer sky, more kelvin. */
const kelvinOf = ({ zenith, horizon }: SkyPalette): number => {
  const r = zenith[0] + horizon[0]
  const b = zenith[2] + horizon[2]
  return Math.min(16_000, Math.max(4500, 6500 * (b / Math.max(r, 1e-9)) ** 0.6))
}
