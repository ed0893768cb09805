/** Procedural textures of surfaces on the GPU: painted when first asked for, shared by every colour and every scene. */
import { Constants } from '@babylonjs/core/Engines/constants'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture'
import { Texture } from '@babylonjs/core/Materials/Textures/texture'
import type { Scene } from '@babylonjs/core/scene'
import type { Texture as PatternId } from '../../shared/kit/materials.ts'
import { patterns } from './patterns/index.ts'
import { paintPattern } from './patterns/paint.ts'
import type { Quality } from './quality.ts'

export interface Textures {
  /** Gives the material the pattern's colour and relief; `scaleM` metres a repeat (UVs are metres). */
  dress(material: PBRMaterial, pattern: PatternId, scaleM: number): void
  dispose(): void
}

/** Floors and walls, of which one sees much at once. */
const WIDE = new Set<PatternId>([
  'sand',
  'soil',
  'grass',
  'gravel',
  'asphalt',
  'flagstones',
  'planks',
  'parquet',
  'brick',
  'blocks',
  'stone',
  'wood',
])

interface Maps {
  readonly colour: Texture
  readonly normal: Texture
}

export const makeTextures = (scene: Scene, quality: Quality): Textures => {
  const made = new Map<PatternId, Map<number, Maps>>()
  /** The same pixels at another scale. */
  const again = (of: Texture): Texture => {
    const texture = new Texture(null, scene)
    const pixels = of.getInternalTexture()
    pixels?.incrementReferences()
    texture._texture = pixels
    return texture
  }
  const raw = (data: Uint8Array, size: number): Texture =>
    new RawTexture(data, size, size, Constants.TEXTUREFORMAT_RGBA, scene, true, false, Texture.TRILINEAR_SAMPLINGMODE)
  const mapsOf = (id: PatternId, scaleM: number): Maps => {
    const scales = made.get(id) ?? new Map<number, Maps>()
    made.set(id, scales)
    const known = scales.get(scaleM)
    if (known) return known
    const first = scales.values().next().value
    let maps: Maps
    if (first) maps = { colour: again(first.colour), normal: again(first.normal) }
    else {
      const painted = paintPattern(patterns[id], quality.texture * (WIDE.has(id) ? 2 : 1))
      maps = { colour: raw(painted.colour, painted.size), normal: raw(painted.normal, painted.size) }
    }
    for (const texture of [maps.colour, maps.normal]) {
      texture.wrapU = Texture.WRAP_ADDRESSMODE
      texture.wrapV = Texture.WRAP_ADDRESSMODE
      texture.anisotropicFilteringLevel = quality.anisotropy
      texture.uScale = 1 / scaleM
      texture.vScale = 1 / scaleM
    }
    maps.colour.level = 2
    maps.normal.gammaSpace = false
    scales.set(scaleM, maps)
    return maps
  }
  return {
    dress: (material, pattern, scaleM) => {
      const { colour, normal } = mapsOf(pattern, scaleM)
      material.albedoTexture = colour
      if (quality.relief) material.bumpTexture = normal
    },
    dispose: () => {
      for (const scales of made.values())
        for (const { colour, normal } of scales.values()) {
          colour.dispose()
          normal.dispose()
        }
      made.clear()
    },
  }
}
