/**
 * Pictures of kit props, drawn by the stage's own engine into a texture and kept: each prop and material once, one a
 * frame, so that a panel full of them never stalls the stage. Transparent around the prop; 3/4 view, as in a catalogue.
 */
import type { Engine } from '@babylonjs/core/Engines/engine'
import { RenderTargetTexture } from '@babylonjs/core/Materials/Textures/renderTargetTexture'
import { Color4 } from '@babylonjs/core/Maths/math.color'
import type { Scene } from '@babylonjs/core/scene'
import { type Bounds, unionBounds } from '../../shared/space/bounds.ts'
import { addV, IDENTITY, lengthV, lookRotation, rotate, scaleV, subV, type Vec3, yaw } from '../../shared/space/math.ts'
import { makeTargetCamera, trueUp } from './film-camera.ts'
import { makeInstances } from './instances.ts'
import { makeLightRig } from './light-rig.ts'
import { makeMaterials } from './materials.ts'
import { makeModels } from './models.ts'
import type { Quality } from './quality.ts'
import { readBack } from './read-back.ts'
import { makeSkyLight } from './sky-light.ts'
import { skyPalette } from './sky-palette.ts'
import { makeScene } from './stage.ts'
import type { Textures } from './textures.ts'
import { CURVE_GAIN, setTone } from './tone.ts'

const SIZE = 192
const FOV = 0.5
/** Lux of the key light and of the room. */
const KEY_LUX = 1000
const ROOM_LUX = 700

export interface Thumbnails {
  /** PNG data URL; '' where the graphics card fails. */
  of(asset: string, material?: string): Promise<string>
  dispose(): void
}

const corners = ({ min, max }: Bounds): Vec3[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((i): Vec3 => [i & 1 ? max[0] : min[0], i & 2 ? max[1] : min[1], i & 4 ? max[2] : min[2]])

/** Where to stand to have a box fill the picture, looking down a little from the front right. */
export const catalogueView = (bounds: Bounds): { readonly position: Vec3; readonly target: Vec3 } => {
  const target = scaleV(addV(bounds.min, bounds.max), 0.5)
  const back = rotate(yaw(0.55), rotate([-Math.sin(0.19), 0, 0, Math.cos(0.19)], [0, 0, 1]))
  const rotation = lookRotation(scaleV(back, -1))
  const right = rotate(rotation, [1, 0, 0])
  const up = rotate(rotation, [0, 1, 0])
  const slope = Math.tan(FOV / 2) * 0.92
  let distance = 0.05
  for (const corner of corners(bounds)) {
    const at = subV(corner, target)
    const depth = at[0] * back[0] + at[1] * back[1] + at[2] * back[2]
    const x = Math.abs(at[0] * right[0] + at[1] * right[1] + at[2] * right[2])
    const y = Math.abs(at[0] * up[0] + at[1] * up[1] + at[2] * up[2])
    distance = Math.max(distance, depth + Math.max(x, y) / slope)
  }
  return { position: addV(target, scaleV(back, distance)), target }
}

const sheet = (size: number) => {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  return { canvas, draw: canvas.getContext('2d') }
}

/** Drawn twice as large and halved: smooth edges without a multisampled target. */
const toPng = (pixels: Uint8ClampedArray<ArrayBuffer>): string => {
  const large = sheet(SIZE * 2)
  const small = sheet(SIZE)
  if (!large.draw || !small.draw) return ''
  large.draw.putImageData(new ImageData(pixels, SIZE * 2, SIZE * 2), 0, 0)
  // The GPU's rows run upwards.
  small.draw.setTransform(1, 0, 0, -1, 0, SIZE)
  small.draw.imageSmoothingQuality = 'high'
  small.draw.drawImage(large.canvas, 0, 0, SIZE, SIZE)
  return small.canvas.toDataURL('image/png')
}

interface Studio {
  readonly scene: Scene
  shoot(asset: string, material: string | undefined): Promise<string>
}

const makeStudio = (engine: Engine, textures: Textures, quality: Quality): Studio => {
  const scene = makeScene(engine)
  scene.clearColor = new Color4(0, 0, 0, 0)
  setTone(scene)
  scene.imageProcessingConfiguration.exposure = (Math.PI / (KEY_LUX + ROOM_LUX * 0.6)) * CURVE_GAIN
  const materials = makeMaterials(scene, textures, quality)
  const instances = makeInstances(scene)
  const models = makeModels(scene)
  const rig = makeLightRig(scene, quality)
  rig.balance(5600)
  rig.castShadows(false)
  const room = skyPalette({ hour: 12, sunAzimuth: 0, sky: 'cloudy', skyLevel: 1 }, [0.35, 0.35, 0.35])
  const sky = makeSkyLight(scene)
  const dim = ROOM_LUX / room.skyLux
  sky.set(
    {
      ...room,
      skyLux: ROOM_LUX,
      zenith: scaleV(room.zenith, dim),
      horizon: scaleV(room.horizon, dim),
      below: scaleV(room.below, dim),
    },
    1,
  )
  const key = rig.add({ kind: 'sun', kelvin: 5000, gel: '', output: KEY_LUX, shadows: false })
  key.place({ ...IDENTITY, rotation: lookRotation([-0.35, -0.75, -0.65]) })
  key.show(true)
  const camera = makeTargetCamera('catalogue', scene)
  camera.fov = FOV
  scene.activeCamera = camera
  const target = new RenderTargetTexture('thumbnail', SIZE * 2, scene, { generateMipMaps: false })
  target.activeCamera = camera
  target.clearColor = scene.clearColor

  return {
    scene,
    shoot: async (asset, material) => {
      const model = models.of({ asset, params: {}, seed: 1 })
      const bounds = unionBounds(model.parts.map((part) => part.bounds))
      if (!bounds) return ''
      const drawn = model.parts.map((part) => {
        const id = part.slot === 'main' && material ? material : part.material
        const instance = instances.add(`${part.key} ${id}`, () => ({
          geometry: part.geometry,
          material: materials.surface(id),
          ...part.bounds,
          shadows: false,
        }))
        instance.place(IDENTITY)
        return instance
      })
      const view = catalogueView(bounds)
      camera.position.copyFromFloats(...view.position)
      camera.rotationQuaternion?.copyFromFloats(...lookRotation(subV(view.target, view.position)))
      const far = lengthV(subV(view.target, view.position))
      camera.minZ = far * 0.02
      camera.maxZ = far * 4
      trueUp(camera)
      rig.update(null)
      instances.flush()
      target.renderList = [...scene.meshes]
      await scene.whenReadyAsync()
      target.render()
      const pixels = await readBack(engine, target, SIZE * 2)
      for (const instance of drawn) instance.dispose()
      instances.flush()
      return toPng(pixels)
    },
  }
}

export const makeThumbnails = (engine: Engine, textures: Textures, quality: Quality): Thumbnails => {
  const made = new Map<string, Promise<string>>()
  let studio: Studio | null = null
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  return {
    of: (asset, material) => {
      const key = `${asset} ${material ?? ''}`
      const known = made.get(key)
      if (known) return known
      const shot = last.then(async () => {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        if (closed) return ''
        studio ??= makeStudio(engine, textures, quality)
        return studio.shoot(asset, material)
      })
      last = shot.catch(() => {
        // The next one has its own chance; who asked for this one hears of it.
        made.delete(key)
      })
      made.set(key, shot)
      return shot
    },
    dispose: () => {
      closed = true
      studio?.scene.dispose()
    },
  }
}
