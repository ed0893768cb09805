/**
 * The picture of one film camera in a corner of the stage: drawn into a texture of its own when something moved, never
 * because I look around, and laid over every frame. Letterboxed by its size: the picture has the camera's aspect.
 */
import type { Engine } from '@babylonjs/core/Engines/engine'
import { EffectRenderer, EffectWrapper } from '@babylonjs/core/Materials/effectRenderer'
import { RenderTargetTexture } from '@babylonjs/core/Materials/Textures/renderTargetTexture'
import { Viewport } from '@babylonjs/core/Maths/math.viewport'
import type { Transform } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import { cameraExposure } from './exposure.ts'
import { type Frame, makeTargetCamera, takePlace } from './film-camera.ts'
import type { Stage } from './stage.ts'

export interface Monitor {
  /** What the set shows may be another now. */
  touch(): void
  /**
   * After the stage's own picture: draws the camera's if it may have changed, and lays it over. `stops` as the set says;
   * `width`, `height` the canvas in CSS pixels.
   */
  draw(node: NodeOf<'camera'>, world: Transform, stops: number, width: number, height: number): void
  dispose(): void
}

/** CSS pixels. */
const WIDTH = 320
const GAP = 12
const BORDER = 1

const FRAGMENT = `
precision highp float;
varying vec2 vUV;
uniform sampler2D picture;
void main() { gl_FragColor = vec4(texture2D(picture, vUV).rgb, 1.0); }`

const PLAIN = `
precision highp float;
varying vec2 vUV;
void main() { gl_FragColor = vec4(vec3(0.02), 1.0); }`

/** Where the picture lies: lower right; no wider than a third, no higher than two fifths of the canvas. */
export const monitorFrame = (width: number, height: number, aspect: number): Frame => {
  const w = Math.min(WIDTH, width / 3, height * 0.4 * aspect)
  return { x: width - w - GAP, y: height - w / aspect - GAP, width: w, height: w / aspect }
}

export const makeMonitor = (engine: Engine, { scene, materials, instances }: Stage, antialias: boolean): Monitor => {
  const camera = makeTargetCamera('monitor', scene)
  camera.layerMask = 0x0fffffff
  const renderer = new EffectRenderer(engine)
  const blit = new EffectWrapper({ engine, name: 'monitor', fragmentShader: FRAGMENT, samplers: ['picture'] })
  const plain = new EffectWrapper({ engine, name: 'monitor edge', fragmentShader: PLAIN })
  let target: RenderTargetTexture | null = null
  let touched = true
  let seen = ''

  const take = (node: NodeOf<'camera'>, world: Transform, stops: number, width: number, height: number) => {
    if (target?.getSize().width !== width || target.getSize().height !== height) {
      target?.dispose()
      target = new RenderTargetTexture('monitor', { width, height }, scene, { samples: antialias ? 4 : 1 })
      target.activeCamera = camera
      target.clearColor = scene.clearColor
      touched = true
    }
    // A camera's own values move its picture as the set's do.
    const key = [
      world.position,
      world.rotation,
      node.focalLength,
      node.sensorWidth,
      node.tStop,
      node.iso,
      node.shutter,
      node.fps,
      stops,
    ].join()
    if (key !== seen) touched = true
    seen = key
    if (!touched) return
    touched = false
    takePlace(camera, node, world, 1)
    const image = scene.imageProcessingConfiguration
    const before = image.exposure
    const { activeCamera } = scene
    image.exposure = cameraExposure(node, stops)
    materials.exposed(image.exposure)
    scene.activeCamera = camera
    target.renderList = null
    instances.drawAll(true)
    target.render()
    instances.drawAll(false)
    image.exposure = before
    materials.exposed(before)
    scene.activeCamera = activeCamera
  }
  const lay = (wrapper: EffectWrapper, { x, y, width, height }: Frame, w: number, h: number, bind?: () => void) => {
    renderer.saveStates()
    renderer.setViewport(new Viewport(x / w, 1 - (y + height) / h, width / w, height / h))
    renderer.applyEffectWrapper(wrapper)
    bind?.()
    renderer.draw()
    renderer.restoreStates()
  }
  return {
    touch: () => {
      touched = true
    },
    draw: (node, world, stops, width, height) => {
      const frame = monitorFrame(width, height, Number(node.aspect))
      const scale = 1 / engine.getHardwareScalingLevel()
      take(node, world, stops, Math.max(2, Math.round(frame.width * scale)), Math.max(2, Math.round(frame.height * scale)))
      engine.restoreDefaultFramebuffer()
      const edge = {
        x: frame.x - BORDER,
        y: frame.y - BORDER,
        width: frame.width + BORDER * 2,
        height: frame.height + BORDER * 2,
      }
      lay(plain, edge, width, height)
      const picture = target
      lay(blit, frame, width, height, () => blit.effect.setTexture('picture', picture))
    },
    dispose: () => {
      target?.dispose()
      blit.dispose()
      plain.dispose()
      renderer.dispose()
    },
  }
}
