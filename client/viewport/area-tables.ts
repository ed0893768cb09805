/**
 * The two tables that Babylon's area lights read, computed here instead of fetched from its CDN. Linearly transformed
 * cosines after Heitz et al. 2016, but from closed forms: the lobe about the mirror direction is as wide as GGX's mean
 * slope (isotropic, which leaves out its stretch at grazing angles), its size is Lazarov's fit of the split sum.
 */
import { Constants } from '@babylonjs/core/Engines/constants'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture'
import { Texture } from '@babylonjs/core/Materials/Textures/texture'
import type { Scene } from '@babylonjs/core/scene'

const SIZE = 64
/**
 * Babylon 9.35 computes the highlight as s · (s · x · F0 + (1 − s) · y · F90) with s the light's colour: right for s near
 * 1, absurd for nits. With y = 0 and s = √L it is L · x · F0; the bias that Fresnel adds goes into x, between what plastic
 * (F0 = 0.04, 25 times) and metal (once) would need.
 */
const BIAS_SHARE = 8

/** `[a, b, c, d]` of the inverse transform, rows (a 0 c) (0 1 0) (b 0 d), for a roughness and the cosine to the eye. */
export const inverseLobe = (roughness: number, cosine: number): readonly [number, number, number, number] => {
  const alpha = Math.max(0.02, roughness * roughness)
  // Width of the cosine lobe that GGX's becomes; at alpha 1 it is nearly the plain cosine.
  const m = Math.min(1, 0.05 + 0.95 * alpha ** 0.85)
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine))
  // The lobe leans from the mirror direction towards the normal as it widens.
  const lean = 1 - 0.55 * alpha
  const theta = Math.atan2(sine, Math.max(cosine, 1e-3)) * lean
  const c = Math.cos(theta)
  const s = Math.sin(theta)
  // M = R · diag(m, m, 1), where R carries the normal to the lobe (−s, 0, c) in the frame whose x points at the eye;
  // the inverse is diag(1/m, 1/m, 1) · Rᵀ, scaled so that the middle element is 1.
  return [c, -m * s, s, m * c]
}

/** Scale and bias of Fresnel's reflectance (Lazarov 2013, as Karis' mobile fit). */
export const splitSum = (roughness: number, cosine: number): readonly [number, number] => {
  const r = [1 - roughness, 0.0425 - 0.0275 * roughness, 1.04 - 0.572 * roughness, -0.04 + 0.022 * roughness] as const
  const a = Math.min(r[0] * r[0], 2 ** (-9.28 * cosine)) * r[0] + r[1]
  return [-1.04 * a + r[2], 1.04 * a + r[3]]
}

/** Gives the scene its tables, once, before its first area light. */
export const giveAreaTables = (scene: Scene): void => {
  if (scene._ltcTextures) return
  const first = new Float32Array(SIZE * SIZE * 4)
  const second = new Float32Array(SIZE * SIZE * 4)
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) {
      const at = (y * SIZE + x) * 4
      const roughness = x / (SIZE - 1)
      // The shader looks up by √(1 − cosine).
      const cosine = 1 - (y / (SIZE - 1)) ** 2
      first.set(inverseLobe(roughness, cosine), at)
      const [scale, bias] = splitSum(roughness, cosine)
      second.set([scale + bias * BIAS_SHARE, 0, 0, 1], at)
    }
  const texture = (data: Float32Array) => {
    const made = new RawTexture(
      data,
      SIZE,
      SIZE,
      Constants.TEXTUREFORMAT_RGBA,
      scene,
      false,
      false,
      Texture.BILINEAR_SAMPLINGMODE,
      Constants.TEXTURETYPE_FLOAT,
    )
    made.wrapU = Texture.CLAMP_ADDRESSMODE
    made.wrapV = Texture.CLAMP_ADDRESSMODE
    return made
  }
  scene._ltcTextures = { LTC1: texture(first), LTC2: texture(second) }
}
