/**
 * The page of `e2e/bench/viewport.bench.ts`: the stage and, beside it, the same meshes drawn by hand with plain Babylon, in
 * one browser. Built by that bench; no part of the product.
 */
import type { TargetCamera } from '@babylonjs/core/Cameras/targetCamera'
import type { Engine } from '@babylonjs/core/Engines/engine'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector'
import type { InstancedMesh } from '@babylonjs/core/Meshes/instancedMesh'
import '@babylonjs/core/Meshes/instancedMesh'
import { Mesh } from '@babylonjs/core/Meshes/mesh'
import * as Y from 'yjs'
import { apply } from '../../shared/changes/apply.ts'
import type { NodeCreate } from '../../shared/changes/change.ts'
import { asId, type NodeId } from '../../shared/ids.ts'
import { kit } from '../../shared/kit/index.ts'
import { initStage } from '../../shared/stage/init.ts'
import { type Lens, openLens } from '../../shared/stage/lens.ts'
import { makeEngine } from '../viewport/engine.ts'
import { makeTargetCamera, trueUp } from '../viewport/film-camera.ts'
import { makeLightRig } from '../viewport/light-rig.ts'
import { makeLook } from '../viewport/look.ts'
import { makeMaterials } from '../viewport/materials.ts'
import { makeModels } from '../viewport/models.ts'
import { chooseQuality } from '../viewport/quality.ts'
import { castersOf, noteMesh } from '../viewport/shadow-casters.ts'
import { makeScene, makeStage, type Stage } from '../viewport/stage.ts'
import { makeTextures } from '../viewport/textures.ts'

const quality = chooseQuality('plain')
const ASSETS = Object.keys(kit).slice(0, 24)
const idOf = (i: number) => asId<NodeId>(`p${i}`)

const canvas = document.createElement('canvas')
canvas.width = 640
canvas.height = 360
document.body.append(canvas)
const engine: Engine = makeEngine(canvas, quality)

/** A square field of props, two metres apart, all of the kit's first two dozen in turn. */
const field = (count: number): NodeCreate[] => {
  const side = Math.ceil(Math.sqrt(count))
  return Array.from({ length: count }, (_, i) => ({
    op: 'create',
    of: 'node',
    id: idOf(i),
    kind: 'prop',
    values: {
      asset: ASSETS[i % ASSETS.length] ?? '',
      position: [((i % side) - side / 2) * 2, 0, (Math.floor(i / side) - side / 2) * 2],
    },
  }))
}

const docOf = (count: number): Y.Doc => {
  const doc = new Y.Doc()
  initStage(doc, { title: 'Bench', changes: field(count), info: { ground: 'sand', groundSize: 300, hour: 15 } })
  return doc
}

const lookOver = (camera: TargetCamera) => {
  camera.position.copyFromFloats(0, 14, 34)
  camera.rotationQuaternion = Quaternion.FromEulerAngles(-0.42, 0, 0)
  camera.layerMask = 0x0fffffff
  trueUp(camera)
}

/** Waits for the GPU, so that a frame's time is all of it. */
const pixel = new Uint8Array(4)
const gl = canvas.getContext('webgl2')
const finish = () => gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)

const timed = (run: () => void): number => {
  const start = performance.now()
  run()
  finish()
  return performance.now() - start
}

interface Drawing {
  /** Draws a frame; `moving`: one thing moves before it. */
  frame(step: number, moving: boolean): void
  ready(): Promise<unknown>
  dispose(): void
}

const ours = (count: number): Drawing => {
  const doc = docOf(count)
  const lens = openLens(doc)
  const nodes = new Map(lens.view.nodes)
  const stage = makeStage(engine, { ...lens.view, nodes, children: (parent) => lens.view.children(parent) }, quality)
  const camera = makeTargetCamera('bench', stage.scene)
  lookOver(camera)
  const moved = idOf(Math.floor(count / 2))
  return {
    frame: (step, moving) => {
      camera.position.x = Math.sin(step / 20)
      if (moving) {
        const node = nodes.get(moved)
        if (node) nodes.set(moved, { ...node, position: [Math.sin(step / 10), 0.5, 0] })
        stage.view.touch(moved, new Set(['position']))
      }
      stage.apply(null)
      stage.draw(camera)
    },
    ready: () => stage.scene.whenReadyAsync(),
    dispose: () => {
      stage.dispose()
      lens.close()
      doc.destroy()
    },
  }
}

/** As one would write it with Babylon alone: a mesh for each part of each model, an instance of it for each prop. */
const byHand = (count: number): Drawing => {
  const scene = makeScene(engine)
  const textures = makeTextures(scene, quality)
  const materials = makeMaterials(scene, textures, quality)
  const models = makeModels(scene)
  const rig = makeLightRig(scene, quality)
  const look = makeLook(scene, rig, materials)
  const doc = docOf(count)
  const lens = openLens(doc)
  look.set(lens.view.info)
  const sources = new Map<string, Mesh>()
  const movers: (Mesh | InstancedMesh)[] = []
  const casters: (Mesh | InstancedMesh)[] = []
  const moved = idOf(Math.floor(count / 2))
  for (const node of lens.view.nodes.values()) {
    if (node.kind !== 'prop') continue
    for (const part of models.of(node).parts) {
      let mesh: Mesh | InstancedMesh
      const source = sources.get(part.key)
      if (source) mesh = source.createInstance(part.key)
      else {
        const first = new Mesh(part.key, scene)
        part.geometry.applyToMesh(first)
        first.material = materials.surface(part.material)
        first.receiveShadows = true
        first.isPickable = false
        noteMesh(scene, first, true)
        sources.set(part.key, first)
        mesh = first
      }
      // An instance casts only where it is listed itself.
      if (mesh !== sources.get(part.key)) casters.push(mesh)
      mesh.position = new Vector3(...node.position)
      mesh.isPickable = false
      if (node.id === moved) movers.push(mesh)
    }
  }
  castersOf(scene).meshes.push(...(casters as Mesh[]))
  rig.update(null)
  const camera = makeTargetCamera('bench', scene)
  lookOver(camera)
  scene.activeCamera = camera
  return {
    frame: (step, moving) => {
      camera.position.x = Math.sin(step / 20)
      if (moving) {
        for (const mesh of movers) mesh.position.copyFromFloats(Math.sin(step / 10), 0.5, 0)
        rig.touchShadows()
      }
      rig.update(null)
      scene.render()
    },
    ready: () => scene.whenReadyAsync(),
    dispose: () => {
      lens.close()
      doc.destroy()
      scene.dispose()
    },
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Both in turn, so that what else the machine does hits both alike; milliseconds, medians. The ratios are the medians of
 * pairs drawn one right after the other, which a busy machine disturbs less.
 */
const frames = async (count: number, rounds: number) => {
  const drawings = { ours: ours(count), hand: byHand(count) }
  const times = {
    ours: { rest: [] as number[], moving: [] as number[] },
    hand: { rest: [] as number[], moving: [] as number[] },
  }
  for (const drawing of [drawings.ours, drawings.hand]) {
    drawing.frame(0, false)
    await drawing.ready()
    for (let i = 0; i < 3; i++) timed(() => drawing.frame(i, i > 1))
  }
  for (let i = 0; i < rounds; i++)
    for (const how of ['rest', 'moving'] as const)
      for (const whose of i % 2 === 0 ? (['ours', 'hand'] as const) : (['hand', 'ours'] as const))
        times[whose][how].push(timed(() => drawings[whose].frame(i, how === 'moving')))
  drawings.ours.dispose()
  drawings.hand.dispose()
  const ratio = (how: 'rest' | 'moving') => median(times.ours[how].map((time, i) => time / (times.hand[how][i] ?? Number.NaN)))
  const ratios = { rest: ratio('rest'), moving: ratio('moving') }
  return {
    ratios,
    ours: { rest: median(times.ours.rest), moving: median(times.ours.moving) },
    hand: { rest: median(times.hand.rest), moving: median(times.hand.moving) },
  }
}

/** What one edit of somebody else costs the binders, milliseconds, mean (one is shorter than the clock's tick); at this many nodes. */
const edit = (count: number, rounds: number): number => {
  const { stage, lens, doc } = opened(docOf(count))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const theirs = openLens(other)
  const updates: Uint8Array[] = []
  other.on('update', (update: Uint8Array) => updates.push(update))
  let spent = 0
  const stop = lens.on((change) => {
    const start = performance.now()
    stage.change(change)
    stage.view.apply()
    spent += performance.now() - start
  })
  for (let i = 0; i < rounds; i++) {
    apply(other, [{ op: 'update', of: 'node', id: idOf((i * 37) % count), values: { position: [i / 10, 0, 0] } }], {
      view: theirs.view,
    })
    for (const update of updates.splice(0)) Y.applyUpdate(doc, update)
  }
  stop()
  theirs.close()
  other.destroy()
  stage.dispose()
  lens.close()
  doc.destroy()
  return spent / rounds
}

const opened = (doc: Y.Doc): { readonly stage: Stage; readonly lens: Lens; readonly doc: Y.Doc } => {
  const lens = openLens(doc)
  const stage = makeStage(engine, lens.view, quality)
  stage.apply(null)
  return { stage, lens, doc }
}

/** From the bytes of a set to its first whole picture. */
const open = async (count: number) => {
  const from = docOf(count)
  const bytes = Y.encodeStateAsUpdate(from)
  from.destroy()
  const start = performance.now()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const lens = openLens(doc)
  const read = performance.now() - start
  const stage = makeStage(engine, lens.view, quality)
  const camera = makeTargetCamera('bench', stage.scene)
  lookOver(camera)
  stage.apply(null)
  stage.draw(camera)
  await stage.scene.whenReadyAsync()
  stage.draw(camera)
  finish()
  const frame = performance.now() - start
  const { memory } = performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } }
  const result = { bytes: bytes.byteLength, read, frame, heap: memory?.usedJSHeapSize ?? 0, batches: stage.instances.batches }
  stage.dispose()
  lens.close()
  doc.destroy()
  return result
}

Object.assign(globalThis, { viewportBench: { frames, edit, open } })
