/**
 * Surfaces as Babylon materials, made when first asked for and shared: kit materials by id, plain colours by hex.
 * Colours are linear in the shader; lights come in candela, lux and nits with glTF's 1/d² falloff.
 */
import { Material } from '@babylonjs/core/Materials/material'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import type { Scene } from '@babylonjs/core/scene'
import { hexToLinear } from '../../shared/film/kelvin.ts'
import { type Material as Surface, materials as table } from '../../shared/kit/materials.ts'
import type { Quality } from './quality.ts'
import type { Textures } from './textures.ts'

/** Exposed light of what glows, at most: bright, and not white yet. */
const MAX_GLOW = 5

export interface Finish {
  readonly roughness: number
  readonly metallic?: number
  /** Cloth and hair: seen from both sides. */
  readonly twoSided?: boolean
  readonly texture?: Surface['texture'] | undefined
  readonly textureScaleM?: number
  /** Drawn a hair nearer than what it lies on: tape, rugs. */
  readonly lifted?: boolean
}

/** Where binders get materials from; a ghost's painter gives the same translucent one for all. */
export interface Painter {
  /** A kit material; an unknown id gives plain grey. */
  surface(id: string): Material
  /** A surface of this colour, `#rrggbb`. */
  plain(colour: string, finish: Finish): Material
  /** Part of the batches' names, so that a ghost is never drawn with the solid ones. */
  readonly style: string
  readonly layerMask: number
  readonly shadows: boolean
}

export interface Materials extends Painter {
  /**
   * The factor that the next picture is exposed with. What glows is held below where the tone curve would make it white:
   * a flame keeps its colour, as a colourist would see to it.
   */
  exposed(factor: number): void
  dispose(): void
}

const TWO_SIDED = new Set<Surface['group']>(['cloth', 'plant', 'paper', 'leather'])
const UNKNOWN: Surface = { label: 'Unknown', group: 'plastic', colour: '#8a8a8a', roughness: 0.8, metallic: 0 }

/** Whether light goes through or comes out of it, so that it must not cast a shadow. */
export const castsShadow = (material: Material): boolean => material.alpha >= 1 && material.metadata !== 'glow'

export const makeMaterials = (scene: Scene, textures: Textures, quality: Quality): Materials => {
  const made = new Map<string, PBRMaterial>()
  const glowing = new Map<PBRMaterial, number>()
  let exposure = 0
  const limit = (material: PBRMaterial, nit: number) => {
    material.emissiveIntensity = exposure > 0 ? Math.min(nit, MAX_GLOW / exposure) : nit
  }
  const base = (name: string, colour: string, finish: Finish): PBRMaterial => {
    const material = new PBRMaterial(name, scene)
    material.sideOrientation = Material.CounterClockWiseSideOrientation
    material.albedoColor = Color3.FromArray(hexToLinear(colour) as unknown as number[])
    material.metallic = finish.metallic ?? 0
    material.roughness = finish.roughness
    material.maxSimultaneousLights = quality.lights
    material.useGLTFLightFalloff = true
    material.backFaceCulling = finish.twoSided !== true
    material.twoSidedLighting = finish.twoSided === true
    if (finish.lifted) material.zOffset = -1
    if (finish.texture) textures.dress(material, finish.texture, finish.textureScaleM ?? 1)
    return material
  }
  const kept = (key: string, make: () => PBRMaterial): PBRMaterial => {
    const known = made.get(key)
    if (known) return known
    const material = make()
    made.set(key, material)
    return material
  }
  return {
    style: '',
    layerMask: 0x0fffffff,
    shadows: true,
    surface: (id) =>
      kept(`surface ${id}`, () => {
        const row = (Object.hasOwn(table, id) ? table[id] : undefined) ?? UNKNOWN
        const material = base(id, row.colour, {
          roughness: row.roughness,
          metallic: row.metallic,
          twoSided: TWO_SIDED.has(row.group),
          texture: row.texture,
          ...(row.textureScaleM === undefined ? {} : { textureScaleM: row.textureScaleM }),
        })
        if (row.alpha !== undefined && row.alpha < 1) {
          material.alpha = row.alpha
          material.backFaceCulling = true
        }
        if (row.emissiveNit !== undefined) {
          material.emissiveColor = Color3.FromArray(hexToLinear(row.colour) as unknown as number[])
          material.emissiveIntensity = row.emissiveNit
          material.albedoColor = Color3.Black()
          material.emissiveTexture = material.albedoTexture
          material.bumpTexture = null
          material.backFaceCulling = false
          material.metadata = 'glow'
          glowing.set(material, row.emissiveNit)
          limit(material, row.emissiveNit)
        }
        return material
      }),
    plain: (colour, finish) => kept(`plain ${colour} ${JSON.stringify(finish)}`, () => base(`plain ${colour}`, colour, finish)),
    exposed: (factor) => {
      if (factor === exposure) return
      exposure = factor
      for (const [material, nit] of glowing) limit(material, nit)
    },
    dispose: () => {
      for (const material of made.values()) material.dispose()
      made.clear()
    },
  }
}
