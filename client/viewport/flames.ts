/**
 * Flames and the glare about bright sources: quads that face the eye, added to the picture. How strong they are follows
 * from their luminance and the exposure, so that a candle glares at night and hardly shows at noon.
 */
import '@babylonjs/core/Shaders/ShadersInclude/instancesDeclaration'
import '@babylonjs/core/Shaders/ShadersInclude/instancesVertex'
import { Constants } from '@babylonjs/core/Engines/constants'
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Vector2 } from '@babylonjs/core/Maths/math.vector'
import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import type { Scene } from '@babylonjs/core/scene'
import type { Vec3 } from '../../shared/space/math.ts'
import { makeGeometry } from './models.ts'

export interface FlameLook {
  readonly kind: 'flame' | 'glare'
  /** Half width and half height, metres. */
  readonly size: readonly [number, number]
  /** Linear light, luminance about 1. */
  readonly colour: Vec3
  /** Luminance, nit. */
  readonly nit: number
}

export interface Flames {
  readonly quad: Geometry
  material(look: FlameLook): ShaderMaterial
  /** Seconds; flames stand still while it does. */
  time: number
  dispose(): void
}

const VERTEX = `
precision highp float;
attribute vec3 position;
uniform mat4 view, viewProjection;
uniform vec2 size;
uniform float upright;
varying vec2 at;
#include<instancesDeclaration>
void main() {
#include<instancesVertex>
  vec3 right = vec3(view[0][0], view[1][0], view[2][0]);
  vec3 up = mix(vec3(view[0][1], view[1][1], view[2][1]), vec3(0.0, 1.0, 0.0), upright);
  vec3 middle = finalWorld[3].xyz;
  float scale = length(finalWorld[1].xyz);
  at = position.xy;
  vec3 out1 = middle + (right * position.x * size.x + up * position.y * size.y) * scale;
  gl_Position = viewProjection * vec4(out1, 1.0);
}`

const FLAME = `
precision highp float;
varying vec2 at;
uniform vec3 colour;
uniform float time, strength;
float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1.0, 0.0)), f.x), mix(hash(i + vec2(0.0, 1.0)), hash(i + 1.0), f.x), f.y);
}
void main() {
  float y = at.y * 0.5 + 0.5;
  float n = noise(vec2(at.x * 1.6 + 3.0, y * 2.4 - time * 2.1)) * 0.65 + noise(vec2(at.x * 3.7, y * 5.1 - time * 3.9)) * 0.35;
  float x = at.x + (n - 0.5) * 0.9 * y;
  float wide = 0.62 * pow(max(0.0, 1.0 - y), 0.75) * (0.45 + 0.55 * smoothstep(0.0, 0.22, y)) + 0.02;
  float tongues = 0.55 + 0.9 * noise(vec2(at.x * 2.3 - 7.0, y * 1.7 - time * 1.5));
  float body = smoothstep(1.0, 0.25, abs(x) / (wide * tongues)) * smoothstep(0.0, 0.12, y) * smoothstep(1.0, 0.7, y);
  vec3 c = mix(colour * vec3(1.0, 0.5, 0.25), mix(colour, vec3(1.0, 0.92, 0.7), 0.75), body * smoothstep(0.95, 0.1, y));
  gl_FragColor = vec4(c * body * strength, 1.0);
}`

const GLARE = `
precision highp float;
varying vec2 at;
uniform vec3 colour;
uniform float time, strength;
void main() {
  float r = length(at);
  float fall = max(0.0, 1.0 - r);
  float c = 0.55 * exp(-r * 5.5) * fall + 0.2 * fall * fall;
  gl_FragColor = vec4(colour * c * strength, 1.0);
}`

const QUAD = {
  positions: new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0]),
  normals: new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]),
  uvs: new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]),
  indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
}

/** Exposed luminance at which a flame is as strong as it gets, and at which glare is. */
const FULL = { flame: 1.6, glare: 14 } as const
const STRENGTH = { flame: 1, glare: 0.55 } as const

export const makeFlames = (scene: Scene): Flames => {
  const quad = makeGeometry(scene, 'flame', QUAD)
  const made = new Map<string, ShaderMaterial>()
  const flames: Flames = {
    quad,
    time: 0,
    material: (look) => {
      const key = JSON.stringify(look)
      const known = made.get(key)
      if (known) return known
      const material = new ShaderMaterial(
        'flame',
        scene,
        { vertexSource: VERTEX, fragmentSource: look.kind === 'flame' ? FLAME : GLARE },
        {
          attributes: ['position'],
          uniforms: ['world', 'view', 'viewProjection', 'size', 'upright', 'colour', 'time', 'strength'],
          needAlphaBlending: true,
        },
      )
      material.alphaMode = Constants.ALPHA_ONEONE
      material.backFaceCulling = false
      material.disableDepthWrite = true
      const [r, g, b] = look.colour
      const most = Math.max(r, g, b, 1e-6)
      // Shown as sRGB: the tone curve is behind us.
      material.setColor3('colour', new Color3((r / most) ** 0.4545, (g / most) ** 0.4545, (b / most) ** 0.4545))
      material.setVector2('size', new Vector2(look.size[0], look.size[1]))
      material.setFloat('upright', look.kind === 'flame' ? 1 : 0)
      material.onBindObservable.add(() => {
        const effect = material.getEffect()
        const shown = Math.min(1, (look.nit * scene.imageProcessingConfiguration.exposure) / FULL[look.kind])
        effect?.setFloat('strength', STRENGTH[look.kind] * shown)
        effect?.setFloat('time', flames.time)
      })
      made.set(key, material)
      return material
    },
    dispose: () => {
      for (const material of made.values()) material.dispose()
      quad.dispose()
    },
  }
  return flames
}
