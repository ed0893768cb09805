/**
 * The drawn set without a person before it: scene, materials, lights, look and the view of the stage. `viewport.ts` puts
 * a canvas and a session to it; benches and tests drive it alone.
 */

import type { TargetCamera } from '@babylonjs/core/Cameras/targetCamera'
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine'
import { Color4 } from '@babylonjs/core/Maths/math.color'
import { Scene } from '@babylonjs/core/scene'
import '@babylonjs/core/Materials/standardMaterial'
import type { NodeId } from '../../shared/ids.ts'
import type { SetView, ViewChange } from '../../shared/stage/view.ts'
import type { DrawContext } from './binders/binder.ts'
import { binders } from './binders/index.ts'
import { type Figures, makeFigures } from './figures.ts'
import { planesOf } from './film-camera.ts'
import { type Flames, makeFlames } from './flames.ts'
import { type Instances, makeInstances } from './instances.ts'
import { type LightRig, makeLightRig } from './light-rig.ts'
import { type Look, makeLook } from './look.ts'
import { type Materials, makeMaterials } from './materials.ts'

import { type Models, makeModels } from './models.ts'
import { FULL, type Quality } from './quality.ts'
import { makeStageView, type StageView } from './stage-view.ts'
import { makeTextures, type Textures } from './textures.ts'

export interface Stage {
  readonly scene: Scene
  readonly textures: Textures
  readonly materials: Materials
  readonly instances: Instances
  readonly models: Models
  readonly figures: Figures
  readonly flames: Flames
  readonly rig: LightRig
  readonly look: Look
  readonly view: StageView
  /** What the lens says changed. */
  change(change: ViewChange): void
  /**
   * Brings the scene up to date. `changed`: what the film cameras see may be another; `relit`: surfaces may need other
   * shaders; `burning`: it will look different in a moment by itself. `time`: see `LightRig.update`.
   */
  apply(time: number | null): { readonly changed: boolean; readonly relit: boolean; readonly burning: boolean }
  /** Draws the picture of an eye into what is bound: what it does not see is left out. After `apply`. */
  draw(eye: TargetCamera): void
  dispose(): void
}

export const makeScene = (engine: AbstractEngine): Scene => {
  const scene = new Scene(engine)
  scene.useRightHandedSystem = true
  scene.clearColor = new Color4(0, 0, 0, 1)
  scene.skipPointerMovePicking = true
  scene.skipPointerDownPicking = true
  scene.skipPointerUpPicking = true
  scene.autoClear = true
  return scene
}

export const makeStage = (engine: AbstractEngine, set: SetView, quality: Quality = FULL): Stage => {
  const scene = makeScene(engine)
  const textures = makeTextures(scene, quality)
  const materials = makeMaterials(scene, textures, quality)
  const instances = makeInstances(scene)
  const models = makeModels(scene)
  const figures = makeFigures(scene)
  const flames = makeFlames(scene)
  const rig = makeLightRig(scene, quality)
  const look = makeLook(scene, rig, materials)
  const ctx: DrawContext = {
    scene,
    painter: materials,
    instances,
    models,
    figures,
    flames,
    rig,
    nodeOf: (id) => view.nodeOf(id) ?? set.nodes.get(id) ?? null,
    worldOf: (id) => view.worldOf(id),
    watch: (owner, field, target) => view.watch(owner, field, target),
  }
  const view: StageView = makeStageView(
    { node: (id: NodeId) => set.nodes.get(id), children: (parent) => set.children(parent) },
    (kind) => binders[kind],
    ctx,
  )
  let info = true
  for (const id of set.nodes.keys()) view.touch(id, null)
  return {
    scene,
    textures,
    materials,
    instances,
    models,
    figures,
    flames,
    rig,
    look,
    view,
    change: (change) => {
      for (const id of change.added) view.touch(id, null)
      for (const id of change.removed) view.touch(id, null)
      for (const [id, fields] of change.updated) view.touch(id, fields)
      if (change.info) info = true
    },
    apply: (time) => {
      const moved = view.apply()
      if (info) look.set(set.info)
      const changed = moved || info
      const before = rig.choices
      let relit = info
      info = false
      if (moved) rig.touchShadows()
      flames.time = time ?? 0.4
      const burning = rig.update(time)
      relit ||= rig.choices !== before
      instances.flush()
      return { changed, relit, burning }
    },
    draw: (eye) => {
      scene.activeCamera = eye
      instances.see(planesOf(eye))
      instances.flush()
      instances.drawAll(false)
      scene.render()
    },
    dispose: () => {
      view.dispose()
      look.dispose()
      rig.dispose()
      instances.dispose()
      models.dispose()
      figures.dispose()
      flames.dispose()
      materials.dispose()
      textures.dispose()
      scene.dispose()
    },
  }
}
