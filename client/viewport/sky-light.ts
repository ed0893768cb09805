/** The light of the sky from everywhere: a small cube of its radiance for what mirrors, its harmonics for what does not. */
import { Constants } from '@babylonjs/core/Engines/constants'
import { RawCubeTexture } from '@babylonjs/core/Materials/Textures/rawCubeTexture'
import { Texture } from '@babylonjs/core/Materials/Textures/texture'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Vector3 } from '@babylonjs/core/Maths/math.vector'
import { SphericalHarmonics, SphericalPolynomial } from '@babylonjs/core/Maths/sphericalPolynomial'
import { ToHalfFloat } from '@babylonjs/core/Misc/halfFloat'
import type { Scene } from '@babylonjs/core/scene'
import { normalizeV, scaleV, type Vec3 } from '../../shared/space/math.ts'
import { type SkyPalette, skyRadiance } from './sky-palette.ts'

const SIZE = 32

/** Direction of the middle of a texel: faces +X, −X, +Y, −Y, +Z, −Z of a GL cube map; `u`, `v` −1…1 from the upper left. */
export const cubeDirection = (face: number, u: number, v: number): Vec3 => {
  switch (face) {
    case 0:
      return normalizeV([1, -v, -u])
    case 1:
      return normalizeV([-1, -v, u])
    case 2:
      return normalizeV([u, 1, v])
    case 3:
      return normalizeV([u, -1, -v])
    case 4:
      return normalizeV([u, -v, 1])
    default:
      return normalizeV([-u, -v, -1])
  }
}

export interface SkyLight {
  /** `share` of the sky's light that comes from everywhere; the rest is somebody else's (a soft key from above). */
  set(sky: SkyPalette, share: number): void
  dispose(): void
}

export const makeSkyLight = (scene: Scene): SkyLight => {
  let texture: RawCubeTexture | null = null
  const drop = () => {
    scene.environmentTexture = null
    texture?.dispose()
    texture = null
  }
  return {
    set: (sky, share) => {
      // Texels near 1, the amount in `environmentIntensity`: night and noon both fit a half float.
      const unit = Math.max(1e-6, sky.skyLux / Math.PI)
      const harmonics = new SphericalHarmonics()
      let solid = 0
      const faces = Array.from({ length: 6 }, (_, face) => {
        const data = new Uint16Array(SIZE * SIZE * 4)
        for (let y = 0; y < SIZE; y++)
          for (let x = 0; x < SIZE; x++) {
            const u = ((x + 0.5) / SIZE) * 2 - 1
            const v = ((y + 0.5) / SIZE) * 2 - 1
            const way = cubeDirection(face, u, v)
            const [r, g, b] = scaleV(skyRadiance(sky, way), 1 / unit)
            data.set(
              [r, g, b, 1].map((n) => ToHalfFloat(n)),
              (y * SIZE + x) * 4,
            )
            const angle = (1 + u * u + v * v) ** -1.5
            solid += angle
            harmonics.addLight(new Vector3(...way), new Color3(r, g, b), angle)
          }
        return data
      })
      // The sum of the weights is the whole sphere.
      harmonics.scaleInPlace((4 * Math.PI) / solid)
      harmonics.convertIncidentRadianceToIrradiance()
      harmonics.convertIrradianceToLambertianRadiance()
      drop()
      // No device with WebGL 2 is without; an engine that draws nothing (tests) is.
      const { textureHalfFloat, textureHalfFloatRender } = scene.getEngine().getCaps()
      if (!textureHalfFloat) return
      texture = new RawCubeTexture(
        scene,
        faces,
        SIZE,
        Constants.TEXTUREFORMAT_RGBA,
        Constants.TEXTURETYPE_HALF_FLOAT,
        textureHalfFloatRender,
        false,
        Texture.TRILINEAR_SAMPLINGMODE,
      )
      texture.gammaSpace = false
      texture.sphericalPolynomial = SphericalPolynomial.FromHarmonics(harmonics)
      scene.environmentTexture = texture
      scene.environmentIntensity = unit * share
    },
    dispose: drop,
  }
}
