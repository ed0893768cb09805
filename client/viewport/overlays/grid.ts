/**
 * The floor's grid: lines each metre and, stronger, each ten, one pixel wide at any distance, the world's axes in their
 * colours. One square that stays below the eye; a shader of our own, since the library's GridMaterial flickers far away.
 */

import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial'
import { Vector3 } from '@babylonjs/core/Maths/math.vector'
import { CreateGround } from '@babylonjs/core/Meshes/Builders/groundBuilder'
import { effect } from '@preact/signals-core'
import { EDITOR_ONLY } from '../context.ts'
import type { Over, Overlay } from './overlay.ts'

/** Side of the square, metres. */
const SIZE = 400
/** Above the floor, so that the two do not fight for a pixel. */
const LIFT = 0.004

const VERTEX = `precision highp float;
attribute vec3 position;
uniform mat4 world;
uniform mat4 viewProjection;
varying vec3 place;
void main() {
  vec4 p = world * vec4(position, 1.0);
  place = p.xyz;
  gl_Position = viewProjection * p;
}`

const FRAGMENT = `precision highp float;
varying vec3 place;
uniform vec3 eye;
uniform float reach;
float line(vec2 at, float each, vec2 wide) {
  vec2 g = abs(fract(at / each - 0.5) - 0.5) * each / wide;
  vec2 far = clamp(1.6 - wide * 3.0 / each, 0.0, 1.0);
  vec2 l = (1.0 - min(g, 1.0)) * far;
  return max(l.x, l.y);
}
void main() {
  vec2 at = place.xz;
  vec2 wide = max(fwidth(at), vec2(1e-5));
  float away = 1.0 - smoothstep(0.1, 1.0, length(place - eye) / reach);
  float a = max(line(at, 1.0, wide) * 0.085, line(at, 10.0, wide) * 0.17);
  vec2 axis = 1.0 - min(abs(at) / (wide * 1.3), 1.0);
  vec3 colour = vec3(1.0);
  if (axis.y > 0.0) { colour = vec3(0.93, 0.42, 0.42); a = max(a, axis.y * 0.55); }
  if (axis.x > 0.0) { colour = vec3(0.42, 0.61, 0.94); a = max(a, axis.x * 0.55); }
  gl_FragColor = vec4(colour, a * away);
}`

export const gridOverlay = ({ ctx }: Over): Overlay => {
  const { session, scene } = ctx
  const material = new ShaderMaterial(
    'grid',
    scene,
    { vertexSource: VERTEX, fragmentSource: FRAGMENT },
    { attributes: ['position'], uniforms: ['world', 'viewProjection', 'eye', 'reach'], needAlphaBlending: true },
  )
  material.backFaceCulling = false
  material.disableDepthWrite = true
  material.zOffset = -1
  material.onCompiled = () => ctx.requestRender()
  const ground = CreateGround('grid', { width: SIZE, height: SIZE }, scene)
  ground.material = material
  ground.isPickable = false
  ground.layerMask = EDITOR_ONLY
  ground.alwaysSelectAsActiveMesh = true
  ground.position.y = LIFT

  const stop = effect(() => {
    const visible = session.view.value.grid && session.lookThrough.value === null
    if (ground.isEnabled() === visible) return
    ground.setEnabled(visible)
    ctx.requestRender()
  })
  const eye = new Vector3()
  return {
    draw: ({ position: [x, y, z], orthoHeight }) => {
      // In whole tens of metres, so that the lines stand still.
      ground.position.set(Math.round(x / 10) * 10, LIFT, Math.round(z / 10) * 10)
      // A plan has no height from which the lines could fade.
      eye.set(x, orthoHeight === null ? y : 0, z)
      material.setVector3('eye', eye)
      material.setFloat('reach', Math.min(SIZE / 2, 24 + (orthoHeight === null ? Math.abs(y) * 8 : orthoHeight * 4)))
    },
    dispose: () => {
      stop()
      ground.dispose()
      material.dispose()
    },
  }
}
