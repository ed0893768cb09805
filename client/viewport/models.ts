/**
 * Kit props as geometry on the GPU: built once for each shape and shared by every node that has it. What differs only in
 * a seed that the generator ignores is recognised by its content and shared too.
 */
import { Geometry } from '@babylonjs/core/Meshes/geometry'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData'
import type { Scene } from '@babylonjs/core/scene'
import type { Built, Mesh } from '../../shared/kit/generator.ts'
import { buildProp } from '../../shared/kit/index.ts'
import type { Bounds } from '../../shared/space/bounds.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import { boxesMesh, type Shape, shapeOfBuilt, shapeOfMesh } from './shape.ts'

export interface ModelPart {
  readonly key: string
  readonly geometry: Geometry
  readonly bounds: Bounds
  readonly material: string
  readonly slot: 'main' | 'fixed'
}

export interface Model {
  readonly parts: readonly ModelPart[]
  readonly shape: Shape
  readonly glow: Built['glow']
}

type PropShape = Pick<NodeOf<'prop'>, 'asset' | 'params' | 'seed'>

export interface Models {
  /** The model of a prop; an asset that the kit does not have is a grey box of half a metre. */
  of(prop: PropShape): Model
  dispose(): void
}

/** FNV-1a over the numbers of a mesh. */
const contentHash = (arrays: readonly ArrayBufferView[]): string => {
  let h = 0x811c9dc5
  for (const array of arrays) {
    const words = new Uint32Array(array.buffer, array.byteOffset, array.byteLength >> 2)
    for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words[i]!, 0x01000193)
    h = Math.imul(h ^ words.length, 0x01000193)
  }
  return (h >>> 0).toString(36)
}

export const makeGeometry = (scene: Scene, name: string, mesh: Mesh): Geometry => {
  const data = new VertexData()
  data.positions = mesh.positions
  data.normals = mesh.normals
  data.uvs = mesh.uvs
  data.indices = mesh.indices
  return new Geometry(name, scene, data)
}

const UNKNOWN: Built = {
  parts: [{ mesh: boxesMesh([{ min: [-0.25, 0, -0.25], max: [0.25, 0.5, 0.25] }]), material: '', slot: 'main' }],
  surfaces: [],
  anchors: [],
}

export const makeModels = (scene: Scene): Models => {
  const byProp = new Map<string, Model>()
  const byContent = new Map<string, Model>()
  const make = (built: Built): Model => {
    const key = built.parts
      .map(({ mesh, material, slot }) => `${contentHash([mesh.positions, mesh.uvs, mesh.indices])} ${material} ${slot}`)
      .join('|')
    const known = byContent.get(key)
    if (known) return known
    const model: Model = {
      parts: built.parts.map((part, index) => ({
        key: `${key}#${index}`,
        geometry: makeGeometry(scene, `${key}#${index}`, part.mesh),
        bounds: shapeOfMesh(part.mesh).bounds,
        material: part.material,
        slot: part.slot,
      })),
      shape: shapeOfBuilt(built),
      glow: built.glow,
    }
    byContent.set(key, model)
    return model
  }
  return {
    of: ({ asset, params, seed }) => {
      const key = `${asset} ${seed} ${JSON.stringify(params)}`
      const known = byProp.get(key)
      if (known) return known
      const model = make(buildProp(asset, params, seed) ?? UNKNOWN)
      byProp.set(key, model)
      return model
    },
    dispose: () => {
      for (const model of byContent.values()) for (const part of model.parts) part.geometry.dispose()
      byContent.clear()
      byProp.clear()
    },
  }
}
