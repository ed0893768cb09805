/** The one translucent material of a proposal's ghosts: its author's colour, lighter towards the rim, the same by day and night. */
import '@babylonjs/core/Shaders/ShadersInclude/bonesDeclaration'
import '@babylonjs/core/Shaders/ShadersInclude/bonesVertex'
import '@babylonjs/core/Shaders/ShadersInclude/instancesDeclaration'
import '@babylonjs/core/Shaders/ShadersInclude/instancesVertex'
import { Material } from '@babylonjs/core/Materials/material'
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import type { Scene } from '@babylonjs/core/scene'
import { EDITOR_ONLY } from './context.ts'
import type { Painter } from './materials.ts'

const VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
uniform mat4 viewProjection;
uniform vec3 eye;
varying float facing;
varying float above;
#include<bonesDeclaration>
#include<instancesDeclaration>
void main() {
#include<instancesVertex>
#include<bonesVertex>
  vec4 at = finalWorld * vec4(position, 1.0);
  vec3 n = normalize(mat3(finalWorld) * normal);
  facing = abs(dot(n, normalize(eye - at.xyz)));
  above = 0.5 + 0.5 * n.y;
  gl_Position = viewProjection * at;
}`

const FRAGMENT = `
precision highp float;
varying float facing;
varying float above;
uniform vec3 colour;
void main() {
  vec3 c = mix(colour * 0.55, mix(colour, vec3(1.0), 0.35), above);
  gl_FragColor = vec4(mix(c, mix(colour, vec3(1.0), 0.5), pow(1.0 - facing, 3.0)), mix(0.42, 0.8, pow(1.0 - facing, 2.0)));
}`

const made = new WeakMap<Scene, Map<string, ShaderMaterial>>()

const ghostMaterial = (scene: Scene, colour: string): ShaderMaterial => {
  const known = made.get(scene) ?? new Map<string, ShaderMaterial>()
  made.set(scene, known)
  const before = known.get(colour)
  if (before) return before
  const material = new ShaderMaterial(
    `ghost ${colour}`,
    scene,
    { vertexSource: VERTEX, fragmentSource: FRAGMENT },
    {
      attributes: ['position', 'normal'],
      uniforms: ['world', 'viewProjection', 'eye', 'colour', 'mBones', 'boneTextureWidth'],
      samplers: ['boneSampler'],
      needAlphaBlending: true,
    },
  )
  material.sideOrientation = Material.CounterClockWiseSideOrientation
  material.backFaceCulling = true
  // Depth first, so that a ghost shows its outside only, not all that lies within.
  material.needDepthPrePass = true
  material.setColor3('colour', Color3.FromHexString(colour))
  material.onBindObservable.add(() => {
    const eye = scene.activeCamera?.globalPosition
    if (eye) material.getEffect()?.setVector3('eye', eye)
  })
  known.set(colour, material)
  return material
}

export const makeGhostPainter = (scene: Scene, colour: string): Painter => ({
  style: ` ghost ${colour}`,
  layerMask: EDITOR_ONLY,
  shadows: false,
  surface: () => ghostMaterial(scene, colour),
  plain: () => ghostMaterial(scene, colour),
})
