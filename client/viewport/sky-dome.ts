/** The sky as the camera sees it: the palette's gradient, the disc of sun or moon, clouds and stars, behind everything. */
import { Material } from '@babylonjs/core/Materials/material'
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial'
import { Vector3 } from '@babylonjs/core/Maths/math.vector'
import { CreateBox } from '@babylonjs/core/Meshes/Builders/boxBuilder'
import type { Scene } from '@babylonjs/core/scene'
import type { Vec3 } from '../../shared/space/math.ts'
import type { SkyPalette } from './sky-palette.ts'
import { TONE_GLSL } from './tone.ts'

export interface SkyDome {
  set(sky: SkyPalette, haze: number, hazeColour: Vec3): void
  dispose(): void
}

const VERTEX = `
precision highp float;
attribute vec3 position;
uniform mat4 viewProjection;
uniform vec3 eye;
varying vec3 way;
void main() {
  way = position;
  vec4 at = viewProjection * vec4(eye + position * 100.0, 1.0);
  gl_Position = at.xyww;
}`

const FRAGMENT = `
precision highp float;
varying vec3 way;
uniform vec3 towards, zenith, horizon, glow, halo, below, haze, discColour;
uniform float rise, glowRise, stars, clouds, hazeAmount, exposure, disc;
${TONE_GLSL}
float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1.0, 0.0)), f.x), mix(hash(i + vec2(0.0, 1.0)), hash(i + 1.0), f.x), f.y);
}
float fbm(vec2 p) {
  float sum = 0.0, size = 0.5;
  for (int i = 0; i < 4; i++) { sum += noise(p) * size; p = p * 2.03 + 17.1; size *= 0.5; }
  return sum;
}
void main() {
  vec3 d = normalize(way);
  float up = max(d.y, 0.0);
  float along = dot(d.xz, towards.xz) / max(1e-6, length(d.xz) * length(towards.xz));
  float near = pow(0.5 + 0.5 * along, 4.0) * exp(-up * glowRise);
  float about = max(0.0, dot(d, towards));
  vec3 air = mix(horizon, zenith, 1.0 - exp(-up * rise)) + glow * near + halo * (0.35 * pow(about, 8.0) + pow(about, 64.0));
  if (stars > 0.0 && d.y > 0.0) {
    vec2 p = d.xz / (1.0 + d.y) * 140.0;
    vec2 cell = floor(p);
    float chance = hash(cell);
    vec2 at = cell + 0.2 + 0.6 * vec2(hash(cell + 3.1), hash(cell + 7.7));
    float size = length(p - at);
    air += vec3(0.9, 0.95, 1.0) * stars * smoothstep(0.985, 1.0, chance) * smoothstep(0.14, 0.0, size) * smoothstep(0.0, 0.25, d.y);
  }
  if (disc > 0.0) air += discColour * smoothstep(cos(disc * 1.15), cos(disc * 0.9), about) * smoothstep(-0.01, 0.01, d.y);
  if (clouds > 0.0 && d.y > 0.015) {
    // A flat layer seen from below; streaked across the way of the sun.
    vec2 p = d.xz / (d.y + 0.12);
    float shape = fbm(p * vec2(0.9, 2.2) + 3.0);
    float cover = smoothstep(1.02 - 0.62 * clouds, 1.18 - 0.5 * clouds, shape + 0.32) * smoothstep(0.015, 0.2, d.y);
    vec3 lit = mix(horizon * 0.9 + zenith * 0.35, horizon + glow * 1.1 * pow(0.5 + 0.5 * along, 2.0), 0.6);
    air = mix(air, lit, cover * mix(0.5, 0.35, clouds));
  }
  float down = clamp(-d.y * 9.0, 0.0, 1.0);
  vec3 c = mix(air, below, down * down * (3.0 - 2.0 * down));
  c = mix(c, haze, hazeAmount * exp(-abs(d.y) * mix(9.0, 1.2, hazeAmount)));
  gl_FragColor = vec4(tone(c * exposure), 1.0);
}`

const UNIFORMS = [
  'viewProjection',
  'eye',
  'towards',
  'zenith',
  'horizon',
  'glow',
  'halo',
  'below',
  'haze',
  'discColour',
  'rise',
  'glowRise',
  'stars',
  'clouds',
  'hazeAmount',
  'exposure',
  'disc',
]

/** Half the apparent size of sun and moon, radians; drawn a little larger, as everybody remembers them. */
const DISC = 0.0075

export const makeSkyDome = (scene: Scene): SkyDome => {
  const mesh = CreateBox('sky', { size: 2 }, scene)
  const material = new ShaderMaterial(
    'sky',
    scene,
    { vertexSource: VERTEX, fragmentSource: FRAGMENT },
    { attributes: ['position'], uniforms: UNIFORMS },
  )
  material.backFaceCulling = false
  material.disableDepthWrite = true
  material.depthFunction = 515
  material.sideOrientation = Material.CounterClockWiseSideOrientation
  material.onBindObservable.add(() => {
    const effect = material.getEffect()
    const camera = scene.activeCamera
    if (!effect || !camera) return
    effect.setVector3('eye', camera.globalPosition)
    effect.setFloat('exposure', scene.imageProcessingConfiguration.exposure)
  })
  mesh.material = material
  mesh.isPickable = false
  mesh.alwaysSelectAsActiveMesh = true
  mesh.doNotSyncBoundingInfo = true
  mesh.freezeWorldMatrix()
  // After what is solid: most of the sky is hidden behind the set, and a pixel that is hidden costs nothing.
  mesh.alphaIndex = -1
  const vec = ([x, y, z]: Vec3) => new Vector3(x, y, z)
  return {
    set: (sky, haze, hazeColour) => {
      material.setVector3('towards', vec(sky.towards))
      material.setVector3('zenith', vec(sky.zenith))
      material.setVector3('horizon', vec(sky.horizon))
      material.setVector3('glow', vec(sky.glow))
      material.setVector3('halo', vec(sky.halo))
      material.setVector3('below', vec(sky.below))
      material.setVector3('haze', vec(hazeColour))
      material.setFloat('rise', sky.rise)
      material.setFloat('glowRise', sky.glowRise)
      material.setFloat('stars', sky.stars)
      material.setFloat('clouds', sky.clouds)
      material.setFloat('hazeAmount', haze)
      material.setFloat('disc', sky.disc ? DISC : 0)
      // What sends E lux from a disc of this size has E / (π r²) nit; the picture needs no more than its white.
      const bright = Math.max(sky.sunLux, sky.skyLux * 0.2)
      material.setVector3('discColour', vec([bright * 4, bright * 3.6, bright * 2.9]))
    },
    dispose: () => {
      mesh.dispose()
      material.dispose()
    },
  }
}
