/**
 * From light to picture: the one tone curve of everything that is drawn. Surfaces get it from Babylon's image processing
 * (ACES), our own shaders from the same formula here (Stephen Hill's fit of RRT and ODT).
 */
import { ImageProcessingConfiguration } from '@babylonjs/core/Materials/imageProcessingConfiguration'
import type { Scene } from '@babylonjs/core/scene'

/** ACES puts 0.18 in the dark; this brings a grey card back to where a monitor shows it. */
export const CURVE_GAIN = 1.5

export const setTone = (scene: Scene): void => {
  const image = scene.imageProcessingConfiguration
  image.isEnabled = true
  image.toneMappingEnabled = true
  image.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_ACES
}

/** `vec3 tone(vec3)`: exposed linear light to sRGB. */
export const TONE_GLSL = `
vec3 tone(vec3 c) {
  c = mat3(0.59719, 0.07600, 0.02840, 0.35458, 0.90834, 0.13383, 0.04823, 0.01566, 0.83777) * c;
  c = (c * (c + 0.0245786) - 0.000090537) / (c * (0.983729 * c + 0.4329510) + 0.238081);
  c = mat3(1.60475, -0.10208, -0.00327, -0.53108, 1.10813, -0.07276, -0.07367, -0.00605, 1.07602) * c;
  c = clamp(c, 0.0, 1.0);
  return pow(c, vec3(1.0 / 2.2));
}`
